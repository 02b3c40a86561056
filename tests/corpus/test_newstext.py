from __future__ import annotations

from collections.abc import Callable

import pytest

from orelore.corpus.lines import to_lines
from orelore.corpus.newstext import draft_of, is_article, read_news_text

Copied = Callable[[str], str]


@pytest.mark.parametrize(
    ("page", "title", "published", "author", "publisher"),
    [
        (
            "agency",
            "Three capitals court the tungsten of the steppe",
            "2025-12-04",
            "Deniz Aksoy",
            "Anadolu",
        ),
        (
            "capital",
            "Kazakhstan Opens Pilot Line for Battery Graphite",
            "2025-12-05",
            "Aliya Serikova",
            "The Astana Times",
        ),
        (
            "bishkek",
            "Antimony smelter in the south to restart after two idle years",
            "2025-12-04",
            "Gulnara TEMIROVA",
            "24.kg",
        ),
        (
            "moskva",
            "В Казахстане начали добывать галлий из отходов глинозёмного производства",
            "2025-12-04",
            "Иван Петров",
            None,
        ),
        (
            "toshkent",
            "O‘zbekistonda oltin qazib olish hajmi yil boshidan 6 foizga oshdi",
            "2025-12-04",
            None,
            "Kun.uz",
        ),
    ],
)
def test_a_page_tells_its_title_date_author_and_publisher(
    copied: Copied, page: str, title: str, published: str, author: str | None, publisher: str | None
) -> None:
    draft = read_news_text(copied(page))
    found = (draft.title, draft.published, draft.author, draft.publisher)
    assert found == (title, published, author, publisher)


@pytest.mark.parametrize("page", ["agency", "capital", "bishkek", "moskva", "toshkent"])
def test_every_sentence_of_the_article_is_kept_and_nothing_else(copied: Copied, page: str) -> None:
    ours = [line.lstrip("#- ") for line in read_news_text(copied(page)).text.split("\n\n")]
    lines = [line.lstrip("#- ") for line in to_lines(copied(page))]
    first, last = lines.index(ours[0]), lines.index(ours[-1])
    between = [line for line in lines[first : last + 1] if line not in ours]
    # The longest line dropped inside an article is a date line, a link or a notice.
    assert all(len(line.split()) <= 12 for line in between)
    assert not any(line.endswith(".") for line in between)


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("agency", "New smelters would", "two years later."),
        ("capital", "ASTANA – Kazakhstan opened", "$12 million so far."),
        ("bishkek", "The antimony smelter", "back pay in January."),
        ("moskva", "Павлодарский завод", "солнечных батарей."),
        ("toshkent", "O‘zbekistonda yil", "qaror tayyorlanmoqda."),
    ],
)
def test_the_article_begins_and_ends_where_its_author_did(
    copied: Copied, page: str, first: str, last: str
) -> None:
    text = read_news_text(copied(page)).text
    assert text.startswith(first)
    assert text.endswith(last)


@pytest.mark.parametrize(
    "notice",
    ["portion", "abonelere", "Facebook", "Silk Road", "Related", "TASHKENT", "USD", "paylaşın"],
)
def test_an_agency_page_loses_its_furniture(copied: Copied, notice: str) -> None:
    assert notice in copied("agency")
    assert notice not in read_news_text(copied("agency")).text


def test_a_short_line_between_paragraphs_becomes_a_heading(copied: Copied) -> None:
    assert "\n\n## Who pays for the smelters\n\n" in read_news_text(copied("agency")).text


def test_the_summary_in_bullets_is_part_of_the_article(copied: Copied) -> None:
    assert "\n\n- Kazakhstan wants two new plants" in read_news_text(copied("agency")).text


def test_a_list_at_the_end_belongs_to_the_article() -> None:
    prose = "The plan of the ministry for gold has two aims for the year."
    text = f"{prose}\nThe aims are:\n- more gold\n- less acid"
    assert read_news_text(text).text.endswith("are:\n\n- more gold\n\n- less acid")


def test_markdown_keeps_its_headings_on_one_level() -> None:
    prose = "The mine will give nine tonnes of gold a year."
    draft = draft_of(["# Gold", prose, "### Costs", prose], is_page=False)
    assert (draft.title, draft.text) == ("Gold", f"{prose}\n\n## Costs\n\n{prose}")


def test_the_date_may_stand_in_the_dateline() -> None:
    text = "ASTANA, 4 December 2025 (Kazinform) - The ministry opened a mine in the east."
    assert read_news_text(text).published == "2025-12-04"


def test_a_page_of_buttons_is_no_article() -> None:
    assert not is_article(read_news_text("Menu\nShare\nFacebook Twitter\nSubscribe"))
