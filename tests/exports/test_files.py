from __future__ import annotations

from pathlib import Path

import pytest

from orelore.errors import ExportError
from orelore.exports.files import check_target, form_of, save
from orelore.exports.forms import FORMS
from orelore.types import Answer


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_the_suffix_tells_the_form(form: object) -> None:
    suffix = getattr(form, "suffix", "")
    assert form_of(Path(f"a.b{suffix}")) is form_of(Path(f"A{suffix.upper()}")) is form


@pytest.mark.parametrize("name", ["answer", "answer.odt", ".md", "answer.md.txt"])
def test_another_suffix_is_an_error_that_names_those_there_are(name: str) -> None:
    with pytest.raises(ExportError, match=rf"{name}: its name must end in \.md, \.docx, "):
        form_of(Path(name))


def test_answers_are_written_to_a_new_file(answer: Answer, tmp_path: Path) -> None:
    file = tmp_path / "answer.md"
    assert check_target(file) == file
    save([answer], file)
    assert file.read_text(encoding="utf-8").startswith("# How much gold?\n\nBoz made **3 tonnes**.")


def test_a_file_that_exists_is_left_as_it_is(answer: Answer, tmp_path: Path) -> None:
    file = tmp_path / "answer.md"
    file.write_text("mine")
    with pytest.raises(ExportError, match="exists already and was left as it is"):
        check_target(file)
    with pytest.raises(ExportError, match="exists already and was left as it is"):
        save([answer], file)
    assert file.read_text() == "mine"


def test_a_folder_that_is_not_there_is_an_error(answer: Answer, tmp_path: Path) -> None:
    file = tmp_path / "none" / "answer.md"
    with pytest.raises(ExportError, match="there is no folder"):
        check_target(file)
    with pytest.raises(ExportError, match="No such file or directory"):
        save([answer], file)
