"""What the index holds: articles, chunks and their state, in SQLite. The one source of truth.

A chunk is visible when it stands here, and it comes to stand here in the transaction in which its
article became complete. Vectors that the catalog does not know are leftovers of a killed run.

A generation is one complete index: one encoder, one way of chunking. Readers see the live one;
a rebuild fills another beside it and then makes that one live.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from orelore.index.database import Connection, Database
from orelore.index.facets import conditions, facets_of
from orelore.index.records import Entry, Generation, Matrix, Prepared, Recipe
from orelore.types import Article, Chunk, Filters

_ARTICLE = TypeAdapter(Article)
# A list as one parameter: SQLite takes a limited number of them.
_LISTED = "IN (SELECT value FROM json_each(?))"


class Catalog:
    """The catalog of one index folder. Threads may share it; each has its own connection."""

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        self.folder = folder
        self._database = Database(folder / "catalog.db", writable=writable)

    @classmethod
    @contextmanager
    def writing(cls, folder: Path) -> Iterator[Catalog]:
        """A catalog to write to, created when missing and closed in the end."""
        catalog = cls(folder, writable=True)
        try:
            yield catalog
        finally:
            catalog.close()

    # generations

    def version(self) -> int:
        """Another number after each change."""
        return int(self._database.rows("SELECT version FROM state")[0][0])

    def live(self) -> Generation | None:
        """The generation that readers see."""
        return next((g for g in self.generations() if g.live), None)

    def generations(self) -> list[Generation]:
        rows = self._database.rows(
            "SELECT id, encoder, encoder_name, chunking, format, live FROM generations ORDER BY id"
        )
        return [Generation(row[0], Recipe(*row[1:5]), bool(row[5])) for row in rows]

    def begin(self, recipe: Recipe) -> Generation:
        """The generation of a recipe: the one begun before, or a new one that is not live."""
        for generation in self.generations():
            if generation.recipe == recipe:
                return generation
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO generations (encoder, encoder_name, chunking, format) "
                "VALUES (:encoder, :encoder_name, :chunking, :format)",
                asdict(recipe),
            )
        return self.generations()[-1]

    def make_live(self, generation: Generation) -> None:
        """Show this generation to readers and drop the others, in one transaction."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE generations SET live = (id = ?)", (generation.id,))
            connection.execute("DELETE FROM generations WHERE id != ?", (generation.id,))

    # articles

    def put(self, generation: Generation, prepared: Sequence[Prepared]) -> None:
        """Replace whole articles, all in one transaction."""
        with self._database.transaction() as connection:
            for item in prepared:
                _delete(connection, generation, item.article.id)
                _insert(connection, generation, item)

    def drop(self, generation: Generation, article_ids: Sequence[str]) -> None:
        """Remove whole articles, all in one transaction."""
        with self._database.transaction() as connection:
            for article_id in article_ids:
                _delete(connection, generation, article_id)

    def contents(self, generation: Generation) -> dict[str, str]:
        """The content hash of each article."""
        return dict(
            self._database.rows(
                "SELECT id, content FROM articles WHERE generation = ?", generation.id
            )
        )

    def with_fingerprint(self, generation: Generation, fingerprint: str) -> str | None:
        """The first article whose text has this fingerprint."""
        rows = self._database.rows(
            "SELECT id FROM articles WHERE generation = ? AND fingerprint = ? ORDER BY rowid",
            generation.id,
            fingerprint,
        )
        return rows[0][0] if rows else None

    def originals(self, generation: Generation) -> dict[str, bytes]:
        """The signature of each article that is no copy, in the order of addition."""
        return dict(
            self._database.rows(
                "SELECT id, signature FROM articles WHERE generation = ? "
                "AND json_extract(body, '$.copy_of') IS NULL ORDER BY rowid",
                generation.id,
            )
        )

    def copies(self, generation: Generation, article_ids: Sequence[str]) -> list[Article]:
        """The articles that are near-duplicates of the named ones."""
        rows = self._database.rows(
            f"SELECT id FROM articles WHERE generation = ? "
            f"AND json_extract(body, '$.copy_of') {_LISTED}",
            generation.id,
            _list(article_ids),
        )
        return list(self.articles(generation, [row[0] for row in rows]).values())

    def article(self, generation: Generation, article_id: str) -> Article | None:
        return self.articles(generation, [article_id]).get(article_id)

    def articles(
        self, generation: Generation, article_ids: Sequence[str] | None = None
    ) -> dict[str, Article]:
        """Articles by id: the named ones that exist, or all."""
        sql, values = "SELECT id, body FROM articles WHERE generation = ?", []
        if article_ids is not None:
            sql, values = f"{sql} AND id {_LISTED}", [_list(article_ids)]
        rows = self._database.rows(f"{sql} ORDER BY id", generation.id, *values)
        with self._database.decoding():
            return {article_id: _ARTICLE.validate_json(body) for article_id, body in rows}

    def facets(self, generation: Generation) -> list[tuple[str, str, int]]:
        """Each field and value with its number of articles, the most frequent first."""
        return self._database.rows(
            "SELECT field, min(value), count(DISTINCT article) AS n FROM facets "
            "JOIN chunks c ON c.rowid = chunk WHERE generation = ? "
            "GROUP BY field, folded ORDER BY n DESC, folded",
            generation.id,
        )

    def facet_counts(self, generation: Generation) -> dict[str, int]:
        """The number of facets of all chunks of each article."""
        return dict(
            self._database.rows(
                "SELECT article, count(*) FROM facets JOIN chunks c ON c.rowid = chunk "
                "WHERE generation = ? GROUP BY article",
                generation.id,
            )
        )

    # chunks

    def vector_ids(
        self, generation: Generation, article_ids: Sequence[str] | None = None
    ) -> dict[str, int]:
        """The row of each chunk by its id in the vector store; of the named articles, or all."""
        sql, values = "SELECT vector_id, rowid FROM chunks WHERE generation = ?", []
        if article_ids is not None:
            sql, values = f"{sql} AND article {_LISTED}", [_list(article_ids)]
        return dict(self._database.rows(sql, generation.id, *values))

    def rows_of(self, generation: Generation, vector_ids: Sequence[str]) -> dict[str, int]:
        """The rows of those vectors that are visible."""
        return dict(
            self._database.rows(
                f"SELECT vector_id, rowid FROM chunks WHERE generation = ? AND vector_id {_LISTED}",
                generation.id,
                _list(vector_ids),
            )
        )

    def passing(self, rows: Sequence[int], filters: Filters) -> set[int]:
        """Those of some rows that pass the filters."""
        passed = set(rows)
        for condition, values in conditions(filters):
            found = self._database.rows(
                f"SELECT chunk FROM facets WHERE {condition} AND chunk {_LISTED}",
                *values,
                _list(rows),
            )
            passed &= {row[0] for row in found}
        return passed

    def chunks(
        self, generation: Generation, rows: Sequence[int]
    ) -> dict[int, tuple[Chunk, Article]]:
        """Chunks with their articles, by row; rows that are gone are left out."""
        with self.snapshot():
            found = self._database.rows(
                f"SELECT rowid, article, position, heading, start, stop, sentences FROM chunks "
                f"WHERE generation = ? AND rowid {_LISTED}",
                generation.id,
                _list(rows),
            )
            articles = self.articles(generation, sorted({row[1] for row in found}))
        with self._database.decoding():
            return {row[0]: (_chunk(row, articles[row[1]].text), articles[row[1]]) for row in found}

    def vectors(self, rows: Sequence[int]) -> Matrix:
        """The embeddings of some chunks, in the given order, shape (n, dimension)."""
        found = dict(
            self._database.rows(
                f"SELECT rowid, vector FROM chunks WHERE rowid {_LISTED}", _list(rows)
            )
        )
        joined = b"".join(found[row] for row in rows)
        with self._database.decoding():
            return np.frombuffer(joined, dtype=np.float32).reshape(len(rows), -1 if rows else 0)

    def count(self, generation: Generation) -> int:
        """Number of chunks."""
        return int(
            self._database.rows("SELECT count(*) FROM chunks WHERE generation = ?", generation.id)[
                0
            ][0]
        )

    def matching(self, generation: Generation, filters: Filters) -> list[int]:
        """The rows of the chunks that pass the filters."""
        where, values = _where(filters)
        rows = self._database.rows(
            f"SELECT c.rowid FROM chunks c WHERE c.generation = ?{where}", generation.id, *values
        )
        return [row[0] for row in rows]

    def keyword(
        self, generation: Generation, expression: str, filters: Filters, *, limit: int
    ) -> list[tuple[int, float]]:
        """Rows and BM25 scores (higher is better) for an FTS5 expression, best first."""
        where, values = _where(filters)
        return self._database.rows(
            f"SELECT c.rowid, -bm25(texts, 1.0, 1.0, 1.0) AS score FROM texts "
            f"CROSS JOIN chunks c ON c.rowid = texts.rowid "
            f"WHERE texts MATCH ? AND c.generation = ?{where} ORDER BY score DESC LIMIT ?",
            expression,
            generation.id,
            *values,
            limit,
        )

    def document_frequency(self, generation: Generation, word: str) -> int:
        """Number of chunks that hold a word, in any of its forms."""
        expression = '"' + word.replace('"', "") + '"'
        # CROSS fixes the order: the full text first, not a look into it for each chunk.
        rows = self._database.rows(
            "SELECT count(*) FROM texts CROSS JOIN chunks c ON c.rowid = texts.rowid "
            "WHERE texts MATCH ? AND c.generation = ?",
            expression,
            generation.id,
        )
        return int(rows[0][0])

    def missing_full_text(self) -> int:
        """Number of chunks without full text, and of full texts without a chunk."""
        return int(
            self._database.rows(
                "SELECT (SELECT count(*) FROM chunks WHERE rowid NOT IN (SELECT rowid FROM texts)) "
                "+ (SELECT count(*) FROM texts WHERE rowid NOT IN (SELECT rowid FROM chunks))"
            )[0][0]
        )

    def rebuild_full_text(self) -> None:
        """Write the full text anew from the articles."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM texts")
            connection.execute(
                "INSERT INTO texts (rowid, title, heading, text) "
                "SELECT c.rowid, json_extract(body, '$.title'), heading, "
                "substr(json_extract(body, '$.text'), start + 1, stop - start) "
                "FROM chunks c JOIN articles a ON a.generation = c.generation AND a.id = article"
            )

    # the file

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read inside is of one moment, whatever is written meanwhile."""
        return self._database.snapshot()

    def touch(self) -> None:
        """Make readers open the vector store anew."""
        with self._database.transaction():
            pass

    def close(self) -> None:
        """Close this thread's connection."""
        self._database.close()


