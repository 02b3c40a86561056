import subprocess
import sys

import pytest

from orelore.evals.startup import Startup, seconds


def test_a_command_is_timed_from_outside() -> None:
    assert 0.2 < seconds([sys.executable, "-c", "import time; time.sleep(0.2)"]) < 5


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        seconds([sys.executable, "-c", "raise SystemExit(1)"])


def test_the_ratio_is_taken_pair_by_pair() -> None:
    assert Startup((1.0, 2.0, 1.0), (4.0, 10.0, 6.0)).ratio == 5
