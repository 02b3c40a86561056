"""Our own questions and claims about the articles (`pairs.jsonl`), as examples.

Each line has a `kind`, a `question` or a `claim`, and the sentences it is about: the article, the
sentence's words and, for a question, the exact words that answer. Kind `unanswerable` asks for
what no article tells, `premise` takes for granted what the sentence contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from orelore.reader.pieces import title_of
from orelore.retrieval.retriever import Retriever
from orelore.training.examples import Bounds, Example
from orelore.training.lines import read_lines
from orelore.training.negatives import unanswered, without
from orelore.types import Chunk, Hit

FILE = Path(__file__).with_name("pairs.jsonl")
UNANSWERED = ("unanswerable", "premise")


class PairSentence(BaseModel):
    model_config = ConfigDict(frozen=True)
    article: str
    text: str
    answer: str | None = None


class Pair(BaseModel):
    model_config = ConfigDict(frozen=True)
    kind: str
    question: str | None = None
    claim: str | None = None
    supported: bool = False
    sentences: tuple[PairSentence, ...]

    @property
    def text(self) -> str:
        return self.question or self.claim or ""


Chunks = Mapping[str, Sequence[Hit]]  # by article


def read_pairs(path: Path = FILE) -> list[Pair]:
    """The pairs of a file, or ours. Raises ReadError."""
    return read_lines(Pair, path)


def claims(pair: Pair) -> Iterator[Example]:
    """The claim with each sentence that it is about."""
    for s in pair.sentences:
        yield Example(
            pair.text,
            s.text,
            ((0, len(s.text)),),
            kind="claim",
            supported=pair.supported,
            source="own claims",
        )


def answered(pair: Pair, chunks: Chunks) -> Iterator[Example]:
    """The question with each chunk of the index that holds one of its sentences."""
    if pair.kind in UNANSWERED:
        return
    articles = dict.fromkeys(s.article for s in pair.sentences)
    for hit in (hit for article in articles for hit in chunks.get(article, ())):
        found = [
            (place, s)
            for s in pair.sentences
            if s.article == hit.article.id and (place := placed(s.text, hit.chunk)) is not None
        ]
        if found:
            yield _example(pair, hit, found)


def hard(pair: Pair, retriever: Retriever, n: int) -> Iterator[Example]:
    """The question with passages that are found for it and do not answer.

    For one that has an answer there are more, one for each of its articles.
    """
    if pair.kind in UNANSWERED:
        hits = retriever.search(retriever.read(pair.text), k=n)
    else:
        answers = [s.answer for s in pair.sentences if s.answer]
        own = {s.article for s in pair.sentences}
        found = without(answers, pair.text, retriever)[: n + len(own)]
        hits = [hit for hit in found if not _tells(hit.chunk, pair)]
    for hit in hits:
        yield unanswered(pair.text, hit, titled=True, source="own")


def placed(sentence: str, chunk: Chunk) -> Bounds | None:
    """Where a sentence stands in a chunk's text, whose white space may differ."""
    for start, end in chunk.sentences:
        if " ".join(chunk.slice(start, end).split()) == sentence:
            return start - chunk.start, end - chunk.start
    return None


def _tells(chunk: Chunk, pair: Pair) -> bool:
    """Whether one of the pair's sentences stands in the passage."""
    words = " ".join(chunk.text.split())
    return any(s.text in words for s in pair.sentences)


def _example(pair: Pair, hit: Hit, found: Sequence[tuple[Bounds, PairSentence]]) -> Example:
    text = hit.chunk.text
    answers = []
    for (start, end), s in found:
        at = text.find(s.answer, start, end) if s.answer else -1
        if at >= 0 and s.answer:
            answers.append((at, at + len(s.answer)))
    return Example(
        pair.text,
        text,
        tuple((a - hit.chunk.start, b - hit.chunk.start) for a, b in hit.chunk.sentences),
        tuple(answers),
        tuple(place for place, _ in found),
        title=title_of(hit),
        source="own",
    )
