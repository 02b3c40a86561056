"""The values that flow from the corpus to an answer.

Article -> Chunk -> Hit on the way to the passages; Claim -> Sentence + Citation -> Answer on the
way back. They know nothing of files, models or databases.

Offsets are counted in characters of `Article.text`, the end excluded. Dates are ISO 8601 and may
stop at the month or the year (`2024-05`, `2024`), because publishers often do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Support = Literal["verbatim", "supported", "unsupported"]


@dataclass(frozen=True, slots=True)
class Source:
    """A published page that an article rests on."""

    key: str  # as in the article's markers: s1, s2, ...
    title: str
    publisher: str
    published: str | None = None
    url: str | None = None
    facts: tuple[str, ...] = ()

    @property
    def page(self) -> object:
        """Equal for sources that are one published page, whatever their keys."""
        return self.url or (self.title, self.publisher, self.published)

    def as_of(self, told: str | None) -> str | None:
        """When its part of a text was so that tells of `told`: not after it was published."""
        if told and self.published and told[: len(self.published)] > self.published:
            return self.published
        return told


@dataclass(frozen=True, slots=True)
class Marker:
    """The sources named at the end of a sentence, which ends at `offset`."""

    offset: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text without markers, and where each sentence comes from.

    An article of ours names its sources in markers. An article added by a user has none: it is
    its own source (`url`, `publisher`, `published`).
    """

    id: str
    title: str
    text: str
    published: str | None = None
    language: str = "en"
    countries: tuple[str, ...] = ()
    minerals: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    markers: tuple[Marker, ...] = ()
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    copy_of: str | None = None  # the article that this one is a near-duplicate of

    @property
    def path(self) -> str:
        """The file of the article, relative to the corpus folder's `articles/`."""
        return f"{self.id}.md"

    @property
    def origin(self) -> str:
        """Syndicated copies share the origin of the first article; it counts once."""
        return self.copy_of or self.id

    @property
    def is_own_source(self) -> bool:
        """Whether it rests on no other page: an article that a user added."""
        return not self.markers and not self.sources

    def sources_of(self, start: int, end: int) -> tuple[Source, ...]:
        """The sources of the text from `start` to `end`, in order of first mention."""
        if not self.markers:
            return self.sources or self._own_source()
        end = start + len(self.text[start:end].rstrip())  # white space belongs to no sentence
        inside = [m for m in self.markers if start < m.offset <= end]
        # A span that stops inside a sentence rests on the marker that closes the sentence.
        last = max((m.offset for m in inside), default=start)
        if last < end:
            inside += [m for m in self.markers if m.offset > end][:1]
        keys = dict.fromkeys(key for marker in inside for key in marker.keys)
        by_key = {source.key: source for source in self.sources}
        return tuple(by_key[key] for key in keys if key in by_key)

    def _own_source(self) -> tuple[Source, ...]:
        publisher = self.publisher or ""
        return (Source("own", self.title, publisher, self.published, self.url),)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage of one article, short enough to embed whole."""

    article_id: str
    position: int  # 0 for the first chunk of its article
    heading: str
    text: str
    start: int
    sentences: tuple[tuple[int, int], ...] = ()  # start and end of each, in the article's text

    @property
    def id(self) -> str:
        return f"{self.article_id}#{self.position}"

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def slice(self, start: int, end: int) -> str:
        """The text from `start` to `end`, both in the article's offsets."""
        return self.text[start - self.start : end - self.start]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be used. Within one field any value will do; all fields must hold.

    `since` and `until` are compared with the dates on which a passage's sources were published.
    `kinds` are kinds of source: to search, they stand for the publishers of these kinds.
    """

    countries: Sequence[str] = ()
    minerals: Sequence[str] = ()
    publishers: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    kinds: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        names = self.countries or self.minerals or self.publishers or self.kinds
        return not (names or self.since or self.until)

    def without(self, others: Filters) -> Filters:
        """These filters but for the values that `others` has too; case does not matter."""
        return Filters(
            countries=_left(self.countries, others.countries),
            minerals=_left(self.minerals, others.minerals),
            publishers=_left(self.publishers, others.publishers),
            since=None if self.since == others.since else self.since,
            until=None if self.until == others.until else self.until,
            kinds=_left(self.kinds, others.kinds),
        )

    def admit(self, sources: Sequence[Source]) -> bool:
        """Whether text that rests on these sources passes by publisher and by date."""
        names = {name.casefold() for name in self.publishers}
        return (not names or any(s.publisher.casefold() in names for s in sources)) and (
            not (self.since or self.until) or any(self._covers(s.published) for s in sources)
        )

    def _covers(self, date: str | None) -> bool:
        # A date may stop at the month or year: `2024` is within any range that touches 2024.
        # '~' sorts behind every digit and hyphen.
        if date is None:
            return False
        after = self.since is None or f"{date}~" >= self.since
        return after and (self.until is None or date <= f"{self.until}~")


def _left(names: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    gone = {name.casefold() for name in others}
    return tuple(name for name in names if name.casefold() not in gone)


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """What a reader makes of one sentence of a passage, for one question.

    Offsets count characters of the article. Scores are log-odds: above 0, rather yes than no.
    """

    start: int
    end: int
    evidence: float  # that the sentence answers the question
    answer: tuple[int, int] | None = None  # the likeliest short answer inside the sentence
    answer_score: float = 0.0  # of that answer, against there being none in the passage


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader makes of one passage, for one question."""

    relevance: float  # log-odds that the passage answers the question
    sentences: tuple[SentenceRead, ...]  # one for each of the chunk's sentences, in their order


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found for a question, with the article it stands in."""

    chunk: Chunk
    article: Article
    score: float  # fused, higher is better
    similarity: float = 0.0  # cosine of the embeddings of question and passage
    keyword_score: float = 0.0  # BM25; 0 where keyword search missed it
    read: Read | None = None  # what the reader makes of it; None where it was not read


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that an answerer wants to say, and the spans it says it rests on."""

    text: str
    spans: tuple[Span, ...]
    marked: tuple[int, int] | None = None  # where the short answer stands in the text


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer wants to say, before it is checked. No claims: it abstains."""

    claims: tuple[Claim, ...] = ()
    confidence: float | None = None  # that the best evidence is right, also where too weak: 0 to 1
    disagreement: tuple[Account, ...] = ()  # of the sources, on what was asked
    closest: Claim | None = None  # what comes closest to an answer, when there is none


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered quote: `article.text[start:end] == quote`."""

    number: int
    article: Article
    passage: str
    quote: str
    start: int
    end: int
    score: float
    sources: tuple[Source, ...]
    as_of: str | None = None  # when that was so; else when it was published

    @property
    def span(self) -> Span:
        return Span(self.article.id, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One checked sentence of an answer."""

    text: str
    citations: tuple[int, ...]
    support: Support
    problem: str | None = None  # what the cited passages do not hold, when unsupported
    marked: tuple[int, int] | None = None  # where the short answer stands in the text


@dataclass(frozen=True, slots=True)
class Account:
    """One of several accounts of the same thing that do not agree."""

    claim: str  # the sentence that tells it
    value: str  # the words that the others contradict: "about 500 people"
    as_of: str | None  # when that was so, or was said
    span: Span  # of the sentence
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A value of one year, as one source gives it."""

    year: str
    value: str  # as people write it: "21,112", "8.1 billion", "more than 700,000"
    basis: str  # what was counted or by whom, where the source's words need it
    source: Source
    low: float | None = None  # the value as numbers, both the same for a single one
    high: float | None = None  # None where it is open: of "more than 4" only the lowest is known

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The lowest and the highest number that are known; None where the value is no number."""
        known = [bound for bound in (self.low, self.high) if bound is not None]
        return (known[0], known[-1]) if known else None

    @property
    def number(self) -> float | None:
        """The value as one number: of a range its middle, of "more than 4" its 4."""
        return sum(self.bounds) / 2 if self.bounds else None


@dataclass(frozen=True, slots=True)
class Series:
    """A quantity over the years, the newest last; several points a year where sources differ."""

    title: str
    unit: str
    points: tuple[Point, ...]
    owner: str = ""  # the country, company or mine whose quantity it is
    name: str = ""  # of the quantity, whoever owns it: "uranium mine production"

    @property
    def caption(self) -> str:
        """The title, and the unit where there is one."""
        return ", ".join(filter(None, (self.title, self.unit)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What Orelore says to a question. An abstention is an answer too: it has a reason."""

    question: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    abstained: bool = False
    reason: str | None = None
    answerer: str = "extractive"
    confidence: float | None = None  # the probability that it is right; None with a language model
    notice: str | None = None  # e.g. that the language model did not answer
    disagreement: tuple[Account, ...] = ()  # of the sources, on what was asked
    series: Series | None = None  # the quantity that was asked for, over the years
    elsewhere: tuple[Series, ...] = ()  # the same quantity of other countries
    nearest: tuple[Hit, ...] = ()  # passages to read when nothing answers the question
    filters: Filters = NO_FILTERS  # given with the question: what fails them was not read
    recognised: Filters = NO_FILTERS  # named in the question: what fits them was preferred
    ignored: Filters = NO_FILTERS  # named in the question too, but not to be preferred
    timing_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentences with their citation numbers, or the reason of the abstention."""
        if self.abstained:
            return self.reason or ""
        return " ".join(numbered(sentence) for sentence in self.sentences)

    @property
    def origins(self) -> tuple[str, ...]:
        """The publishers that the answer rests on; syndicated copies of a text are one."""
        names: dict[str, str] = {}
        for citation in self.citations:
            for source in citation.sources:
                article = citation.article
                key = article.origin if article.is_own_source else source.publisher.casefold()
                names.setdefault(key, source.publisher)
        return tuple(dict.fromkeys(names.values()))

    def number_of(self, span: Span) -> int | None:
        """The number of the citation that quotes this very span; None where none does."""
        return next((c.number for c in self.citations if c.span == span), None)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an answer on its way, not yet checked."""

    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the corpus holds: number of articles by country, mineral and publisher."""

    articles: int
    countries: Mapping[str, int]
    minerals: Mapping[str, int]
    publishers: Mapping[str, int]
    since: str | None = None  # date of the oldest source
    until: str | None = None  # date of the newest
    kinds: Mapping[str, int] = field(default_factory=dict)  # publishers by kind of source


def numbered(sentence: Sentence) -> str:
    """The sentence followed by its citation numbers: `Output fell. [1][2]`."""
    marks = "".join(f"[{number}]" for number in sentence.citations)
    return f"{sentence.text} {marks}" if marks else sentence.text
