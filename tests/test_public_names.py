from __future__ import annotations

import os
import subprocess
import sys

import pytest

import orelore

SWITCHES = ["ANONYMIZED_TELEMETRY", "GRADIO_ANALYTICS_ENABLED", "HF_HUB_DISABLE_TELEMETRY"]


def python(program: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=clean)
    assert run.stderr == ""
    return run.stdout.strip()


@pytest.mark.parametrize("name", orelore.__all__)
def test_every_public_name_is_there(name: str) -> None:
    value = getattr(orelore, name)
    assert getattr(value, "__name__", name) == name  # a table has no name of its own


def test_every_error_of_the_package_is_public() -> None:
    from orelore import errors

    own = {n for n, v in vars(errors).items() if isinstance(v, type) and n.endswith("Error")}
    assert own <= set(orelore.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'orelore' has no attribute 'Asistant'"):
        _ = orelore.Asistant


def test_importing_the_package_loads_no_engine() -> None:
    program = "import sys, orelore; orelore.Filters; print('chromadb' in sys.modules)"
    assert python(program) == "False"


def test_importing_the_package_turns_telemetry_off_unless_the_user_chose_otherwise() -> None:
    show = f"print([os.environ[name] for name in {SWITCHES}])"
    assert python(f"import os, orelore; {show}") == "['False', 'False', '1']"
    chosen = "os.environ['ANONYMIZED_TELEMETRY'] = 'True'"
    assert python(f"import os; {chosen}; import orelore; {show}") == "['True', 'False', '1']"
