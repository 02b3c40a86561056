from __future__ import annotations

from dataclasses import replace

import pytest

from orelore import Answer, Series, Source
from orelore_app.chat.series_table import cite, cited_pages, value_row, yearly_values


def test_a_table_has_a_caption_and_says_which_cells_are_heads(series: Series) -> None:
    html = yearly_values(3, series, {})
    assert '<caption id="series-3">Boz: gold mine production, t</caption>' in html
    assert 'aria-labelledby="series-3"' in html
    assert html.count('<th scope="col">') == 3
    assert html.count('<th scope="row">') == 3


def test_a_year_with_two_values_shows_both(series: Series) -> None:
    html = yearly_values(1, series, {})
    for value in ("4", "more than 5"):
        assert f'<th scope="row">2022</th><td>{value}</td>' in html


def test_every_value_leads_to_its_source(series: Series) -> None:
    html = yearly_values(1, series, {})
    assert html.count('<a class="out" href="https://example.org/boz"') == 2
    assert "Steppe Herald, 2024-05<" in html
    assert '<td>Orda Journal <span class="basis">by the owner&#39;s count</span></td>' in html


def test_every_row_has_the_place_of_its_value_in_its_id(series: Series) -> None:
    html = yearly_values(7, series, {})
    assert [f'<tr id="point-7-{index}">' in html for index in range(4)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("In 2022?", [0, 1]),
        ("Since 2022, to 2023?", [0, 1, 2]),
        ("в 2022г.", [0, 1]),
        ("In 12022?", []),
        ("", []),
    ],
)
def test_the_years_of_the_question_are_marked(
    series: Series, question: str, asked: list[int]
) -> None:
    html = yearly_values(7, series, {}, question)
    assert [i for i in range(3) if f'<tr id="point-7-{i}" class="asked">' in html] == asked


def test_a_quantity_without_a_unit_has_its_title_alone(series: Series) -> None:
    assert ">Boz: gold mine production</caption>" in yearly_values(1, replace(series, unit=""), {})


def test_a_value_leads_to_the_citation_that_rests_on_its_page(
    answer: Answer, series: Series
) -> None:
    html = yearly_values(2, series, cited_pages(answer))
    number = '<a class="cite" href="#source-2-1" aria-label="Source 1">[1]</a>'
    assert html.count(number) == 2
    assert number not in html[html.index("Orda Journal") : html.index("point-2-2")]


def test_the_first_citation_of_a_page_is_the_one_that_is_named(answer: Answer) -> None:
    (citation,) = answer.citations
    twice = replace(answer, citations=(citation, replace(citation, number=2)))
    assert set(cited_pages(twice).values()) == {1}
    assert cite(1, Source("x", "T", "P"), cited_pages(twice)) == ""


def test_text_of_a_row_stays_text(series: Series) -> None:
    html = value_row("a", "<b>", replace(series.points[1], value="<i>", basis="<u>"))
    assert not {"<b>", "<i>", "<u>"} & {html[i : i + 3] for i in range(len(html))}
