"""Answer <-> JSON: an answer is kept as it was given, with the articles that it cites.

    {"orelore": "answer", "version": 1, "answer": {...}, "articles": {DIGEST: {...}, ...}}

An article stands there once, however often it is cited, under a digest of what it holds: the
`articles` of several snapshots can be kept as one.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from orelore.errors import SnapshotError, field_problem
from orelore.types import Answer, Filters

KIND, VERSION = "answer", 1


def dump_answer(answer: Answer) -> str:
    """The answer as JSON. Raises SnapshotError where a text is not Unicode."""
    articles: dict[str, Any] = {}
    try:
        tree = json.loads(to_json(answer, inf_nan_mode="strings"))
    except (PydanticSerializationError, UnicodeError) as error:
        raise SnapshotError(f"it cannot be written: {error}") from error
    kept = {"orelore": KIND, "version": VERSION, "answer": _without(tree, articles)}
    return json.dumps({**kept, "articles": articles}, ensure_ascii=False)


def load_answer(text: str) -> Answer:
    """The answer that `dump_answer` wrote, equal to what it was. Raises SnapshotError."""
    kept = _opened(text)
    try:
        answer = _answers().validate_python(_with(kept["answer"], kept["articles"]))
    except ValidationError as error:
        raise SnapshotError(field_problem(error)) from error
    except RecursionError as error:
        raise SnapshotError("it is nested too deeply") from error
    return _with_tuples(answer)


def _opened(text: str) -> dict[str, Any]:
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SnapshotError("it is not JSON") from error
    if not isinstance(kept, dict) or kept.get("orelore") != KIND:
        raise SnapshotError("it is not an answer of Orelore")
    if kept.get("version") != VERSION:
        raise SnapshotError(f"its version is {kept.get('version')!r}, not {VERSION}")
    if not isinstance(kept.get("answer"), dict) or not isinstance(kept.get("articles"), dict):
        raise SnapshotError("the answer or its articles are missing")
    return kept


@cache  # slow to make
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


def _without(tree: Any, articles: dict[str, Any]) -> Any:
    """The tree with a digest in place of each article, which goes to `articles`."""
    if isinstance(tree, list):
        return [_without(item, articles) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {
        key: _put(value, articles) if key == "article" else _without(value, articles)
        for key, value in tree.items()
    }


def _put(article: Any, articles: dict[str, Any]) -> str:
    written = json.dumps(article, sort_keys=True)
    digest = sha256(written.encode()).hexdigest()[:32]
    articles[digest] = article
    return digest


def _with(tree: Any, articles: dict[str, Any]) -> Any:
    """The tree with its articles back in their places; what names no article stays."""
    if isinstance(tree, list):
        return [_with(item, articles) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {
        key: articles.get(value, value)
        if key == "article" and isinstance(value, str)
        else _with(value, articles)
        for key, value in tree.items()
    }


def _with_tuples(answer: Answer) -> Answer:
    """The answer with names in tuples: of a sequence JSON makes a list."""
    values = {field.name: getattr(answer, field.name) for field in fields(answer)}
    chosen: dict[str, Any] = {
        name: _tuples(v) for name, v in values.items() if isinstance(v, Filters)
    }
    return replace(answer, **chosen)


def _tuples(filters: Filters) -> Filters:
    return replace(
        filters,
        countries=tuple(filters.countries),
        minerals=tuple(filters.minerals),
        publishers=tuple(filters.publishers),
        kinds=tuple(filters.kinds),
    )
