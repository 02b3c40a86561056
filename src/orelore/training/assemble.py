"""All that is trained on, and all that is kept back: public sets and our own, as examples."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from orelore.errors import ReadError
from orelore.index.library import Library
from orelore.training import own, pairs, reading, sets
from orelore.training.examples import Example
from orelore.training.mining import Mined, can_be_indexed, mined_among
from orelore.training.mixture import SHARES, negatives, windows

# Not the seed of the training: whatever that is, the data are the same, and what is kept back.
SEED = 11
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


def assemble(material: Material, run: Path, sizes: Sizes = SIZES) -> Assembled:
    """The examples of all sets, in windows of many lengths, with their negatives.

    What takes long, the search for hard negatives, is kept in the folder of the run. Raises
    ReadError.
    """
    data, encoder = _found(material.data), material.library.encoder
    shifts = sets.squadshifts(data / "squadshifts", "new_wiki")
    wiki = mined_among(list(filter(can_be_indexed, shifts)), encoder, run / "new_wiki.jsonl")
    searched = [e for e in sets.qed(data / "qed") if e.answered]
    minable = list(filter(can_be_indexed, searched[:QED_MINED]))
    searched_mined = mined_among(minable, encoder, run / "qed.jsonl")
    questions = [p for p in material.pairs if p.question]
    asked = {a.pair: a for a in own.asked(questions, material.library, run / "own.jsonl")}
    written = reading.examples(material.written, sets.qed_passages(data / "qed"))

    # From here on in this order: all draw from the same chance.
    chance = random.Random(SEED)
    wiki, wiki_held = _parted(wiki, sizes.passages, chance)
    parts = {
        "new_wiki": _mixed("new_wiki", [w.example for w in wiki], chance, wiki),
        "reddit": _mixed("reddit", sets.squadshifts(data / "squadshifts", "reddit"), chance),
        "amazon_reviews": _mixed(
            "amazon_reviews", sets.squadshifts(data / "squadshifts", "amazon_reviews"), chance
        ),
        "qed": _mixed("qed", searched, chance, searched_mined),
        "covid_qa": _mixed("covid_qa", sets.covid_qa(data / "covid_qa"), chance),
        "timeqa": _mixed("timeqa", sets.timeqa(data / "timeqa"), chance),
        "reading": _mixed("reading", written, chance),
    }
    shuffled = list(material.pairs)
    chance.shuffle(shuffled)
    own_asked = [asked[p] for p in shuffled if p.question]
    claimed = [p for p in shuffled if p.claim]
    parts["own"] = list(own.mixed(own_asked[sizes.questions :], chance))
    parts["own claims"] = _claims(claimed[sizes.claims :]) * REPEATED
    parts["foolmetwice"] = list(sets.foolmetwice(data / "foolmetwice")) * REPEATED
    held = _held(wiki_held, own_asked[: sizes.questions], _claims(claimed[: sizes.claims]))
    unplaced = sum(not a.answered for a in own_asked if a.pair.kind not in pairs.UNANSWERED)
    return Assembled(parts=parts, held=held, unplaced=unplaced)


def _found(data: Path) -> Path:
    if not data.is_dir():
        problem = "there is no such folder. docs/TRAINING.md tells what belongs in it"
        raise ReadError(str(data), problem)
    return data


def _parted(
    mined: Sequence[Mined], passages: int, chance: random.Random
) -> tuple[list[Mined], list[Mined]]:
    """What is trained on, and what is kept back: all questions on some passages."""
    names = sorted({m.example.passage for m in mined})
    held = set(chance.sample(names, passages))
    trained = [m for m in mined if m.example.passage not in held]
    return trained, [m for m in mined if m.example.passage in held]


def _mixed(
    name: str, examples: Iterable[Example], chance: random.Random, mined: Sequence[Mined] = ()
) -> list[Example]:
    """Windows of a set, as its share says, and of the negatives found for it."""
    share = SHARES[name]
    found = [m.negatives for m in mined]
    return [*windows(examples, share, chance), *negatives(found, share, chance)]


def _claims(claimed: Iterable[pairs.Pair]) -> list[Example]:
    return [example for pair in claimed for example in pairs.claims(pair)]


def _held(wiki: Sequence[Mined], asked: Sequence[own.Asked], claims: list[Example]) -> Held:
    return Held(
        wiki=[m.example for m in wiki],
        wiki_negatives=[m.negatives[0] for m in wiki if m.negatives],
        own=[a.answered[0] for a in asked if a.answered],
        own_negatives=[e for a in asked for e in a.negatives[:HELD_NEGATIVES]],
        unanswerable=[a.negatives[0] for a in asked if not a.answered and a.negatives],
        claims=claims,
    )
