from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from orelore.answer.asked import Asked
from orelore.answer.choosing import Limits, choose, date_of, in_order, newest
from orelore.answer.kinds import Kind
from orelore.answer.scoring import Candidate, Signals
from orelore.types import Hit

HitOf = Callable[..., Hit]
Texts = Sequence[tuple[str, float]]

SILENT = Signals(0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
WIDE = Limits(sentences=9, words=80, behind=9.0, least=-9.0)


def asked(
    kind: Kind = Kind.SINGLE,
    names: Mapping[str, float] | None = None,
    words: Mapping[str, float] | None = None,
) -> Asked:
    return Asked("?", kind, words or {}, names or {}, frozenset(), wants_figure=False)


@pytest.fixture
def ranked_of(hit_of: HitOf) -> Callable[[Texts], list[Candidate]]:
    """Makes candidates, each the whole of an article, of their texts and log-odds."""

    def make(texts: Texts) -> list[Candidate]:
        hits = [hit_of(text, article_id=f"a{n}") for n, (text, _) in enumerate(texts)]
        return [
            Candidate(hit, 0, len(text), SILENT, score)
            for hit, (text, score) in zip(hits, texts, strict=True)
        ]

    return make


RankedOf = Callable[[Texts], list[Candidate]]


def said(ranked: Sequence[Candidate], limits: Limits, question: Asked | None = None) -> list[str]:
    question = question or asked()
    return [c.text for c in choose(question, ranked, {question.kind: limits})]


def test_of_nothing_nothing_is_chosen() -> None:
    assert choose(asked(), []) == []


def test_a_further_sentence_must_be_nearly_as_likely(ranked_of: RankedOf) -> None:
    ranked = ranked_of([("Gold rose.", 2.0), ("Tin fell.", 1.0), ("Zinc stood.", 0.0)])
    assert said(ranked, replace(WIDE, behind=1.5)) == ["Gold rose.", "Tin fell."]
    assert said(ranked, replace(WIDE, least=0.5)) == ["Gold rose.", "Tin fell."]
    assert said(ranked, replace(WIDE, least=3.0)) == ["Gold rose."]


def test_a_sentence_that_says_it_again_is_left_out(ranked_of: RankedOf) -> None:
    ranked = ranked_of([("Altyn gave gold in May.", 2.0), ("In May Altyn gave gold.", 1.9)])
    assert said(ranked, WIDE) == ["Altyn gave gold in May."]


def test_an_answer_has_no_more_sentences_and_words_than_the_most(ranked_of: RankedOf) -> None:
    ranked = ranked_of([(f"Word{n} other{n} third{n}.", 1.0) for n in range(5)])
    assert len(said(ranked, replace(WIDE, sentences=3))) == 3
    assert len(said(ranked, replace(WIDE, words=6))) == 2


def test_a_long_best_sentence_is_said_whole(ranked_of: RankedOf) -> None:
    ranked = ranked_of([("Gold rose and rose.", 2.0), ("Tin fell.", 1.9)])
    assert said(ranked, replace(WIDE, words=3)) == ["Gold rose and rose."]


def test_each_side_of_a_comparison_gets_its_sentence(ranked_of: RankedOf) -> None:
    ranked = ranked_of([("Altyn is deep.", 2.0), ("Altyn gave gold.", 1.5), ("Boz is flat.", -3.0)])
    both = asked(Kind.COMPARE, {"altyn": 1.0, "boz": 1.0})
    two = replace(WIDE, sentences=2)
    assert said(ranked, two, both) == ["Altyn is deep.", "Altyn gave gold."]
    assert said(ranked, replace(two, aspects=12.0), both) == ["Altyn is deep.", "Boz is flat."]


def test_each_of_two_things_asked_for_gets_its_sentence(ranked_of: RankedOf) -> None:
    ranked = ranked_of([("Kaz bought Boz.", 2.0), ("Kaz is old.", 0.5), ("The price is low.", 0.0)])
    two = replace(WIDE, sentences=2)
    both = asked(Kind.DOUBLE, words={"bought": 1.0, "boz": 1.0, "price": 1.0})
    assert said(ranked, two, both) == ["Kaz bought Boz.", "Kaz is old."]
    assert said(ranked, replace(two, aspects=3.0), both) == ["Kaz bought Boz.", "The price is low."]


def test_the_second_thing_is_looked_for_where_the_question_s_names_are(ranked_of: RankedOf) -> None:
    both = asked(Kind.DOUBLE, {"boz": 1.0}, {"bought": 1.0, "boz": 1.0, "price": 1.0})
    strict = replace(WIDE, behind=1.5, aspects=3.0)
    with_name = ranked_of([("Kaz bought Boz.", 2.0), ("The price of Boz is low.", 0.0)])
    assert said(with_name, strict, both) == ["Kaz bought Boz.", "The price of Boz is low."]
    without = ranked_of([("Kaz bought Boz.", 2.0), ("The price of Zin is low.", 0.0)])
    assert said(without, strict, both) == ["Kaz bought Boz."]


def test_the_latest_of_sentences_about_as_likely_is_the_answer(ranked_of: RankedOf) -> None:
    old, new, weak = ranked_of(
        [("Kaz owned it in 2019.", 2.0), ("Orda has it since 2024.", 1.0), ("2025.", -2.0)]
    )
    assert (date_of(old), date_of(new)) == ("2019", "2024")
    assert newest([old, new, weak]) is new
    assert choose(asked(Kind.LATEST), [old, new, weak])[0] is new
    assert choose(asked(Kind.SINGLE), [old, new, weak])[0] is old


def test_the_best_is_said_first_and_the_rest_by_article_and_as_written(hit_of: HitOf) -> None:
    own, other = hit_of("Why. Best.", "z"), hit_of("Fair. Good.", "a")
    best = Candidate(own, 5, 10, SILENT, 3.0)
    good, fair = Candidate(other, 6, 11, SILENT, 2.0), Candidate(other, 0, 5, SILENT, 1.0)
    why = Candidate(own, 0, 4, SILENT, 0.0)
    assert in_order([best, good, fair, why]) == [best, why, fair, good]
