"""Exports written to files, whose suffix tells the form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from orelore.errors import ExportError
from orelore.exports.forms import FORMS, Form, export
from orelore.types import Answer


def form_of(path: Path) -> Form:
    """The form that the suffix of a file asks for. Raises ExportError."""
    forms = {form.suffix: form for form in FORMS.values()}
    if path.suffix.lower() not in forms:
        raise ExportError(f"Cannot export to {path}: its name must end in {', '.join(forms)}.")
    return forms[path.suffix.lower()]


def check_target(path: Path) -> Path:
    """The path, if something can be exported to it. Raises ExportError."""
    form_of(path)
    if path.exists():
        raise _taken(path)
    if not path.parent.is_dir():
        raise ExportError(f"Cannot export to {path}: there is no folder {path.parent}.")
    return path


def save(answers: Sequence[Answer], path: Path) -> None:
    """Write the answers to a file that is not there yet. Raises ExportError."""
    content = export(answers, form_of(path).name)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise ExportError(f"Cannot export to {path}: {error.strerror}.") from error


def _taken(path: Path) -> ExportError:
    return ExportError(f"{path} exists already and was left as it is. Choose another name.")
