"""Honest quotes of the corpus are verbatim; the same quotes with one error in them never pass."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orelore.answer.citations import check
from orelore.answer.dates import Date
from orelore.answer.figures import Figure
from orelore.answer.reading import read
from orelore.evals.misquotes import (
    MONTHS,
    Edit,
    denied,
    halves,
    wrong_date,
    wrong_digit,
    wrong_name,
    wrong_unit,
)
from orelore.evals.planted import Place, Trial, draw, judge, places
from orelore.types import Claim, Hit, Sentence, Span

HitOf = Callable[..., Hit]

EDITS = {"digit": wrong_digit, "unit": wrong_unit, "date": wrong_date, "denial": denied}


@pytest.fixture(scope="module")
def corpus_places(corpus_hits: list[Hit]) -> list[Place]:
    return places(hit.article for hit in corpus_hits)


def judged(text: str, spans: list[Span], hits: list[Hit]) -> Sentence:
    (sentence,), _ = check([Claim(text, tuple(spans))], hits)
    return sentence


def sample(found: list[Place], seed: int) -> list[Place]:
    """Enough to find an error that passes now and then, few enough for a quick run."""
    return random.Random(seed).sample(found, min(len(found), 600))


def elsewhere(place: Place) -> Edit:
    """Names of the article replaced by one that it does not have."""
    article = place.hit.article
    names = [name for name in (*article.countries, *article.entities) if name[0].isupper()]
    return partial(wrong_name, others={name: ["Zarechnoye"] for name in names})


def test_every_sentence_of_the_corpus_is_a_verbatim_quote(corpus_hits: list[Hit]) -> None:
    for hit in corpus_hits:
        for start, end in hit.chunk.sentences:
            quote = hit.article.text[start:end]
            assert judged(quote, [Span(hit.article.id, start, end)], [hit]).support == "verbatim"


def test_every_sentence_supports_itself_without_being_quoted(corpus_places: list[Place]) -> None:
    for place in corpus_places:
        sentence = judged(f"{place.text} ...", [place.span], [place.hit])
        assert sentence.support == "supported", (place.text, sentence.problem)


@pytest.mark.parametrize("kind", EDITS)
def test_no_planted_error_passes(kind: str, corpus_places: list[Place]) -> None:
    chance, planted = random.Random(kind), 0
    for place in sample(corpus_places, 7):
        if wrong := EDITS[kind](place.text, chance):
            planted += 1
            assert judge(Trial(kind, wrong, (place,))) == "unsupported", wrong
    assert planted >= 10


def test_no_name_from_elsewhere_passes(corpus_places: list[Place]) -> None:
    chance, planted = random.Random(7), 0
    for place in sample(corpus_places, 7):
        if wrong := elsewhere(place)(place.text, chance):
            planted += 1
            assert judge(Trial("name", wrong, (place,))) == "unsupported", wrong
    assert planted >= 10


def test_nothing_stitched_or_cited_to_another_place_passes(corpus_places: list[Place]) -> None:
    trials = draw("stitched", corpus_places, 400, seed=7)
    assert len(trials) == 400
    for trial in trials:
        assert judge(trial) == "unsupported", trial.text


PLACES = ["Kumtor", "Muruntau", "Ulba", "Almalyk", "Saritag", "Aktogay", "Kadamjay", "Khazar"]
RENAMED = partial(wrong_name, others={place: ["Zarechnoye"] for place in PLACES})
FIGURES = st.tuples(
    st.integers(2, 999_999).map(lambda n: f"{n:,}"),
    st.sampled_from(["tonnes", "million ounces", "kg", "percent", "billion dollars", "MW"]),
).map(" ".join)
SENTENCES = st.builds(
    "{} {} {} in {} {}.".format,
    st.sampled_from(PLACES),
    st.sampled_from(["is said to have made", "was planned to sell", "has lost", "will export"]),
    FIGURES,
    st.sampled_from(MONTHS),
    st.integers(1900, 2099),
)
TEXTS = st.lists(SENTENCES, min_size=2, max_size=8, unique=True)


def generated(texts: list[str], hit_of: HitOf) -> tuple[Hit, list[Span]]:
    hit = hit_of(" ".join(texts))
    spans = [Span("a", hit.article.text.index(text), 0) for text in texts]
    return hit, [
        Span("a", span.start, span.start + len(text))
        for span, text in zip(spans, texts, strict=True)
    ]


@given(texts=TEXTS, order=st.randoms(use_true_random=False))
def test_honest_quotes_stand_at_their_offsets(
    texts: list[str], order: random.Random, hit_of: HitOf
) -> None:
    hit, spans = generated(texts, hit_of)
    claims = [Claim(text, (span,)) for text, span in zip(texts, spans, strict=True)]
    order.shuffle(claims)
    sentences, citations = check(claims, [hit])
    assert {sentence.support for sentence in sentences} == {"verbatim"}
    assert [c.number for c in citations] == list(range(1, len(claims) + 1))
    for claim, citation in zip(claims, citations, strict=True):
        assert hit.article.text[citation.start : citation.end] == citation.quote == claim.text


@pytest.mark.parametrize("edit", [*EDITS.values(), RENAMED])
def test_no_planted_error_passes_in_generated_texts(edit: Edit, hit_of: HitOf) -> None:
    @settings(max_examples=60, deadline=None)
    @given(texts=TEXTS, chance=st.randoms(use_true_random=False), wide=st.booleans())
    def check_planted(texts: list[str], chance: random.Random, wide: bool) -> None:
        hit, spans = generated(texts, hit_of)
        wrong = edit(texts[0], chance)
        assume(wrong is not None and not any(wrong in text for text in texts))
        cited = spans if wide else spans[:1]
        assert judged(str(wrong), cited, [hit]).support == "unsupported"

    check_planted()


@settings(deadline=None)
@given(texts=TEXTS, chance=st.randoms(use_true_random=False))
def test_figures_of_supported_sentences_stand_in_a_cited_span(
    texts: list[str], chance: random.Random, hit_of: HitOf
) -> None:
    hit, spans = generated(texts, hit_of)
    text = chance.choice(
        [chance.choice(texts), *filter(None, [halves(texts[0], texts[1], chance)])]
    )
    if judged(text, spans, [hit]).support == "unsupported":
        return
    cited = [token.value for token in read(hit.article.text)]
    for value in (token.value for token in read(text)):
        assert value is None or any(map(partial(backs, value), cited))


SCRAPS = "$ % 5 2,300 t kt million a per May 2024 -25 12 th not US Kazakh's “ ” [1] . , tU half"
PIECES = st.sampled_from(SCRAPS.split())
SOUP = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@settings(deadline=None)
@given(claim=SOUP, passage=SOUP)
def test_any_text_can_be_judged(claim: str, passage: str, hit_of: HitOf) -> None:
    hit = hit_of(passage)
    sentence = judged(claim, [Span("a", 0, len(passage))], [hit])
    assert sentence.text == claim
    assert (sentence.problem is None) == (sentence.support != "unsupported")


def backs(value: Figure | Date, cited: Figure | Date | None) -> bool:
    if isinstance(value, Figure):
        return isinstance(cited, Figure) and value.is_backed_by(cited)
    return isinstance(cited, Date) and value.is_backed_by(cited)
