"""The latest report, by itself and in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from orelore import Evaluation, Settings
from orelore.evals.bootstrap import Estimate
from orelore.evals.report import to_json
from orelore.evals.summary import Summary
from orelore_app.explore.evaluation_tab import REPORT, evaluation_page
from tests.app.browsing import Visit

FOUND = Evaluation(
    made=datetime(2025, 5, 3, 9, 7, tzinfo=UTC),
    page=Path("report.html"),
    questions=12,
    kinds={"single": 9, "odd": 3},
    systems=("ours", "<plain>"),
    rows=(("nuggets", "0.80 [0.70, 0.90]", "0.50 [0.40, 0.60]"), ("<new>", "1.00", "-")),
)
SCRIPT = "<!doctype html><p id=p>Figures</p><script>document.title = 'ran'</script>"


def test_a_report_tells_its_date_and_questions_and_leads_to_the_whole() -> None:
    page = evaluation_page(FOUND)
    assert "Measured on 3 May 2025, 09:07 with 12 questions." in page
    assert "9 on one fact, 3 odd." in page
    assert f'href="{REPORT}"' in page
    assert "report.html, is not beside it" in evaluation_page(replace(FOUND, page=None))


def test_each_measure_has_its_meaning_and_a_figure_for_each_system() -> None:
    page = evaluation_page(FOUND)
    assert "Share of the facts of a right answer that the answer holds." in page
    assert '<td>0.80 <span class="quiet">[0.70, 0.90]</span></td><td>0.50 ' in page
    assert "Are the answers right?" in page
    assert "Do the citations hold?" not in page


def test_a_measure_that_nobody_explained_is_shown_last_and_names_stay_text() -> None:
    page = evaluation_page(FOUND)
    assert page.index("nuggets") < page.index("Others") < page.index("&lt;new&gt;")
    assert "&lt;plain&gt;" in page
    assert "<plain>" not in page


@pytest.fixture
def report(settings: Settings) -> Iterator[Path]:
    """A report where the page looks for it, gone afterwards: other tests share the folder."""
    folder = settings.reports / "may"
    folder.mkdir(parents=True)
    figure = Estimate(mean=0.8, low=0.7, high=0.9, n=9)
    summary = Summary(
        metrics={"nuggets": figure},
        by_kind={"single": {"nuggets": figure}},
        language_ratio=None,
        risk_coverage=[],
        risk_coverage_area=None,
        latency={},
    )
    (folder / "report.json").write_text(to_json({"ours": summary}), "utf-8")
    (folder / "report.html").write_text(SCRIPT, "utf-8")
    yield folder / "report.json"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


@pytest.mark.slow
def test_without_a_report_it_says_how_to_make_one(address: str, visit: Visit) -> None:
    visit.open_tab("Evaluation")
    expect(visit.page.locator("#evaluation")).to_contain_text("orelore eval")
    assert httpx.get(f"{address}/{REPORT}").status_code == 404


@pytest.mark.slow
def test_the_latest_report_is_shown_and_opens_in_a_sandbox(report: Path, visit: Visit) -> None:
    assert report.exists()
    visit.open_tab("Evaluation")
    expect(visit.page.locator("#evaluation")).to_contain_text("with 9 questions")
    expect(visit.page.get_by_role("row", name="nuggets")).to_contain_text("0.80 [0.70, 0.90]")
    with visit.page.context.expect_page() as opened:
        visit.page.get_by_role("link", name="The full report").click()
    expect(opened.value.locator("#p")).to_have_text("Figures")
    assert opened.value.title() != "ran"


@pytest.mark.slow
def test_the_report_bears_its_sandbox(report: Path, address: str) -> None:
    assert report.exists()
    reply = httpx.get(f"{address}/{REPORT}")
    assert reply.text == SCRIPT
    assert reply.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.slow
def test_a_damaged_report_is_told_in_words(report: Path, address: str, visit: Visit) -> None:
    report.write_text("{", "utf-8")
    visit.page.reload()
    visit.open_tab("Evaluation")
    expect(visit.page.locator("#evaluation").get_by_role("alert")).to_contain_text(
        "Write them anew with `orelore eval`"
    )
    assert httpx.get(f"{address}/{REPORT}").status_code == 503


@pytest.mark.slow
def test_a_phone_shows_the_figures_without_scrolling_sideways(report: Path, phone: Visit) -> None:
    assert report.exists()
    phone.page.get_by_role("button", name="More tabs").click()
    phone.page.locator(".overflow-dropdown").get_by_text("Evaluation").click()
    expect(phone.page.get_by_role("row", name="nuggets")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
