"""Honest quotes of the corpus are verbatim; the same quotes with one error in them never pass."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orelore.answer.citations import check
from orelore.answer.dates import Date
from orelore.answer.figures import Figure
from orelore.answer.reading import Token, lower_words, read
from orelore.types import Claim, Hit, Sentence, Span

HitOf = Callable[..., Hit]
Edit = Callable[[str, tuple[Token, ...], random.Random], str | None]

MONTHS = ["January", "February", "April", "June", "July", "August", "September", "November"]
UNITS = ["million tonnes", "ounces", "km", "MW", "percent", "billion dollars", "tenge", "years"]


def put(text: str, token: Token, new: str) -> str:
    return text[: token.start] + new + text[token.start + len(token.text) :]


def pick(tokens: tuple[Token, ...], chance: random.Random, pattern: str, kind: str) -> Token | None:
    found = [t for t in tokens if t.kind == kind and re.search(pattern, t.text)]
    return chance.choice(found) if found else None


def change_digit(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    if not (token := pick(tokens, chance, r"\d", "figure")):
        return None
    at = chance.choice([i for i, letter in enumerate(token.text) if letter.isdigit()])
    digit = chance.choice([d for d in "123456789" if d != token.text[at]])
    return put(text, token, token.text[:at] + digit + token.text[at + 1 :])


def change_unit(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    if not (token := pick(tokens, chance, r"\d", "figure")):
        return None
    number = re.search(r"\d(?:[\d,.]*\d)?", token.text)
    assert number is not None
    new = f"{number[0]} {chance.choice(UNITS)}"
    old, changed = token.value, read(new)[0].value
    if isinstance(old, Figure) and isinstance(changed, Figure) and changed.is_backed_by(old):
        return None
    return put(text, token, new)


def change_name(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    token = pick(tokens, chance, r"^[A-Z]\w{3}", "name")
    if not token or any(t.key == "zarechnoye" for t in tokens):
        return None
    return put(text, token, "Zarechnoye")


def change_month(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    token = pick(tokens, chance, "|".join(MONTHS), "date")
    if not token:
        return None
    old = next(month for month in MONTHS if month in token.text)
    new = chance.choice([month for month in MONTHS if month != old])
    return put(text, token, token.text.replace(old, new))


def change_year(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    token = pick(tokens, chance, r"\d{4}$", "date")
    if not token:
        return None
    year = int(token.text[-4:]) + chance.choice([-10, -1, 1, 2])
    return put(text, token, f"{token.text[:-4]}{year}")


def put_in_a_not(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    del tokens
    verbs = list(re.finditer(r"\b(?:is|was|were|are|has|had|have|would|will|may)\b", text))
    if not verbs:
        return None
    end = chance.choice(verbs).end()
    return f"{text[:end]} {chance.choice(['not', 'never'])}{text[end:]}"


def take_out_the_not(text: str, tokens: tuple[Token, ...], chance: random.Random) -> str | None:
    token = pick(tokens, chance, "^(?:not|no|never|without)$", "word")
    return " ".join(put(text, token, "").split()) if token else None


EDITS: list[Edit] = [
    change_digit,
    change_unit,
    change_name,
    change_month,
    change_year,
    put_in_a_not,
    take_out_the_not,
]


def judged(text: str, spans: list[Span], hits: list[Hit]) -> Sentence:
    (sentence,), _ = check([Claim(text, tuple(spans))], hits)
    return sentence


def quotes(hits: list[Hit]) -> list[tuple[Hit, Span, str]]:
    return [
        (hit, Span(hit.article.id, start, end), hit.article.text[start:end])
        for hit in hits
        for start, end in hit.chunk.sentences
    ]


def sample(hits: list[Hit], chance: random.Random) -> list[tuple[Hit, Span, str]]:
    """Enough to find an error that passes now and then, few enough for a quick run."""
    found = quotes(hits)
    return chance.sample(found, min(len(found), 600))


def halves(first: str, second: str, chance: random.Random) -> str | None:
    """The head of one sentence and the tail of another, three words and more of each."""
    one, two = first.split(), second.split()
    if len(one) < 8 or len(two) < 8:
        return None
    head, tail = chance.randint(4, len(one) - 4), chance.randint(4, len(two) - 4)
    return " ".join(one[:head] + two[tail:])


def test_every_sentence_of_the_corpus_is_a_verbatim_quote(corpus_hits: list[Hit]) -> None:
    for hit, span, quote in quotes(corpus_hits):
        assert judged(quote, [span], [hit]).support == "verbatim", quote


def test_every_sentence_supports_itself_without_being_quoted(corpus_hits: list[Hit]) -> None:
    for hit, span, quote in quotes(corpus_hits):
        sentence = judged(f"{quote} ...", [span], [hit])
        assert sentence.support == "supported", (quote, sentence.problem)


@pytest.mark.parametrize("edit", EDITS)
def test_no_planted_error_passes(edit: Edit, corpus_hits: list[Hit]) -> None:
    chance, planted = random.Random(edit.__name__), 0
    for hit, span, quote in sample(corpus_hits, chance):
        tokens = read(quote, lower_words(hit.article.text))
        if (wrong := edit(quote, tokens, chance)) and wrong != quote:
            planted += 1
            assert judged(wrong, [span], [hit]).support == "unsupported", wrong
    assert planted >= 10


def test_no_stitched_quote_passes(corpus_hits: list[Hit]) -> None:
    chance = random.Random(7)
    found = sample(corpus_hits, chance)
    for hit, span, quote in found:
        other, other_span, other_quote = chance.choice(found)
        if span != other_span and (stitched := halves(quote, other_quote, chance)):
            sentence = judged(stitched, [span, other_span], [hit, other])
            assert sentence.support == "unsupported", stitched


def test_no_citation_of_another_article_passes(corpus_hits: list[Hit]) -> None:
    chance = random.Random(7)
    found = sample(corpus_hits, chance)
    for hit, _, quote in found:
        other, span, _ = chance.choice(found)
        if other is not hit:
            assert judged(quote, [span], [hit, other]).support == "unsupported", quote


PLACES = ["Kumtor", "Muruntau", "Ulba", "Almalyk", "Saritag", "Aktogay", "Kadamjay", "Khazar"]
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


@pytest.mark.parametrize("edit", EDITS[:-1])
def test_no_planted_error_passes_in_generated_texts(edit: Edit, hit_of: HitOf) -> None:
    @settings(max_examples=60, deadline=None)
    @given(texts=TEXTS, chance=st.randoms(use_true_random=False), wide=st.booleans())
    def check_planted(texts: list[str], chance: random.Random, wide: bool) -> None:
        hit, spans = generated(texts, hit_of)
        wrong = edit(texts[0], read(texts[0]), chance)
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
