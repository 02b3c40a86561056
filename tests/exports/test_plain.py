from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import Element

from orelore.exports.plain import date_parts, flat, one_line, web_address


def test_text_is_on_one_line_without_spaces_at_its_ends() -> None:
    assert one_line(" Three\r\n\ttonnes\u2028more. ") == "Three tonnes more."
    assert flat(" Three\ntonnes ") == " Three tonnes "


def test_a_space_that_does_not_break_stays() -> None:
    assert one_line("18\u00a0000\u202ft") == "18\u00a0000\u202ft"


def test_a_character_that_no_document_may_hold_is_shown_as_unreadable() -> None:
    assert one_line("a\x00b\udcffc\ufffe") == "a\ufffdb\ufffdc\ufffd"


@given(st.text(st.characters()))  # lone surrogates too
def test_any_text_on_one_line_fits_in_xml_and_utf_8(text: str) -> None:
    line = one_line(text)
    Element("p").text = line
    assert line.encode().decode() == line
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        ('https://example.org/"{x}>', "https://example.org/%22%7Bx%7D%3E"),
        ("https://example.org/я", "https://example.org/%D1%8F"),
        ("HTTP://example.org", "HTTP://example.org"),
        *[(url, None) for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/x")],
        *[(url, None) for url in ("https://", "https://[", "example.org", "", None)],
    ],
)
def test_only_addresses_of_the_web_are_addresses(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2024-05-31", ("2024", "05", "31")),
        ("2024-05", ("2024", "05")),
        ("2024", ("2024",)),
        ("May 2024", ()),
        ("2024-5", ()),
        (None, ()),
    ],
)
def test_a_date_has_the_parts_that_are_told(date: str | None, parts: tuple[str, ...]) -> None:
    assert date_parts(date) == parts
