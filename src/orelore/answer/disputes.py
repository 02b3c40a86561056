"""The accounts that contradict the best sentence of an answer, on what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from orelore.answer.conflicts import Statement, disagreements
from orelore.answer.kinds import Kind
from orelore.answer.scoring import Candidate
from orelore.types import Account

LOOKED_AT = 8  # of the likeliest sentences
MOST_ADDED = 2  # sentences that an answer gets for accounts it did not have


def disputed(kind: Kind, best: Candidate, ranked: Sequence[Candidate]) -> tuple[Account, ...]:
    """The accounts of what the best sentence tells, its own among them; none where all agree.

    Unless the question asks for a conflict, the account must be of the short answer: a sentence
    may tell several things.
    """
    near = dict.fromkeys([best, *ranked[:LOOKED_AT]])
    statements = [Statement.of(c.hit.article, c.start, c.end) for c in near]
    for accounts in disagreements(statements):
        own = [a for a in accounts if _is_in(a, best)]
        if own and (kind is Kind.CONFLICT or any(_is_asked(a, best) for a in own)):
            return accounts
    return ()


def with_accounts(
    chosen: Sequence[Candidate], accounts: Sequence[Account], ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The chosen sentences, and those of the accounts that are not among them."""
    missing = [
        c for c in ranked if c not in chosen and any(_is_in(account, c) for account in accounts)
    ]
    return [*chosen, *missing[:MOST_ADDED]]


def _is_in(account: Account, candidate: Candidate) -> bool:
    span = account.span
    same_article = span.article_id == candidate.hit.article.id
    return same_article and span.start < candidate.end and candidate.start < span.end


def _is_asked(account: Account, best: Candidate) -> bool:
    """Whether the short answer and the disputed value share words."""
    if best.marked is None:
        return False
    answer = best.hit.chunk.slice(*best.marked)
    return answer in account.value or account.value in answer
