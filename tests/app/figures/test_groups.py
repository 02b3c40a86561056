from __future__ import annotations

from orelore_app.figures.groups import Group, grouped


def test_few_names_stay_alone() -> None:
    assert grouped(["a", "b"], 2) == [Group("a", ("a",)), Group("b", ("b",))]
    assert grouped([], 2) == []


def test_a_rest_of_one_has_its_own_row() -> None:
    assert [group.name for group in grouped(["a", "b", "c"], 2)] == ["a", "b", "c"]


def test_the_rest_is_one_that_knows_its_members() -> None:
    *_, rest = grouped(["a", "b", "c", "d"], 2)
    assert rest == Group("others (2)", ("c", "d"), is_rest=True)
