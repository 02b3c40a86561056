from __future__ import annotations

from orelore.retrieval.query import read_query
from orelore.retrieval.related import related


def test_a_question_after_an_owner_also_looks_for_what_belongs() -> None:
    assert "belonged" in related(["owns", "kumtor"])
    assert '"belonged"' in read_query("Who owns Kumtor?").expression


def test_words_of_the_question_are_not_said_twice() -> None:
    assert "owns" not in related(["owns"])


def test_names_and_metals_have_no_related_words() -> None:
    assert related(["kumtor", "gold", "produce"]) == ()
