"""How good the citation contract is at telling errors: planted ones, and honest sentences.

Sentences of articles with an error in them must be called unsupported; the same sentences whole,
shortened or with their quantities in other words must not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from statistics import NormalDist

from tabulate import tabulate

from orelore.answer.citations import check
from orelore.evals.bootstrap import Estimate
from orelore.evals.misquotes import (
    Edit,
    halves,
    same_quantity,
    shortened,
    traded,
    wrong_date,
    wrong_digit,
    wrong_name,
    wrong_polarity,
    wrong_unit,
)
from orelore.sentences import split_sentences
from orelore.types import Article, Chunk, Claim, Hit, Span, Support

MIN_WORDS = 8  # of a sentence that is used
WIDE = 0.5  # this share of the sentences cites the next one too
SAME_ARTICLE = 0.5  # this share of the stitched ones is of one article
SAME = 0.6  # a sentence that holds this share of another's words may well say the same


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article, as something that can be cited."""

    hit: Hit
    span: Span

    @property
    def text(self) -> str:
        return self.hit.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence, what was done to it, and the places that it cites."""

    kind: str
    text: str
    places: tuple[Place, ...]


Made = tuple[str, tuple[Place, ...]]
Maker = Callable[[Place, Sequence[Place], random.Random], Made | None]


@dataclass(frozen=True, slots=True)
class Planted:
    """Shares with 95 % Wilson intervals: errors that were told, honest sentences that were not."""

    recall: Mapping[str, Estimate]  # by kind of error
    overall: Estimate
    false_alarms: Mapping[str, Estimate]  # by kind of honest sentence
    all_false_alarms: Estimate
    misjudged: tuple[Trial, ...]  # errors that passed, honest sentences that did not

    @property
    def n(self) -> int:
        """Sentences judged, planted errors and honest ones."""
        return self.overall.n + self.all_false_alarms.n


def measure(articles: Iterable[Article], *, per_kind: int = 50, seed: int = 0) -> Planted:
    """Judge that many errors of each kind, and as many honest sentences as errors in all."""
    found = places(articles)
    errors = {kind: draw(kind, found, per_kind, seed) for kind in ERRORS}
    share = per_kind * len(ERRORS) // len(HONEST)
    honest = {kind: draw(kind, found, share, seed) for kind in HONEST}
    told, alarms = _unsupported(errors), _unsupported(honest)
    return Planted(
        recall={kind: wilson([flag for _, flag in told[kind]]) for kind in told},
        overall=wilson([flag for judged in told.values() for _, flag in judged]),
        false_alarms={kind: wilson([flag for _, flag in alarms[kind]]) for kind in alarms},
        all_false_alarms=wilson([flag for judged in alarms.values() for _, flag in judged]),
        misjudged=(
            *(trial for judged in told.values() for trial, flag in judged if not flag),
            *(trial for judged in alarms.values() for trial, flag in judged if flag),
        ),
    )


def table(planted: Planted) -> str:
    """The figures as text, one row a kind."""
    rows = [
        *((f"told: {kind}", estimate) for kind, estimate in planted.recall.items()),
        ("told: all planted errors", planted.overall),
        *((f"false alarm: {kind}", estimate) for kind, estimate in planted.false_alarms.items()),
        ("false alarm: all honest sentences", planted.all_false_alarms),
    ]
    lines = [(name, e.n, f"{e.mean:.1%}", f"{e.low:.1%} to {e.high:.1%}") for name, e in rows]
    return tabulate(lines, headers=("", "n", "share", "95 % interval"), disable_numparse=True)


def wilson(values: Sequence[bool], *, level: float = 0.95) -> Estimate:
    """A share with its score interval, which holds at 0 and 1 too (Wilson, 1927, JASA 22)."""
    n = len(values)
    if not n:
        raise ValueError("a share needs at least one value")
    z, share = NormalDist().inv_cdf((1 + level) / 2), sum(values) / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return Estimate(mean=share, low=max(0.0, middle - half), high=min(1.0, middle + half), n=n)


def _unsupported(drawn: Mapping[str, list[Trial]]) -> dict[str, list[tuple[Trial, bool]]]:
    """Each trial with whether it is called unsupported; kinds that nothing is of are left out."""
    return {
        kind: [(trial, judge(trial) == "unsupported") for trial in trials]
        for kind, trials in drawn.items()
        if trials
    }


def judge(trial: Trial) -> Support:
    """What the citation contract says to it."""
    hits = [place.hit for place in trial.places]
    claim = Claim(trial.text, tuple(place.span for place in trial.places))
    (sentence,), _ = check([claim], hits)
    return sentence.support


def places(articles: Iterable[Article]) -> list[Place]:
    """All sentences of articles, each article being one passage."""
    return [
        Place(hit, Span(hit.article.id, start, end))
        for hit in map(_whole, articles)
        for start, end in hit.chunk.sentences
        if len(hit.article.text[start:end].split()) >= MIN_WORDS
    ]


def draw(kind: str, found: Sequence[Place], wanted: int, seed: int) -> list[Trial]:
    """Up to so many trials of a kind, each from another sentence; the same for the same seed."""
    chance = random.Random(f"{kind} {seed}")
    order = chance.sample(found, len(found))
    trials = (Trial(kind, *made) for place in order if (made := MAKERS[kind](place, found, chance)))
    return list(islice(trials, wanted))


def other_names(place: Place, found: Sequence[Place]) -> dict[str, list[str]]:
    """For each country, mineral and other name of an article, those of other articles."""
    own, articles = place.hit.article, {p.hit.article.id: p.hit.article for p in found}.values()
    foreign = [a for a in articles if not set(a.entities) & set(own.entities)]
    pairs = (
        (own.countries, [name for a in foreign for name in a.countries]),
        ([m for m in own.minerals if m != "lead"], [name for a in foreign for name in a.minerals]),
        (own.entities, [name for a in foreign for name in a.entities]),
    )
    return {
        name: sorted({new for new in pool if _is_another(new, name, own)})
        for names, pool in pairs
        for name in names
    }


def _edited(edit: Edit) -> Maker:
    """The sentence after the edit; it cites its own place, and now and then the next one too."""

    def make(place: Place, found: Sequence[Place], chance: random.Random) -> Made | None:
        text = edit(place.text, chance)
        if text is None:
            return None
        return text, (place, *_next(place, found)) if chance.random() < WIDE else (place,)

    return make


def _misnamed(place: Place, found: Sequence[Place], chance: random.Random) -> Made | None:
    edit = partial(wrong_name, others=other_names(place, found))
    return _edited(edit)(place, found, chance)


def _stitched(place: Place, found: Sequence[Place], chance: random.Random) -> Made | None:
    """Half of the partners are of the same article, where they are most alike."""
    own = [p for p in found if p.hit is place.hit and p is not place]
    other = chance.choice(own if own and chance.random() < SAME_ARTICLE else found)
    if _shared(place.text, other.text) >= SAME:
        return None
    way = chance.choice([halves, traded, None])
    if way is None:
        return place.text, (other,)
    text = way(place.text, other.text, chance)
    return (text, (place, other)) if text else None


def _whole(article: Article) -> Hit:
    sentences = tuple(split_sentences(article.text, article.language))
    return Hit(Chunk(article.id, 0, article.title, article.text, 0, sentences), article, 1.0)


def _next(place: Place, found: Sequence[Place]) -> list[Place]:
    after = [p for p in found if p.hit is place.hit and p.span.start > place.span.start]
    return after[:1]


def _shared(text: str, other: str) -> float:
    """The share of a text's words that another one has."""
    mine, theirs = (set(re.findall(r"\w+", t.casefold())) for t in (text, other))
    return len(mine & theirs) / len(mine)


def _is_another(new: str, name: str, own: Article) -> bool:
    """Whether a name is not the article's, nor the same in other words or initials."""
    initials = "".join(word[0] for word in name.split()), "".join(word[0] for word in new.split())
    is_alias = new.isupper() or name.isupper() or initials[0] == initials[1] != initials[0][:1]
    return (
        new.casefold() not in own.text.casefold()
        and not is_alias
        and not {word[:5].casefold() for word in name.split()}
        & {word[:5].casefold() for word in new.split()}
    )


ERRORS: Mapping[str, Maker] = {
    "digit": _edited(wrong_digit),
    "unit": _edited(wrong_unit),
    "date": _edited(wrong_date),
    "name": _misnamed,
    "yes or no": _edited(wrong_polarity),
    "stitched": _stitched,
}
HONEST: Mapping[str, Maker] = {
    "whole sentence": _edited(lambda text, _: text),
    "shortened": _edited(shortened),
    "same quantity": _edited(same_quantity),
}
MAKERS = {**ERRORS, **HONEST}
