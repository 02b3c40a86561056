from __future__ import annotations

import pytest

from orelore.corpus.pages import read_page
from orelore.errors import ReadError

URL = "https://www.steppe.example/business/graphite"
BODY = (
    "<p>Kazakhstan opened a pilot line for battery graphite on Thursday, the ministry said.</p>"
    "<h2>Costs</h2>"
    "<p>The line turns out 40 tons of graphite a month, and a larger plant follows in 2027.</p>"
    "<p>Battery makers in three countries have tested the graphite, the engineers said.</p>"
)


def page(*, head: str = "", top: str = "", tail: str = "", body: str = BODY) -> bytes:
    return (
        f"<html><head><title>Graphite line opens - Steppe News</title>{head}</head><body>"
        "<nav><a href=/>Home</a> <a href=/b>Business</a></nav>"
        f"<main><article><h1>Graphite line opens</h1>{top}{body}{tail}</article></main>"
        "<aside><a href=/x>Snow closes the road to Naryn</a></aside>"
        "<footer>Steppe News. Updated 11.11.2025</footer></body></html>"
    ).encode()


def test_the_body_is_read_under_its_headings_without_the_page() -> None:
    draft = read_page(page(), name="page", url=URL)
    paragraphs = draft.text.split("\n\n")
    assert [p[:16] for p in paragraphs] == [
        "Kazakhstan opene",
        "## Costs",
        "The line turns o",
        "Battery makers i",
    ]


def test_the_title_comes_without_the_site_and_the_site_is_the_publisher() -> None:
    draft = read_page(page(), name="page", url=URL)
    assert (draft.title, draft.publisher) == ("Graphite line opens", "Steppe News")


def test_a_known_address_names_its_publisher() -> None:
    draft = read_page(page(), name="page", url="https://astanatimes.com/2025/12/graphite/")
    assert draft.publisher == "The Astana Times"


@pytest.mark.parametrize(
    "top",
    [
        '<div class="date">04.12.2025 - Update : 05.12.2025</div>',
        '<span class="date">04/12/2025</span>',
        "<div>2025-жылдын 4-декабры</div>",
        "<div>Dec. 4, 2025</div>",
        '<time datetime="2025-12-04">yesterday</time>',
        "<p>By Aliya Serikova in Business on 4 December 2025</p>",
    ],
)
def test_the_first_publication_date_is_found_and_the_day_comes_first(top: str) -> None:
    assert read_page(page(top=top), name="page", url=URL).published == "2025-12-04"


def test_the_date_in_the_markup_comes_before_any_other() -> None:
    head = (
        '<meta property="article:published_time" content="2025-12-04T10:00:00+05:00">'
        '<meta property="article:modified_time" content="2026-01-05T10:00:00+05:00">'
    )
    assert read_page(page(head=head), name="page", url=URL).published == "2025-12-04"


def test_the_date_of_the_footer_is_not_the_article_s() -> None:
    assert read_page(page(), name="page", url=URL).published is None


def test_the_byline_becomes_the_author_and_leaves_the_text() -> None:
    draft = read_page(page(top="<p>By Aliya Serikova in Business</p>"), name="page", url=URL)
    assert draft.author == "Aliya Serikova"
    assert "Serikova" not in draft.text


def test_notices_and_links_below_the_article_are_left_out() -> None:
    tail = (
        "<p>Подписывайтесь на наш канал, чтобы первыми узнавать новости страны</p>"
        "<p>Read also: Silk Road railway reaches the border</p>"
    )
    text = read_page(page(tail=tail), name="page", url=URL).text
    assert text.endswith("the engineers said.")


def test_a_table_and_a_list_keep_their_words() -> None:
    body = (
        f"{BODY}<ul><li>graphite for the batteries of cars</li></ul>"
        "<table><tr><td>2024</td><td>40 tons of graphite</td></tr></table>"
    )
    text = read_page(page(body=body), name="page", url=URL).text
    assert "- graphite for the batteries of cars" in text
    assert "2024 | 40 tons of graphite" in text


@pytest.mark.parametrize("head", ["<meta charset=windows-1251>", ""])
def test_a_page_in_an_old_russian_encoding_is_read(head: str) -> None:
    sentence = "В Казахстане начали добывать золото и медь, сообщили в министерстве. "
    html = f"<html>{head}<article><p>{sentence * 5}</p></article></html>"
    assert read_page(html.encode("cp1251"), name="page").text.startswith("В Казахстане начали")


@pytest.mark.parametrize(
    "html",
    [
        b"<html><body><nav><a href=/>Home</a></nav></body></html>",
        b"<html><body><form>Log in</form></body></html>",
        b"<div>" * 20_000,
    ],
)
def test_a_page_without_an_article_is_refused(html: bytes) -> None:
    with pytest.raises(ReadError, match=r"^login.html: .*\.txt file"):
        read_page(html, name="login.html")


def test_a_picture_is_no_page() -> None:
    with pytest.raises(ReadError, match="it is not text"):
        read_page(b"\x89PNG\0\0\0", name="a.html")
