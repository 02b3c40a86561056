"""The trained reader: a question and passages -> what answers it, and where.

Every passage is run alone, one on each processor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from orelore.errors import ReaderError
from orelore.index.onnx_session import (
    LOAD_ERRORS,
    Session,
    available_processors,
    load_problem,
    open_session,
)
from orelore.reader.delta import unusable
from orelore.reader.export import exported, fingerprint
from orelore.reader.pieces import Pieces, joined, title_of
from orelore.reader.scoring import HEADS, Scores, read_chunk
from orelore.types import Hit, Read

DELTA = Path(__file__).with_name("reader.safetensors")


def open_reader(cache: Path, *, threads: int | None = None) -> OnnxReader:
    """The reader that came with the package. Raises ReaderError.

    `cache` is the folder in which it keeps its exported form, which it makes when it first reads.
    """
    try:
        delta = DELTA.read_bytes()
    except OSError as error:
        raise unusable(f"{DELTA} cannot be read ({error.strerror})") from error
    return OnnxReader(lambda: exported(cache, delta), fingerprint(delta), threads=threads)


class OnnxReader:
    """Loads when it first reads. Safe to share between threads."""

    name = "orelore-reader"

    def __init__(
        self, find_model: Callable[[], Path], fingerprint: str, *, threads: int | None = None
    ) -> None:
        self.fingerprint = fingerprint
        self._find_model = find_model
        self._threads = threads or available_processors()

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        """What is made of each hit. Raises ReaderError, EncoderError and IndexStorageError."""
        if not hits:
            return []
        asked = self._model.encode(question)
        with ThreadPoolExecutor(min(self._threads, len(hits))) as pool:
            return list(pool.map(lambda hit: self._read(asked, hit), hits))

    def supports(self, claim: str, evidence: str) -> float:
        """The log-odds that the evidence supports the claim. Raises what `read` does."""
        model = self._model
        return model.scores(model.joined(model.encode(claim), evidence)).support

    def _read(self, question: Encoding, hit: Hit) -> Read:
        before = lead(hit)
        pieces = self._model.joined(question, before + hit.chunk.text)
        bounds = pieces.bounds - len(before) + hit.chunk.start
        return read_chunk(self._model.scores(pieces), bounds, hit.chunk)

    @cached_property
    def _model(self) -> _Model:
        return _Model.open(self._find_model())


@dataclass(frozen=True, slots=True)
class _Model:
    session: Session
    tokenizer: Tokenizer
    marks: tuple[int, int]  # of `[CLS]` and `[SEP]`
    longest: int  # word pieces

    @classmethod
    def open(cls, path: Path) -> _Model:
        try:
            session = open_session(path, threads=1)
        except LOAD_ERRORS as error:
            raise ReaderError(load_problem(path, error)) from error
        notes = session.get_modelmeta().custom_metadata_map
        tokenizer = Tokenizer.from_str(notes["tokenizer"])
        tokenizer.no_truncation()
        tokenizer.no_padding()
        first, between = tokenizer.encode("").ids
        return cls(session, tokenizer, (first, between), int(notes["max_tokens"]))

    def encode(self, text: str) -> Encoding:
        return self.tokenizer.encode(text, add_special_tokens=False)

    def joined(self, question: Encoding, passage: str) -> Pieces:
        return joined(question, self.encode(passage), self.marks, self.longest)

    def scores(self, pieces: Pieces) -> Scores:
        names = [given.name for given in self.session.get_inputs()]
        inputs = dict(zip(names, (pieces.ids[None], pieces.types[None]), strict=True))
        edges, start, end, *rest = (found[0] for found in self.session.run(list(HEADS), inputs))
        evidence, relevance, support = (found[:, 0] for found in rest)
        return Scores(edges, start, end, evidence, float(relevance[0]), float(support[0]))


def lead(hit: Hit) -> str:
    """What the reader is told of a passage before its text: title and heading."""
    told = title_of(hit)
    return f"{told}. " if told else ""
