from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orelore.corpus.articles import (
    MAX_BYTES,
    article_files,
    format_article,
    load_article,
    load_articles,
    parse_article,
    save_article,
    strip_markers,
)
from orelore.errors import ArticleError
from orelore.types import Article, Marker, Source

ARTICLE = """\
---
title: "Gold at Altyn"
published: 2025-03-01
countries: [Kyrgyzstan]
minerals: [gold]
sources:
  s1: {title: "Output", publisher: "Daily", published: 2025-02, url: "https://example.org/1"}
  s2: {title: "Reserves", publisher: "Weekly", published: 2024, facts: [f-1, f-2]}
---
## Output

The mine gave 3 t.[^s1] It holds 40 t.[^s1][^s2]
"""


def write(folder: Path, text: str | bytes, name: str = "altyn.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_text_of_an_article_has_no_markers() -> None:
    article = parse_article(ARTICLE, "altyn")
    assert article.text == "## Output\n\nThe mine gave 3 t. It holds 40 t.\n"


def test_a_marker_stands_where_its_sentence_ends() -> None:
    article = parse_article(ARTICLE, "altyn")
    ends = [article.text[: marker.offset] for marker in article.markers]
    assert ends == ["## Output\n\nThe mine gave 3 t.", article.text.rstrip()]
    assert [marker.keys for marker in article.markers] == [("s1",), ("s1", "s2")]


def test_front_matter_becomes_fields() -> None:
    article = parse_article(ARTICLE, "altyn")
    assert (article.id, article.title, article.path) == ("altyn", "Gold at Altyn", "altyn.md")
    assert (article.countries, article.minerals) == (("Kyrgyzstan",), ("gold",))
    assert article.sources[0].url == "https://example.org/1"
    assert article.sources[1].facts == ("f-1", "f-2")


@pytest.mark.parametrize("written", ["2024", "2024-05", "2024-05-31", '"2024"', "2024 # a guess"])
def test_a_date_may_stop_at_the_month_or_the_year(written: str) -> None:
    article = parse_article(f"---\ntitle: T\npublished: {written}\n---\nText.", "a")
    assert article.published == written.split(" ")[0].strip('"')


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    windows = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    assert parse_article(windows, "altyn") == parse_article(ARTICLE, "altyn")


def test_a_line_in_the_text_may_look_like_front_matter() -> None:
    article = parse_article("---\ntitle: T\n---\nOne.\n---\ntitle: U\n---\n", "a")
    assert article.title == "T"
    assert article.text == "One.\n---\ntitle: U\n---\n"


def test_a_title_is_one_line() -> None:
    article = parse_article('---\ntitle: "Gold\\n at\\x85Altyn "\n---\nText.', "a")
    assert article.title == "Gold at Altyn"


def test_parsing_undoes_formatting() -> None:
    article = parse_article(ARTICLE, "altyn")
    assert parse_article(format_article(article), "altyn") == article


lines = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
names = lines.map(lambda text: " ".join(text.split())).filter(bool)
titles = names
dates = st.none() | st.dates().map(str) | st.integers(1000, 9999).map(str)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00["), max_size=40)
keys = st.lists(st.sampled_from(["s1", "s2"]), max_size=2)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article that a file can hold: sentences of any text, some of them with sources."""
    text, markers = "Begin. ", []
    for sentence, marked in draw(st.lists(st.tuples(texts, keys), max_size=5)):
        text += sentence + "."
        markers += [Marker(len(text), tuple(marked))] if marked else []
    sources = [
        Source(key, draw(titles), draw(titles), draw(dates), draw(st.none() | titles))
        for key in ("s1", "s2")
    ]
    return Article(
        id="a",
        title=draw(titles),
        text=text,
        published=draw(dates),
        countries=tuple(draw(st.lists(names, max_size=2))),
        sources=tuple(sources),
        markers=tuple(markers),
        author=draw(st.none() | titles),
    )


@settings(deadline=None)
@given(articles())
def test_any_article_survives_its_file(article: Article) -> None:
    assert parse_article(format_article(article), "a") == article


@settings(deadline=None)
@given(st.lists(st.tuples(texts, keys)))
def test_stripping_markers_loses_no_text(pieces: list[tuple[str, list[str]]]) -> None:
    body = "".join(text + "".join(f"[^{key}]" for key in marked) for text, marked in pieces)
    plain, markers = strip_markers(body)
    assert plain == "".join(text for text, _ in pieces)
    assert [key for m in markers for key in m.keys] == [key for _, ks in pieces for key in ks]


BAD = {
    "empty": ("", "it is empty"),
    "blank": (" \n\n", "it is empty"),
    "no front matter": ("Just text.", "front matter between two"),
    "front matter never closed": ("---\ntitle: T\nText.", "front matter between two"),
    "front matter only": ("---\ntitle: T\n---\n\n", "no text after the front matter"),
    "broken YAML": ("---\ntitle: [T\n---\nText.", "not valid YAML"),
    "wrong YAML tag": ("---\ntitle: !!int abc\n---\nText.", "not valid YAML"),
    "YAML without end": (f"---\ntitle: {'[' * 9999}\n---\nText.", "not valid YAML"),
    "a list for fields": ("---\n- title\n---\nText.", "`field: value` lines"),
    "no title": ("---\nlanguage: en\n---\nText.", "field `title`"),
    "empty title": ('---\ntitle: " "\n---\nText.', "field `title`"),
    "a number for a title": ("---\ntitle: 5\n---\nText.", "field `title`"),
    "unknown field": ("---\ntitle: T\ntitel: U\n---\nText.", "field `titel`"),
    "bad list": ("---\ntitle: T\ncountries: Peru\n---\nText.", "field `countries`"),
    "bad date": ("---\ntitle: T\npublished: May 2024\n---\nText.", "field `published`"),
    "a day that is none": ("---\ntitle: T\npublished: 2024-02-31\n---\nText.", "`published`"),
    "a month that is none": ('---\ntitle: T\npublished: "2024-13"\n---\nText.', "`published`"),
    "date of a source": (
        "---\ntitle: T\nsources: {s1: {title: U, publisher: P, published: soon}}\n---\nText.",
        "field `sources.s1.published`",
    ),
    "a source without publisher": (
        "---\ntitle: T\nsources: {s1: {title: U}}\n---\nText.",
        "field `sources.s1.publisher`",
    ),
    "unknown marker": ("---\ntitle: T\n---\nText.[^s7]", "nothing for the marker [^s7]"),
    "not UTF-8": (b"---\ntitle: \xff\n---\nText.", "byte 11 is not UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 0 is not UTF-8"),
    "binary": ("---\ntitle: T\n---\nTe\x00xt.", "binary file"),
}


@pytest.mark.parametrize(("content", "problem"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_named_with_its_problem(
    content: str | bytes, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(ArticleError) as caught:
        load_article(write(tmp_path, content))
    assert str(caught.value).startswith("altyn.md: ")
    assert problem in str(caught.value)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, b"x" * (MAX_BYTES + 1))
    with pytest.raises(ArticleError, match=r"altyn\.md: it is larger than 10,000,000 bytes"):
        load_article(path)


@pytest.mark.parametrize("name", ["Altyn.md", "al tyn.md", "алтын.md", "-a.md", f"{'a' * 101}.md"])
def test_an_odd_file_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="the file name is the article's id"):
        load_article(write(tmp_path, ARTICLE, name))


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"gone\.md: it cannot be read \(No such file"):
        load_article(tmp_path / "gone.md")


def test_a_folder_named_like_an_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ArticleError, match=r"folder\.md: it cannot be read"):
        load_article(tmp_path / "folder.md")


def test_a_saved_article_is_loaded_unchanged(tmp_path: Path) -> None:
    article = parse_article(ARTICLE, "altyn")
    path = save_article(article, tmp_path)
    assert load_articles([tmp_path]) == {"altyn": article}
    assert [file.name for file in path.parent.iterdir()] == ["altyn.md"]


def test_a_later_folder_overrides_an_earlier(tmp_path: Path) -> None:
    article = parse_article(ARTICLE, "altyn")
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    save_article(article, ours)
    second = save_article(article, theirs)
    assert article_files([ours, theirs]) == {"altyn": second}


def test_a_folder_without_articles_has_none(tmp_path: Path) -> None:
    assert load_articles([tmp_path, tmp_path / "missing"]) == {}
