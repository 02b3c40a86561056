"""The rows of ACL-Verbatim."""

from __future__ import annotations

from orelore.evals.benchmarks.acl_verbatim import acl_rows
from orelore.evals.benchmarks.gold import Bounds, Marked
from orelore.evals.benchmarks.quoted import Quoted
from orelore.evals.benchmarks.result import Row

TEXT = "One two. Three.\n\nFour five six."
FIRST, SECOND, THIRD = (0, 8), (9, 15), (17, 31)


def quoted(gold: tuple[Bounds, ...], *sure: tuple[Bounds, float]) -> Quoted:
    return Quoted(Marked("q", "", TEXT, gold, bool(gold)), (), sure)


def rows(*some: Quoted) -> dict[str, Row]:
    return {row.measure: row for row in acl_rows(some, 0.5)}


def test_the_paragraph_of_a_sure_sentence_is_quoted() -> None:
    found = rows(quoted(((0, 15),), (FIRST, 0.9), (SECOND, 0.1), (THIRD, 0.1)))
    assert (found["word precision"].ours, found["word recall"].ours) == (1.0, 1.0)
    assert found["word F1, sentences"].ours == 2 * 2 / (2 + 3)


def test_a_refused_pair_counts_as_missed_words() -> None:
    found = rows(quoted(((0, 15),), (FIRST, 0.4)))
    assert (found["word recall"].ours, found["word F1"].ours) == (0.0, 0.0)
    assert found["word F1"].note.endswith("best threshold on this set, 0.40: 1.000")


def test_a_quote_where_nothing_is_marked_costs_precision() -> None:
    found = rows(quoted(((17, 31),), (THIRD, 0.9)), quoted((), (THIRD, 0.8)))
    assert found["word precision"].ours == 0.5
    assert found["word F1"].note.startswith("without the pairs that have no span: 1.000;")
    assert found["left without spans"].ours == 0.0


def test_every_threshold_shows_what_it_gives() -> None:
    found = rows(quoted(((17, 31),), (THIRD, 0.9)), quoted((), (THIRD, 0.6)))
    note = "precision 0.500, recall 1.000, left without spans 0.000"
    assert found["word F1 at 0.6"].note == note
    assert found["word F1 at 0.7"].note == "precision 1.000, recall 1.000, left without spans 1.000"


def test_the_published_scores_stand_beside_the_f1() -> None:
    published = rows(quoted((FIRST,), (FIRST, 0.9)))["word F1"].published
    assert ("Provence", 0.344) in [entry[:2] for entry in published]
