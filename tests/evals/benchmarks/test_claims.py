from __future__ import annotations

import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.claims import (
    Confusion,
    Judge,
    confusion,
    is_supported,
    parts,
    reader_rows,
    run,
    support,
)
from orelore.evals.benchmarks.gold import Checked, read_foolmetwice, read_wice

QUARRY = "The Sorrel quarry opened in 1931."
CLOSED = "It closed in 1974 after a flood."


def write(path: Path, *lines: dict[str, object]) -> Path:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path.parent


def wice_line(claim: str, label: str, groups: list[list[int]]) -> dict[str, object]:
    evidence = [QUARRY, CLOSED]
    return {"claim": claim, "label": label, "evidence": evidence, "supporting_sentences": groups}


def fool_line(text: str, label: str) -> dict[str, object]:
    return {"text": text, "label": label, "gold_evidence": [{"text": QUARRY}]}


def test_every_annotators_sentences_are_an_alternative(tmp_path: Path) -> None:
    folder = write(tmp_path / "claim_test.jsonl", wice_line("x", "supported", [[0], [0, 1]]))
    assert read_wice(folder)[0].evidence == ((QUARRY,), (QUARRY, CLOSED))


def test_the_whole_page_is_the_evidence_where_no_sentence_is_marked(tmp_path: Path) -> None:
    folder = write(tmp_path / "claim_test.jsonl", wice_line("x", "not_supported", [[]]))
    assert read_wice(folder)[0].evidence == ((QUARRY, CLOSED),)


def test_a_partly_supported_claim_counts_as_not_supported(tmp_path: Path) -> None:
    folder = write(tmp_path / "claim_test.jsonl", wice_line("x", "partially_supported", [[0]]))
    assert not read_wice(folder)[0].supported


def test_one_alternative_that_supports_a_claim_is_enough() -> None:
    claim = Checked(QUARRY, ((CLOSED,), (QUARRY,)), f"{QUARRY} {CLOSED}", supported=True)
    assert is_supported(claim)


def test_a_claim_with_another_year_is_not_supported() -> None:
    claim = Checked("The Sorrel quarry opened in 1932.", ((QUARRY,),), QUARRY, supported=False)
    assert not is_supported(claim)


def test_verdicts_are_counted_by_both_sides() -> None:
    counts = confusion([(True, True), (True, False), (False, True), (False, False), (True, True)])
    assert counts == Confusion(both=2, check_only=1, people_only=1, neither=1)
    assert (counts.precision, counts.recall, counts.accuracy) == (2 / 3, 2 / 3, 3 / 5)
    assert (counts.turned_away, counts.commonest) == (1 / 2, 3 / 5)


def test_measures_of_no_claims_are_zero() -> None:
    assert (confusion([]).f1, confusion([]).accuracy) == (0.0, 0.0)


def test_foolmetwice_is_measured_from_its_file(tmp_path: Path, reader: Judge) -> None:
    lines = [fool_line(QUARRY, "SUPPORTS"), fool_line("The Sorrel quarry opened late.", "REFUTES")]
    folder = write(tmp_path / "test.jsonl", *lines, fool_line(CLOSED, "REFUTES"))
    rows = {row.measure: row for row in run("foolmetwice", folder, judge=reader)}
    assert rows["recall of supported"].ours == 1.0
    assert rows["accuracy"].n == 3
    assert rows["accuracy"].note == "the commoner verdict always: 0.667"
    assert rows["recall of supported, reader"].ours == 1.0
    assert rows["AUROC, reader"].ours == 1.0


def test_the_reader_takes_a_claim_for_supported_above_zero() -> None:
    scores = [(1.0, True), (-1.0, True), (0.5, False), (-2.0, False)]
    rows = {row.measure: row.ours for row in reader_rows("tiny", scores)}
    assert rows["precision of supported, reader"] == 1 / 2
    assert rows["AUROC, reader"] == 3 / 4


def test_the_alternative_that_supports_best_counts(reader: Judge) -> None:
    claim = Checked(QUARRY, ((CLOSED,), (CLOSED, QUARRY)), "", supported=True)
    assert support(claim, reader) == 2.0


def test_long_evidence_is_read_in_parts() -> None:
    assert list(parts(["One two.", "Three.", "Four five."], words=3)) == [
        "One two. Three.",
        "Four five.",
    ]
    assert list(parts(["One two three."], words=1)) == ["One two three."]


def test_a_sample_takes_so_many_claims_and_tells_its_progress(
    tmp_path: Path, reader: Judge
) -> None:
    folder = write(tmp_path / "claim_test.jsonl", *[wice_line(QUARRY, "supported", [[0]])] * 5)
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    rows = run("wice", folder, sample=2, progress=progress, judge=reader)
    assert rows[0].n == 2
    assert told == [(1, 2), (2, 2)]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"test\.jsonl"):
        read_foolmetwice(tmp_path)


def test_a_line_without_a_label_is_named_with_its_number(tmp_path: Path) -> None:
    folder = write(tmp_path / "test.jsonl", fool_line("x", "SUPPORTS"), {"text": "x"})
    with pytest.raises(ReadError, match=r"test\.jsonl:2: field `label`"):
        read_foolmetwice(folder)
