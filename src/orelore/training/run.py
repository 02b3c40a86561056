"""A run of the training, from the data to the file that is shipped."""

from __future__ import annotations

import hashlib
import json
import platform
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import torch
from safetensors.numpy import load
from tokenizers import Tokenizer
from tqdm import tqdm

from orelore.errors import ReadError
from orelore.index.weights import TOKENIZER, WEIGHTS, model_folder, read_checked
from orelore.reader.delta import Weights, merged, pack
from orelore.training.assemble import SIZES, Assembled, Held, Material, Sizes, assemble
from orelore.training.batches import Encoded, digest, encode, reader_tokenizer
from orelore.training.check import check
from orelore.training.examples import Example
from orelore.training.model import ENCODER, ReaderModel
from orelore.training.sets import squad_of
from orelore.training.train import Log, Recipe, train

ORDER = 3  # seed of the order before the batches are made
READER = "reader.safetensors"
KEPT_BACK = "kept-back.json"  # SQuAD, for `orelore bench fit --passages`
PACKAGES = ("orelore", "torch", "transformers", "tokenizers", "numpy")


def train_reader(
    material: Material,
    run: Path,
    recipe: Recipe,
    *,
    start: bytes | None = None,
    sample: int | None = None,
    sizes: Sizes = SIZES,
) -> dict[str, float]:
    """Train a reader and write it to the folder of the run; returns the measures of `check`.

    `start` is the content of an earlier reader, whose weights are trained further; the new reader
    is the mean of both. Without it those of the encoder are trained. Interrupted, it goes on where
    it stopped when it is called again with the same folder. Raises ReadError, also when the folder
    holds a run on other data or with another recipe.
    """
    folder = model_folder()
    base = load(read_checked(folder, WEIGHTS))
    tokenizer = reader_tokenizer(str(folder / TOKENIZER))
    assembled = assemble(material, run, recipe.seed, sizes)
    data = _shuffled(assembled.train, tokenizer)[:sample]
    learnt, log = digest(data), Log(run / "log.jsonl")
    begun = {"recipe": asdict(recipe), "sha256": learnt, "start": _sha256(start or b"")}
    _require_same(run / "run.json", begun)
    log.write({"data": _counts(assembled, data), "sha256": learnt, "versions": _versions()})
    _write_kept_back(assembled.held, run / KEPT_BACK)

    torch.manual_seed(recipe.seed)
    model = ReaderModel(folder)
    earlier = merged(base, start) if start is not None else None
    if earlier:
        model.take(*earlier)
    train(model, data, recipe, run)
    if earlier:
        average(model, *earlier)
    checks = check(model, assembled.held, tokenizer)
    found = {name: round(value, 4) for name, value in checks.items()}
    log.write({"checks": found})
    content = pack(base, tuned(model), {"trained_on": learnt})
    (run / READER).write_bytes(content)
    log.write({"file": READER, "bytes": len(content), "sha256": _sha256(content)})
    return found


def tuned(model: ReaderModel) -> Weights:
    """The weights by name: the encoder's as in its own file, and the heads'."""
    return {
        name.removeprefix(ENCODER): weight.float().numpy()
        for name, weight in model.state_dict().items()
    }


def average(model: ReaderModel, encoder: Weights, heads: Weights) -> None:
    """Move the weights half of the way back to those of an earlier pass, as in Wortsman et al.

    The mean of a model and of the same tuned further is often better than either ("Robust
    fine-tuning of zero-shot models", CVPR 2022).
    """
    before = encoder | heads
    for name, weight in model.state_dict().items():
        weight.add_(torch.from_numpy(before[name.removeprefix(ENCODER)])).div_(2)


def _shuffled(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Encoded]:
    """The examples as word pieces, without those whose answer is cut off."""
    bar = tqdm(examples, desc="encoding", unit="example")
    encoded = [e for e in (encode(example, tokenizer) for example in bar) if e is not None]
    random.Random(ORDER).shuffle(encoded)
    return encoded


def _require_same(path: Path, begun: Mapping[str, object]) -> None:
    """What was begun in a folder is finished there, and nothing else."""
    if not path.exists():
        path.write_text(json.dumps(begun, indent=1) + "\n", encoding="utf-8")
    elif json.loads(path.read_text("utf-8")) != begun:
        problem = "there is a run here on other data or with another recipe. Name another folder"
        raise ReadError(str(path.parent), problem)


def _write_kept_back(held: Held, path: Path) -> None:
    squad = squad_of(held.wiki, held.wiki_others)
    path.write_text(squad.model_dump_json(), encoding="utf-8")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _counts(assembled: Assembled, data: Sequence[Encoded]) -> dict[str, object]:
    return {
        "trained": len(data),
        "pieces": sum(len(e.pieces) for e in data),
        "assembled": {name: len(examples) for name, examples in assembled.parts.items()},
        "held": {name: len(examples) for name, examples in vars(assembled.held).items()},
        "questions without their sentence": assembled.unplaced,
    }


def _versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {name: version(name) for name in PACKAGES}
