"""What a system did with a question, as it is kept on disk: JSON Lines, one record a line."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel, ConfigDict

from orelore.answer.extractive import ExtractiveAnswerer
from orelore.evals.golden import Golden
from orelore.types import Support


class Passage(BaseModel):
    """A passage that was found, best first, and the facts behind its sources."""

    model_config = ConfigDict(frozen=True)
    article: str
    start: int
    end: int
    facts: tuple[str, ...] = ()


class Quote(BaseModel):
    """A cited span of an article."""

    model_config = ConfigDict(frozen=True)
    article: str
    start: int
    end: int
    text: str


class Said(BaseModel):
    """A sentence of the answer, the numbers it cites (from 1, of `Record.quotes`), its support."""

    model_config = ConfigDict(frozen=True)
    text: str
    citations: tuple[int, ...]
    support: Support


class Record(BaseModel):
    """One question as one system answered it."""

    model_config = ConfigDict(frozen=True)
    id: str  # of the question
    question: str  # the scored turn, as it was understood
    answerer: str = ""  # who answered: not the model that was asked for, when that was down
    abstained: bool
    reason: str = ""  # of the abstention
    confidence: float | None = None  # higher is surer; None where the answerer has none
    sentences: tuple[Said, ...] = ()
    quotes: tuple[Quote, ...] = ()
    passages: tuple[Passage, ...] = ()  # the ten best
    milliseconds: float = 0.0

    @property
    def text(self) -> str:
        """What the answer says; nothing when it abstains."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def probability(self) -> float | None:
        """That the answer is right; None where the confidence is of another sort."""
        return self.confidence if self.answerer == ExtractiveAnswerer.name else None


class System(Protocol):
    """Something that can be evaluated."""

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str:
        """Differs where answers may differ: the answerer, the index, the parts in use."""
        ...

    def ask(self, question: Golden) -> Record:
        """Ask all turns of a question; the record is of the last one."""
        ...
