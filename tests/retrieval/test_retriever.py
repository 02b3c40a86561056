from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from orelore.corpus.articles import save_article
from orelore.errors import IndexMismatchError, IndexMissingError
from orelore.index.catalog import Catalog
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.records import Entry, Generation
from orelore.retrieval import retriever
from orelore.retrieval.query import read_query
from orelore.retrieval.retriever import Retriever, distinct, lift
from orelore.types import NO_FILTERS, Article, Chunk, Filters, Hit, Marker, Read, Source

LibraryOf = Callable[..., Library]

GOLD = Article(
    "gold",
    "Gold at Altyn",
    "## Output\n\nThe Altyn mine gave three tonnes of gold.",
    published="2024-05-10",
    countries=("Kyrgyzstan",),
    minerals=("gold",),
    publisher="Daily",
)
TIN = replace(
    GOLD,
    id="tin",
    title="Tin at Kalay",
    text="The Kalay mine gave nine tonnes of tin.",
    published="2025",
    countries=("Kazakhstan",),
    minerals=("tin",),
    publisher="Weekly",
)


@pytest.fixture
def library_of(tmp_path: Path, fake_encoder: Encoder) -> LibraryOf:
    """Makes an indexed library of the given articles."""

    def make(*articles: Article) -> Library:
        for article in articles:
            save_article(article, tmp_path / "corpus")
        folders = (tmp_path / "corpus",)
        library = Library(folders, tmp_path / "index", encoder=fake_encoder, chunk_tokens=64)
        library.update()
        return library

    return make


def retriever_of(library: Library) -> Retriever:
    return Retriever(library.catalog, library.store, library.encoder)


def found(library: Library, question: str, filters: Filters = NO_FILTERS) -> list[str]:
    hits = retriever_of(library).search(read_query(question), filters, k=9)
    return [hit.article.id for hit in hits]


def test_the_nearest_passage_comes_first(library_of: LibraryOf) -> None:
    library = library_of(GOLD, TIN)
    assert found(library, "How much tin did Kalay give?") == ["tin", "gold"]
    assert found(library, "How much gold did Altyn give?") == ["gold", "tin"]


def test_a_hit_has_its_passage_its_article_and_its_scores(library_of: LibraryOf) -> None:
    hit = retriever_of(library_of(GOLD, TIN)).search(read_query("gold at Altyn"), k=1)[0]
    assert hit.article == GOLD
    assert (hit.chunk.heading, hit.chunk.text) == ("Output", GOLD.text.split("\n\n")[1])
    assert GOLD.text[hit.chunk.start : hit.chunk.end] == hit.chunk.text
    assert 0 < hit.similarity <= 1
    assert hit.keyword_score > 0


def test_no_more_than_k_hits_are_given(library_of: LibraryOf) -> None:
    assert len(retriever_of(library_of(GOLD, TIN)).search(read_query("mine"), k=1)) == 1


FILTERS = [
    (Filters(countries=["Kazakhstan"]), ["tin"]),
    (Filters(countries=["KAZAKHSTAN", "Kyrgyzstan"]), ["gold", "tin"]),
    (Filters(minerals=["gold"]), ["gold"]),
    (Filters(publishers=["weekly"]), ["tin"]),
    (Filters(since="2024-06"), ["tin"]),
    (Filters(since="2025-07-01"), ["tin"]),
    (Filters(until="2024-05"), ["gold"]),
    (Filters(since="2024", until="2024"), ["gold"]),
    (Filters(since="2026"), []),
    (Filters(countries=["Kazakhstan"], minerals=["gold"]), []),
]


