from __future__ import annotations

from orelore import Answer, Filters
from orelore_app.chat.exchange import Exchange
from orelore_app.keep.keeping import NEW, Kept, continued
from orelore_app.keep.record import read_body


def test_a_new_conversation_gets_an_id_of_its_own(answer: Answer) -> None:
    said = [Exchange(1, "How much?", answer)]
    (first, base), (second, _) = (continued(NEW, said, Filters()) for _ in range(2))
    assert first.id != second.id
    assert base is None
    assert first.questions == ("How much?",)
    assert read_body(first.body)[0] == tuple(said)


def test_a_conversation_that_goes_on_keeps_its_id(answer: Answer) -> None:
    one = Exchange(1, "How much?", answer)
    before = Kept("a" * 32, "2026-01-01", (one,))
    record, base = continued(before, [one, Exchange(2, "Why?", answer)], Filters())
    assert (record.id, base) == (before.id, "2026-01-01")
    assert record.changed > "2026-01-01"


def test_another_beginning_is_another_conversation(answer: Answer) -> None:
    before = Kept("a" * 32, "2026-01-01", (Exchange(1, "How much?", answer),))
    record, base = continued(before, [Exchange(1, "Why?", answer)], Filters())
    assert record.id != before.id
    assert base is None
