import json

import pytest

from orelore.errors import ReadError
from orelore.evals.bootstrap import Estimate
from orelore.evals.metrics import Bin
from orelore.evals.report import from_json, number, table, to_json
from orelore.evals.summary import Summary


def summary(nuggets: float, **more: float) -> Summary:
    held = Estimate(mean=nuggets, low=nuggets - 0.06, high=nuggets + 0.05, n=90)
    others = {k: Estimate(mean=v, low=v, high=v, n=9) for k, v in more.items()}
    return Summary(
        metrics={"nuggets": held, **others},
        by_kind={"asof": {"nuggets": held}},
        language_ratio=0.9,
        risk_coverage=[(0.5, 0.0), (1.0, 0.1)],
        risk_coverage_area=0.05,
        reliability=(Bin(9, 0.8, 0.75),),
        calibration_error=0.05,
        latency={"median": 12.3, "p95": 40.0, "p99": 1234.0},
    )


def line(text: str, start: str) -> list[str]:
    """The cells of the first line that starts so."""
    row = next(row for row in text.splitlines() if row.startswith(start))
    return [cell.strip() for cell in row.split("  ") if cell.strip()]


def test_a_metric_is_a_row_and_a_system_a_column() -> None:
    text = table({"ours": summary(0.86), "plain": summary(0.5)})
    assert line(text, "metric") == ["metric", "ours", "plain"]
    assert line(text, "nuggets") == ["nuggets", "0.86 [0.80, 0.91]", "0.50 [0.44, 0.55]"]


def test_a_metric_that_a_system_lacks_is_left_open() -> None:
    text = table({"ours": summary(0.86), "plain": summary(0.5, words=40)})
    assert line(text, "words") == ["words", "-", "40 [40, 40]"]


def test_the_kinds_have_a_table_of_their_own() -> None:
    first, second = table({"ours": summary(0.86)}).split("\n\n")
    assert "asof" not in first
    assert line(second, "asof") == ["asof", "nuggets", "0.86 [0.80, 0.91]"]


def test_without_kinds_there_is_one_table() -> None:
    bare = summary(0.86).model_copy(update={"by_kind": {}})
    assert "\n\n" not in table({"ours": bare})


def test_figures_without_an_interval_close_the_table() -> None:
    text = table({"ours": summary(0.86)})
    assert line(text, "language ratio") == ["language ratio", "0.90"]
    assert line(text, "calibration error") == ["calibration error", "0.05"]
    assert line(text, "p99") == ["p99 milliseconds", "1,234"]


@pytest.mark.parametrize(("value", "text"), [(0.856, "0.86"), (-1.0, "-1.00"), (40.4, "40")])
def test_shares_have_decimals_and_counts_have_none(value: float, text: str) -> None:
    assert number(value) == text


def test_summaries_come_back_from_json_as_they_were() -> None:
    both = {"ours": summary(0.86), "plain": summary(0.5)}
    assert from_json(to_json(both), "a.json") == both
    data = json.loads(to_json(both))["ours"]
    assert data["metrics"]["nuggets"]["mean"] == 0.86
    assert data["reliability"] == [{"n": 9, "confidence": 0.8, "right": 0.75}]


def test_figures_of_before_confidences_were_measured_can_be_read() -> None:
    data = json.loads(to_json({"ours": summary(0.86)}))
    del data["ours"]["reliability"], data["ours"]["calibration_error"]
    assert from_json(json.dumps(data), "a.json")["ours"].reliability == ()


def test_what_is_no_evaluation_is_named_with_its_field() -> None:
    with pytest.raises(ReadError, match=r"a\.json: .*`ours\.metrics`"):
        from_json('{"ours": {}}', "a.json")
