"""Compare corpus, catalog, vectors and full text, and mend what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orelore.corpus.articles import article_files
from orelore.index.build import plan_update
from orelore.index.catalog import Catalog
from orelore.index.facets import facet_keys
from orelore.index.library import Library
from orelore.index.lock import locked
from orelore.index.writer import chunks_of, embedded, recipe, vector_id


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what mends it."""

    problem: str
    remedy: str


def examine(library: Library) -> list[Finding]:
    """All that is wrong with an index; nothing when it is sound. Raises IndexMissingError."""
    return [
        *_recipe(library),
        *_corpus(library),
        *_passages(library),
        *_vectors(library),
        *_full_text(library),
    ]


def repair(library: Library) -> None:
    """Mend what `examine` finds, apart from files that break the format."""
    with locked(library.index_folder), Catalog.writing(library.index_folder) as catalog:
        catalog.rebuild_full_text()
        # What is not in the catalog is indexed anew by the update.
        if live := catalog.live():
            catalog.drop(live, incomplete(library))
    library.update()


def _recipe(library: Library) -> Iterator[Finding]:
    built = library.live().recipe
    wanted = recipe(library.encoder, library.chunk_tokens)
    if built != wanted:
        yield Finding(
            f"The index was built with {built}; the settings ask for {wanted}.",
            "`orelore index` rebuilds it",
        )


def _corpus(library: Library) -> Iterator[Finding]:
    plan = plan_update(article_files(library.folders), library.catalog, library.live())
    for problem in plan.problems:
        yield Finding(problem, "mend the file")
    for article in plan.put:
        what = "not in the index" if article.id in plan.added else "changed since it was indexed"
        yield Finding(f"Article '{article.id}' is {what}.", "`orelore index`")
    for article_id in plan.removed:
        yield Finding(
            f"Article '{article_id}' is in the index, its file is gone.", "`orelore index`"
        )


def incomplete(library: Library) -> list[str]:
    """The articles of which the catalog has lost a chunk, or something to filter by."""
    live, catalog = library.live(), library.catalog
    if live.recipe != recipe(library.encoder, library.chunk_tokens):
        return []  # all will be made anew
    known, facets = set(catalog.vector_ids(live)), catalog.facet_counts(live)
    lost = []
    for article in library.articles():
        chunks = chunks_of(article, library.encoder, library.chunk_tokens)
        whole = known.issuperset(vector_id(c, embedded(article, c)) for c in chunks)
        if not whole or facets.get(article.id, 0) != sum(
            len(facet_keys(article, c)) for c in chunks
        ):
            lost.append(article.id)
    return lost


def _passages(library: Library) -> Iterator[Finding]:
    for article_id in incomplete(library):
        yield Finding(
            f"Article '{article_id}' has lost passages or what they are filtered by.",
            "`orelore doctor --repair`",
        )


def _vectors(library: Library) -> Iterator[Finding]:
    live = library.live()
    stored = library.store.ids(live.collection)
    known = set(library.catalog.vector_ids(live))
    if leftover := len(stored - known):
        yield Finding(
            f"{leftover} vectors are left over from an interrupted run.",
            "`orelore index` sweeps them",
        )
    if missing := len(known - stored):
        yield Finding(
            f"{missing} vectors are missing from the vector store.",
            "`orelore index` puts them back",
        )


def _full_text(library: Library) -> Iterator[Finding]:
    if missing := library.catalog.missing_full_text():
        yield Finding(
            f"The full text of {missing} chunks is missing or left over.",
            "`orelore doctor --repair`",
        )
