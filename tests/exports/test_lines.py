from __future__ import annotations

from dataclasses import replace

from orelore.exports.blocks import Line, Run
from orelore.exports.lines import joined, place_line, short_line, source_line, source_lines
from orelore.exports.locators import locate
from orelore.types import Article, Source


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def test_a_place_is_title_file_characters_and_hash(article: Article) -> None:
    place = locate(article, 0, 18)
    expected = f"Gold at Boz, boz.md:0-18 sha256:{place.sha256[:16]}"
    assert text(place_line(article, place)) == expected


def test_a_source_is_told_with_all_that_is_known(source: Source) -> None:
    line = source_line(source)
    assert text(line) == "Steppe Herald, “Output”, 2024-05, https://example.org/1"
    assert line[-1].url == source.url


def test_what_is_not_known_of_a_source_leaves_no_gap() -> None:
    assert text(source_line(Source("s1", "Output", ""))) == "“Output”"


def test_an_address_that_is_not_of_the_web_is_shown_and_no_link(source: Source) -> None:
    odd = replace(source, url="javascript:alert(1)")
    assert text(source_line(odd)).endswith("2024-05, javascript:alert(1)")
    assert {run.url for run in (*source_line(odd), *short_line(odd))} == {None}


def test_a_short_source_leads_to_its_page_without_the_address(source: Source) -> None:
    expected = Run("Steppe Herald, “Output”, 2024-05", url=source.url)
    assert short_line(source) == (expected,)


def test_several_sources_are_in_one_line(source: Source) -> None:
    plain = replace(source, url=None)
    assert text(source_lines([plain, replace(plain, publisher="Post")])) == (
        "Steppe Herald, “Output”, 2024-05; Post, “Output”, 2024-05"
    )
    assert joined([], "; ") == ()
