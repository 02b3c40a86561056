"""The training loop: batches in, weights and a log out."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

import torch
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from tqdm import tqdm

from orelore.training.batches import Encoded, collate, grouped
from orelore.training.model import ENCODER, Batch, ReaderModel, losses

LOG_EVERY, SAVE_EVERY = 25, 250  # steps
LARGEST_GRADIENT = 1.0


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How to train; everything that a rerun needs beside the data."""

    seed: int = 7
    pieces: int = 3_600  # word pieces of a batch, about
    rate: float = 1.2e-4  # highest learning rate of the encoder
    head_rate: float = 1e-3  # and of the heads
    warmup: float = 0.04  # share of the steps in which the rate rises
    final: float = 0.0  # share of the highest rate at the end
    decay: float = 0.01  # of the weights
    span: float = 1.0
    evidence: float = 1.0
    relevance: float = 1.0
    support: float = 0.7


def train(
    model: ReaderModel,
    data: Sequence[Encoded],
    recipe: Recipe,
    run: Path,
    *,
    save_every: int = SAVE_EVERY,
) -> None:
    """One pass over the data, in place; an interrupted run goes on from its last checkpoint.

    `run` is the folder of the run: `log.jsonl` gets a line of mean losses now and then. What
    draws by chance is seeded, so that an interrupted run ends with the weights of any other.
    """
    torch.manual_seed(recipe.seed)
    every = list(grouped(data, pieces=recipe.pieces, chance=random.Random(recipe.seed)))
    optimizer = _optimizer(model, recipe)
    scheduler = LambdaLR(optimizer, lambda step: _share(step / len(every), recipe))
    state = _State(model, optimizer, scheduler, run / "checkpoint.pt")
    log = Log(run / "log.jsonl")
    done = state.restored()
    log.write({"recipe": asdict(recipe), "steps": len(every), "from": done})
    model.train()
    todo = tqdm(every[done:], desc="training", initial=done, total=len(every), unit="step")
    for step, group in enumerate(todo, start=done + 1):
        log.add(_step(model, collate(group), recipe))
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad()
        is_last = step == len(every)
        if is_last or step % LOG_EVERY == 0:
            log.means(step)
        if is_last or step % save_every == 0:
            state.save(step)


def _step(model: ReaderModel, batch: Batch, recipe: Recipe) -> dict[str, float]:
    """The gradients of one batch, and its losses."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        reading = model(batch.pieces, batch.types, batch.mask)
    found = losses(reading, batch)
    weighted = [getattr(recipe, name) * value for name, value in found.items()]
    torch.stack(weighted).sum().backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(model.parameters(), LARGEST_GRADIENT)
    return {name: value.item() for name, value in found.items()}


class Log:
    """A file of JSON lines, and the losses since its last line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._recent: dict[str, list[float]] = defaultdict(list)
        self._started = time.perf_counter()

    def write(self, line: Mapping[str, object]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def add(self, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            self._recent[name].append(value)

    def means(self, step: int) -> None:
        means = {name: round(fmean(values), 4) for name, values in self._recent.items()}
        self.write({"step": step, "s": round(time.perf_counter() - self._started), **means})
        self._recent.clear()


@dataclass(frozen=True)
class _State:
    """All that a run needs to go on."""

    model: ReaderModel
    optimizer: AdamW
    scheduler: LambdaLR
    path: Path

    def save(self, step: int) -> None:
        parts = {name: part.state_dict() for name, part in self._parts().items()}
        new = self.path.with_suffix(".new")
        torch.save({"step": step, **parts}, new)
        new.replace(self.path)

    def restored(self) -> int:
        """The step that the run had reached, 0 for a new one."""
        if not self.path.exists():
            return 0
        saved = torch.load(self.path)
        for name, part in self._parts().items():
            part.load_state_dict(saved[name])
        return int(saved["step"])

    def _parts(self) -> dict[str, ReaderModel | AdamW | LambdaLR]:
        return {"model": self.model, "optimizer": self.optimizer, "scheduler": self.scheduler}


def _optimizer(model: ReaderModel, recipe: Recipe) -> AdamW:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = recipe.rate if name.startswith(ENCODER) else recipe.head_rate
            groups[rate, recipe.decay if parameter.ndim > 1 else 0.0].append(parameter)
    return AdamW(
        [{"params": p, "lr": rate, "weight_decay": d} for (rate, d), p in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def _share(done: float, recipe: Recipe) -> float:
    """Of the highest rate: up in a line, then down in a line."""
    if done < recipe.warmup:
        return done / recipe.warmup
    left = (1 - done) / (1 - recipe.warmup)
    return recipe.final + (1 - recipe.final) * max(left, 0.0)
