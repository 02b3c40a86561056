"""Every error that Orelore raises on purpose.

    OreloreError
    |-- ArticleError           an article file breaks the format: which file, which field
    |-- TableError             a table beside the articles breaks its format: file, line and column
    |-- ReadError              an input cannot be read as an article: which input, why
    |   `-- DuplicateError     its text is in the corpus already
    |-- IndexMissingError      nothing is built yet: how to build
    |-- IndexMismatchError     built with another encoder or chunking: both sides named
    |-- IndexLockedError       another process writes
    |-- IndexStorageError      the folder cannot be written, or the disk is full
    |-- IndexDamagedError      a file of the index is not what was written: how to build it anew
    |-- CorpusStorageError     the corpus folder cannot be written
    |-- EncoderError           the embedding model cannot be had, or is not the expected one
    |-- ReaderError            the trained reader's file is damaged, or made for other weights
    |-- ModelUnavailableError  the language model does not answer
    |-- FeedError              a feed is followed already, or not; or the list of feeds is damaged
    |-- FeedbackError          an opinion is too long, or cannot be written: why
    |-- ExportError            no such form, a file in the way, or references that cannot be read
    |-- SnapshotError          a stored answer is damaged, or is none: what is wrong with it
    |-- QuestionError          empty, too long, or not text
    |-- UnknownArticleError    no article of that name
    `-- SettingsError          a setting has a value that cannot be used: name and value

Each message names the input and says what to do next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError


def field_problem(error: ValidationError) -> str:
    """The first thing that is wrong with some data, and the field that it is wrong with."""
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"]))
    return f"field `{field}`: {first['msg']}" if field else first["msg"]


class OreloreError(Exception):
    """Base of all errors of this package."""


class ArticleError(OreloreError):
    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class TableError(OreloreError):
    def __init__(self, path: str, line: int | None, problem: str) -> None:
        place = path if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {problem}")


class ReadError(OreloreError):
    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")


class DuplicateError(ReadError):
    def __init__(self, name: str, article_id: str) -> None:
        super().__init__(
            name, f"its text is in the corpus already, as '{article_id}'. Nothing was added."
        )
        self.article_id = article_id


class IndexMissingError(OreloreError):
    def __init__(self, folder: str) -> None:
        super().__init__(f"No index in {folder}. Build one with `orelore index`.")


class IndexMismatchError(OreloreError):
    def __init__(self, folder: str, built: str, wanted: str) -> None:
        super().__init__(
            f"The index in {folder} was built with {built}, the settings ask for {wanted}. "
            "Rebuild it with `orelore index`; the old one stays in use until the new one is ready."
        )


class IndexLockedError(OreloreError):
    def __init__(self, folder: str, holder: str) -> None:
        super().__init__(
            f"The index in {folder} is being written by {holder}. "
            "Wait until it has finished, or stop it, and try again."
        )


class IndexStorageError(OreloreError):
    def __init__(self, folder: str, problem: str) -> None:
        super().__init__(
            f"Cannot read or write the index in {folder}: {problem}. Free some space or mend the "
            "folder's permissions, or set ORELORE_INDEX to another folder; nothing is lost."
        )


class IndexDamagedError(OreloreError):
    def __init__(self, path: str, problem: str) -> None:
        super().__init__(
            f"The index is damaged in {path}: {problem}. Delete {path} and run `orelore index`, "
            "which makes it anew from the articles; nothing is lost."
        )


class CorpusStorageError(OreloreError):
    def __init__(self, folder: str, problem: str) -> None:
        super().__init__(
            f"Cannot write the corpus in {folder}: {problem}. Free some space or mend the "
            "folder's permissions, or set ORELORE_CORPUS to another folder; nothing has changed."
        )


class EncoderError(OreloreError):
    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"Encoder '{name}': {problem}")


class ReaderError(OreloreError):
    def __init__(self, problem: str) -> None:
        super().__init__(f"The trained reader cannot be used: {problem}")


class ModelUnavailableError(OreloreError):
    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"The language model '{name}' did not answer: {problem}")


class FeedError(OreloreError):
    pass


class FeedbackError(OreloreError):
    pass


class ExportError(OreloreError):
    pass


class SnapshotError(OreloreError):
    def __init__(self, problem: str) -> None:
        super().__init__(f"The stored answer cannot be used: {problem}. Ask the question again.")


class QuestionError(OreloreError):
    pass


class UnknownArticleError(OreloreError):
    def __init__(self, article_id: str, similar: list[str]) -> None:
        hint = f" Did you mean {', '.join(similar)}?" if similar else ""
        super().__init__(f"No article '{article_id}'.{hint} `orelore list` shows them all.")


class SettingsError(OreloreError):
    def __init__(self, name: str, value: object, problem: str) -> None:
        super().__init__(f"Setting {name}={value!r}: {problem}")
