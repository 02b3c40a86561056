from __future__ import annotations

import time

import pytest

from orelore.answer.series import YearlyFigures
from orelore.corpus.tables import read_figures
from orelore.settings import shipped_corpus


@pytest.fixture(scope="module")
def figures() -> YearlyFigures:
    return YearlyFigures(read_figures(shipped_corpus()))


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("How much uranium did Kazakhstan produce in 2023?", "Kazakhstan: uranium mine production"),
        ("Kazakh uranium output in its best year so far?", "Kazakhstan: uranium mine production"),
        ("How has world uranium production changed since 2010?", "World: uranium mine production"),
        ("Gold exports of Uzbekistan over the years", "Uzbekistan: gold export value"),
        ("How many tonnes of gold did Uzbekistan export in 2019?", "Uzbekistan: gold exports"),
        ("What did Kyrgyzstan earn from gold exports in 2021?", "Kyrgyzstan: gold export value"),
        ("antimony price", "World: antimony price"),
        ("gold price by year", "World: gold price"),
        (
            "What percentage of the world's uranium does Kazakhstan mine?",
            "Kazakhstan: uranium share of world mine production",
        ),
        ("How much gold does the Kumtor mine produce a year?", "Kumtor: gold mine production"),
        ("How much aluminium does TALCO produce?", "TALCO: aluminium smelter production"),
        ("NMMC gold production in 2024", "Navoi Mining and Metallurgical Company: gold mine"),
        ("Kazakhstan's refined gold production in 2022", "Kazakhstan: gold refinery production"),
        ("How much gold does Kazakhstan mine?", "Kazakhstan: gold mine production"),
        ("How much bismuth did Kazakhstan refine in 2012?", "Kazakhstan: bismuth refinery"),
        (
            "How many minerals are on the US critical list?",
            "United States: minerals on the critical",
        ),
        ("What is mining's share of GDP in Kyrgyzstan?", "Kyrgyzstan: share of mining in gross"),
    ],
)
def test_a_question_about_a_quantity_finds_its_table(
    figures: YearlyFigures, question: str, title: str
) -> None:
    found = figures.series_for(question)
    assert found is not None
    assert found.title.startswith(title)
    assert len({point.year for point in found.points}) >= 2


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kazakhstan's uranium production fall in 2020?",
        "How much uranium does Kazakhstan plan to produce in 2026?",
        "How much uranium did Kazakhstan produce in 1975?",
        "How much uranium did Kazakhstan produce in the first half of 2023?",
        "How much uranium did Kazakhstan export to China in 2023?",
        "How much uranium did Kazakhstan and Uzbekistan produce together?",
        "How much uranium did Kyrgyzstan produce in 2023?",
        "How much uranium did Inkai produce in 2023?",
        "How much sulphuric acid does Kazakhstan need to produce uranium?",
        "How much water does uranium production use in Kazakhstan?",
        "How many uranium mines does Kazakhstan have?",
        "What gold refineries does Kazakhstan have?",
        "What is the price of gold in Uzbekistan?",
        "How much does KAZ Minerals produce in 2020?",
        "What is the tax on gold production in Kazakhstan?",
        "How much electricity does TALCO use?",
        "Which countries import antimony from Tajikistan?",
        "Price of uranium shares",
        "Who are you?",
    ],
)
def test_a_question_about_anything_else_finds_none(figures: YearlyFigures, question: str) -> None:
    assert figures.series_for(question) is None


def test_the_values_of_the_table_are_those_of_the_rows(figures: YearlyFigures) -> None:
    found = figures.series_for("How much uranium did Kazakhstan produce in 2023?")
    assert found is not None
    assert [point.year for point in found.points] == sorted(point.year for point in found.points)
    of_2023 = [point for point in found.points if point.year == "2023"]
    assert [point.value for point in of_2023] == ["20,900", "21,112"]
    assert all(point.source.publisher and point.source.url for point in found.points)


def test_a_country_is_compared_with_others_that_have_the_same_quantity(
    figures: YearlyFigures,
) -> None:
    quantity = figures.quantity_for("How much uranium did Kazakhstan produce in 2023?")
    assert quantity is not None
    others = {series.owner: series for series in figures.elsewhere(quantity)}
    assert {"Uzbekistan", "Namibia", "Canada"} <= set(others)
    assert "Kazakhstan" not in others
    assert {(s.name, s.unit) for s in others.values()} == {("uranium mine production", "t U")}


def test_the_world_is_compared_with_its_countries(figures: YearlyFigures) -> None:
    quantity = figures.quantity_for("How has world uranium production changed since 2010?")
    assert quantity is not None
    assert "Kazakhstan" in {series.owner for series in figures.elsewhere(quantity)}


def test_a_mine_is_compared_with_nothing(figures: YearlyFigures) -> None:
    quantity = figures.quantity_for("How much gold does the Kumtor mine produce a year?")
    assert quantity is not None
    assert figures.elsewhere(quantity) == ()


def test_finding_a_table_takes_no_time(figures: YearlyFigures) -> None:
    started = time.process_time()
    for _ in range(20):
        figures.series_for("How much uranium did Kazakhstan produce in 2023?")
    assert (time.process_time() - started) / 20 < 0.005
