"""JSON Lines, and other JSON, as checked values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from orelore.errors import ReadError, field_problem

M = TypeVar("M", bound=BaseModel)


def read_bytes(path: Path) -> bytes:
    """The content of a file that the training needs. Raises ReadError."""
    try:
        return path.read_bytes()
    except OSError as error:
        problem = f"it cannot be read ({error.strerror}). docs/TRAINING.md tells what belongs where"
        raise ReadError(str(path), problem) from error


def read_lines(model: type[M], path: Path) -> list[M]:
    """Each line of a file. Raises ReadError, which names the line and the field."""
    return list(lines_of(model, read_bytes(path), path))


def lines_of(model: type[M], content: bytes, path: Path) -> Iterator[M]:
    """Each line of the content of a file."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield parsed(model, line, f"{path}:{number}")


def parsed(model: type[M], content: bytes, place: str) -> M:
    """One JSON value. Raises ReadError."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise ReadError(place, f"it is not as expected; {field_problem(error)}") from error
