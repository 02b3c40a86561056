from __future__ import annotations

from orelore import Article, Coverage
from orelore_app.explore.thin_spots import Gap, gaps, single_minerals, thin_spots

GOLD = Article("a", "A", "", countries=("Kazakhstan", "China"), minerals=("gold", "tin"))
TIN = Article("b", "B", "", countries=("Tajikistan",), minerals=("tin",))
COVERAGE = Coverage(2, {}, {"tin": 2, "gold": 1}, {})


def test_a_country_of_the_region_tells_what_no_article_has_with_it() -> None:
    assert gaps([GOLD, TIN]) == [Gap("Tajikistan", ("gold",), 2)]


def test_most_missing_comes_first() -> None:
    iron = Article("c", "C", "", countries=("Uzbekistan",), minerals=("iron",))
    assert [gap.country for gap in gaps([GOLD, TIN, iron])] == [
        "Uzbekistan",
        "Tajikistan",
        "Kazakhstan",
    ]


def test_a_mineral_of_one_article_alone_leads_to_it() -> None:
    assert single_minerals(COVERAGE) == ["gold"]
    told = thin_spots([GOLD, TIN], COVERAGE)
    assert 'data-value="[&#34;mineral&#34;, &#34;gold&#34;]"' in told
    assert "<b>Tajikistan</b> with gold" in told


def test_without_articles_nothing_is_thin() -> None:
    assert thin_spots([], Coverage(0, {}, {}, {})) == ""
