from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orelore.errors import SettingsError
from orelore.settings import Settings, load_settings, shipped_corpus

NO_FILE = Path("no-such-file.toml")


def toml(folder: Path, text: str) -> Path:
    file = folder / "orelore.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_file_and_environment_the_defaults_hold() -> None:
    assert load_settings({}, NO_FILE) == Settings()
    assert Settings().encoder == "all-MiniLM-L6-v2"


def test_a_file_overrides_the_defaults(tmp_path: Path) -> None:
    settings = load_settings({}, toml(tmp_path, 'top_k = 5\ncorpus = "mine"\nshipped = false'))
    assert (settings.top_k, settings.corpus, settings.shipped) == (5, Path("mine"), False)


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    file = toml(tmp_path, "top_k = 5\nport = 80")
    settings = load_settings({"ORELORE_TOP_K": "6"}, file)
    assert (settings.top_k, settings.port) == (6, 80)


@pytest.mark.parametrize(("written", "read"), [("0", False), ("false", False), ("1", True)])
def test_a_switch_may_be_written_as_a_digit_or_a_word(written: str, read: bool) -> None:
    assert load_settings({"ORELORE_SHIPPED": written}, NO_FILE).shipped is read


def test_an_empty_variable_counts_as_unset() -> None:
    assert load_settings({"ORELORE_LLM": "", "ORELORE_TOP_K": ""}, NO_FILE) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ORELORE_TOP_K", "many"),
        ("ORELORE_TOP_K", "0"),
        ("ORELORE_TOP_K", "101"),
        ("ORELORE_CHUNK_TOKENS", "31"),
        ("ORELORE_PORT", "65536"),
        ("ORELORE_THREADS", "0"),
        ("ORELORE_SHIPPED", "perhaps"),
        ("ORELORE_LLM_TIMEOUT_S", "0"),
        ("ORELORE_LLM_TIMEOUT_S", "inf"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}='{value}': .*"):
        load_settings({name: value}, NO_FILE)


def test_a_bad_value_in_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ORELORE_CORPUS=5"):
        load_settings({}, toml(tmp_path, "corpus = 5"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("topk = 5", r"topk in .*orelore\.toml=5: .* Did you mean top_k \(ORELORE_TOP_K\)\?"),
        ("colour = 5", r"colour in .*orelore\.toml=5: .* There are corpus, index, shipped,"),
    ],
)
def test_an_unknown_key_of_the_file_is_refused(line: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=problem):
        load_settings({}, toml(tmp_path, line))


@pytest.mark.parametrize("content", [b"top_k = [", b"\xff\xfe", b'"'])
def test_a_file_that_is_not_toml_is_named(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "orelore.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"orelore\.toml'?: it cannot be read"):
        load_settings({}, file)


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="it cannot be read"):
        load_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("ORELORE_TOPK", "ORELORE_TOP_K"),
        ("ORELORE_ENCODR", "ORELORE_ENCODER"),
        ("ORELORE_LLM_TIMEOUT", "ORELORE_LLM_TIMEOUT_S"),
        ("ORELORE_CORPSU", "ORELORE_CORPUS"),
    ],
)
def test_a_slip_in_a_variable_names_the_nearest_setting(slip: str, meant: str) -> None:
    with pytest.raises(SettingsError, match=rf"{slip}='5': .* Did you mean .*\({meant}\)\?"):
        load_settings({slip: "5"}, NO_FILE)


@pytest.mark.parametrize("name", ["ORELORE_BILLING", "ORELORE_TEST_BROWSER", "ORELORE_TITLE"])
def test_a_variable_of_another_program_is_left_alone(name: str) -> None:
    assert load_settings({name: "x"}, NO_FILE) == Settings()


@pytest.mark.parametrize(
    ("given", "path"),
    [("/minerals", "/minerals"), ("minerals/", "/minerals"), ("/a/b/", "/a/b"), ("/", "")],
)
def test_a_path_of_the_page_begins_with_a_slash_and_ends_without(given: str, path: str) -> None:
    assert load_settings({"ORELORE_ROOT_PATH": given}, NO_FILE).root_path == path


def test_articles_are_read_from_the_shipped_folder_and_then_ones_own(tmp_path: Path) -> None:
    assert Settings(corpus=tmp_path).corpus_folders == (shipped_corpus(), tmp_path)
    assert Settings(corpus=tmp_path, shipped=False).corpus_folders == (tmp_path,)


def test_the_same_folder_is_read_once() -> None:
    assert Settings(corpus=shipped_corpus()).corpus_folders == (shipped_corpus(),)


def test_loading_settings_imports_no_engine() -> None:
    program = (
        "import sys; from orelore import load_settings; load_settings();"
        "print({'torch', 'chromadb', 'onnxruntime', 'gradio', 'llama_index'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.strip() == "set()"
