from collections.abc import Sequence
from math import log2

import pytest

from orelore.evals.golden import Golden, GoldSpan
from orelore.evals.record import Passage, Quote, Record, Said
from orelore.evals.scoring import METRICS, covers, is_wrong, score
from orelore.types import Support

GOLD = GoldSpan(article="altyn", start=100, end=120, quote="It dug 4.2 t of gold")
OTHER = GoldSpan(article="kumtor", start=0, end=20, quote="Kumtor dug 13 tonnes")
NUGGETS = ((r"4\.2",), (r"\b13\b",))


def question(
    kind: str = "single",
    *,
    answerable: bool = True,
    nuggets: tuple[tuple[str, ...], ...] = NUGGETS,
    spans: tuple[GoldSpan, ...] = (),
    facts: tuple[str, ...] = (),
) -> Golden:
    return Golden(
        id="q",
        kind=kind,
        language="en",
        turns=("How much gold?",),
        nuggets=nuggets if answerable else (),
        answerable=answerable,
        spans=spans,
        facts=facts,
    )


def passage(article: str, start: int = 500, end: int = 600, facts: Sequence[str] = ()) -> Passage:
    return Passage(article=article, start=start, end=end, facts=tuple(facts))


def said(text: str, *citations: int, support: Support = "supported") -> Said:
    return Said(text=text, citations=citations, support=support)


def answer(
    *sentences: Said, quotes: Sequence[str] = (), passages: Sequence[Passage] = ()
) -> Record:
    return Record(
        id="q",
        question="How much gold?",
        abstained=False,
        sentences=sentences,
        quotes=tuple(Quote(article="altyn", start=0, end=len(q), text=q) for q in quotes),
        passages=tuple(passages),
        milliseconds=7.0,
    )


REFUSAL = Record(id="q", question="How much gold?", abstained=True, reason="nothing found")


def test_articles_are_ranked_at_their_best_passage() -> None:
    found = [passage("a"), passage("a"), passage("altyn"), passage("altyn"), passage("kumtor")]
    scores = score(question(spans=(GOLD, OTHER)), answer(passages=found))
    assert scores["article recall@5"] == 1
    assert scores["article MRR@10"] == 1 / 2
    expected = (1 / log2(3) + 1 / log2(4)) / (1 + 1 / log2(3))
    assert scores["article nDCG@10"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(110, 200, True), (111, 200, False), (0, 100, False)]
)
def test_a_passage_covers_a_span_when_it_holds_half_of_it(
    start: int, end: int, expected: bool
) -> None:
    assert covers(passage("altyn", start, end), GOLD) is expected
    assert not covers(passage("kumtor", start, end), GOLD)


def test_passages_are_scored_by_the_spans_that_they_cover() -> None:
    found = [passage("altyn", 0, 100), passage("altyn", 105, 200)]
    scores = score(question(spans=(GOLD, OTHER)), answer(passages=found))
    assert scores["passage recall@5"] == 1 / 2
    assert scores["passage MRR@10"] == 1 / 2
    # one relevant passage found, and one must be missing, that of the other span
    assert scores["passage nDCG@10"] == pytest.approx((1 / log2(3)) / (1 + 1 / log2(3)))
    assert scores["span recall@5"] == 15 / 40


def test_a_character_read_twice_counts_once() -> None:
    found = [passage("altyn", 100, 112), passage("altyn", 108, 115)]
    assert score(question(spans=(GOLD,)), answer(passages=found))["span recall@5"] == 15 / 20


def test_a_perfect_ranking_is_worth_one_however_the_passages_are_cut() -> None:
    both = GOLD.model_copy(update={"start": 120, "end": 140})
    scores = score(question(spans=(GOLD, both)), answer(passages=[passage("altyn", 90, 150)]))
    assert {scores[m] for m in scores if "@" in m} == {1}


def test_only_the_first_five_passages_are_read_for_recall() -> None:
    found = [*[passage("a")] * 5, passage("altyn", 100, 120)]
    scores = score(question(spans=(GOLD,)), answer(passages=found))
    assert (scores["passage recall@5"], scores["span recall@5"]) == (0, 0)
    assert scores["passage MRR@10"] == 1 / 6


def test_without_spans_the_facts_behind_the_passages_tell_what_is_relevant() -> None:
    found = [passage("a"), passage("b", facts=["f1", "f9"])]
    scores = score(question(facts=("f1", "f2")), answer(passages=found))
    assert (scores["passage recall@5"], scores["passage MRR@10"]) == (1 / 2, 1 / 2)
    assert "article recall@5" not in scores
    assert "span recall@5" not in scores


