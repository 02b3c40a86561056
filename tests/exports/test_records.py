from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orelore.exports.locators import read_note
from orelore.exports.records import Record, to_records
from orelore.exports.references import number_references
from orelore.types import Answer, Source

Cite = Callable[..., list[Record]]


@pytest.fixture
def cite(answer: Answer) -> Cite:
    """The records of an answer whose quote rests on some sources."""

    def make(*sources: Source) -> list[Record]:
        (citation,) = answer.citations
        cited = replace(answer, citations=(replace(citation, sources=sources),))
        return to_records(number_references([cited]))

    return make


def test_quotes_of_one_source_are_one_record(answer: Answer, other: Answer) -> None:
    (record,) = to_records(number_references([answer, other]))
    assert record.key == "steppeherald2024"
    quotes = [read[1] for line in record.notes if (read := read_note(line))]
    assert quotes == ["Boz made 3 tonnes.", "It will grow."]
    assert record.notes[0].endswith(" (as of 2023)")


def test_sources_are_one_by_address_or_else_by_title_publisher_and_date(
    source: Source, cite: Cite
) -> None:
    bare = replace(source, url=None)
    assert len(cite(source, replace(source, key="s2", title="Output, again"))) == 1
    assert len(cite(bare, replace(bare, key="s2"))) == 1
    assert len(cite(source, bare, replace(bare, published="2024"), replace(bare, title="x"))) == 4


def test_a_source_named_twice_has_its_quote_once(source: Source, cite: Cite) -> None:
    (record,) = cite(source, replace(source, key="s2"))
    assert len(record.notes) == 1


def test_keys_are_unique_and_those_of_earlier_sources_stay(source: Source, cite: Cite) -> None:
    sources = [replace(source, url=f"https://example.org/{n}") for n in range(3)]
    keys = [record.key for record in cite(*sources)]
    assert keys == ["steppeherald2024", "steppeherald2024-2", "steppeherald2024-3"]
    assert [record.key for record in cite(*sources[:2])] == keys[:2]


@pytest.mark.parametrize(
    ("publisher", "published", "key"),
    [
        ("Коммерсантъ", "2024-05-31", "kommersant2024"),
        ("Post & Co.", None, "postco"),
        ("", "2023", "output2023"),
        ("x" * 50, "2023", "x" * 30 + "2023"),
        ("???", "May", "source"),
    ],
)
def test_a_key_is_publisher_and_year(
    publisher: str, published: str | None, key: str, source: Source, cite: Cite
) -> None:
    (record,) = cite(replace(source, publisher=publisher, published=published))
    assert record.key == key


def test_the_texts_are_on_one_line_and_odd_addresses_are_left_out(
    source: Source, cite: Cite
) -> None:
    (record,) = cite(replace(source, title="a\nb\x00", publisher=" c ", url="javascript:x"))
    tidied = record.source
    assert (tidied.title, tidied.publisher, tidied.url) == ("a b\ufffd", "c", None)


def test_a_quote_without_sources_rests_on_its_article(cite: Cite) -> None:
    (record,) = cite()
    assert (record.source.title, record.key) == ("Gold at Boz", "goldatboz")
    assert read_note(record.notes[0]) is not None
