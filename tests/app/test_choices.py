from __future__ import annotations

from orelore import Assistant
from orelore_app.choices import choices


def test_names_are_offered_with_their_articles(assistant: Assistant) -> None:
    assert ("Kazakhstan (1)", "Kazakhstan") in choices("countries", assistant.coverage())


def test_kinds_of_source_are_offered_with_their_publishers(assistant: Assistant) -> None:
    assert ("news (1 publisher)", "news") in choices("kinds", assistant.coverage())
