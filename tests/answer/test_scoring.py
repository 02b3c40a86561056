from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from orelore.answer.asked import look_at
from orelore.answer.scoring import (
    LIMIT,
    Candidate,
    Signals,
    Weights,
    coverage,
    lacks,
    log_odds,
    scored,
    share,
)
from orelore.types import Hit, Read, SentenceRead

HitOf = Callable[..., Hit]

NOTHING = Weights(*[0.0] * 8)


def rarity(words: Sequence[str]) -> dict[str, float]:
    return dict.fromkeys(words, 1.0)


def candidates(question: str, hit: Hit, weights: Weights = NOTHING) -> list[Candidate]:
    return scored(look_at(question, rarity), hit, weights)


def test_the_log_odds_are_the_weighted_sum_of_the_signals() -> None:
    signals = Signals(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)
    assert log_odds(signals, replace(NOTHING, evidence=10.0, lacking=-1.0, bias=0.5)) == 3.5


def test_every_sentence_of_a_hit_is_scored(hit_of: HitOf) -> None:
    found = candidates("Who owns Altyn?", hit_of("Altyn is old. Snow fell."))
    assert [(c.text, c.score) for c in found] == [("Altyn is old.", 0.0), ("Snow fell.", 0.0)]


def test_what_the_reader_says_goes_to_the_sentence_that_it_is_of(hit_of: HitOf) -> None:
    hit = hit_of("Altyn is old. Kaz owns it.")
    read = Read(2.0, (SentenceRead(14, 26, 3.0, (14, 17), 4.0),))
    plain, told = candidates("Who owns Altyn?", replace(hit, read=read))
    assert (plain.signals.evidence, plain.signals.relevance, plain.marked) == (0.0, 2.0, None)
    assert (told.signals.evidence, told.signals.answer, told.marked) == (3.0, 4.0, (14, 17))


def test_a_reader_is_not_surer_than_the_limit(hit_of: HitOf) -> None:
    hit = replace(hit_of("Kaz."), read=Read(99.0, (SentenceRead(0, 4, -99.0),)))
    (only,) = candidates("Who owns Altyn?", hit)
    assert (only.signals.relevance, only.signals.evidence) == (LIMIT, -LIMIT)


def test_coverage_is_the_weight_of_the_words_that_are_there() -> None:
    weights = {"gold": 3.0, "mine": 1.0}
    assert coverage(weights, {"gold"}, set(), 0.5) == 0.75
    assert coverage(weights, {"gold"}, {"mine"}, 0.5) == 0.875
    assert coverage(weights, {"gold", "mine"}, {"gold"}, 0.5) == 1.0
    assert coverage({}, {"gold"}, set(), 0.5) == 0.0


def test_a_word_of_the_title_counts_in_part_and_a_name_in_full(hit_of: HitOf) -> None:
    (elsewhere,) = candidates("Kumtor?", hit_of("It gave gold."))
    (titled,) = candidates("Kumtor?", hit_of("It gave gold.", title="Kumtor"))
    assert (elsewhere.signals.coverage, elsewhere.signals.named) == (0.0, 0.0)
    assert (titled.signals.coverage, titled.signals.named) == (0.5, 1.0)


def test_the_share_is_of_the_weight_and_whole_where_nothing_is_asked() -> None:
    assert share({"altyn": 3.0, "boz": 1.0}, {"altyn"}) == 0.75
    assert share({}, {"altyn"}) == 1.0


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("In 2023 Altyn gave 3 tonnes.", 0),
        ("In 2023 Altyn gave three tonnes.", 0),
        ("In 2022 Altyn gave 3 tonnes.", 1),
        ("In 2023 Altyn gave much.", 1),
        ("Altyn gave much.", 2),
    ],
)
def test_a_sentence_may_lack_the_year_and_the_figure(sentence: str, missing: int) -> None:
    assert lacks(sentence, {"2023"}, wants_figure=True) == missing
    assert lacks(sentence, set(), wants_figure=False) == 0
