import pytest

from orelore.errors import QuestionError
from orelore.evals.golden import Golden
from orelore.evals.metrics import Bin
from orelore.evals.record import Record, Said
from orelore.evals.summary import Summary, metric_by_question, scores_by_question, summarise


def question(id_: str, *, language: str = "en", answerable: bool = True) -> Golden:
    return Golden(
        id=id_,
        kind="single" if answerable else "unanswerable_in",
        language=language,
        turns=("How much gold?",),
        nuggets=((r"\b4\b",),) if answerable else (),
        answerable=answerable,
    )


def record(id_: str, text: str, confidence: float | None = 1.0, ms: float = 1.0) -> Record:
    """What was said; no text is a refusal."""
    return Record(
        id=id_,
        question="How much gold?",
        abstained=not text,
        confidence=confidence,
        sentences=(Said(text=text, citations=(), support="supported"),) if text else (),
        milliseconds=ms,
    )


def test_a_metric_is_estimated_over_the_questions_that_it_applies_to() -> None:
    questions = [question("a"), question("b"), question("c", answerable=False)]
    summary = summarise(questions, [record("a", "4"), record("b", "5"), record("c", "6")])
    nuggets, false_answer = summary.metrics["nuggets"], summary.metrics["false answer"]
    assert (nuggets.mean, nuggets.n) == (1 / 2, 2)
    assert (false_answer.mean, false_answer.n) == (1, 1)
    assert "both values" not in summary.metrics


def test_pieces_and_crag_are_told_by_kind() -> None:
    questions = [question("a"), question("b", answerable=False)]
    summary = summarise(questions, [record("a", "4"), record("b", "5")])
    assert summary.by_kind["single"]["nuggets"].mean == 1
    assert summary.by_kind["unanswerable_in"]["CRAG"].mean == -1
    assert "nuggets" not in summary.by_kind["unanswerable_in"]


def test_other_languages_are_compared_with_english() -> None:
    questions = [question("a"), question("b", language="ru"), question("c", language="kk")]
    records = [record("a", "4"), record("b", "4"), record("c", "")]
    assert summarise(questions, records).language_ratio == 1 / 2
    assert summarise(questions[:1], records).language_ratio is None
    assert summarise(questions[1:], records).language_ratio is None


def test_risk_rises_where_the_wrong_answers_are() -> None:
    questions = [question(id_) for id_ in "abcd"]
    records = [record("a", "4", 3.0), record("b", "5", 2.0), record("c", "4", 1.0)]
    summary = summarise(questions, [*records, record("d", "", 0.0)])
    assert summary.risk_coverage == [(1 / 4, 0), (2 / 4, 1 / 2), (3 / 4, pytest.approx(1 / 3))]
    assert summary.risk_coverage_area == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_without_confidences_there_is_no_curve() -> None:
    summary = summarise([question("a")], [record("a", "4", None)])
    assert (summary.risk_coverage, summary.risk_coverage_area) == ([], None)


def test_confidences_are_held_against_the_share_of_right_answers() -> None:
    questions = [question("a"), question("b", answerable=False), question("c")]
    answers = [record("a", "4", 0.8), record("b", "4", 0.8), record("c", "", 0.1)]
    ours = [answer.model_copy(update={"answerer": "extractive"}) for answer in answers]
    summary = summarise(questions, ours)
    assert summary.reliability == (Bin(2, 0.8, 0.5),)
    assert summary.calibration_error == pytest.approx(0.3)
    assert summary.metrics["Brier"].mean == pytest.approx(0.34)
    assert summary.metrics["Brier"].n == 2


def test_a_confidence_that_is_no_probability_is_not_held_against_anything() -> None:
    summary = summarise([question("a")], [record("a", "4", 3.0)])
    assert (summary.reliability, summary.calibration_error) == ((), None)


def test_latency_is_told_by_quantiles() -> None:
    questions = [question(str(n)) for n in range(101)]
    summary = summarise(questions, [record(str(n), "4", ms=float(n)) for n in range(101)])
    assert summary.latency == pytest.approx({"median": 50, "p95": 95, "p99": 99})


def test_a_question_without_a_record_is_named() -> None:
    with pytest.raises(QuestionError, match=r"1 of 2 questions, b first"):
        summarise([question("a"), question("b")], [record("a", "4")])


def test_no_questions_have_an_empty_summary() -> None:
    assert summarise([], []).metrics == {}


def test_one_metric_can_be_had_by_question() -> None:
    questions = [question("a"), question("b", answerable=False)]
    scores = scores_by_question(questions, [record("a", "4"), record("b", "")])
    assert metric_by_question(scores, "nuggets") == {"a": 1}
    assert metric_by_question(scores, "CRAG") == {"a": 1, "b": 1}


def test_a_summary_survives_json() -> None:
    ours = record("a", "4", 0.7).model_copy(update={"answerer": "extractive"})
    summary = summarise([question("a")], [ours])
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
