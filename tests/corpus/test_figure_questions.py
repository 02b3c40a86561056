from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from orelore.corpus.figure_questions import figure_questions
from orelore.corpus.stated import Articles
from orelore.corpus.tables import Figure
from orelore.types import Article, Source

ROW: dict[str, Any] = {
    "fact": "f1",
    "subject": "Boz mine",
    "quantity": "mine production",
    "value": Decimal(1200),
    "unit": "t",
    "low": None,
    "high": None,
    "as_of": "2023",
    "country": ("Uzbekistan",),
    "mineral": ("gold",),
    "kind": "production",
    "status": "reported",
    "source_title": "Boz",
    "publisher": "Herald",
    "published": None,
    "url": "https://example.org",
}


def asked(sentence: str, **changes: Any) -> list[str]:
    sources = (Source("s1", "Boz", "Herald", facts=("f1",)),)
    articles = Articles([Article("boz", "Boz", sentence, sources=sources)])
    return [found.question for found in figure_questions([Figure(**ROW | changes)], articles)]


MADE = "Boz in Uzbekistan made 1,200 t of gold in 2023."


def test_a_yearly_amount_is_asked_for_with_its_year() -> None:
    assert asked(MADE) == ["How much gold did the Boz mine produce in 2023?"]


def test_what_was_produced_is_named_as_the_row_names_it() -> None:
    question = "How much gold dust did the Boz mine produce in 2023?"
    assert asked(MADE, quantity="gold dust production") == [question]


@pytest.mark.parametrize(
    ("quantity", "question"),
    [
        ("reserves", "How large are the gold reserves of the Boz mine?"),
        ("ownership share of Boz Holding", "What share of the Boz mine does Boz Holding own?"),
        ("employees", "How many people work at the Boz mine?"),
        ("clean-up cost", "How much will the clean-up of the Boz mine cost?"),
    ],
)
def test_other_quantities_have_their_own_forms(quantity: str, question: str) -> None:
    sentence = "Boz, of Boz Holding, was put at 1,200 in 2023."
    assert asked(sentence, quantity=quantity) == [question]


@pytest.mark.parametrize(
    "changes",
    [
        {"value": Decimal(1300)},
        {"as_of": "2022"},
        {"as_of": "1995"},
        {"status": "plan"},
        {"fact": ""},
        {"subject": "World"},
        {"subject": "Boz (pit 2)"},
        {"mineral": ("gold", "silver")},
        {"mineral": ("rare earths",)},
        {"quantity": "mood"},
        {"quantity": "ownership share of Uzbekistan"},
    ],
)
def test_what_no_sentence_states_or_what_reads_badly_is_not_asked(changes: dict[str, Any]) -> None:
    assert asked(MADE, **changes) == []
