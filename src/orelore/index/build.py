"""The write path: corpus -> articles -> chunks -> embeddings -> index.

Incremental, idempotent and safe to kill: run it again and it goes on where it stopped, run it once
more and it does nothing. With another encoder or chunking it fills a second generation beside the
live one, which readers keep until the new one is complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orelore.corpus.articles import article_files, load_article
from orelore.errors import ArticleError
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.lock import locked
from orelore.index.records import Generation
from orelore.index.store import VectorStore
from orelore.index.writer import Writer, content_hash, recipe
from orelore.types import Article

# Articles that are encoded and committed together: what a kill can cost at most.
BATCH = 16

Progress = Callable[[int, int], None]  # articles done, articles to do


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `problems` says which files were passed over, and why."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    chunks: int = 0
    rebuilt_from: str | None = None  # how the index before was made, if otherwise
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What must happen to make the index equal to the corpus."""

    put: tuple[Article, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    problems: tuple[str, ...]


def build_index(
    corpus_folders: Iterable[Path],
    index_folder: Path,
    *,
    encoder: Encoder,
    chunk_tokens: int,
    chroma_url: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Make the index equal to the corpus.

    A file that breaks the format is passed over and reported; what the index held of it stays.
    Raises IndexLockedError and IndexStorageError.
    """
    with locked(index_folder), Catalog.writing(index_folder) as catalog:
        before = catalog.live()
        wanted = recipe(encoder, chunk_tokens)
        store = VectorStore(index_folder / "chroma", chroma_url)
        writer = Writer(catalog, store, catalog.begin(wanted), encoder, chunk_tokens)
        writer.sweep()
        plan = plan_update(article_files(corpus_folders), catalog, writer.generation)
        _carry_out(plan, writer, progress)
        _show(writer)
        store.close()
        chunks = catalog.count(writer.generation)
    replaced = before is not None and before.recipe != wanted
    return Report(
        plan.added,
        tuple(article.id for article in plan.put if article.id not in plan.added),
        plan.removed,
        plan.unchanged,
        chunks,
        str(before.recipe) if before and replaced else None,
        plan.problems,
    )


def plan_update(files: Mapping[str, Path], catalog: Catalog, generation: Generation) -> Plan:
    """Compare the corpus with the catalog."""
    known = catalog.contents(generation)
    articles, problems = _load(files.values())
    removed = tuple(sorted(set(known) - set(files)))
    # When the first of some copies goes, another must become the first.
    indexed = catalog.articles(generation).values()
    orphans = {a.id for a in indexed if a.copy_of and a.copy_of not in files}
    put = [a for a in articles if a.id in orphans or known.get(a.id) != content_hash(a)]
    added = tuple(article.id for article in put if article.id not in known)
    return Plan(tuple(put), added, removed, len(articles) - len(put), problems)


def _carry_out(plan: Plan, writer: Writer, progress: Progress | None) -> None:
    writer.drop(plan.removed)
    done, total = 0, len(plan.put)
    for batch in _batches(plan.put):
        if progress:
            progress(done, total)
        writer.put(batch)
        done += len(batch)
    if progress and total:
        progress(done, total)


def _show(writer: Writer) -> None:
    """Let readers see this generation, and drop what went before."""
    if len(writer.catalog.generations()) > 1 or not writer.generation.live:
        writer.catalog.make_live(writer.generation)
    writer.store.keep_only(writer.generation.collection)


def _load(files: Iterable[Path]) -> tuple[list[Article], tuple[str, ...]]:
    articles, problems = [], []
    for file in files:
        try:
            articles.append(load_article(file))
        except ArticleError as error:
            problems.append(str(error))
    return articles, tuple(problems)


def _batches(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    for first in range(0, len(articles), BATCH):
        yield articles[first : first + BATCH]
