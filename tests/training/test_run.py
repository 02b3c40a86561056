from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load

from orelore.errors import ReadError
from orelore.evals.benchmarks.data import read_squad
from orelore.index.weights import WEIGHTS, model_folder, read_checked
from orelore.reader.delta import merged, notes_of
from orelore.training.assemble import Material, Sizes
from orelore.training.model import ReaderModel
from orelore.training.run import average, train_reader, tuned
from orelore.training.train import Recipe

pytestmark = pytest.mark.slow


def lines(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]


def test_a_run_leaves_a_reader_and_a_log_that_tells_all(
    material: Material, run: Path, sizes: Sizes
) -> None:
    found = train_reader(material, run, Recipe(), sample=8, sizes=sizes)
    content = (run / "reader.safetensors").read_bytes()
    encoder, heads = merged(load(read_checked(model_folder(), WEIGHTS)), content)
    assert "encoder.layer.0.output.dense.weight" in encoder
    assert heads["edges.weight"].shape == (2, 384)
    told = lines(run)
    assert told[0]["data"]["trained"] == 8
    assert told[0]["data"]["held"]["claims"] == 3
    assert "torch" in told[0]["versions"]
    assert told[1]["recipe"]["seed"] == 7
    assert told[-2] == {"checks": found}
    assert told[-1]["bytes"] == len(content)
    assert notes_of(content)["trained_on"] == told[0]["sha256"]
    kept_back = read_squad(run / "kept-back.json")
    assert {asked.article_id for asked in kept_back.questions} == {"p0"}
    assert len(kept_back.articles) > 1

    # Again in the same folder: the run is over, and its measures are the same.
    assert train_reader(material, run, Recipe(), sample=8, sizes=sizes) == found
    for recipe, sample in ((Recipe(seed=8), 8), (Recipe(), 7)):
        with pytest.raises(ReadError, match="there is a run here on other data"):
            train_reader(material, run, recipe, sample=sample, sizes=sizes)


def test_an_earlier_reader_is_trained_further(
    material: Material, run: Path, sizes: Sizes, tmp_path: Path
) -> None:
    train_reader(material, run, Recipe(), sample=4, sizes=sizes)
    start = (run / "reader.safetensors").read_bytes()
    second = tmp_path / "second"
    second.mkdir()
    still = Recipe(rate=0, head_rate=0)
    train_reader(material, second, still, start=start, sample=4, sizes=sizes)
    base = load(read_checked(model_folder(), WEIGHTS))
    for before, after in zip(
        merged(base, start), merged(base, (second / "reader.safetensors").read_bytes()), strict=True
    ):
        assert all(np.allclose(before[name], after[name], atol=1e-4) for name in before)
    with pytest.raises(ReadError, match="there is a run here"):
        train_reader(material, second, still, sample=4, sizes=sizes)


def test_the_mean_lies_between_both(new_model: Callable[[], ReaderModel]) -> None:
    model = new_model()
    before = {name: weight * 3 for name, weight in tuned(model).items()}
    once = {name: weight.copy() for name, weight in tuned(model).items()}
    average(model, before, {})
    assert all(np.allclose(weight, once[name] * 2) for name, weight in tuned(model).items())


def test_nothing_is_trained_without_the_data(material: Material, run: Path) -> None:
    with pytest.raises(ReadError, match="gone: there is no such folder"):
        train_reader(replace(material, data=Path("gone")), run, Recipe())
    assert not (run / "log.jsonl").exists()
