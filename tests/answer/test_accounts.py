from __future__ import annotations

import pytest

from orelore.answer.accounts import tellings
from orelore.types import Source


def sources(*publishers: str) -> list[Source]:
    return [Source(f"s{n}", "T", name) for n, name in enumerate(publishers, start=1)]


def values(text: str, *publishers: str) -> list[list[str]]:
    return [[telling.value for telling in group] for group in tellings(text, sources(*publishers))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Reports of the crowd at Kyrgyzstan's Solton-Sary gold deposit in August 2019 "
            "disagree, with around 300 people in the AFP account and about 500 in that of 24.kg.",
            ["around 300 people", "about 500"],
        ),
        (
            "Two counts of critical minerals circulate for Kyrgyzstan: 22 named by October 2025 in "
            "Qazinform's report, and 21 in the strategy as presented in December 2025.",
            ["22", "21"],
        ),
        (
            "UzDaily and Alliance News disagree about the year in which the Uzbek gold producer "
            "NMMC took in $7.4 billion of revenue, as UzDaily has 2023 and Alliance News has 2024.",
            ["2023", "2024"],
        ),
        (
            "Sums reported for Uzbekistan's critical mineral projects vary: Trend wrote $500 "
            "million in May 2024 and $2.6 billion in March 2025, and SteelRadar $1.6 billion in "
            "about November 2025.",
            ["$500 million", "$2.6 billion", "$1.6 billion"],
        ),
        (
            "Sources differ on the cost of the Sautbay tungsten project with Shindong Resources, "
            "$120 million in a Trend report of August 2012 and $145 million for the signing of "
            "June 2013.",
            ["$120 million", "$145 million"],
        ),
    ],
)
def test_a_sentence_that_tells_of_a_conflict_gives_the_values(text: str, told: list[str]) -> None:
    assert values(text, "A", "B") == [told]


def test_accounts_without_numbers_are_told_in_their_words() -> None:
    text = (
        "Accounts of the 2022 sale of a stake in Kazakhstan's Budenovskoye uranium venture differ: "
        "CEO Digest says that Kazatomprom had no role in the deal, while unnamed sources told "
        "Bloomberg in May 2023 that the sovereign wealth fund of Kazakhstan forced it through."
    )
    [[first, second]] = values(text, "CEO Digest", "Mining Weekly / Bloomberg")
    assert first == "CEO Digest says that Kazatomprom had no role in the deal"
    assert second.startswith("unnamed sources told Bloomberg")


def test_each_account_has_its_source() -> None:
    text = (
        "Sources differ on the JORC resources of Northern Katpar and Upper Kairakty in Kazakhstan: "
        "MINEX Forum gave 410,000 tonnes of tungsten in November 2025, while The Energy Data gives "
        "about 1.4 million tonnes of tungsten trioxide (WO3) in an undated article."
    )
    minex, energy = sources("MINEX Forum", "The Energy Data")
    [(first, second)] = tellings(text, [energy, minex])
    assert (first.sources, second.sources) == ((minex,), (energy,))


@pytest.mark.parametrize(
    "text",
    [
        # The same in round numbers.
        "Two Trend reports of early 2024 give different uranium totals for Kazakhstan in 2022: "
        "21,227 tonnes in the one that quotes Kazatomprom, 21,300 tonnes in the other.",
        # Different things were counted, and the sentence says so.
        "Two figures for Uzbekistan's gold sales of 2025 cover different months: 27 tonnes by "
        "Daryo's reserve figures, which fit January-May, and about 18 tonnes net for the first "
        "half by the World Gold Council, which includes the purchase of June.",
        "Figures for the explored part of Uzbekistan vary with what is counted: 20% explored in "
        "2018, only about a third surveyed in a claim of about 2025, while The Tribune's page has "
        "40% studied in detail.",
        "Stockpiled beryl makes yearly figures for world beryllium output uncertain, USGS noted.",
        "The graph differed from a schematic in the first report and resembled the second report.",
    ],
)
def test_not_every_difference_is_a_conflict(text: str) -> None:
    assert values(text, "A", "B") == []


def test_the_figures_of_one_page_that_do_not_add_up_are_no_accounts() -> None:
    text = (
        "The gold reserves of Kyrgyzstan's Kumtor grew by 147 tonnes to 261 tonnes in all, "
        "according to minister Meder Mashiev in March 2025, but the figures as printed do not "
        "agree, since 127 tonnes before plus 147 make 274."
    )
    assert values(text, "24.kg") == []
