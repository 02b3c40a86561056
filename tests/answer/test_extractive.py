from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from orelore.answer.calibration import Calibration
from orelore.answer.extractive import ExtractiveAnswerer
from orelore.answer.scoring import Weights
from orelore.types import Draft, Hit, Read, SentenceRead, Span

HitOf = Callable[..., Hit]

QUESTION = "How much gold did Altyn produce?"
GOLD = "Altyn did produce 3 tonnes of gold. Snow fell on the pass in May. Altyn did export gold."
SNOW = "Snow fell on the pass in May."
BY_WORDS = Weights(0.0, 0.0, 0.0, 0.0, coverage=10.0, named=0.0, lacking=0.0, bias=-5.0)


def rarity(words: Sequence[str]) -> dict[str, float]:
    return dict.fromkeys(words, 1.0)


def answerer(threshold: float = 0.5, weights: Weights = BY_WORDS) -> ExtractiveAnswerer:
    calibration = Calibration(
        weights=weights, slope=1.0, offset=0.0, threshold=threshold, reader="", measured={}
    )
    return ExtractiveAnswerer(rarity, calibration)


def read(hit: Hit, *told: SentenceRead) -> Hit:
    return replace(hit, read=Read(1.0, told))


def said(draft: Draft) -> list[str]:
    return [claim.text for claim in draft.claims]


def test_the_best_sentence_is_said_and_rests_on_its_own_span(hit_of: HitOf) -> None:
    (claim,) = answerer().draft(QUESTION, [hit_of(GOLD)]).claims
    assert claim.text == "Altyn did produce 3 tonnes of gold."
    assert claim.spans == (Span("a", 0, len(claim.text)),)


def test_weak_evidence_gives_no_answer(hit_of: HitOf) -> None:
    hits = [hit_of(SNOW)]
    assert answerer().draft(QUESTION, hits).claims == ()
    assert said(answerer(threshold=0.0).draft(QUESTION, hits)) == [SNOW]


def test_without_hits_there_is_no_answer_and_no_confidence() -> None:
    assert answerer(threshold=0.0).draft(QUESTION, []) == Draft()


def test_the_threshold_itself_is_enough(hit_of: HitOf) -> None:
    hits = [hit_of(GOLD)]
    confidence = answerer().draft(QUESTION, hits).confidence
    assert confidence is not None
    assert answerer(threshold=confidence).draft(QUESTION, hits).claims
    assert not answerer(threshold=confidence + 1e-9).draft(QUESTION, hits).claims


def test_a_refusal_offers_the_likeliest_sentence_about_what_is_named(hit_of: HitOf) -> None:
    refused = answerer(threshold=1.0).draft(QUESTION, [hit_of(GOLD)])
    assert refused.closest is not None
    assert refused.closest.text == "Altyn did produce 3 tonnes of gold."


def test_a_refusal_offers_nothing_that_is_not_about_it(hit_of: HitOf) -> None:
    assert answerer(threshold=1.0).draft(QUESTION, [hit_of(SNOW)]).closest is None
    assert answerer(threshold=1.0).draft("What fell in May?", [hit_of(GOLD)]).closest is None


def test_the_short_answer_is_marked_in_the_tidied_sentence(hit_of: HitOf) -> None:
    text = "Altyn did\n  produce 3\n tonnes of gold."
    at, end = text.index("3"), text.index(" of")
    hit = read(hit_of(text), SentenceRead(0, len(text), 1.0, (at, end), 2.0))
    (claim,) = answerer().draft(QUESTION, [hit]).claims
    assert claim.text == "Altyn did produce 3 tonnes of gold."
    assert claim.marked is not None
    assert claim.text[slice(*claim.marked)] == "3 tonnes"


def test_a_short_answer_that_is_rather_none_is_not_marked(hit_of: HitOf) -> None:
    hit = read(hit_of(GOLD), SentenceRead(0, 35, 1.0, (18, 26), -0.1))
    (claim,) = answerer().draft(QUESTION, [hit]).claims
    assert claim.marked is None


def test_what_was_not_read_is_left_out_where_something_was(hit_of: HitOf) -> None:
    one, other = hit_of(GOLD), read(hit_of(SNOW, "b"))
    assert {c.hit.article.id for c in answerer().scored(QUESTION, [one, other])} == {"b"}
    assert {c.hit.article.id for c in answerer().scored(QUESTION, [one])} == {"a"}


def test_sources_that_disagree_on_the_answer_are_all_heard(hit_of: HitOf) -> None:
    text = "Kumtor in Kyrgyzstan produced 13.6 tonnes of gold in 2023."
    told = SentenceRead(0, len(text), 1.0, (30, 41), 2.0)
    other = hit_of("Kumtor's gold output was 12.2 tonnes in 2023.", "b")
    hits = [read(hit_of(text), told), read(other)]
    draft = answerer().draft("How much gold did Kumtor produce in 2023?", hits)
    assert [a.value for a in draft.disagreement] == ["13.6 tonnes of gold", "12.2 tonnes"]
    assert said(draft) == [text, other.article.text]


def test_a_rare_word_decides_over_a_common_one(hit_of: HitOf) -> None:
    weights = {"gold": 0.1, "altyn": 3.0}
    chooser = ExtractiveAnswerer(
        lambda words: {word: weights.get(word, 0.0) for word in words}, answerer().calibration
    )
    best = chooser.scored(QUESTION, [hit_of("Gold is dear. Altyn is old.")])[0]
    assert best.text == "Altyn is old."


def test_the_stream_is_the_draft_alone(hit_of: HitOf) -> None:
    hits = [hit_of(GOLD)]
    assert list(answerer().stream(QUESTION, hits)) == [answerer().draft(QUESTION, hits)]


@pytest.mark.parametrize("question", ["who is it", "2024", "ß"])
def test_any_question_has_scores(question: str, hit_of: HitOf) -> None:
    assert len(answerer().scored(question, [hit_of(GOLD)])) == 3
