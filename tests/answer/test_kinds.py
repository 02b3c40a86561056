from __future__ import annotations

import pytest

from orelore.answer.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much gold did Altyn give in 2023?", Kind.SINGLE),
        ("Which country exports most tin?", Kind.SINGLE),
        ("Which boss runs Altyn?", Kind.SINGLE),
        ("What class is the ore of Boz?", Kind.SINGLE),
        ("List the smelters of Kyrgyzstan.", Kind.LIST),
        ("Who are the owners of Boz?", Kind.LIST),
        ("Which companies are at work in Boz?", Kind.LIST),
        ("How many mines are there and which are open?", Kind.LIST),
        ("Is Altyn deeper than Boz?", Kind.COMPARE),
        ("How does Altyn differ from Boz?", Kind.COMPARE),
        ("Which is older, Altyn or Boz?", Kind.COMPARE),
        ("Do the reports on Altyn agree?", Kind.CONFLICT),
        ("Why do reports of Altyn's output differ?", Kind.CONFLICT),
        ("Who disputes the figures of Altyn?", Kind.CONFLICT),
        ("Who won the dispute over Altyn?", Kind.SINGLE),
        ("What is the distance between Altyn and Boz?", Kind.COMPARE),
        ("How much gold did Altyn give between 2020 and 2023?", Kind.SINGLE),
        ("Who bought Altyn, and for how much?", Kind.DOUBLE),
        ("When was Boz opened and what was its price?", Kind.DOUBLE),
        ("And what is the price of Boz?", Kind.SINGLE),
        ("After 2010, how much gold and silver was there?", Kind.SINGLE),
        ("Which sources contradict each other on Boz?", Kind.CONFLICT),
        ("Who owns Altyn now?", Kind.LATEST),
        ("What is the latest output of Altyn?", Kind.LATEST),
    ],
)
def test_a_question_shows_what_kind_of_answer_it_wants(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize("question", ["What is a smelter?", "How is tin refined?", "Define ore."])
def test_only_a_question_without_names_asks_for_a_definition(question: str) -> None:
    assert kind_of(question, is_general=True) is Kind.DEFINE
    assert kind_of(question) is Kind.SINGLE


def test_plural_words_for_one_figure_ask_for_no_list() -> None:
    assert kind_of("What reserves are in Boz?") is Kind.SINGLE
    assert kind_of("What mines are in Boz?") is Kind.LIST


def test_conflict_minerals_are_no_conflict_of_the_sources() -> None:
    assert kind_of("Is tin a conflict mineral?") is Kind.SINGLE
    assert kind_of("Is there a conflict of the figures?") is Kind.CONFLICT
