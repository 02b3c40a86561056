from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from orelore.evals.extraction import ExtractionScores, extraction_scores, page_scores

BODY = "The mine in the south of the country will give nine tonnes of gold a year."


def test_an_equal_body_scores_one() -> None:
    assert page_scores("one two three four five", "One".lower() + ", two three four five!") == (
        1,
        1,
    )


def test_extra_words_cost_precision_and_missing_words_recall() -> None:
    assert page_scores("a b c d e", "a b c d e f g") == (0.5, 1.0)
    assert page_scores("a b c d e f g", "a b c d e") == (1.0, 0.5)


def test_repeated_words_count_as_often_as_they_stand() -> None:
    assert page_scores("a a a a", "a a a a a a a a") == (1 / 5, 1.0)


def test_an_empty_body_scores_nothing() -> None:
    assert page_scores("a b c d", "") == (0.0, 0.0)


def test_f1_is_that_of_the_averages() -> None:
    assert ExtractionScores(0.5, 1.0, 2).f1 == pytest.approx(2 / 3)
    assert ExtractionScores(0.0, 0.0, 2).f1 == 0.0


def test_a_folder_of_pages_is_measured_and_its_failures_are_named(tmp_path: Path) -> None:
    pages = {"good": f"<article><p>{BODY}</p></article>", "bad": "<p>Log in</p>"}
    (tmp_path / "html").mkdir()
    for key, html in pages.items():
        packed = gzip.compress(f"<html><body>{html}</body></html>".encode())
        (tmp_path / "html" / f"{key}.html.gz").write_bytes(packed)
    truth = {key: {"articleBody": BODY, "url": "https://a.example/"} for key in pages}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    scores = extraction_scores(tmp_path)
    assert (scores.precision, scores.recall, scores.pages) == (0.5, 0.5, 2)
    assert [failure.partition(":")[0] for failure in scores.failed] == ["bad.html.gz"]
