"""The citation contract: what an answerer claims, checked against the articles it cites.

Whoever wrote the claims, a sentence is

- "verbatim" when it is the quote of one of its spans, and the span is whole sentences;
- "supported" when one cited sentence (or one a clause) holds all its figures, dates and names,
  and enough of its words, without saying no where the claim says yes;
- "unsupported" otherwise. It is shown unchanged, with what is missing in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orelore.answer.conflicts import as_of
from orelore.answer.evidence import Evidence
from orelore.answer.polarity import is_cue
from orelore.answer.reading import lower_words, read
from orelore.answer.support import problem_of
from orelore.sentences import split_sentences
from orelore.types import Citation, Claim, Hit, Sentence, Span, Support

_QUOTE_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})


class Located(NamedTuple):
    """A span, and the hit whose article it stands in."""

    span: Span
    hit: Hit

    @property
    def quote(self) -> str:
        return self.hit.article.text[self.span.start : self.span.end]


def check(
    claims: Sequence[Claim], hits: Sequence[Hit]
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Turn claims into sentences with their support, and their spans into numbered citations."""
    located = [[place for span in claim.spans if (place := locate(span, hits))] for claim in claims]
    citations = number([place for places in located for place in places])
    numbers = {citation.span: citation.number for citation in citations}
    sentences = []
    for claim, places in zip(claims, located, strict=True):
        support, problem = verify(claim.text, places)
        cited = dict.fromkeys(numbers[place.span] for place in places)
        sentences.append(Sentence(claim.text, tuple(cited), support, problem, claim.marked))
    return tuple(sentences), citations


def locate(span: Span, hits: Sequence[Hit]) -> Located | None:
    """Find the hit that a span lies in; None when no hit's article has such a span."""
    own = [hit for hit in hits if hit.article.id == span.article_id]
    if not own or not 0 <= span.start < span.end <= len(own[0].article.text):
        return None
    if not own[0].article.text[span.start : span.end].strip():
        return None
    best = max(own, key=lambda hit: _shared(span, hit.chunk.start, hit.chunk.end))
    return Located(span, best)


def number(places: Sequence[Located]) -> tuple[Citation, ...]:
    """Number the spans from 1 in order of first mention; the same span has one number."""
    first: dict[Span, Located] = {}
    for place in places:
        first.setdefault(place.span, place)
    return tuple(_citation(n, place) for n, place in enumerate(first.values(), start=1))


def verify(text: str, places: Sequence[Located]) -> tuple[Support, str | None]:
    """How the places support the text, and what they lack when they do not."""
    if not places:
        return "unsupported", "no passage is cited"
    if any(_plain(text) == _plain(place.quote) and _is_whole(place) for place in places):
        return "verbatim", None
    common = frozenset[str]().union(*(lower_words(p.hit.article.text) for p in places))
    evidence = [Evidence.of(sentence, common) for place in places for sentence in _sentences(place)]
    problem = problem_of(text, evidence, common) or _cut_off(places)
    return ("unsupported", problem) if problem else ("supported", None)


def _citation(n: int, place: Located) -> Citation:
    span, hit = place
    sources = hit.article.sources_of(span.start, span.end)
    return Citation(
        number=n,
        article=hit.article,
        passage=hit.chunk.text,
        quote=place.quote,
        start=span.start,
        end=span.end,
        score=hit.score,
        sources=sources,
        as_of=as_of(place.quote, sources),
    )


def _shared(span: Span, start: int, end: int) -> int:
    """Characters in common; below zero the distance between the two."""
    return min(span.end, end) - max(span.start, start)


def _plain(text: str) -> str:
    """Without differences of white space and style of quotation marks."""
    return " ".join(text.translate(_QUOTE_MARKS).split())


def _bounds(place: Located) -> list[tuple[int, int]]:
    """The sentences that the span touches, in the article's offsets."""
    span, chunk = place.span, place.hit.chunk
    known = [s for s in chunk.sentences if _shared(span, *s) > 0]
    covered = chunk.start <= span.start and span.end <= chunk.end
    if known and covered:
        return known
    text = place.hit.article.text
    found = [s for s in split_sentences(text) if _shared(span, *s) > 0]
    return found or [(span.start, span.end)]


def _sentences(place: Located) -> list[str]:
    """The cited sentences, as far as the span reaches."""
    span, text = place.span, place.hit.article.text
    parts = [text[max(start, span.start) : min(end, span.end)] for start, end in _bounds(place)]
    return [part for part in parts if part.strip()]


def _is_whole(place: Located) -> bool:
    """Whether the span cuts no sentence."""
    text = place.hit.article.text
    bounds = _bounds(place)
    head = text[bounds[0][0] : place.span.start]
    tail = text[place.span.end : bounds[-1][1]]
    return not head.strip() and not tail.strip()


def _cut_off(places: Sequence[Located]) -> str | None:
    """A 'not' that stands just before the span, in the same clause, and was left out."""
    for place in places:
        text = place.hit.article.text
        head = text[_bounds(place)[0][0] : place.span.start]
        clause = re.split(r"[,;:—–(]", head)[-1]
        if cue := next((t.text for t in read(clause) if is_cue(t)), None):
            return f"the quote leaves out the '{cue}' before it"
    return None
