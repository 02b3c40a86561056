from __future__ import annotations

import pytest

from orelore.answer.contrasts import contrasted
from orelore.types import Source


def values(text: str, *publishers: str) -> list[list[str]]:
    sources = [Source(f"s{n}", "T", name) for n, name in enumerate(publishers or ("A", "B"))]
    return [[telling.value for telling in group] for group in contrasted(text, sources)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kyrgyzstan counts 22 critical minerals of its own according to Qazinform in October "
            "2025, but 21 according to a report of the Kyrgyz agency 24.kg of 12 December 2025.",
            ["22 critical minerals", "21"],
        ),
        (
            "The Boguty tungsten plant in Kazakhstan cost $300 million according to The Astana "
            "Times in November 2024, while ec-info.org gave the cost of the project as $260 "
            "million in 2022.",
            ["$300 million", "$260 million"],
        ),
        (
            "The signing of the US-Uzbek minerals memorandum is dated 4 February 2026 by News of "
            "Asia but 5 February 2026 by Kursiv.",
            ["4 February 2026", "5 February 2026"],
        ),
        (
            "Uzbekistan's gold miner NMMC had revenue of $7.4 billion in 2024 according to "
            "Alliance News, but in 2023 according to UzDaily.",
            ["2024", "2023"],
        ),
        (
            "ERG planned to start gallium output in Kazakhstan in the fourth quarter of 2026 by a "
            "Project Blue text of June 2025, and in the third quarter of 2026 by The Astana Times "
            "of December 2025.",
            ["fourth quarter of 2026", "third quarter of 2026"],
        ),
        (
            "China's share of world rare-earth output is 61 percent in IEA figures quoted in June "
            "2025 and 69.23 percent in USGS figures for 2024.",
            ["61 percent", "69.23 percent"],
        ),
        (
            "Kyrgyzstan's release from the US Jackson-Vanik amendment is placed in 2002 by a "
            "corrected text in The Diplomat and in 1998 by Asia-Plus.",
            ["2002", "1998"],
        ),
    ],
)
def test_two_clauses_with_a_speaker_each_contradict_each_other(text: str, told: list[str]) -> None:
    publishers = ["Alliance News", "UzDaily", "Kursiv Uzbekistan", "News of Asia", "The Diplomat"]
    publishers += ["Asia-Plus", "Project Blue", "The Astana Times", "ec-info.org"]
    assert values(text, *publishers) == [told]


def test_each_metal_is_compared_with_itself() -> None:
    text = (
        "Kuru-Tegerek's reserves in Kyrgyzstan were printed in 2018 as about 100 tonnes of gold "
        "and 370 tonnes of copper, apparently a misprint, whereas The Times of Central Asia gave "
        "gold as about 98 tonnes and copper as more than 370 thousand tonnes."
    )
    told = values(text, "investment.usite.pro", "The Times of Central Asia")
    assert told == [["370 tonnes of copper", "more than 370 thousand tonnes"]]


def test_two_publishers_may_contradict_each_other_in_words() -> None:
    text = (
        "Eurasianet wrote in April 2022 that TALCO is said to belong to Hasan Asadullozoda, "
        "while AFP in June 2018 called TALCO a state smelter."
    )
    [[first, second]] = values(text, "Eurasianet", "AFP (BusinessWorld)")
    assert first.startswith("Eurasianet wrote")
    assert second == "AFP in June 2018 called TALCO a state smelter"


@pytest.mark.parametrize(
    "text",
    [
        # Different years.
        "Uzbekistan's uranium output is given as 2404 tU for 2018 by World Nuclear News and as "
        "3,526 tons for 2021 by the Tashkent Times.",
        "USGS gave Uzbekistan more than 1,700 known mineral deposits for 2015, whereas Daryo's "
        "figure of more than 2,900 in November 2024 includes prospects.",
        # Two countries, and one speaker.
        "Kazakhstan bought 22 tonnes of gold net in the first half of 2025, whereas Uzbekistan "
        "sold about 18 tonnes net, according to the World Gold Council.",
        # Two places.
        "Underground waters used for iodine in Turkmenistan's Balkan province hold some 25-50 mg a "
        "litre according to News Central Asia in January 2023, but up to 420 mg at Bereket "
        "according to Turkmen chemists in July 2025.",
        # A range that holds the other value.
        "Media reports put the cost of HMS Bergbau's lithium plants in East Kazakhstan at $450 "
        "million to $700 million, Kursiv Media wrote in April 2025, while Minister Kanat "
        "Sharlapayev named $500 million in April 2024.",
        # A part and the whole.
        "Trend gave an estimate of $4.7 billion for the Kyrgyz section of the "
        "China-Kyrgyzstan-Uzbekistan railway in June 2025, and Kyrgyz cabinet chairman Akylbek "
        "Japarov a preliminary $8 billion for the railway in spring 2024.",
        # What was made and what could be made.
        "The Balkhash copper smelter in Kazakhstan has produced no more than 250,000 tonnes a "
        "year, MINEX Forum wrote in June 2024, and Earth-i estimated its capacity at 220,000 "
        "tonnes in November 2024.",
        # A plan and its outcome.
        "ERG planned in 2018 to add 270,000 tonnes to its aluminium smelter by 2021 for $800 "
        "million and so to depend less on Rusal, but ERG's aluminium output in Kazakhstan was "
        "249,000 tonnes in 2022.",
        # The average and the peak.
        "Djengeldi in Uzbekistan is planned to yield 500 tonnes of uranium a year on average, "
        "according to the country's mining ministry in March 2025, and 700 tonnes at its peak, "
        "according to Kun.uz.",
        "Those who attend weekly gave him 61% of their votes; the others gave him only 47%.",
    ],
)
def test_clauses_that_differ_in_more_than_the_value_do_not(text: str) -> None:
    assert values(text, "Trend News Agency", "MINEX Forum", "Kun.uz", "News Central Asia") == []
