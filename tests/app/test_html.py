from __future__ import annotations

import pytest
from markupsafe import Markup

from orelore_app.html import article_text, join, link_out, marked


def test_a_web_address_becomes_a_link_that_opens_a_new_tab_and_tells_nothing() -> None:
    link = link_out("https://example.org/a?b=1&c=2", "Boz")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in link
    assert 'target="_blank" rel="noopener noreferrer">Boz' in link


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//a.b",
            "/local", "https://", "http://[broken", "mailto:a@b.c"]
)  # fmt: skip
def test_any_other_address_stays_text(url: str | None) -> None:
    assert link_out(url, "Boz & Co") == "Boz &amp; Co"


def test_the_quote_is_marked_and_everything_is_escaped() -> None:
    assert marked("<b>ore</b>", 3, 6) == "&lt;b&gt;<mark>ore</mark>&lt;/b&gt;"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (9, 12), (-5, 0)])
def test_nothing_is_marked_outside_the_text(start: int, end: int) -> None:
    assert marked("ore", start, end) == "ore"


def test_an_article_keeps_its_headings_and_paragraphs() -> None:
    assert article_text("## Output\n\nIt grew.\nIt fell.", 0, 0) == (
        "<h4>Output</h4><p>It grew.</p><p>It fell.</p>"
    )


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    text = "## Output\nIt grew.\n\nIt fell."
    assert article_text(text, text.index("grew"), text.index(" fell")) == (
        "<h4>Output</h4><p>It <mark>grew.</mark></p><p><mark>It</mark> fell.</p>"
    )


def test_a_quoted_heading_is_marked_at_the_right_letters() -> None:
    assert article_text("## Output\nx", 3, 6) == "<h4><mark>Out</mark>put</h4><p>x</p>"


def test_joined_pieces_are_not_escaped_twice() -> None:
    assert join([Markup("<p>a</p>"), Markup("<p>b</p>")], " ") == "<p>a</p> <p>b</p>"


def test_a_note_stands_behind_the_sentence_that_it_belongs_to() -> None:
    notes = {2: Markup("<i>1</i>"), 5: Markup("<i>2</i>"), 99: Markup("<i>3</i>")}
    assert article_text("A. B.\nC.", 0, 4, notes) == (
        "<p><mark>A.</mark><i>1</i><mark> B</mark>.<i>2</i></p><p>C.</p>"
    )
