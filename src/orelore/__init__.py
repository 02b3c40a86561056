"""Orelore: answers about Central Asia's critical minerals, every sentence with its source.

from orelore import Assistant
print(Assistant.open().ask("How much gold did Kumtor produce in 2024?").text)
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orelore.assistant import Assistant, Chat
    from orelore.corpus.tables import Place
    from orelore.errors import (
        ArticleError,
        CorpusStorageError,
        DuplicateError,
        EncoderError,
        ExportError,
        FeedError,
        IndexDamagedError,
        IndexLockedError,
        IndexMismatchError,
        IndexMissingError,
        IndexStorageError,
        ModelUnavailableError,
        OreloreError,
        QuestionError,
        ReaderError,
        ReadError,
        SettingsError,
        TableError,
        UnknownArticleError,
    )
    from orelore.exports.check import check_references
    from orelore.exports.forms import FORMS, Form, export
    from orelore.present import confidence_note, source_label, source_note
    from orelore.retrieval.choices import check_dates
    from orelore.settings import Settings, load_settings
    from orelore.types import (
        Account,
        Answer,
        Article,
        Chunk,
        Citation,
        Coverage,
        Filters,
        Hit,
        Point,
        Sentence,
        Series,
        Source,
        Token,
    )

# Nothing leaves this machine unless the user asked for it.
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

# Loaded when first asked for: a program that only wants the types need not load Chroma.
_HOMES = {
    "assistant": ("Assistant", "Chat"),
    "corpus.tables": ("Place",),
    "errors": (
        "OreloreError",
        "ArticleError",
        "TableError",
        "ReadError",
        "DuplicateError",
        "FeedError",
        "IndexMissingError",
        "IndexMismatchError",
        "IndexLockedError",
        "IndexStorageError",
        "IndexDamagedError",
        "CorpusStorageError",
        "EncoderError",
        "ReaderError",
        "ModelUnavailableError",
        "ExportError",
        "QuestionError",
        "UnknownArticleError",
        "SettingsError",
    ),
    "exports.check": ("check_references",),
    "exports.forms": ("FORMS", "Form", "export"),
    "present": ("confidence_note", "source_label", "source_note"),
    "retrieval.choices": ("check_dates",),
    "settings": ("Settings", "load_settings"),
    "types": (
        "Article",
        "Source",
        "Chunk",
        "Filters",
        "Hit",
        "Citation",
        "Sentence",
        "Account",
        "Point",
        "Series",
        "Answer",
        "Coverage",
        "Token",
    ),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "FORMS",
    "Account",
    "Answer",
    "Article",
    "ArticleError",
    "Assistant",
    "Chat",
    "Chunk",
    "Citation",
    "CorpusStorageError",
    "Coverage",
    "DuplicateError",
    "EncoderError",
    "ExportError",
    "FeedError",
    "Filters",
    "Form",
    "Hit",
    "IndexDamagedError",
    "IndexLockedError",
    "IndexMismatchError",
    "IndexMissingError",
    "IndexStorageError",
    "ModelUnavailableError",
    "OreloreError",
    "Place",
    "Point",
    "QuestionError",
    "ReadError",
    "ReaderError",
    "Sentence",
    "Series",
    "Settings",
    "SettingsError",
    "Source",
    "TableError",
    "Token",
    "UnknownArticleError",
    "check_dates",
    "check_references",
    "confidence_note",
    "export",
    "load_settings",
    "source_label",
    "source_note",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'orelore' has no attribute '{name}'")
    return getattr(import_module(f"orelore.{_MODULES[name]}"), name)
