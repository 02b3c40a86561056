from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orelore.corpus.chunking import embedding_text, sections, split
from orelore.index.embedding import Encoder
from orelore.sentences import HEADING
from orelore.types import Article, Chunk

TEXT = """\
Gold is mined here. It is old.

## Output
The mine gave 3 t. It will give 4 t.

## Plans

A second shaft is planned.
"""


def count_words(text: str) -> int:
    return len(text.split())


def chunks_of(text: str, *, max_tokens: int = 40, title: str = "Altyn") -> list[Chunk]:
    article = Article("altyn", title, text)
    return split(article, max_tokens=max_tokens, count_tokens=count_words)


def test_each_section_begins_a_chunk_under_its_heading() -> None:
    chunks = chunks_of(TEXT)
    assert [(chunk.id, chunk.heading, chunk.text) for chunk in chunks] == [
        ("altyn#0", "", "Gold is mined here. It is old."),
        ("altyn#1", "Output", "The mine gave 3 t. It will give 4 t."),
        ("altyn#2", "Plans", "A second shaft is planned."),
    ]


def test_a_heading_without_text_makes_no_chunk() -> None:
    assert [section.heading for section in sections("# A\n\n## B\n\nText.\n## C\n")] == ["B"]


def test_a_number_sign_inside_a_line_is_no_heading() -> None:
    assert [chunk.heading for chunk in chunks_of("Shaft # 2 is deep.\n#2 is deeper.")] == [""]


def test_a_chunk_knows_its_sentences_by_their_place_in_the_article() -> None:
    chunk = chunks_of(TEXT)[1]
    assert [TEXT[start:end] for start, end in chunk.sentences] == [
        "The mine gave 3 t.",
        "It will give 4 t.",
    ]
    assert chunk.slice(*chunk.sentences[1]) == "It will give 4 t."


def test_chunks_are_cut_between_sentences() -> None:
    sentence = "One mine of ten gave one more tonne of gold today. "
    chunks = chunks_of(sentence * 12)
    assert len(chunks) > 1
    assert all(chunk.text.endswith("today.") for chunk in chunks)


def test_sentences_are_told_apart_in_the_language_of_the_article() -> None:
    sentence = "Рудник дал 3 тыс. тонн золота в 2024 г. по данным акимата и министерства. "
    article = Article("a", "Алтын", sentence * 6, language="ru")
    chunks = split(article, max_tokens=34, count_tokens=count_words)
    assert [chunk.text.endswith("министерства.") for chunk in chunks] == [True] * len(chunks)


def test_a_sentence_that_is_too_long_is_cut_and_nothing_is_lost() -> None:
    text = " ".join(f"word{n}" for n in range(100)) + "."
    chunks = chunks_of(text)
    assert len(chunks) > 2
    assert " ".join(chunk.text for chunk in chunks) == text


def test_the_embedded_text_has_the_title_and_the_heading() -> None:
    assert embedding_text("Altyn", "Output", "Three.") == "Altyn\nOutput\n\nThree."
    assert embedding_text("Altyn", "", "Three.") == "Altyn\n\nThree."


@pytest.mark.parametrize("title", ["Gold", "Ө" * 500, "Запасы золота " * 99])
def test_no_chunk_is_longer_than_the_encoder_reads(title: str, bundled: Encoder) -> None:
    article = Article(
        "a", title, f"## {title}\n\n" + "Шахта дала 3,5 т золота. " * 99, language="ru"
    )
    limit = bundled.max_tokens - 2
    chunks = split(article, max_tokens=limit, count_tokens=bundled.count_tokens)
    texts = [embedding_text(title, chunk.heading, chunk.text) for chunk in chunks]
    assert max(map(bundled.count_tokens, texts)) <= limit


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=9)
lines = st.lists(words | st.sampled_from(["Gold.", "3 t.", "##", "Mr.", "\n", "\n\n## "]))
texts = lines.map(" ".join)


@settings(deadline=None)
@given(texts, st.integers(33, 60))
def test_all_words_outside_headings_are_in_the_chunks_in_order(text: str, limit: int) -> None:
    chunks = chunks_of(text, max_tokens=limit)
    assert " ".join(c.text for c in chunks).split() == HEADING.sub(" ", text).split()


@settings(deadline=None)
@given(texts, st.integers(33, 60))
def test_chunks_stand_in_the_article_where_they_say(text: str, limit: int) -> None:
    for position, chunk in enumerate(chunks_of(text, max_tokens=limit)):
        assert chunk.position == position
        assert text[chunk.start : chunk.end] == chunk.text
        assert all(chunk.start <= a < b <= chunk.end for a, b in chunk.sentences)
        assert count_words(embedding_text("Altyn", chunk.heading, chunk.text)) <= max(limit, 33)
