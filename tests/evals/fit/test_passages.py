from __future__ import annotations

from collections.abc import Callable

from orelore.answer.scoring import Weights
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.fit.cases import Case
from orelore.evals.fit.passages import goldens, passage_rows, without_passage
from orelore.types import Article

CaseOf = Callable[..., Case]

BEASTS = "Ants rest. Bees sing."


def test_a_question_about_a_passage_has_its_span_and_words() -> None:
    article = Article("p0", "Untitled", BEASTS)
    asked = Asked("Who sings?", "p0", ((11, 15), (11, 20)))
    [golden] = goldens(QuestionSet((article,), (asked,)))
    assert golden.turns == ("Who sings?",)
    assert [span.quote for span in golden.spans] == ["Bees", "Bees sing"]
    assert golden.nuggets == (("Bees", "Bees\\ sing"),)
    assert golden.answerable


def test_the_passage_that_answers_can_be_taken_away(case_of: CaseOf) -> None:
    left = without_passage(case_of())
    assert [c.hit.article.id for c in left.candidates] == ["wrong"]


def test_passages_are_right_when_the_answer_comes_first_and_is_missed_when_it_is_gone(
    case_of: CaseOf,
) -> None:
    rows = dict(passage_rows([case_of("a"), case_of("b", sure=(-3.0, 3.0))], Weights()))
    assert rows == {
        "right sentence first, of all passages": 0.5,
        # There: the right one at 3, the wrong one at 3. Gone: the wrong one at -3 and at 3.
        "answer there or passage removed, AUROC": 0.875,
    }
