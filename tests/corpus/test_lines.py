from __future__ import annotations

from orelore.corpus.lines import is_prose, to_lines

WRAPPED = """\
Gold

The mine in the south of the country will give nine tonnes of
gold a year, a tenth of what the country digs today, and it
will need a thousand people, most of whom live in the villages
around it and have so far worked in the fields of cotton that
the river feeds, the ministry said on Thursday.
"""


def test_hard_line_breaks_are_joined_to_paragraphs() -> None:
    lines = to_lines(WRAPPED)
    assert lines[0] == "Gold"
    assert len(lines) == 2
    assert "nine tonnes of gold a year" in lines[1]


def test_a_copied_page_has_a_paragraph_in_each_line() -> None:
    assert to_lines("One.\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_invisible_characters_and_odd_spaces_vanish() -> None:
    assert to_lines("\ufeffzinc\u200b\u00a0ore\u00ad") == ["zinc ore"]


def test_a_sentence_is_prose_and_a_title_or_bullet_is_not() -> None:
    sentence = "The mine will give nine tonnes of gold a year."
    assert is_prose(sentence)
    assert not is_prose(sentence.rstrip("."))
    assert not is_prose(f"- {sentence}")
