"""Kill `orelore index` at random moments, and count what that does to an index."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from orelore.corpus.articles import load_articles, save_article
from orelore.corpus.chunking import embedding_text, split
from orelore.errors import IndexMissingError
from orelore.index.catalog import Catalog
from orelore.index.embedding import BUNDLED, Encoder, open_encoder
from orelore.index.records import Generation
from orelore.index.store import VectorStore
from orelore.index.writer import chunk_limit, content_hash, vector_id
from orelore.settings import Settings
from orelore.types import Article

COMMAND = (sys.executable, "-m", "orelore", "index")
SYLLABLES = ("al", "bek", "chu", "dar", "ken", "kum", "or", "sary", "tau", "tyn", "ul", "zhez")


@dataclass(frozen=True, slots=True)
class KillReport:
    """What was wrong, summed over all rounds; `kills` were made while a run was at work."""

    kills: int
    lost: int  # articles missing, or with an old text, after the next run
    duplicated: int  # vectors that belong to no passage, after the next run
    half_visible: int  # articles shown without all passages, full texts and vectors, at any time


@dataclass(frozen=True, slots=True)
class Bench:
    """The corpus and index that are put to the test, and how an article should look in them."""

    corpus: Path
    index: Path
    encoder: Encoder

    def articles(self) -> dict[str, Article]:
        return load_articles([self.corpus])

    def vector_ids(self, article: Article) -> set[str]:
        """The ids that the vectors of an article should have."""
        chunks = split(
            article,
            max_tokens=chunk_limit(self.encoder, Settings.chunk_tokens),
            count_tokens=self.encoder.count_tokens,
        )
        return {vector_id(c, embedding_text(article.title, c.heading, c.text)) for c in chunks}


def kill_runs(folder: Path, *, articles: int, kills: int, seed: int) -> KillReport:
    """Index invented articles in `folder`, and kill that many runs, each at a random moment.

    By turns a run builds the whole index and renews half of the articles. One that has finished
    before its moment is checked, but not counted as killed.
    """
    chance = random.Random(seed)
    encoder = open_encoder(BUNDLED, folder / "index" / "encoder")
    bench = Bench(folder / "corpus", folder / "index", encoder)
    _write(bench, range(articles), chance)
    seconds = [_run(bench)]
    _write(bench, range(0, articles, 2), chance)
    seconds.append(_run(bench))
    rounds = killed = lost = duplicated = half_visible = 0
    while killed < kills:
        number, rounds = rounds, rounds + 1
        before = _prepare(bench, number, articles, chance)
        killed += _killed(bench, chance.uniform(0, seconds[number % 2]))
        half_visible += len(list(incomplete(bench, before)))
        _run(bench)
        half_visible += len(list(incomplete(bench, {})))
        lost += len(missing(bench))
        duplicated += leftover_vectors(bench)
    return KillReport(killed, lost, duplicated, half_visible)


def incomplete(bench: Bench, before: Mapping[str, Article]) -> Iterator[str]:
    """The articles that a reader finds in part only.

    Each must be whole, as it is now or as it was `before`; and when there was nothing before,
    readers see all articles or none.
    """
    live = live_generation(bench)
    if live is None:
        yield from before
        return
    catalog, now = Catalog(bench.index), bench.articles()
    shown = catalog.articles(live)
    with closing(VectorStore(bench.index / "chroma")) as store:
        stored = store.ids(live.collection)
    yield from set(before or now) - set(shown)
    for article in shown.values():
        versions = {content_hash(a[article.id]) for a in (now, before) if article.id in a}
        found = set(catalog.vector_ids(live, [article.id]))
        whole = found == bench.vector_ids(article) and found <= stored
        if not whole or content_hash(article) not in versions:
            yield article.id
    yield from ["full text"] * catalog.missing_full_text()
    catalog.close()


def missing(bench: Bench) -> list[str]:
    """The articles of the corpus that the index has not, or not as they are now."""
    live = live_generation(bench)
    with closing(Catalog(bench.index)) as catalog:
        indexed = catalog.contents(live) if live else {}
    return [i for i, a in bench.articles().items() if indexed.get(i) != content_hash(a)]


def leftover_vectors(bench: Bench) -> int:
    """Number of vectors that belong to no passage of the corpus."""
    live = live_generation(bench)
    if live is None:
        return 0
    known = set().union(*map(bench.vector_ids, bench.articles().values()))
    with closing(VectorStore(bench.index / "chroma")) as store:
        return len(store.ids(live.collection) - known)


def live_generation(bench: Bench) -> Generation | None:
    """What a reader sees, if anything."""
    try:
        with closing(Catalog(bench.index)) as catalog:
            return catalog.live()
    except IndexMissingError:
        return None


def _prepare(bench: Bench, number: int, articles: int, chance: random.Random) -> dict[str, Article]:
    """Make work for a run; returns what the index holds before it."""
    if number % 2:
        before = bench.articles()
        _write(bench, range(number // 2 % 2, articles, 2), chance)
        return before
    for file in bench.index.glob("catalog.db*"):
        file.unlink()
    shutil.rmtree(bench.index / "chroma")
    return {}


def _run(bench: Bench) -> float:
    """Wall seconds of a run that is left alone."""
    start = time.perf_counter()
    home = bench.corpus.parent  # so that no orelore.toml is found
    subprocess.run(COMMAND, check=True, capture_output=True, cwd=home, env=_environment(bench))
    return time.perf_counter() - start


def _killed(bench: Bench, after: float) -> bool:
    """Start a run and kill it after some seconds; false when it had finished by then."""
    quiet, home = subprocess.DEVNULL, bench.corpus.parent
    run = subprocess.Popen(COMMAND, stdout=quiet, stderr=quiet, cwd=home, env=_environment(bench))
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True
    return False


def _environment(bench: Bench) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("ORELORE_")}
    return ours | {
        "ORELORE_CORPUS": str(bench.corpus),
        "ORELORE_INDEX": str(bench.index),
        "ORELORE_SHIPPED": "0",
    }


def _write(bench: Bench, numbers: Sequence[int], chance: random.Random) -> None:
    for number in numbers:
        text = "\n\n".join(f"## {_words(2, chance)}\n{_prose(chance)}" for _ in range(3))
        article = Article(
            f"a{number:04}", _words(3, chance), f"{text}\n", countries=("Kazakhstan",)
        )
        save_article(article, bench.corpus)


def _prose(chance: random.Random) -> str:
    sentences = (f"{_words(9, chance)} {chance.randrange(1000)} tonnes." for _ in range(4))
    return " ".join(sentences)


def _words(count: int, chance: random.Random) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=2)) for _ in range(count)).capitalize()
