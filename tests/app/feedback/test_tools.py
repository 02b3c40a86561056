from __future__ import annotations

from orelore_app.feedback.opinion import Opinion
from orelore_app.feedback.tools import opinion_note, thumbs

HOSTILE = "</textarea><img src=x>"


def test_no_thumb_is_pressed_and_nothing_asked_before_an_opinion() -> None:
    html = thumbs(2, None)
    assert html.count('aria-pressed="false"') == 2
    assert 'data-value="2 up" aria-label="Good answer"' in html
    assert opinion_note(2, None) == ""


def test_the_pressed_thumb_stays_visible() -> None:
    up, down = thumbs(1, Opinion("down")).split("</button>")[:2]
    assert 'aria-pressed="false"' in up
    assert 'data-value="1 down"' in down
    assert 'aria-pressed="true"' in down


def test_what_is_kept_is_told() -> None:
    assert "kept on this server: your question" in opinion_note(1, Opinion("up"))
    told = opinion_note(1, Opinion("up", "Old"))
    assert "kept on this server with your comment: your question" in told
    assert 'maxlength="2000">Old</textarea>' in told


def test_markup_in_a_comment_stays_text() -> None:
    assert "<img" not in opinion_note(1, Opinion("up", HOSTILE))
