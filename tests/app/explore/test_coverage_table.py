from __future__ import annotations

from orelore import Article, Source
from orelore_app.explore.coverage_table import month_table, publisher_table, subject_table

HOSTILE = '"><img src=x onerror=alert(1)>'
SOURCES = (Source("1", "May", "Daily", "2024-05"), Source("2", "June", "Daily", "2024-06-01"))
GOLD = Article("g", "G", "", countries=("Kazakhstan", "China"), minerals=("gold",), sources=SOURCES)
TIN = Article("t", "T", "", countries=("Kazakhstan",), minerals=("tin",), sources=SOURCES)


def test_the_heat_map_is_a_table_with_a_button_where_there_are_articles() -> None:
    table = subject_table([GOLD, TIN])
    assert table.count("data-do") == 3
    assert "<td>–</td>" in table
    assert 'aria-label="tin, Kazakhstan: 1 article"' in table


def test_months_are_rows_the_newest_first() -> None:
    table = month_table([GOLD, TIN])
    assert table.index("2024-06</th>") < table.index("2024-05</th>")
    assert 'aria-label="2024-05: 1 page"' in table


def test_publishers_are_rows_with_their_pages() -> None:
    assert 'aria-label="Daily: 2 pages"' in publisher_table([GOLD, TIN])


def test_names_stay_text() -> None:
    source = Source("1", HOSTILE, HOSTILE, "2024-05")
    bad = [Article("a", "A", "", countries=(HOSTILE,), minerals=(HOSTILE,), sources=(source,))]
    assert "<img" not in subject_table(bad) + month_table(bad) + publisher_table(bad)
