from __future__ import annotations

import time

import pytest

from orelore.vocabulary import (
    COUNTRIES,
    MINERALS,
    count_minerals,
    countries_in,
    minerals_in,
)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("how much does kazakhstan mine", ("Kazakhstan",)),
        ("Kazakh and Uzbek mines", ("Kazakhstan", "Uzbekistan")),
        ("В Казахстане и Киргизии", ("Kazakhstan", "Kyrgyzstan")),
        ("O‘zbekistonda oltin", ("Uzbekistan",)),
        ("US and EU buyers", ("United States", "European Union")),
        ("The U.S. and the UK's envoys", ("United States", "United Kingdom")),
        ("South Korean, Saudi and Turkish firms", ("South Korea", "Saudi Arabia", "Turkey")),
    ],
)
def test_countries_are_known_by_name_people_and_capital(
    text: str, countries: tuple[str, ...]
) -> None:
    assert countries_in(text) == countries


@pytest.mark.parametrize(
    "text",
    [
        "tell us more",
        "it costs US$5",
        "Polish the ore",
        "Inner Mongolia",
        "Latin American mines",
        "The Astana Times",
        "Indiana",
    ],
)
def test_words_that_only_look_like_a_country_are_not_one(text: str) -> None:
    assert countries_in(text) == ()


@pytest.mark.parametrize(
    ("text", "minerals"),
    [
        ("gold, then silver", ("gold", "silver")),
        ("Aluminum and sulfuric acid", ("aluminium", "sulphuric acid")),
        ("U3O8 and rare-earth oxides", ("uranium", "rare earths")),
        ("Титановая губка, свинец и медь", ("titanium", "lead", "copper")),
        ("Германия продаёт германий", ("germanium",)),
        ("chromite and ferrochrome", ("chromium",)),
    ],
)
def test_minerals_are_known_in_both_spellings_and_in_russian(
    text: str, minerals: tuple[str, ...]
) -> None:
    assert minerals_in(text) == minerals


@pytest.mark.parametrize(
    "text",
    ["lead-zinc ore", "zinc and lead", "1.3% lead", "how much lead is mined", "lead, copper"],
)
def test_lead_beside_other_metals_is_the_metal(text: str) -> None:
    assert "lead" in minerals_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "this may lead to zinc imports",
        "a lead adviser",
        "took the lead",
        "golden",
        "Silicon Valley",
    ],
)
def test_words_that_only_look_like_a_mineral_are_not_one(text: str) -> None:
    assert not {"lead", "gold", "silicon"} & set(minerals_in(text))


def test_each_mention_counts() -> None:
    assert count_minerals("Gold, copper, gold.") == {"gold": 2, "copper": 1}


@pytest.mark.parametrize("name", MINERALS)
def test_every_mineral_is_found_by_its_own_name(name: str) -> None:
    assert name in minerals_in(f"reserves of {name}")


@pytest.mark.parametrize("name", COUNTRIES)
def test_every_country_is_found_by_its_own_name(name: str) -> None:
    assert countries_in(f"the mines of {name}") == (name,)


def test_a_question_takes_less_than_a_millisecond() -> None:
    question = "How much uranium, gold and lead-zinc ore did Kazakhstan and China trade in 2023?"
    countries_in(question)
    minerals_in(question)
    started = time.perf_counter()
    for _ in range(100):
        countries_in(question)
        minerals_in(question)
    assert (time.perf_counter() - started) / 100 < 0.001
