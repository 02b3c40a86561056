from __future__ import annotations

import pytest

from orelore.answer.mentions import find_mentions
from orelore.answer.phrases import inflected, is_plural, noun_phrase, possessive


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Where is the Altyn mine?", "the Altyn mine"),
        ("Where is the old Altyn gold and silver mine?", "the Altyn gold and silver mine"),
        ("How much does Altyn produce?", "Altyn"),
        ("What does Altyn mine?", "Altyn"),
        ("What did the Altyn seizure cost?", "Altyn"),
        ("Who owns a Altyn-like thing and the Altyn project?", "Altyn-like"),
        ("How deep is the mine at Altyn?", "Altyn"),
    ],
)
def test_a_name_keeps_what_it_is_called(question: str, phrase: str) -> None:
    mentions = find_mentions(question)
    name = next(m for m in mentions if m.kind == "name")
    assert noun_phrase(question, name, mentions) == phrase


def test_possessives_plurals_and_verbs() -> None:
    assert [possessive("Altyn"), possessive("KAZ Minerals")] == ["Altyn's", "KAZ Minerals'"]
    assert [is_plural("reserves"), is_plural("price"), is_plural("loss")] == [True, False, False]
    assert [inflected(verb, "did") for verb in ("buy", "plan", "close", "carry")] == [
        "bought",
        "planned",
        "closed",
        "carried",
    ]
    assert inflected("own", "does") == "owns"
    assert inflected("open", "will") == "will open"
