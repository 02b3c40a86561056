from __future__ import annotations

from orelore import Article
from orelore_app.figures.subjects import Cell, grid_of


def article(name: str, countries: str, minerals: str) -> Article:
    return Article(
        name, name, "Text.", countries=tuple(countries.split()), minerals=tuple(minerals.split())
    )


def test_a_cell_has_the_articles_on_both() -> None:
    articles = [article("a", "Uzbekistan", "gold tin"), article("b", "Uzbekistan", "gold")]
    assert grid_of(articles, columns=9, rows=9) == [
        [Cell("Uzbekistan", "gold", ("a", "b"))],
        [Cell("Uzbekistan", "tin", ("a",))],
    ]


def test_a_pair_without_an_article_is_an_empty_cell() -> None:
    articles = [article("a", "Uzbekistan", "gold"), article("b", "China", "tin")]
    empty = [
        cell for row in grid_of(articles, columns=9, rows=9) for cell in row if not cell.articles
    ]
    assert empty == [Cell("China", "gold", ()), Cell("Uzbekistan", "tin", ())]


def test_the_region_comes_first_then_what_has_most_articles() -> None:
    articles = [
        article("a", "China Japan Turkmenistan", "tin"),
        article("b", "Japan Kazakhstan", "gold"),
        article("c", "Japan", "gold"),
    ]
    [row, *_] = grid = grid_of(articles, columns=9, rows=9)
    assert [cell.country for cell in row] == ["Kazakhstan", "Turkmenistan", "Japan", "China"]
    assert [row[0].mineral for row in grid] == ["gold", "tin"]


def test_the_rest_counts_an_article_once() -> None:
    articles = [article("a", "China Japan Peru", "gold"), article("b", "China", "tin")]
    [gold, _] = grid_of(articles, columns=1, rows=9)
    assert gold == [Cell("China", "gold", ("a",)), Cell("others (2)", "gold", ("a",))]


def test_an_article_that_names_a_mineral_twice_counts_once() -> None:
    [[cell]] = grid_of([article("a", "China", "gold gold")], columns=9, rows=9)
    assert cell.articles == ("a",)


def test_no_articles_make_no_grid() -> None:
    assert grid_of([], columns=9, rows=9) == []
