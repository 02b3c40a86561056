from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from orelore import Answer, Assistant
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.suggestions import FOLLOWING, following, offered


class Suggesting:
    """An assistant that suggests always the same."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._questions = questions

    def follow_ups(self, _answer: Answer, n: int) -> list[str]:
        return list(self._questions[:n])


def suggested(questions: Sequence[str], *exchanges: Exchange) -> str:
    return str(following(cast(Assistant, Suggesting(questions)), exchanges))


def test_a_suggestion_is_a_button_that_asks() -> None:
    html = str(offered("For example", ["How <deep>?"]))
    assert 'data-ask="How &lt;deep&gt;?">How &lt;deep&gt;?</button>' in html
    assert "For example" in html


def test_nothing_is_offered_without_questions() -> None:
    assert offered("For example", []) == ""


def test_what_was_asked_is_not_suggested_again(answer: Answer) -> None:
    html = suggested([answer.question, "A?", "B?", "C?", "D?"], Exchange(1, "?", answer))
    assert answer.question not in html
    assert html.count("data-ask") == FOLLOWING


def test_an_abstention_is_followed_by_what_is_covered(answer: Answer, abstention: Answer) -> None:
    assert "The articles also answer" in suggested(["A?"], Exchange(1, "?", abstention))
    assert "You might ask" in suggested(["A?"], Exchange(1, "?", answer))


def test_a_problem_is_followed_by_nothing() -> None:
    assert suggested(["A?"], Exchange(1, "?", problem="x")) == ""
    assert suggested(["A?"]) == ""
