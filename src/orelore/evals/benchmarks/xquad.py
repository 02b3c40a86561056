"""XQuAD (Artetxe et al. 2020): 1,190 questions on 240 paragraphs, in English and Russian."""

from __future__ import annotations

from pathlib import Path

from orelore.evals.benchmarks.collection import default_encoder, indexed
from orelore.evals.benchmarks.data import read_xquad
from orelore.evals.benchmarks.result import Row
from orelore.evals.benchmarks.retrieval import Published, paragraph_rows
from orelore.evals.benchmarks.sentences import sentence_rows
from orelore.index.build import Progress
from orelore.index.embedding import Encoder

MTEB = "MTEB results, XQuADRetrieval"
PUBLISHED: dict[str, Published] = {
    "en": (
        ("BM25s", 96.49, MTEB),
        ("all-MiniLM-L6-v2", 94.36, MTEB),
        ("bge-small-en-v1.5", 95.31, MTEB),
    ),
    "ru": (
        ("BM25s", 87.12, MTEB),
        ("all-MiniLM-L6-v2", 21.61, MTEB),
        ("paraphrase-multilingual-MiniLM-L12-v2", 84.37, MTEB),
    ),
}


def run(
    name: str,
    folder: Path,
    *,
    sample: int | None = None,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> list[Row]:
    """The rows of `xquad-en` or `xquad-ru`; `progress` is told twice over the questions."""
    language = name.removeprefix("xquad-")
    questions = read_xquad(folder, language).sampled(sample)
    with indexed(questions.articles, encoder or default_encoder()) as library:
        return [
            *paragraph_rows(
                name, questions, library, published=PUBLISHED[language], progress=progress
            ),
            *sentence_rows(name, questions, library, progress=progress),
        ]
