from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from orelore.answer.extractive import (
    MAX_SENTENCES,
    MAX_WORDS,
    Candidate,
    ExtractiveAnswerer,
    Tuning,
    candidates,
    choose,
    coverage,
    in_order,
)
from orelore.types import Draft, Hit, Span

HitOf = Callable[..., Hit]

QUESTION = "How much gold did Altyn produce?"
GOLD = "Altyn did produce 3 tonnes of gold. Snow fell on the pass in May. Altyn did export gold."


def rarity(words: Sequence[str]) -> dict[str, float]:
    return dict.fromkeys(words, 1.0)


def answerer(**tuning: float) -> ExtractiveAnswerer:
    return ExtractiveAnswerer(rarity, Tuning(**tuning))


def said(draft: Draft) -> list[str]:
    return [claim.text for claim in draft.claims]


def test_the_best_sentence_is_said_and_rests_on_its_own_span(hit_of: HitOf) -> None:
    draft = answerer(also=1.0).draft(QUESTION, [hit_of(GOLD)])
    (claim,) = draft.claims
    assert claim.text == "Altyn did produce 3 tonnes of gold."
    assert claim.spans == (Span("a", 0, len(claim.text)),)


def test_sentences_nearly_as_good_are_added_and_others_are_not(hit_of: HitOf) -> None:
    draft = answerer(also=0.6).draft(QUESTION, [hit_of(GOLD)])
    assert said(draft) == ["Altyn did produce 3 tonnes of gold.", "Altyn did export gold."]


def test_weak_evidence_gives_no_answer(hit_of: HitOf) -> None:
    hit = hit_of("Snow fell on the pass in May.")
    assert answerer().draft(QUESTION, [hit]).claims == ()
    assert answerer(abstain=0.0).draft(QUESTION, [hit]).claims != ()


def test_without_hits_there_is_no_answer() -> None:
    assert answerer(abstain=0.0).draft(QUESTION, []).claims == ()


def test_the_threshold_itself_is_enough(hit_of: HitOf) -> None:
    hits = [hit_of(GOLD)]
    best = answerer().scored(QUESTION, hits)[0].score
    assert answerer(abstain=best).draft(QUESTION, hits).claims
    assert not answerer(abstain=best + 1e-9).draft(QUESTION, hits).claims


def test_a_sentence_that_repeats_another_is_left_out(hit_of: HitOf) -> None:
    again = hit_of("In May, Altyn did produce 3 tonnes of gold.", "b")
    draft = answerer(also=0.0).draft(QUESTION, [hit_of(GOLD), again])
    assert sum("3 tonnes" in text for text in said(draft)) == 1


def test_the_best_sentence_is_said_first_and_the_rest_as_written(hit_of: HitOf) -> None:
    text = "Altyn gold is old. Altyn gold did rise. Altyn did produce 3 tonnes of gold."
    draft = answerer(also=0.0).draft(QUESTION, [hit_of(text)])
    assert said(draft) == [
        "Altyn did produce 3 tonnes of gold.",
        "Altyn gold is old.",
        "Altyn gold did rise.",
    ]


def test_the_article_with_the_best_sentence_comes_first(hit_of: HitOf) -> None:
    first = Candidate(hit_of("Best.", "z"), 0, 5, 0.9)
    second = Candidate(hit_of("Good. Fair.", "a"), 6, 11, 0.8)
    third = Candidate(second.hit, 0, 5, 0.7)
    assert in_order([first, second, third]) == [first, third, second]


def test_an_answer_is_short(hit_of: HitOf) -> None:
    texts = [" ".join(f"w{n}x{i}" for i in range(40)) + "." for n in range(3)]
    scored = [Candidate(hit_of(text), 0, len(text), 1.0) for text in texts]
    chosen = choose(scored, also=0.0)
    assert sum(len(c.text.split()) for c in chosen) == 80 <= MAX_WORDS


def test_a_long_first_sentence_is_said_whole(hit_of: HitOf) -> None:
    text = " ".join(f"w{i}" for i in range(MAX_WORDS + 9)) + "."
    short = Candidate(hit_of("Short."), 0, 6, 0.9)
    long = Candidate(hit_of(text), 0, len(text), 1.0)
    assert choose([long, short], also=0.0) == [long]


def test_no_more_sentences_are_said_than_the_most(hit_of: HitOf) -> None:
    texts = [f"Word{n} other{n} third{n}." for n in range(9)]
    scored = [Candidate(hit_of(text), 0, len(text), 1.0) for text in texts]
    assert len(choose(scored, also=0.0)) == MAX_SENTENCES


def test_coverage_is_the_weight_of_the_words_that_are_there() -> None:
    weights = {"gold": 3.0, "mine": 1.0}
    assert coverage(weights, {"gold"}, set(), 0.5) == 0.75
    assert coverage(weights, {"gold"}, {"mine"}, 0.5) == 0.875
    assert coverage(weights, {"gold", "mine"}, {"gold"}, 0.5) == 1.0
    assert coverage({}, {"gold"}, set(), 0.5) == 0.0


def test_a_word_of_the_title_counts_in_part(hit_of: HitOf) -> None:
    weights = {"kumtor": 1.0}
    tuning = Tuning(similarity=0.0, context=0.5)
    (elsewhere,) = candidates(hit_of("It gave gold."), weights, tuning)
    (titled,) = candidates(hit_of("It gave gold.", title="Kumtor"), weights, tuning)
    assert (elsewhere.score, titled.score) == (0.0, 0.5)


def test_a_passage_nearer_in_meaning_wins_between_equal_sentences(hit_of: HitOf) -> None:
    far, near = hit_of("Altyn gave gold.", "far"), hit_of("Altyn gave gold.", "near")
    near = replace(near, similarity=0.9)
    assert answerer().scored(QUESTION, [far, near])[0].hit is near


def test_a_rare_word_decides_over_a_common_one(hit_of: HitOf) -> None:
    weights = {"gold": 0.1, "altyn": 3.0}
    chooser = ExtractiveAnswerer(lambda words: {word: weights.get(word, 0.0) for word in words})
    best = chooser.scored(QUESTION, [hit_of("Gold is dear. Altyn is old.")])[0]
    assert best.text == "Altyn is old."


def test_white_space_within_a_sentence_is_said_as_one_space(hit_of: HitOf) -> None:
    (claim,) = answerer(also=1.0).draft(QUESTION, [hit_of("Altyn did produce\n gold.")]).claims
    assert claim.text == "Altyn did produce gold."


def test_the_stream_is_the_draft_alone(hit_of: HitOf) -> None:
    hits = [hit_of(GOLD)]
    assert list(answerer().stream(QUESTION, hits)) == [answerer().draft(QUESTION, hits)]


@pytest.mark.parametrize("question", ["who is it", "2024", "ß"])
def test_any_question_has_scores(question: str, hit_of: HitOf) -> None:
    assert len(answerer().scored(question, [hit_of(GOLD)])) == 3


def test_a_sentence_without_the_year_or_a_figure_that_is_asked_for_stands_back(
    hit_of: HitOf,
) -> None:
    text = "Altyn did produce much gold. In 2023 Altyn gave 3 tonnes."
    scored = answerer(lacking=1.0).scored(
        "How much gold did Altyn produce in 2023?", [hit_of(text)]
    )
    assert scored[0].text == "In 2023 Altyn gave 3 tonnes."
    plain = answerer(lacking=0.0).scored("How much gold did Altyn produce in 2023?", [hit_of(text)])
    assert plain[0].text == "Altyn did produce much gold."