def _list(values: Sequence[object]) -> str:
    return json.dumps(values)


def _where(filters: Filters) -> tuple[str, list[str]]:
    met = list(conditions(filters))
    where = (f" AND c.rowid IN (SELECT chunk FROM facets WHERE {sql})" for sql, _ in met)
    return "".join(where), [value for _, values in met for value in values]


def _chunk(row: tuple[Any, ...], text: str) -> Chunk:
    _, article_id, position, heading, start, stop, sentences = row
    spans = tuple((int(a), int(b)) for a, b in json.loads(sentences))
    return Chunk(article_id, position, heading, text[start:stop], start, spans)


def _delete(connection: Connection, generation: Generation, article_id: str) -> None:
    connection.execute(
        "DELETE FROM articles WHERE generation = ? AND id = ?", (generation.id, article_id)
    )


def _insert(connection: Connection, generation: Generation, item: Prepared) -> None:
    article = item.article
    connection.execute(
        "INSERT INTO articles (generation, id, content, body, fingerprint, signature) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            generation.id,
            article.id,
            item.content,
            _ARTICLE.dump_json(article).decode(),
            item.fingerprint,
            item.signature,
        ),
    )
    for entry in item.entries:
        _insert_chunk(connection, generation, article, entry)


def _insert_chunk(
    connection: Connection, generation: Generation, article: Article, entry: Entry
) -> None:
    chunk = entry.chunk
    cursor = connection.execute(
        "INSERT INTO chunks (generation, article, vector_id, position, heading, start, stop, "
        "sentences, vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            generation.id,
            article.id,
            entry.vector_id,
            chunk.position,
            chunk.heading,
            chunk.start,
            chunk.end,
            json.dumps(chunk.sentences),
            entry.vector.astype(np.float32).tobytes(),
        ),
    )
    row = cursor.lastrowid
    connection.execute(
        "INSERT INTO texts (rowid, title, heading, text) VALUES (?, ?, ?, ?)",
        (row, article.title, chunk.heading, chunk.text),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO facets (chunk, field, value, folded) VALUES (?, ?, ?, ?)",
        [(row, field, value, value.casefold()) for field, value in facets_of(article, chunk)],
    )
