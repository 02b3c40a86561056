"""The table of benchmarks."""

from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.catalogue import NAMES, run


@pytest.mark.parametrize("name", ["xquad-en", "xquad-ru", "chunking"])
def test_each_benchmark_asks_for_its_files(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="expected"):
        run(name, tmp_path)


def test_an_unknown_benchmark_is_not_in_the_table() -> None:
    assert "squad" not in NAMES


def test_a_set_that_the_reader_was_trained_on_is_no_benchmark() -> None:
    assert "qed" not in NAMES
