"""XQuAD (Artetxe et al. 2020): 1,190 questions on 240 paragraphs, in English and Russian.

The reader reads English; the Russian rows are without it.
"""

from __future__ import annotations

from pathlib import Path

from orelore.evals.benchmarks.answers import answer_rows
from orelore.evals.benchmarks.collection import default_encoder, default_reader, indexed
from orelore.evals.benchmarks.data import read_xquad
from orelore.evals.benchmarks.reading import Remembering
from orelore.evals.benchmarks.result import Row
from orelore.evals.benchmarks.retrieval import Published, paragraph_rows
from orelore.evals.benchmarks.sentences import sentence_rows
from orelore.index.build import Progress
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader

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
    reader: Reader | None = None,
) -> list[Row]:
    """The rows of `xquad-en` or `xquad-ru`; `progress` is told anew for each kind of row."""
    language = name.removeprefix("xquad-")
    questions = read_xquad(folder, language).sampled(sample)
    read = Remembering(reader or default_reader()) if language == "en" else None
    with indexed(questions.articles, encoder or default_encoder()) as library:
        rows = [
            *paragraph_rows(
                name,
                questions,
                library,
                reader=read,
                published=PUBLISHED[language],
                progress=progress,
            ),
            *sentence_rows(name, questions, library, reader=read, progress=progress),
        ]
        if read:
            rows += answer_rows(name, questions, library, read, progress=progress)
        return rows
