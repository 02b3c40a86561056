import pytest

from orelore.evals.failures import failures, verdict_of
from orelore.evals.golden import Golden, GoldSpan
from orelore.evals.record import Passage, Record, Said


def golden(id_: str = "q", *, answerable: bool = True, **more: object) -> Golden:
    base = {"id": id_, "kind": "single", "language": "en", "turns": ("How much?",)}
    return Golden.model_validate({**base, "nuggets": (), "answerable": answerable, **more})


def record(id_: str = "q", *passages: Passage, abstained: bool = False) -> Record:
    said = Said(text="It was 4,2 tonnes.", citations=(1,), support="verbatim")
    sentences = () if abstained else (said,)
    return Record(
        id=id_, question="How?", abstained=abstained, sentences=sentences, passages=passages
    )


@pytest.mark.parametrize(
    ("answerable", "abstained", "scores", "verdict"),
    [
        (True, False, {"CRAG": 1.0, "complete": 1.0}, ""),
        (True, False, {"CRAG": 1.0, "complete": 0.0}, "incomplete"),
        (True, False, {"CRAG": -1.0, "complete": 0.0}, "wrong"),
        (True, True, {"CRAG": 0.0}, "refused"),
        (False, False, {"CRAG": -1.0}, "answered without grounds"),
        (False, True, {"CRAG": 1.0}, ""),
    ],
)
def test_what_went_wrong_has_a_name(
    answerable: bool, abstained: bool, scores: dict[str, float], verdict: str
) -> None:
    question = golden(answerable=answerable)
    assert verdict_of(question, record(abstained=abstained), scores) == verdict


def test_the_worst_comes_first_and_what_was_not_asked_is_left_out() -> None:
    questions = [golden("a"), golden("b", answerable=False), golden("c")]
    known = {"a": record("a", abstained=True), "b": record("b")}
    assert [f.question.id for f in failures(questions, known, {})] == ["b", "a"]


def test_any_pattern_of_a_piece_will_do() -> None:
    question = golden(nuggets=(("4[.]2", "4,2"), ("2023",)))
    (failure,) = failures([question], {"q": record()}, {"q": {"complete": 0.0}})
    assert failure.nuggets == (("4[.]2 | 4,2", True), ("2023", False))


def test_a_passage_holds_the_answer_when_it_covers_half_of_a_gold_span() -> None:
    question = golden(spans=(GoldSpan(article="a", start=10, end=20, quote="4.2 tonnes"),))
    half, less = Passage(article="a", start=15, end=90), Passage(article="a", start=16, end=90)
    (failure,) = failures([question], {"q": record("q", half, less)}, {"q": {"CRAG": -1.0}})
    assert failure.found == ((half, True), (less, False))


def test_without_gold_spans_a_passage_is_judged_by_its_facts() -> None:
    right, other = (Passage(article="a", start=0, end=9, facts=(f,)) for f in ("f1", "f2"))
    answer = record("q", right, other)
    (failure,) = failures([golden(facts=("f1",))], {"q": answer}, {"q": {"CRAG": -1.0}})
    assert failure.found == ((right, True), (other, False))
