from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.training.assemble import SEED, Material, Sizes, assemble
from orelore.training.pairs import UNANSWERED, Pair


def test_every_set_takes_part(material: Material, run: Path, sizes: Sizes) -> None:
    assembled = assemble(material, run, SEED, sizes)
    assert set(assembled.parts) == {
        "new_wiki",
        "reddit",
        "amazon_reviews",
        "qed",
        "covid_qa",
        "timeqa",
        "reading",
        "own",
        "own claims",
        "foolmetwice",
    }
    assert all(assembled.parts.values())
    assert len(assembled.train) == sum(map(len, assembled.parts.values()))


def test_the_same_material_gives_the_same_examples(
    material: Material, run: Path, sizes: Sizes, encoded: list[str], tmp_path: Path
) -> None:
    first = assemble(material, run, SEED, sizes)
    encoded.clear()
    assert assemble(material, run, SEED, sizes) == first
    assert encoded == []  # nothing was searched again
    (tmp_path / "other").mkdir()
    assert assemble(material, tmp_path / "other", SEED, sizes) == first


def test_another_seed_takes_other_windows_and_keeps_the_same_back(
    material: Material, run: Path, sizes: Sizes
) -> None:
    first, second = (assemble(material, run, seed, sizes) for seed in (SEED, SEED + 1))
    assert first.parts != second.parts
    assert first.held == second.held


def test_what_is_kept_back_is_not_trained_on(material: Material, run: Path, sizes: Sizes) -> None:
    assembled = assemble(material, run, SEED, sizes)
    [passage] = {e.passage for e in assembled.held.wiki}
    answered = [e for e in assembled.parts["new_wiki"] if e.answered]
    assert passage not in assembled.held.wiki_others
    assert all(any(e.passage in p for p in assembled.held.wiki_others) for e in answered)
    assert len(assembled.held.wiki) == len(assembled.held.wiki_negatives) == 2
    assert not any(e.passage in passage for e in answered)
    held = {e.text for e in (*assembled.held.own, *assembled.held.unanswerable)}
    assert len(held) == sizes.questions
    assert not held & {e.text for e in assembled.parts["own"]}
    claimed = {e.text for e in assembled.held.claims}
    assert len(claimed) == sizes.claims
    assert not claimed & {e.text for e in assembled.parts["own claims"]}


def test_claims_are_seen_twice(material: Material, run: Path, sizes: Sizes) -> None:
    parts = assemble(material, run, SEED, sizes).parts
    assert [len(parts[name]) for name in ("own claims", "foolmetwice")] == [2, 2]


def test_questions_whose_sentence_has_changed_are_counted(
    material: Material, run: Path, sizes: Sizes
) -> None:
    assert assemble(material, run, SEED, sizes).unplaced == 0
    answerable = sum(bool(p.question) and p.kind not in UNANSWERED for p in material.pairs)
    pairs = [_changed(pair) for pair in material.pairs]
    assert assemble(replace(material, pairs=pairs), run, SEED, sizes).unplaced == answerable


def test_a_missing_folder_is_named(material: Material, run: Path) -> None:
    gone = replace(material, data=Path("gone"))
    with pytest.raises(ReadError, match="gone: there is no such folder"):
        assemble(gone, run, SEED)


def test_a_missing_set_is_named(material: Material, run: Path, sizes: Sizes) -> None:
    (material.data / "timeqa" / "human_train.easy.json.gzip").unlink()
    with pytest.raises(ReadError, match=r"human_train\.easy\.json\.gzip: it cannot be read"):
        assemble(material, run, SEED, sizes)


def _changed(pair: Pair) -> Pair:
    sentences = tuple(s.model_copy(update={"text": f"Now {s.text}"}) for s in pair.sentences)
    return pair.model_copy(update={"sentences": sentences})
