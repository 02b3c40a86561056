import re
from xml.etree.ElementTree import fromstring

from orelore.evals.bootstrap import Estimate
from orelore.evals.metrics import Bin
from orelore.evals.plots import bars, latency, reliability, risk_coverage


def at(mean: float) -> Estimate:
    return Estimate(mean=mean, low=mean - 0.1, high=mean + 0.1, n=10)


def texts(svg: str) -> list[str]:
    """What a reader can read in the drawing."""
    return [
        element.text or "" for element in fromstring(svg).iter() if element.tag.endswith("text")
    ]


def test_every_share_of_every_system_is_named_and_counts_are_left_out() -> None:
    shown = texts(bars({"ours": {"nuggets": at(0.8)}, "plain": {"CRAG": at(0.1), "words": at(40)}}))
    assert {"nuggets", "CRAG", "ours", "plain"} <= set(shown)
    assert "words" not in shown


def test_a_metric_that_is_better_when_lower_says_so() -> None:
    assert "false answer ↓" in texts(bars({"ours": {"false answer": at(0.2)}}))


def test_the_baseline_is_drawn_when_there_is_one() -> None:
    ours = {"ours": {"nuggets": at(0.8)}}
    assert "baseline" in texts(bars(ours, {"nuggets": at(0.7)}))
    assert "baseline" not in texts(bars(ours))


def test_a_metric_below_nought_has_room() -> None:
    low = [label for label in texts(bars({"ours": {"CRAG": at(-0.5)}})) if label.startswith("−")]
    assert low


def test_a_curve_has_its_name_and_its_axes() -> None:
    shown = texts(risk_coverage({"ours": [(0.5, 0.0), (1.0, 0.2)], "plain": [(1.0, 0.5)]}))
    assert {"ours", "plain"} <= set(shown)
    assert any(label.startswith("coverage") for label in shown)


def test_a_system_without_times_or_with_a_time_of_nought_can_be_drawn() -> None:
    shown = texts(latency({"ours": [0.0, 12.0, 340.0], "plain": []}))
    assert "ours" in shown
    assert "plain" not in shown


def test_the_number_of_answers_stands_above_each_bar() -> None:
    shown = texts(reliability([Bin(31, 0.55, 0.5), Bin(87, 0.97, 0.9)]))
    assert {"31", "87", "confidence"} <= set(shown)


def test_names_are_shown_as_they_are() -> None:
    name = "<script>$x$ & co"
    assert name in texts(latency({name: [1.0, 2.0]}))


def test_a_drawing_is_a_bare_element_with_colours_that_a_page_can_set() -> None:
    svg = latency({"ours": [1.0, 2.0]})
    assert svg.startswith('<svg role="img" aria-label=')
    assert "var(--plot-1, #8f4622)" in svg
    assert not re.search(r"(?<!, )#(8f4622|1f1b18|ddd6cf)", svg)


def test_the_same_figures_give_the_same_drawing() -> None:
    assert latency({"ours": [1.0, 2.0]}) == latency({"ours": [1.0, 2.0]})
