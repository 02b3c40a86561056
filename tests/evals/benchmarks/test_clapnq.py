"""The rows of CLAP NQ."""

from __future__ import annotations

from orelore.evals.benchmarks.clapnq import clapnq_rows
from orelore.evals.benchmarks.gold import Bounds, Marked
from orelore.evals.benchmarks.quoted import Quoted
from orelore.evals.benchmarks.result import Row

ONE, TWO = (0, 7), (8, 18)


def quoted(gold: tuple[Bounds, ...], answer: Bounds, one: float, two: float) -> Quoted:
    marked = Marked("q", "", "one two three four", gold, bool(gold), (ONE, TWO))
    return Quoted(marked, (answer,), tuple(sorted([(ONE, one), (TWO, two)], key=lambda s: -s[1])))


def rows(*some: Quoted, threshold: float = 0.5) -> dict[str, Row]:
    return {row.measure: row for row in clapnq_rows(some, threshold)}


def test_a_sentence_that_people_selected_counts() -> None:
    found = rows(quoted((ONE, TWO), ONE, 0.9, 0.6), quoted((ONE,), TWO, 0.2, 0.9))
    assert (found["sentence precision"].ours, found["sentence recall"].ours) == (1 / 2, 1 / 3)
    assert found["sentence F1"].note == "quoting every sentence: 0.857"
    assert found["sentence F1, all sure enough instead of an answer"].ours == 2 * 2 / (3 + 3)


def test_a_refused_question_counts_as_missed_sentences() -> None:
    found = rows(quoted((ONE,), ONE, 0.9, 0.1), quoted((ONE,), ONE, 0.3, 0.1))
    assert found["answerable refused"].ours == 1 / 2
    assert found["sentence recall"].ours == 1 / 2


def test_every_threshold_shows_what_it_gives() -> None:
    found = rows(quoted((ONE,), ONE, 0.65, 0.1), quoted((), ONE, 0.45, 0.1))
    assert found["AUROC of confidence"].ours == 1.0
    assert found["AUROC of confidence"].note == (
        "best threshold on this set: 0.65, answers 1.000 and refuses 1.000"
    )
    curve = [found[f"sentence F1 at 0.{n}"] for n in range(1, 10)]
    assert [row.ours for row in curve] == [1.0] * 6 + [0.0] * 3
    assert curve[3].note == "answers 1.000 and refuses 0.000"
    assert curve[4].note == "answers 1.000 and refuses 1.000"


def test_a_set_without_unanswerable_questions_has_no_auroc() -> None:
    assert "AUROC of confidence" not in rows(quoted((ONE,), ONE, 0.9, 0.1))
