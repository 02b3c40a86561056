"""The articles and tables that the package ships, held to the rules that readers rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from orelore.corpus.articles import format_article, load_articles, parse_article
from orelore.corpus.tables import read_figures, read_glossary, read_places
from orelore.lint.check import check_corpus, load_material, read_exceptions
from orelore.settings import shipped_corpus
from orelore.types import Article

FOLDER = shipped_corpus()
ARTICLES = load_articles([FOLDER])


def test_the_corpus_of_the_checkout_is_the_one_that_is_shipped() -> None:
    assert Path(__file__).parents[1] / "corpus" == FOLDER
    assert len(ARTICLES) >= 100


def test_the_corpus_is_clean() -> None:
    findings = check_corpus(load_material(FOLDER), read_exceptions(FOLDER))
    assert [str(finding) for finding in findings] == []


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())
def test_an_article_survives_being_written_again(article: Article) -> None:
    assert parse_article(format_article(article), article.id) == article


def test_the_tables_are_there() -> None:
    assert len(read_figures(FOLDER)) >= 1400
    assert len(read_places(FOLDER)) >= 200
    assert len(read_glossary(FOLDER)) >= 400
