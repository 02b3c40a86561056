from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Answer, Filters
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.link import asked_filters, called, query_of, read_query

FILTERS = Filters(("Kazakhstan", "Uzbekistan"), ("gold",), ("Orda & Co",), "2023", "2024-05")


@pytest.mark.parametrize("filters", [Filters(), FILTERS, Filters(kinds=("press", "company"))])
def test_a_link_holds_the_question_and_its_filters(answer: Answer, filters: Filters) -> None:
    exchange = Exchange(1, "And it?", replace(answer, question='"It"? & 5 %', filters=filters))
    assert read_query(f"?{query_of(exchange)}") == ('"It"? & 5 %', filters)


def test_a_question_without_an_answer_has_a_link_with_its_filters() -> None:
    exchange = Exchange(1, "Boz?", problem="Too long.", filters=FILTERS)
    assert read_query(query_of(exchange)) == ("Boz?", FILTERS)


@pytest.mark.parametrize("query", ["", "?", "?&&=&q", "?__theme=dark", "?since=&countries=+"])
def test_what_is_no_query_of_ours_asks_nothing(query: str) -> None:
    assert read_query(query) == ("", Filters())


def test_what_a_link_says_twice_counts_once() -> None:
    assert read_query("?q=Boz&q=Qora&minerals=tin&minerals=+tin+&since=2020&since=2023+") == (
        "Boz",
        Filters(minerals=("tin",), since="2023"),
    )


def test_a_link_is_asked_under_its_own_filters() -> None:
    assert called("Boz?", FILTERS) == ("Boz?", FILTERS)
    assert called({"query": "?q=Boz%3F&minerals=tin"}, FILTERS) == ("Boz?", Filters((), ("tin",)))


def test_only_a_link_has_filters() -> None:
    assert asked_filters("Boz?") is None
    assert asked_filters({"query": "?q=Boz"}) == Filters()
