"""Short answers in the passage that holds them: NQ-open with gold passages.

Questions that people asked a search engine (Kwiatkowski et al. 2019, dev), each with the passage
that answers, as Liu et al. 2023, "Lost in the Middle", give them. All of a passage is read at
once, as far as the reader reads.
"""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from orelore.evals.benchmarks.collection import default_reader
from orelore.evals.benchmarks.gold import Short, read_nq_oracle
from orelore.evals.benchmarks.items import sampled, watched
from orelore.evals.benchmarks.reading import read_hits
from orelore.evals.benchmarks.result import Row
from orelore.evals.benchmarks.squad import exact_match, f1, short_answer
from orelore.index.build import Progress
from orelore.retrieval.rerank import Reader
from orelore.sentences import split_sentences
from orelore.types import Article, Chunk, Hit

SAMPLE = 500


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> list[Row]:
    """The rows of `nq-oracle`, over 500 questions unless told otherwise. Raises ReadError."""
    asked = sampled(read_nq_oracle(folder), sample or SAMPLE)
    reader = reader or default_reader()
    found = [(answer_of(each, reader), each.answers) for each in watched(asked, progress)]
    return [
        Row(
            name,
            f"{measure} of the short answer, %",
            100 * fmean(score(*p) for p in found),
            len(found),
        )
        for measure, score in (("exact match", exact_match), ("F1", f1))
    ]


def answer_of(asked: Short, reader: Reader) -> str:
    """The likeliest short answer in the passage of a question."""
    article = Article("nq", asked.title, asked.text)
    chunk = Chunk(article.id, 0, "", asked.text, 0, tuple(split_sentences(asked.text)))
    return short_answer(read_hits(asked.question, [Hit(chunk, article, score=1.0)], reader))
