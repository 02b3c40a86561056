from __future__ import annotations

from collections.abc import Callable

import pytest

from orelore.answer.disputes import disputed, with_accounts
from orelore.answer.kinds import Kind
from orelore.answer.scoring import Candidate, Signals
from orelore.types import Hit

HitOf = Callable[..., Hit]

SILENT = Signals(0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
MORE = "Kumtor in Kyrgyzstan produced 13.6 tonnes of gold in 2023."
LESS = "Kumtor's gold output was 12.2 tonnes in 2023."
OTHER = "Snow fell on the pass."


@pytest.fixture
def candidate_of(hit_of: HitOf) -> Callable[..., Candidate]:
    """Makes a candidate of a text that is the whole of its article, its short answer marked."""

    def make(text: str, answer: str | None = None) -> Candidate:
        at = text.index(answer) if answer else 0
        marked = (at, at + len(answer)) if answer else None
        return Candidate(hit_of(text, text[:6]), 0, len(text), SILENT, 1.0, marked)

    return make


CandidateOf = Callable[..., Candidate]


def test_an_account_of_the_short_answer_is_disputed(candidate_of: CandidateOf) -> None:
    best, other = candidate_of(MORE, "13.6 tonnes"), candidate_of(LESS)
    accounts = disputed(Kind.SINGLE, best, [best, other])
    assert [account.value for account in accounts] == ["13.6 tonnes of gold", "12.2 tonnes"]


@pytest.mark.parametrize("answer", ["Kyrgyzstan", None])
def test_what_was_not_asked_is_not_disputed_unless_conflicts_are_asked_for(
    answer: str | None, candidate_of: CandidateOf
) -> None:
    best, other = candidate_of(MORE, answer), candidate_of(LESS)
    assert disputed(Kind.SINGLE, best, [best, other]) == ()
    assert len(disputed(Kind.CONFLICT, best, [best, other])) == 2


def test_a_conflict_of_other_sentences_is_not_told(candidate_of: CandidateOf) -> None:
    best, others = candidate_of(OTHER, "Snow"), [candidate_of(MORE), candidate_of(LESS)]
    assert disputed(Kind.CONFLICT, best, [best, *others]) == ()


def test_the_sentences_of_the_accounts_are_added_once(candidate_of: CandidateOf) -> None:
    best, other, snow = candidate_of(MORE), candidate_of(LESS), candidate_of(OTHER)
    accounts = disputed(Kind.CONFLICT, best, [best, other])
    assert with_accounts([best], accounts, [best, snow, other]) == [best, other]
    assert with_accounts([best, other], accounts, [best, other]) == [best, other]
    assert with_accounts([best], (), [best, other]) == [best]
