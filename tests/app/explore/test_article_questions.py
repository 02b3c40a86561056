from __future__ import annotations

from dataclasses import replace

from orelore import Article
from orelore_app.explore.article_questions import questions


def test_questions_that_are_answered_come_before_those_on_names(article: Article) -> None:
    named = replace(article, entities=("Boz", "Qora", "Altyn"))
    assert questions(named, ["Who operates Boz?"]) == [
        "Who operates Boz?",
        "What is known about Boz?",
        "What is known about Qora?",
    ]


def test_an_article_that_names_nothing_suggests_nothing(article: Article) -> None:
    assert questions(article) == []
