"""Orelore: answers about Central Asia's critical minerals, every sentence with its source.

from orelore import Assistant
print(Assistant.open().ask("How much gold did Kumtor produce in 2024?").text)
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orelore.answer.recheck import is_current, recheck
    from orelore.assistant import Assistant
    from orelore.chat import Chat
    from orelore.corpus.describe import corrected
    from orelore.corpus.tables import Place
    from orelore.errors import (
        ArticleError,
        CorpusStorageError,
        DuplicateError,
        EncoderError,
        ExportError,
        FeedbackError,
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
        SnapshotError,
        TableError,
        UnknownArticleError,
    )
    from orelore.evals.latest import Evaluation, latest_evaluation
    from orelore.exports.check import check_references
    from orelore.exports.forms import FORMS, Form, export
    from orelore.feedback import LONGEST_COMMENT, Feedback, record_feedback
    from orelore.present import confidence_note, filter_text, source_label, source_note
    from orelore.retrieval.choices import check_dates
    from orelore.settings import Settings, load_settings
    from orelore.snapshot import dump_answer, load_answer
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
    from orelore.users import User, Users

# Nothing leaves this machine unless the user asked for it.
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

# Loaded when first asked for: a program that only wants the types need not load Chroma.
_HOMES = {
    "answer.recheck": ("is_current", "recheck"),
    "assistant": ("Assistant",),
    "chat": ("Chat",),
    "corpus.describe": ("corrected",),
    "corpus.tables": ("Place",),
    "errors": (
        "OreloreError",
        "ArticleError",
        "TableError",
        "ReadError",
        "DuplicateError",
        "FeedError",
        "FeedbackError",
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
        "SnapshotError",
        "QuestionError",
        "UnknownArticleError",
        "SettingsError",
    ),
    "evals.latest": ("Evaluation", "latest_evaluation"),
    "exports.check": ("check_references",),
    "exports.forms": ("FORMS", "Form", "export"),
    "feedback": ("LONGEST_COMMENT", "Feedback", "record_feedback"),
    "present": ("confidence_note", "filter_text", "source_label", "source_note"),
    "retrieval.choices": ("check_dates",),
    "settings": ("Settings", "load_settings"),
    "snapshot": ("dump_answer", "load_answer"),
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
    "users": ("User", "Users"),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "FORMS",
    "LONGEST_COMMENT",
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
    "Evaluation",
    "ExportError",
    "FeedError",
    "Feedback",
    "FeedbackError",
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
    "SnapshotError",
    "Source",
    "TableError",
    "Token",
    "UnknownArticleError",
    "User",
    "Users",
    "check_dates",
    "check_references",
    "confidence_note",
    "corrected",
    "dump_answer",
    "export",
    "filter_text",
    "is_current",
    "latest_evaluation",
    "load_answer",
    "load_settings",
    "recheck",
    "record_feedback",
    "source_label",
    "source_note",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'orelore' has no attribute '{name}'")
    return getattr(import_module(f"orelore.{_MODULES[name]}"), name)
