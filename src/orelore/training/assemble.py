"""All that is trained on, and all that is kept back: public sets and our own, as examples."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from orelore.errors import ReadError
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.training import own, pairs, reading, sets
from orelore.training.examples import Example
from orelore.training.mining import Mined, can_be_indexed, mined_among
from orelore.training.mixture import SHARES, negatives, windows

SEED = 11  # of what is kept back: whatever the seed of a run, it is the same
QED_MINED = 4_500  # questions of QED that get hard negatives
REPEATED = 2  # claims are few, each is seen so often
HELD_NEGATIVES = 2  # of each of our own questions


@dataclass(frozen=True, kw_only=True)
class Material:
    """What the examples are made of."""

    data: Path  # the folder of the public sets, each in a folder of its own
    pairs: Sequence[pairs.Pair]
    written: Sequence[reading.Written]
    library: Library  # of the articles that the pairs are about, its index up to date


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How much is kept back."""

    passages: int = 60  # of new_wiki, with all their questions
    questions: int = 250  # of ours
    claims: int = 120  # of ours


SIZES = Sizes()


@dataclass(frozen=True, kw_only=True)
class Held:
    """What is kept back to check the reader."""

    wiki: list[Example]  # on passages of which no question is trained on
    wiki_others: list[str]  # the other passages of that set, to search among
    wiki_negatives: list[Example]  # for each the best passage found that does not answer
    own: list[Example]  # our questions with a chunk that answers
    own_negatives: list[Example]  # with the best chunks found that do not
    unanswerable: list[Example]  # our questions that no article answers, with the best chunk found
    claims: list[Example]


@dataclass(frozen=True, kw_only=True)
class Assembled:
    parts: Mapping[str, list[Example]]  # what is trained on, by set
    held: Held
    unplaced: int  # of our questions: no chunk holds their sentence any longer

    @property
    def train(self) -> list[Example]:
        return list(chain.from_iterable(self.parts.values()))


def assemble(material: Material, run: Path, seed: int, sizes: Sizes = SIZES) -> Assembled:
    """The examples of all sets, in windows of many lengths, with their negatives.

    `seed` is that of the windows: a second pass with another seed sees other parts of the same
    passages. What takes long, the search for hard negatives, is kept in the folder of the run.
    Raises ReadError.
    """
    # All is read before anything is searched: a file that is missing is told at once.
    read = _read(material)
    claims = list(sets.foolmetwice(material.data / "foolmetwice"))
    mined = _mined(read, material.library.encoder, run)
    questions = [pair for pair in material.pairs if pair.question]
    asked = {a.pair: a for a in own.asked(questions, material.library, run / "own.jsonl")}

    # From here on the order matters: all draw from the same chance.
    kept_back, chance = random.Random(SEED), random.Random(seed)
    mined["new_wiki"], wiki_held = _parted(mined["new_wiki"], sizes.passages, kept_back)
    read["new_wiki"] = [m.example for m in mined["new_wiki"]]
    parts = {name: _mixed(name, read[name], mined.get(name, ()), chance) for name in SHARES}
    shuffled = list(material.pairs)
    kept_back.shuffle(shuffled)
    ours = [asked[pair] for pair in shuffled if pair.question]
    claimed = [pair for pair in shuffled if pair.claim]
    parts["own"] = list(own.mixed(ours[sizes.questions :], chance))
    parts["own claims"] = _claims(claimed[sizes.claims :]) * REPEATED
    parts["foolmetwice"] = claims * REPEATED
    others = list(dict.fromkeys(example.passage for example in read["new_wiki"]))
    held = _held(wiki_held, others, ours[: sizes.questions], _claims(claimed[: sizes.claims]))
    unplaced = sum(not a.answered for a in ours if a.pair.kind not in pairs.UNANSWERED)
    return Assembled(parts=parts, held=held, unplaced=unplaced)


def _read(material: Material) -> dict[str, list[Example]]:
    """The questions of each set that `SHARES` names."""
    data = material.data
    if not data.is_dir():
        problem = "there is no such folder. docs/TRAINING.md tells what belongs in it"
        raise ReadError(str(data), problem)
    shifts = data / "squadshifts"
    return {
        "new_wiki": list(filter(can_be_indexed, sets.squadshifts(shifts, "new_wiki"))),
        "reddit": list(sets.squadshifts(shifts, "reddit")),
        "amazon_reviews": list(sets.squadshifts(shifts, "amazon_reviews")),
        "qed": [example for example in sets.qed(data / "qed") if example.answered],
        "covid_qa": list(sets.covid_qa(data / "covid_qa")),
        "timeqa": list(sets.timeqa(data / "timeqa")),
        "reading": list(reading.examples(material.written, sets.qed_passages(data / "qed"))),
    }


def _mined(
    read: Mapping[str, Sequence[Example]], encoder: Encoder, run: Path
) -> dict[str, list[Mined]]:
    """The sets whose passages are searched for hard negatives."""
    searched = {
        "new_wiki": read["new_wiki"],
        "qed": list(filter(can_be_indexed, read["qed"][:QED_MINED])),
        "reading": list(filter(can_be_indexed, read["reading"])),
    }
    return {
        name: mined_among(examples, encoder, run / f"{name}.jsonl")
        for name, examples in searched.items()
    }


def _parted(
    mined: Sequence[Mined], passages: int, chance: random.Random
) -> tuple[list[Mined], list[Mined]]:
    """What is trained on, and what is kept back: all questions on some passages."""
    names = sorted({m.example.passage for m in mined})
    held = set(chance.sample(names, passages))
    trained = [m for m in mined if m.example.passage not in held]
    return trained, [m for m in mined if m.example.passage in held]


def _mixed(
    name: str, examples: Sequence[Example], mined: Sequence[Mined], chance: random.Random
) -> list[Example]:
    """Windows of a set, as its share says, and of the negatives found for it."""
    share = SHARES[name]
    found = [m.negatives for m in mined]
    return [*windows(examples, share, chance), *negatives(found, share, chance)]


def _claims(claimed: Iterable[pairs.Pair]) -> list[Example]:
    return [example for pair in claimed for example in pairs.claims(pair)]


def _held(
    wiki: Sequence[Mined], others: list[str], asked: Sequence[own.Asked], claims: list[Example]
) -> Held:
    return Held(
        wiki=[m.example for m in wiki],
        wiki_others=others,
        wiki_negatives=[m.negatives[0] for m in wiki if m.negatives],
        own=[a.answered[0] for a in asked if a.answered],
        own_negatives=[e for a in asked for e in a.negatives[:HELD_NEGATIVES]],
        unanswerable=[a.negatives[0] for a in asked if not a.answered and a.negatives],
        claims=claims,
    )
