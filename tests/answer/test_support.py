from __future__ import annotations

import pytest

from orelore.answer.evidence import Evidence
from orelore.answer.support import problem_of


def problem(claim: str, *cited: str) -> str | None:
    return problem_of(claim, [Evidence.of(text, frozenset()) for text in cited], frozenset())


PIT = "Navoi Mining (NMMC) of Uzbekistan mined 2.9 million ounces of gold in May 2023."
MINE = "Kazatomprom of Kazakhstan mined 21,112 tonnes of uranium in 2022."


@pytest.mark.parametrize(
    "claim",
    [
        "In 2023 NMMC mined 2.9 million ounces of gold.",
        "Uzbek miner NMMC mined 2,900,000 oz of gold in May 2023.",
        "NMMC mined 2.9 million ounces of gold in 2023, while Kazatomprom mined 21,112 t of "
        "uranium in 2022.",
    ],
)
def test_a_paraphrase_that_keeps_the_facts_is_supported(claim: str) -> None:
    assert problem(claim, PIT, MINE) is None


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("NMMC mined 2.8 million ounces of gold.", "2.8 million ounces"),
        ("NMMC mined 2.9 million tonnes of gold.", "2.9 million tonnes"),
        ("NMMC mined 2.9 million ounces of silver.", "silver"),
        ("NMMC mined gold in June 2023.", "June 2023"),
        ("Almalyk mined 2.9 million ounces of gold.", "Almalyk"),
    ],
)
def test_the_problem_names_the_fact_that_is_missing(claim: str, missing: str) -> None:
    assert missing in (problem(claim, PIT) or "")


def test_the_problem_tells_the_unit_that_the_passage_has() -> None:
    assert "which has 21,112 tonnes" in (problem("Kazatomprom mined 21,112 ounces.", MINE) or "")


def test_a_name_and_a_figure_must_stand_in_one_sentence() -> None:
    assert "no single sentence" in (problem("NMMC mined 21,112 tonnes.", PIT, MINE) or "")


def test_a_clause_without_a_name_speaks_of_the_name_before_it() -> None:
    assert problem("NMMC mined gold in 2023, and it mined 21,112 tonnes in 2022.", PIT, MINE)


def test_halves_of_two_sentences_are_no_quote() -> None:
    stitched = "Navoi Mining (NMMC) of Uzbekistan mined 21,112 tonnes of uranium in 2022."
    assert problem(stitched, PIT, MINE)


def test_two_facts_of_a_sentence_cannot_trade_places() -> None:
    sold = "Alga sold 30 tonnes of tin in 2020 to Beta and 50 tonnes of tin in 2021 to Gamma."
    traded = sold.replace("30", "x").replace("50", "30").replace("x", "50")
    assert problem(traded, sold)


def test_many_words_that_the_passage_lacks_are_a_problem() -> None:
    claim = "NMMC of Uzbekistan poisons rivers, bribes judges and jails workers."
    assert "does not speak of" in (problem(claim, PIT) or "")


def test_initials_stand_for_the_name_they_come_from() -> None:
    assert problem("The EU pays.", "The European Union pays.") is None
    assert problem("The European Union pays.", "The EU pays.") is None


def test_a_paraphrase_cannot_say_no_where_the_passage_says_yes() -> None:
    claim = "Uranium in Kazakhstan was never mined by Kazatomprom."
    assert "yes or no" in (problem(claim, MINE) or "")


def test_a_paraphrase_cannot_say_up_where_the_passage_says_down() -> None:
    cited = "The output of Ulba fell by 5 tonnes in 2023."
    assert "opposite of 'rose'" in (problem("In 2023 Ulba's output rose by 5 t.", cited) or "")