def test_without_spans_and_facts_nothing_is_said_of_what_was_found() -> None:
    assert not [m for m in score(question(), answer(passages=[passage("a")])) if "@" in m]


def test_pieces_are_looked_for_in_the_answer_and_in_its_quotes() -> None:
    scores = score(question(), answer(said("It dug 4.2 tonnes."), quotes=["4.2 t", "Of 13."]))
    assert (scores["nuggets"], scores["cited nuggets"], scores["complete"]) == (1 / 2, 1, 0)
    assert (scores["words"], scores["milliseconds"]) == (4, 7)


def test_a_sentence_without_a_supporting_citation_is_not_supported() -> None:
    sentences = [
        said("One.", 1, support="verbatim"),
        said("Two.", 1, 2),
        said("Three.", 2, support="unsupported"),
        said("Four."),
        said("Five.", 9),
    ]
    scores = score(question(), answer(*sentences, quotes=["one", "two"]))
    assert scores["citation recall"] == 2 / 5
    assert scores["citation precision"] == 3 / 5
    assert scores["verbatim"] == 1 / 5


def test_an_answer_without_citations_has_no_precision() -> None:
    assert score(question(), answer(said("One.")))["citation precision"] == 0


@pytest.mark.parametrize(("text", "crag"), [("4.2 and 13", 1), ("4.2 alone", 1), ("neither", -1)])
def test_half_of_the_pieces_make_an_answer_right(text: str, crag: float) -> None:
    scores = score(question(), answer(said(text)))
    assert (scores["CRAG"], scores["false refusal"]) == (crag, 0)
    assert is_wrong(scores) is (crag == -1)


def test_a_refusal_holds_nothing_and_is_not_judged_as_a_text() -> None:
    scores = score(question(), REFUSAL.model_copy(update={"sentences": (said("4.2 and 13"),)}))
    assert (scores["nuggets"], scores["cited nuggets"], scores["complete"]) == (0, 0, 0)
    assert (scores["CRAG"], scores["false refusal"]) == (0, 1)
    assert not {"words", "citation recall", "citation precision", "verbatim"} & set(scores)


def test_what_has_no_answer_should_be_refused() -> None:
    asked = question("unanswerable_in", answerable=False)
    assert score(asked, REFUSAL) == {"CRAG": 1, "false answer": 0, "milliseconds": 0}
    scores = score(asked, answer(said("4.2 tonnes", 1), quotes=["4.2"]))
    assert (scores["CRAG"], scores["false answer"], is_wrong(scores)) == (-1, 1, True)
    assert not {"nuggets", "cited nuggets", "false refusal"} & set(scores)


def test_a_conflict_needs_both_values() -> None:
    asked = question("conflict")
    assert score(asked, answer(said("4.2 or 13")))["both values"] == 1
    assert score(asked, answer(said("4.2")))["both values"] == 0
    assert "both values" not in score(question(), answer(said("4.2 or 13")))


def test_the_newest_value_belongs_in_the_first_sentence() -> None:
    asked = question("asof", nuggets=((r"4\.2",),))
    assert score(asked, answer(said("Now 4.2."), said("Once 3.")))["newest first"] == 1
    assert score(asked, answer(said("Once 3."), said("Now 4.2.")))["newest first"] == 0
    assert score(asked, REFUSAL)["newest first"] == 0


def test_the_confidence_of_an_answer_is_held_against_whether_it_is_right() -> None:
    sure = answer(said("4.2 and 13")).model_copy(
        update={"answerer": "extractive", "confidence": 0.75}
    )
    assert score(question(), sure)["Brier"] == 0.25**2
    assert score(question("unanswerable_in", answerable=False), sure)["Brier"] == 0.75**2


@pytest.mark.parametrize(
    "change",
    [{"answerer": "ollama:llama3.2"}, {"confidence": None}, {"abstained": True}],
)
def test_only_the_probability_of_an_answer_given_can_be_held_against_it(
    change: dict[str, object],
) -> None:
    sure = {"answerer": "extractive", "confidence": 0.75}
    record = answer(said("4.2 and 13")).model_copy(update=sure | change)
    assert "Brier" not in score(question(), record)


def test_every_score_has_its_place_in_the_list_of_metrics() -> None:
    given = {"answerer": "extractive", "confidence": 0.5}
    record = answer(said("4.2", 1), quotes=["4.2"]).model_copy(update=given)
    asked = [question("conflict", spans=(GOLD,)), question("asof", answerable=True)]
    asked.append(question("unanswerable_in", answerable=False))
    assert {metric for q in asked for metric in score(q, record)} == set(METRICS)
