from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer
from torch import Tensor

from orelore.index.weights import model_folder
from orelore.training.batches import Encoded, encode
from orelore.training.examples import Example
from orelore.training.model import ReaderModel, Reading
from orelore.training.train import Log, Recipe, train

pytestmark = pytest.mark.slow

Asks = Callable[..., Example]
NewModel = Callable[[], ReaderModel]

RECIPE = Recipe(pieces=60, rate=3e-4, head_rate=3e-3)  # two examples a batch


class Breaks(ReaderModel):
    """A reader on a machine that is switched off in the middle."""

    calls = 0

    def forward(self, pieces: Tensor, types: Tensor, mask: Tensor) -> Reading:
        self.calls += 1
        if self.calls == 6:
            raise KeyboardInterrupt
        return super().forward(pieces, types, mask)


@pytest.fixture
def data(asks: Asks, tokenizer: Tokenizer) -> list[Encoded]:
    """Eight examples."""
    examples = [
        asks("When do ants rest?", "at noon"),
        asks("When do bees sing?", "in May"),
        asks("When do cats hunt?", "at night"),
        asks("Who sings?", "Bees"),
        asks("Who hunts?", "Cats"),
        asks("When do owls sing?"),
        Example("Bees sing.", "Bees sing in May.", ((0, 17),), kind="claim", supported=True),
        Example("Bees rest.", "Bees sing in May.", ((0, 17),), kind="claim"),
    ]
    return [e for e in (encode(example, tokenizer) for example in examples) if e is not None]


def weights(model: ReaderModel) -> Sequence[Tensor]:
    return list(model.state_dict().values())


def lines(run: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]


def test_the_loss_falls(new_model: NewModel, data: list[Encoded], run: Path) -> None:
    model = new_model()
    means = []
    for name in ("first", "second"):
        (run / name).mkdir()
        train(model, data * 5, RECIPE, run / name)
        means.append(lines(run / name)[-1])
    first, second = means
    assert all(second[name] < first[name] for name in ("span", "evidence", "relevance"))


def test_an_interrupted_run_ends_with_the_weights_of_any_other(
    new_model: NewModel, data: list[Encoded], run: Path, tmp_path: Path
) -> None:
    whole = new_model()
    (tmp_path / "whole").mkdir()
    train(whole, data * 2, RECIPE, tmp_path / "whole")

    torch.manual_seed(7)
    with pytest.raises(KeyboardInterrupt):
        train(Breaks(model_folder()), data * 2, RECIPE, run, save_every=3)
    resumed = new_model()
    train(resumed, data * 2, RECIPE, run, save_every=3)
    assert [line["from"] for line in lines(run) if "from" in line] == [0, 3]
    assert all(torch.equal(a, b) for a, b in zip(weights(whole), weights(resumed), strict=True))


def test_a_run_that_is_over_is_not_trained_on(
    new_model: NewModel, data: list[Encoded], run: Path
) -> None:
    first, again = new_model(), new_model()
    train(first, data[:4], RECIPE, run)
    train(again, data[:4], RECIPE, run)
    assert all(torch.equal(a, b) for a, b in zip(weights(first), weights(again), strict=True))


def test_the_log_has_the_mean_of_what_was_added_since_its_last_line(run: Path) -> None:
    log = Log(run / "log.jsonl")
    for value in (1.0, 3.0):
        log.add({"span": value})
    log.means(2)
    log.add({"span": 5.0})
    log.means(3)
    assert [(line["step"], line["span"]) for line in lines(run)] == [(2, 2), (3, 5)]
