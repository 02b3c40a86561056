"""Whether the citation contract and the reader tell supported claims from others, as people do.

The claim goes through the product's own support check, with the sentences that people took for
its evidence, one by one; the words around them tell what is no name. The check answers yes or no
and has no score. It is made for answers, which stay close to the words of what they cite: a claim
in other words counts as unsupported, so recall is low where claims paraphrase.

The reader sees the sentences together, as far as it reads, and gives log-odds: above 0 it takes
the claim for supported. Of several readings of one claim the highest counts.

WiCE (Kamoi et al. 2023), test claims: "supported" against "partially supported" and "not
supported" together. Each annotator's sentences are an alternative; where nobody marked any, the
whole page is the evidence.

FoolMeTwice (Eisenschlos et al. 2021), test: SUPPORTS against REFUTES, by the gold evidence. The
reader was trained on its dev claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from orelore.answer.evidence import Evidence
from orelore.answer.reading import lower_words
from orelore.answer.support import problem_of
from orelore.evals.benchmarks.collection import default_reader
from orelore.evals.benchmarks.gold import Checked, read_foolmetwice, read_wice
from orelore.evals.benchmarks.items import sampled, watched
from orelore.evals.benchmarks.result import Row
from orelore.evals.metrics import auroc
from orelore.index.build import Progress
from orelore.sentences import split_sentences

READ_WORDS = 120  # of evidence that is longer, read at once


class Judge(Protocol):
    """Tells how well evidence supports a claim."""

    def supports(self, claim: str, evidence: str) -> float:
        """Log-odds that it does."""
        ...


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often the check and people say "supported"."""

    both: int
    check_only: int
    people_only: int
    neither: int

    @property
    def n(self) -> int:
        return self.both + self.check_only + self.people_only + self.neither

    @property
    def precision(self) -> float:
        return _share(self.both, self.both + self.check_only)

    @property
    def recall(self) -> float:
        return _share(self.both, self.both + self.people_only)

    @property
    def f1(self) -> float:
        return _share(2 * self.both, 2 * self.both + self.check_only + self.people_only)

    @property
    def turned_away(self) -> float:
        """Share of the claims that people do not support which the check does not either."""
        return _share(self.neither, self.neither + self.check_only)

    @property
    def accuracy(self) -> float:
        return _share(self.both + self.neither, self.n)

    @property
    def commonest(self) -> float:
        """Accuracy of always giving the commoner of the two verdicts."""
        yes = self.both + self.people_only
        return _share(max(yes, self.n - yes), self.n)


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> list[Row]:
    """The rows of `wice` or `foolmetwice`, whose files lie in the folder.

    `sample` takes so many claims at random, always the same; `progress` is told those done and to
    do. Raises ReadError.
    """
    claims = sampled({"wice": read_wice, "foolmetwice": read_foolmetwice}[name](folder), sample)
    judge = judge or default_reader()
    checked, scores = [], []
    for claim in watched(claims, progress):
        checked.append(is_supported(claim))
        scores.append(support(claim, judge))
    people = [claim.supported for claim in claims]
    return [
        *rows_of(name, confusion(list(zip(checked, people, strict=True)))),
        *reader_rows(name, list(zip(scores, people, strict=True))),
    ]


def is_supported(claim: Checked) -> bool:
    """Whether any alternative of the evidence supports the claim, by the citation contract."""
    common = lower_words(claim.around)
    return any(
        problem_of(claim.claim, [Evidence.of(text, common) for text in _sentences(group)], common)
        is None
        for group in claim.evidence
    )


def support(claim: Checked, judge: Judge) -> float:
    """The reader's log-odds of the alternative, or part of one, that supports the claim best."""
    return max(
        judge.supports(claim.claim, part) for group in claim.evidence for part in parts(group)
    )


def parts(group: Sequence[str], words: int = READ_WORDS) -> Iterator[str]:
    """The sentences joined, in runs of about so many words where they are more."""
    run: list[str] = []
    for sentence in _sentences(group):
        if run and sum(len(text.split()) for text in (*run, sentence)) > words:
            yield " ".join(run)
            run = []
        run.append(sentence)
    yield " ".join(run)


def confusion(verdicts: Sequence[tuple[bool, bool]]) -> Confusion:
    """Counts of pairs: what the check says, what people say."""
    order = ((True, True), (True, False), (False, True), (False, False))
    return Confusion(*(verdicts.count(pair) for pair in order))


def rows_of(name: str, counts: Confusion) -> list[Row]:
    """The rows of a set; the note of the accuracy tells what a constant verdict reaches."""
    constant = f"the commoner verdict always: {counts.commonest:.3f}"
    passed = _share(counts.both + counts.check_only, counts.n)
    return [
        Row(name, "precision of supported", counts.precision, counts.n),
        Row(name, "recall of supported", counts.recall, counts.n),
        Row(name, "F1 of supported", counts.f1, counts.n),
        Row(name, "accuracy", counts.accuracy, counts.n, (), constant),
        Row(name, "other claims turned away", counts.turned_away, counts.n),
        Row(name, "claims that pass the check", passed, counts.n),
    ]


def reader_rows(name: str, scores: Sequence[tuple[float, bool]]) -> list[Row]:
    """The rows of the reader: its log-odds, and what people say."""
    counts = confusion([(score > 0, supported) for score, supported in scores])
    rows = [replace(row, measure=f"{row.measure}, reader") for row in rows_of(name, counts)]
    yes = [score for score, supported in scores if supported]
    no = [score for score, supported in scores if not supported]
    if yes and no:
        rows.append(Row(name, "AUROC, reader", auroc(yes, no), len(scores)))
    return rows


def _sentences(group: Sequence[str]) -> list[str]:
    """A piece of evidence may be several sentences; a part without words is none."""
    parts = [text[start:end] for text in group for start, end in split_sentences(text)]
    return [part for part in parts if part.strip()] or list(group)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
