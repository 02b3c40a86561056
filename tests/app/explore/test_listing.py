from __future__ import annotations

import json

import pytest

from orelore import Article, Source
from orelore_app.explore.listing import MOST, listing

HOSTILE = "<img src=x onerror=alert(1)>"
GOLD = Article(
    "gold",
    "Gold up",
    "Up.",
    countries=("Kazakhstan",),
    minerals=("gold",),
    sources=(
        Source("s1", "Old page", "Daily", "2024-05-01", "https://example.org/1"),
        Source("s2", "New page", "Daily", "2024-05-31", "https://example.org/2"),
    ),
)
TIN = Article(
    "tin",
    "Tin down",
    "Down.",
    countries=("Kazakhstan",),
    minerals=("tin", "gold"),
    sources=(Source("s1", "Old page", "Daily", "2024-05-01", "https://example.org/1"),),
)


def listed(*choice: str) -> str:
    return str(listing(json.dumps(choice), [GOLD, TIN]))


def test_a_cell_lists_its_articles_to_read() -> None:
    cell = listed("subject", "Kazakhstan", "gold")
    assert ">Kazakhstan, gold</h2>" in cell
    assert "2 articles." in cell
    assert 'data-read="gold"' in cell
    assert 'data-read="tin"' in cell
    assert 'data-read="gold"' not in listed("subject", "Kazakhstan", "tin")


def test_an_empty_cell_says_so() -> None:
    assert "No article of the corpus is on China, gold." in listed("subject", "China", "gold")


def test_a_mineral_lists_its_articles_in_all_countries() -> None:
    assert "1 article." in listed("mineral", "tin")


@pytest.mark.parametrize("choice", [("month", "2024-05"), ("publisher", "Daily")])
def test_a_month_or_publisher_lists_its_pages_newest_first(choice: tuple[str, str]) -> None:
    pages = listed(*choice)
    assert "2 pages" in pages
    assert pages.index("New page") < pages.index("Old page")
    assert pages.count('data-read="gold"') == 2
    assert pages.count('data-read="tin"') == 1
    assert 'href="https://example.org/1"' in pages


def test_of_many_pages_the_newest_are_listed() -> None:
    sources = tuple(Source(f"s{n}", f"Page {n}", "Daily", f"2024-{n:03}") for n in range(MOST + 1))
    pages = listing('["publisher", "Daily"]', [Article("a", "A", "Up.", sources=sources)])
    assert f"{MOST + 1} pages that the articles rest on. The newest {MOST} are listed." in pages
    assert f"Page {MOST}" in pages
    assert "Page 0<" not in pages


@pytest.mark.parametrize("choice", [("month", "1999-01"), ("publisher", "Nobody")])
def test_of_what_is_not_there_there_are_no_pages(choice: tuple[str, str]) -> None:
    assert "There are no pages here." in listed(*choice)


def test_names_stay_text() -> None:
    source = Source("s1", HOSTILE, HOSTILE, "2024-05", "javascript:alert(1)")
    bad = Article(
        HOSTILE, HOSTILE, "Up.", countries=(HOSTILE,), minerals=(HOSTILE,), sources=(source,)
    )
    for choice in (["subject", HOSTILE, HOSTILE], ["publisher", HOSTILE], ["month", "2024-05"]):
        found = listing(json.dumps(choice), [bad])
        assert "&lt;img" in found
        assert "<img" not in found
        assert "href" not in found