@pytest.mark.parametrize("few", [False, True], ids=["all compared", "nearest suffice"])
@pytest.mark.parametrize(("filters", "ids"), FILTERS)
def test_filters_hold_in_both_searches(
    filters: Filters,
    ids: list[str],
    few: bool,
    library_of: LibraryOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if few:  # so that the vectors nearest to the question are enough
        monkeypatch.setattr(retriever, "CANDIDATES", 1)
    library = library_of(GOLD, TIN)
    candidates = retriever_of(library).candidates(read_query("mine"), filters)
    for scores in (candidates.dense, candidates.keyword):
        assert {candidates.passages[row][1].id for row in scores} <= set(ids)
        assert bool(scores) == bool(ids)


def test_filters_reach_past_the_nearest_vectors(
    library_of: LibraryOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = [replace(GOLD, id=f"gold-{n}", text=f"{GOLD.text} Shaft {n}.") for n in range(6)]
    library = library_of(TIN, *near)
    monkeypatch.setattr(retriever, "CANDIDATES", 2)
    monkeypatch.setattr(retriever, "FILTERED_FROM", 2)
    assert found(library, "gold at Altyn", Filters(minerals=["tin"])) == ["tin"]


def test_a_vector_that_the_catalog_does_not_know_is_never_returned(library_of: LibraryOf) -> None:
    library = library_of(GOLD)
    vector = library.encoder.encode(["tin at Kalay"])[0]
    leftover = Entry(Chunk("tin", 0, "", TIN.text, 0), "tin#0@leftover", vector)
    library.store.add(library.live().collection, [(TIN, leftover)])
    assert library.store.query(library.live().collection, vector, 1)[0][0] == "tin#0@leftover"
    assert found(library, "tin at Kalay") == ["gold"]


def test_an_article_on_a_country_of_the_question_is_preferred() -> None:
    on_kazakhstan = Filters(countries=("Kazakhstan",), minerals=("tin",))
    assert lift(TIN, on_kazakhstan, 0.1) == pytest.approx(1.2)
    assert lift(replace(TIN, minerals=()), on_kazakhstan, 0.1) == pytest.approx(1.1)
    assert lift(GOLD, on_kazakhstan, 0.1) == 1
    assert lift(TIN, NO_FILTERS, 0.1) == 1


def test_recognised_countries_decide_between_equal_passages(library_of: LibraryOf) -> None:
    twin = replace(TIN, id="a", countries=("Peru",), title="Tin at Estan")
    library = library_of(twin, replace(TIN, title="Tin at Estan"))
    assert found(library, "tin of Kazakhstan")[0] == "tin"
    assert found(library, "tin of Peru")[0] == "a"


def test_an_ignored_country_is_not_preferred(library_of: LibraryOf) -> None:
    retriever = retriever_of(library_of(replace(TIN, title="Tin at Estan")))
    query = retriever.read("nine of Kazakhstan")
    (named,) = retriever.search(query, k=1)
    (ignoring,) = retriever.search(query.ignoring(query.recognised), k=1)
    assert named.score == pytest.approx(ignoring.score * (1 + retriever.weights.recognised))


def test_a_passage_that_a_copy_repeats_counts_once() -> None:
    chunk = Chunk("gold", 0, "", "Three tonnes of gold.", 0)
    copy = replace(GOLD, id="copy", copy_of="gold")
    again = replace(chunk, article_id="copy", text="Three  tonnes\nof Gold.")
    other = replace(chunk, article_id="copy", position=1, text="More.")
    hits = [Hit(chunk, GOLD, 0.9), Hit(again, copy, 0.8), Hit(other, copy, 0.7)]
    assert [hit.chunk.id for hit in distinct(hits)] == ["gold#0", "copy#1"]


def test_a_syndicated_copy_is_found_once(library_of: LibraryOf) -> None:
    text = " ".join(f"Shaft {n} of the Altyn mine gave {n + 3} tonnes of gold." for n in range(9))
    library = library_of(replace(GOLD, text=text), replace(GOLD, id="later", text=text), TIN)
    assert library.article("later").copy_of == "gold"
    assert set(found(library, "gold at Altyn")) == {"gold", "tin"}


def test_a_rare_word_weighs_more_than_a_common_one(library_of: LibraryOf) -> None:
    rarity = retriever_of(library_of(GOLD, TIN)).rarity(["mine", "gold", "zinc"])
    assert 0 < rarity["mine"] < rarity["gold"] < rarity["zinc"]


def test_words_that_no_passage_has_are_unknown_in_any_form(library_of: LibraryOf) -> None:
    library = library_of(GOLD, TIN)
    assert retriever_of(library).unknown(["mines", "zinc", "tonne"]) == ["zinc"]


@pytest.mark.parametrize("question", ["OR AND NOT", "①②", "ा क", "1,5 and 2.5", "ǅ ß ﬁ", "a_b"])
def test_no_question_breaks_the_search(question: str, library_of: LibraryOf) -> None:
    query = read_query(question)
    library = library_of(GOLD)
    assert found(library, question) == ["gold"]
    assert set(retriever_of(library).unknown(query.keywords)) <= set(query.keywords)


def test_an_article_that_is_removed_during_a_search_does_not_break_it(
    library_of: LibraryOf,
) -> None:
    library = library_of(GOLD, TIN)

    class Disturbed(Catalog):
        def matching(self, generation: Generation, filters: Filters) -> list[int]:
            rows = super().matching(generation, filters)
            library.remove("tin")
            return rows

    disturbed = Retriever(Disturbed(library.index_folder), library.store, library.encoder)
    hits = disturbed.search(read_query("tin"), Filters(countries=["Kazakhstan"]), k=9)
    assert [hit.article.id for hit in hits] == ["tin"]
    assert found(library, "tin") == ["gold"]


def test_an_empty_corpus_has_no_hits(library_of: LibraryOf) -> None:
    assert found(library_of(), "gold") == []


def test_without_an_index_the_way_to_build_one_is_named(library_of: LibraryOf) -> None:
    library = library_of()
    (library.index_folder / "catalog.db").unlink()
    with pytest.raises(IndexMissingError, match="orelore index"):
        retriever_of(library).search(read_query("gold"), k=1)


def test_an_index_rebuilt_with_another_encoder_is_not_searched_with_this_one(
    library_of: LibraryOf, encoder_of: Callable[..., Encoder]
) -> None:
    library = library_of(GOLD)
    open_before = retriever_of(library)
    library.encoder = encoder_of("other-words")
    library.update()
    with pytest.raises(IndexMismatchError, match=r"other-words.*hashed-words"):
        open_before.search(read_query("gold"), k=1)


def test_an_older_sentence_of_a_passage_that_passes_is_not_quoted(library_of: LibraryOf) -> None:
    text = "Altyn gave one tonne of gold. Altyn gave two tonnes of gold."
    sources = (Source("s1", "Old", "Daily", "2012-12"), Source("s2", "New", "Weekly", "2025"))
    article = replace(
        GOLD, text=text, sources=sources, markers=(Marker(29, ("s1",)), Marker(60, ("s2",)))
    )
    search = retriever_of(library_of(article)).search
    (hit,) = search(read_query("Altyn gold"), Filters(since="2024"), k=5)
    assert [hit.chunk.slice(*span) for span in hit.chunk.sentences] == [text[30:]]
    (hit,) = search(read_query("Altyn gold"), Filters(publishers=["daily"]), k=5)
    assert [hit.chunk.slice(*span) for span in hit.chunk.sentences] == [text[:29]]
    (hit,) = search(read_query("Altyn gold"), k=5)
    assert len(hit.chunk.sentences) == 2


class TinReader:
    """A reader to whom only tin is relevant; it notes what it reads."""

    fingerprint = "tin"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.seen: list[str] = []

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        self.asked.append(question)
        self.seen += [hit.article.id for hit in hits]
        return [Read(20.0 if "tin" in hit.article.minerals else -20.0, ()) for hit in hits]


def test_a_reader_has_a_say_in_the_order(library_of: LibraryOf) -> None:
    library = library_of(GOLD, TIN)
    reader = TinReader()
    reading = Retriever(library.catalog, library.store, library.encoder, reader=reader)
    question = "How much gold did Altyn give?"
    hits = reading.search(read_query(question), k=9)
    assert [hit.article.id for hit in hits] == ["tin", "gold"]
    assert [hit.read for hit in hits] == [Read(20.0, ()), Read(-20.0, ())]
    assert (reader.asked, reader.seen) == ([question], ["gold", "tin"])


def test_so_many_are_read_as_is_said(library_of: LibraryOf) -> None:
    library = library_of(GOLD, TIN)
    reader = TinReader()
    reading = Retriever(library.catalog, library.store, library.encoder, reader=reader)
    hits = reading.search(read_query("How much gold did Altyn give?"), k=9, read=1)
    assert [hit.article.id for hit in hits] == ["gold", "tin"]
    assert (reader.seen, hits[1].read) == (["gold"], None)


def test_without_a_reader_nothing_is_read(library_of: LibraryOf) -> None:
    hits = retriever_of(library_of(GOLD, TIN)).search(read_query("gold"), k=9)
    assert {hit.read for hit in hits} == {None}
