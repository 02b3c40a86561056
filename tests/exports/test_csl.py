from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from orelore.errors import ExportError
from orelore.exports.csl import read_csl, to_csl
from orelore.exports.records import Record, to_records
from orelore.exports.references import number_references
from orelore.types import Answer, Source

SOURCE = Source("s1", "Золото", "Herald", "2024-05-31", "https://example.org/1")
RECORD = Record("herald2024", SOURCE, ("a.md", "b.md"))
TYPES = {"webpage", "article-newspaper"}  # of those that the format knows
TEXTS = {"id", "type", "title", "container-title", "publisher", "URL", "note"}


def check_shape(item: dict[str, Any]) -> None:
    """What the format asks of an item, as far as ours have it."""
    assert {"id", "type", "title", "accessed", "note"} <= set(item)
    assert set(item) <= TEXTS | {"issued", "accessed"}
    assert item["type"] in TYPES
    assert all(isinstance(item[name], str) and item[name] for name in TEXTS & set(item))
    for name in {"issued", "accessed"} & set(item):
        (parts,) = item[name].get("date-parts", [[1]])
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int for part in parts)
        assert set(item[name]) in ({"date-parts"}, {"literal"})


def test_an_item_has_every_field(day: date) -> None:
    (item,) = json.loads(to_csl([RECORD], day))
    check_shape(item)
    assert item == {
        "id": "herald2024",
        "type": "webpage",
        "title": "Золото",
        "container-title": "Herald",
        "publisher": "Herald",
        "issued": {"date-parts": [[2024, 5, 31]]},
        "URL": "https://example.org/1",
        "accessed": {"date-parts": [[2026, 11, 26]]},
        "note": "a.md\nb.md",
    }


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2024-05", {"date-parts": [[2024, 5]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("May 2024", {"literal": "May 2024"}),
        (None, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    published: str | None, issued: object, day: date
) -> None:
    record = replace(RECORD, source=replace(SOURCE, published=published, url=None))
    (item,) = json.loads(to_csl([record], day))
    check_shape(item)
    assert item.get("issued") == issued
    assert item["type"] == "article-newspaper"


def test_the_items_of_answers_have_the_shape_of_the_format(
    answer: Answer, other: Answer, abstention: Answer, day: date
) -> None:
    records = to_records(number_references([answer, other, abstention]))
    items = json.loads(to_csl(records, day))
    assert [item["id"] for item in items] == ["steppeherald2024"]
    for item in items:
        check_shape(item)


def test_items_are_read_back(day: date) -> None:
    assert [item["id"] for item in read_csl(to_csl([RECORD], day))] == ["herald2024"]
    assert read_csl(to_csl([], day)) == []


@pytest.mark.parametrize("text", ["", "{", '{"id": "a"}', '["a"]', "[" * 100_000])
def test_what_is_no_csl_json_is_an_error(text: str) -> None:
    with pytest.raises(ExportError, match="The references are not"):
        read_csl(text)
