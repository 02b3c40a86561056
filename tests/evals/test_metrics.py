import pytest

from orelore.evals.metrics import (
    Bin,
    auroc,
    calibration_error,
    nugget_recall,
    recall_at_k,
    reciprocal_rank,
    reliability,
    risk_coverage,
    risk_coverage_area,
    squared_error,
)


def test_recall_looks_only_at_the_first_k_passages() -> None:
    found = [{"a"}, {"x"}, {"b"}]
    assert recall_at_k(found, {"a", "b"}, k=2) == 1 / 2
    assert recall_at_k(found, {"a", "b"}, k=3) == 1


def test_one_passage_may_hold_several_facts() -> None:
    assert recall_at_k([{"a", "b"}], {"a", "b"}, k=5) == 1


def test_the_reciprocal_rank_is_that_of_the_first_relevant_passage() -> None:
    assert reciprocal_rank([{"x"}, {"a"}, {"a"}], {"a"}) == 1 / 2


def test_a_relevant_passage_beyond_k_counts_nothing() -> None:
    assert reciprocal_rank([{"x"}] * 10 + [{"a"}], {"a"}, k=10) == 0


def test_any_pattern_of_a_nugget_will_do() -> None:
    nuggets = [["Sumitomo"], [r"\b49\s?%", "forty-nine"]]
    assert nugget_recall("SUMITOMO held forty-nine percent.", nuggets) == 1
    assert nugget_recall("Sumitomo held a stake.", nuggets) == 1 / 2


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [([3.0, 2.0], [1.0, 0.0], 1.0), ([1.0], [1.0], 0.5), ([2.0, 0.0], [1.0], 0.5)],
)
def test_auroc_is_the_share_of_pairs_in_the_right_order(
    positive: list[float], negative: list[float], expected: float
) -> None:
    assert auroc(positive, negative) == expected


def test_the_curve_starts_with_the_surest_answers() -> None:
    answered = [(0.2, True), (0.9, False), (0.5, False)]
    assert risk_coverage(answered, 4) == [(1 / 4, 0), (2 / 4, 0), (3 / 4, 1 / 3)]


@pytest.mark.parametrize("wrong", [(True, False), (False, True)])
def test_equal_confidences_make_one_point(wrong: tuple[bool, bool]) -> None:
    assert risk_coverage([(0.5, w) for w in wrong], 2) == [(1.0, 1 / 2)]


def test_the_area_of_a_full_curve_is_the_mean_risk_of_its_points() -> None:
    points = risk_coverage([(3.0, False), (2.0, True), (1.0, True)], 3)
    assert risk_coverage_area(points) == pytest.approx((0 + 1 / 2 + 2 / 3) / 3)


def test_refusing_more_does_not_by_itself_lessen_the_area() -> None:
    answered = [(2.0, False), (1.0, True)]
    few, all_ = risk_coverage(answered, 8), risk_coverage(answered, 2)
    assert risk_coverage_area(few) == pytest.approx(risk_coverage_area(all_))


def test_answers_of_about_one_confidence_share_a_bin() -> None:
    bins = reliability([(0.85, True), (0.81, False), (0.31, False)])
    assert bins[0] == Bin(1, 0.31, 0.0)
    assert (bins[1].n, bins[1].right) == (2, 0.5)
    assert bins[1].confidence == pytest.approx(0.83)


def test_the_last_bin_holds_full_confidence() -> None:
    (only,) = reliability([(1.0, True), (0.95, True)])
    assert (only.n, only.right) == (2, 1.0)
    assert only.confidence == pytest.approx(0.975)


def test_the_calibration_error_weighs_bins_by_their_answers() -> None:
    bins = [Bin(3, 0.9, 0.5), Bin(1, 0.2, 0.2)]
    assert calibration_error(bins) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("confidence", "right", "expected"), [(1.0, True, 0), (1.0, False, 1), (0.5, True, 0.25)]
)
def test_what_is_surely_wrong_costs_most(confidence: float, right: bool, expected: float) -> None:
    assert squared_error(confidence, right) == expected
