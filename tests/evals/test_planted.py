from __future__ import annotations

import random

import pytest

from orelore.evals.misquotes import (
    Edit,
    denied,
    halves,
    opposite,
    same_quantity,
    shortened,
    traded,
    wrong_date,
    wrong_digit,
    wrong_name,
    wrong_unit,
)
from orelore.evals.planted import (
    ERRORS,
    HONEST,
    MAKERS,
    draw,
    judge,
    measure,
    places,
    table,
    wilson,
)
from orelore.types import Article

ALTYN = Article(
    "altyn",
    "Altyn",
    "The Altyn mine in Kazakhstan produced 42 tonnes of gold in May 2023, according to Orda. "
    "Its owner Steppe Mining will spend $15 million on a second mill, and the work is to start on "
    "4 June 2027. Output of the Altyn mine rose by 7 percent in 2024 and was not sold in Russia.",
    countries=("Kazakhstan",),
    minerals=("gold",),
    entities=("Altyn", "Steppe Mining"),
)
BOZ = Article(
    "boz",
    "Boz",
    "The Boz deposit in Uzbekistan holds 18,000 tonnes of tungsten by an estimate of May 2021. "
    "Boz Metals has exported 31 tonnes of concentrate a year since 2019, Silk Road Wire wrote.",
    countries=("Uzbekistan",),
    minerals=("tungsten",),
    entities=("Boz Metals",),
)


def chance() -> random.Random:
    return random.Random(1)


def test_a_wrong_digit_is_in_a_number_and_not_in_a_date() -> None:
    made = {wrong_digit("In 2023 it made 5 t by 4 May.", random.Random(n)) for n in range(50)}
    assert made == {f"In 2023 it made {digit} t by 4 May." for digit in "12346789"}


def test_a_wrong_unit_is_of_the_same_family() -> None:
    made = {wrong_unit("It holds 18,000 t of ore.", random.Random(n)) for n in range(50)}
    assert made == {f"It holds 18,000 {unit} of ore." for unit in ("kg", "ounces", "pounds")}


def test_tons_are_no_wrong_unit_for_tonnes_but_the_same_quantity() -> None:
    made = {same_quantity("It holds 18 tonnes.", random.Random(n)) for n in range(20)}
    assert made == {"It holds 18 tons.", "It holds 18 t."}


def test_a_date_the_other_way_round_is_the_same() -> None:
    assert same_quantity("It opened on 4 May 2023.", chance()) == "It opened on May 4, 2023."


@pytest.mark.parametrize("text", ["in 2023", "in May", "on 4 May"])
def test_another_date_is_put_where_one_stands(text: str) -> None:
    made = wrong_date(text, chance())
    assert made
    assert made != text
    assert made.split()[0] == text.split()[0]


def test_a_name_is_replaced_wherever_it_stands() -> None:
    made = wrong_name("Boz ore is from Boz.", chance(), others={"Boz": ["Ulba"], "Altyn": ["X"]})
    assert made == "Ulba ore is from Ulba."


def test_a_not_is_put_in_or_taken_out() -> None:
    assert denied("It was sold.", chance()) in ("It was not sold.", "It was never sold.")
    assert denied("It did not sell.", chance()) == "It did sell."


def test_not_only_denies_nothing_and_is_left_alone() -> None:
    assert denied("It was not only sold.", chance()) is None


def test_a_word_is_replaced_by_its_opposite_in_both_directions() -> None:
    assert opposite("Output rose.", chance()) == "Output fell."
    assert opposite("It cost less than gold.", chance()) == "It cost more than gold."


@pytest.mark.parametrize("edit", [wrong_digit, wrong_unit, wrong_date, denied, opposite, shortened])
def test_where_nothing_can_be_changed_nothing_is(edit: Edit) -> None:
    assert edit("Ore lies deep.", chance()) is None


def test_halves_with_no_fact_of_their_own_are_not_stitched() -> None:
    text = "the ore of the mine lies deep below the town"
    assert halves(text, text, chance()) is None


def test_traded_numbers_have_the_same_unit() -> None:
    first, second = "It made 5 tonnes of tin.", "They made 7 percent, or 9 tonnes, of zinc."
    assert traded(first, second, chance()) == "It made 9 tonnes of tin."


def test_a_shortening_is_the_clauses_before_a_seam() -> None:
    text = "The mine made 5 tonnes, and its owner lost money, according to Orda."
    made = {shortened(text, random.Random(n)) for n in range(20)}
    assert "The mine made 5 tonnes, and its owner lost money." in made


def test_the_same_seed_draws_the_same() -> None:
    found = places([ALTYN, BOZ])
    for kind in MAKERS:
        assert draw(kind, found, 3, 7) == draw(kind, found, 3, 7) != []


def test_no_drawn_error_is_the_sentence_it_came_from() -> None:
    found = places([ALTYN, BOZ])
    for kind in ERRORS:
        for trial in draw(kind, found, 9, 7):
            assert all(trial.text != place.text for place in trial.places)


def test_another_name_is_none_that_the_article_has() -> None:
    for trial in draw("name", places([ALTYN, BOZ]), 9, 7):
        article = trial.places[0].hit.article
        new = set(trial.text.split()) - set(article.text.split())
        assert new & {"Kazakhstan", "Uzbekistan", "gold", "tungsten", "Altyn", "Steppe", "Boz"}


def test_judging_tells_an_honest_sentence_from_a_wrong_one() -> None:
    found = places([ALTYN, BOZ])
    assert judge(draw("whole sentence", found, 1, 0)[0]) == "verbatim"
    assert judge(draw("digit", found, 1, 0)[0]) == "unsupported"


def test_measuring_counts_errors_and_as_many_honest_sentences_at_the_most() -> None:
    planted = measure([ALTYN, BOZ], per_kind=2)
    assert set(planted.recall) == set(ERRORS)
    assert planted.recall["digit"].mean == 1
    assert planted.overall.n == 12
    assert planted.n == planted.overall.n + planted.all_false_alarms.n
    assert planted.all_false_alarms.mean == 0


def test_what_is_misjudged_is_told() -> None:
    text = "The pit reached a depth of 900 m before the flood of the river came."
    planted = measure([Article("a", "A", f"{text} {BOZ.text}"), ALTYN], per_kind=4)
    wrong = round(planted.overall.n * (1 - planted.overall.mean))
    alarms = round(planted.all_false_alarms.n * planted.all_false_alarms.mean)
    assert len(planted.misjudged) == wrong + alarms


def test_the_table_has_a_row_a_kind() -> None:
    shown = table(measure([ALTYN, BOZ], per_kind=1))
    for kind in [*ERRORS, *HONEST, "all planted errors", "all honest sentences"]:
        assert f": {kind} " in shown


def test_the_interval_of_wilson_is_that_of_the_textbook() -> None:
    estimate = wilson([True] * 15 + [False] * 5)
    assert (round(estimate.low, 3), round(estimate.high, 3)) == (0.531, 0.888)


def test_the_interval_stays_within_0_and_1_and_never_has_no_width() -> None:
    assert wilson([True] * 50).high == 1
    assert 0.92 < wilson([True] * 50).low < 0.93
    assert wilson([False] * 50).low == 0
