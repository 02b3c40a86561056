"""The encoder's weights and tokenizer, and a training of a few examples of few words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from orelore.index.library import Library
from orelore.index.weights import TOKENIZER, model_folder
from orelore.training.assemble import Material, Sizes
from orelore.training.batches import reader_tokenizer
from orelore.training.examples import Example, question
from orelore.training.model import ReaderModel
from orelore.training.pairs import Pair, PairSentence
from orelore.training.reading import Written

Asks = Callable[..., Example]

BEASTS = "Ants rest at noon. Bees sing in May. Cats hunt at night."


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return reader_tokenizer(str(model_folder() / TOKENIZER))


@pytest.fixture
def new_model() -> Callable[[], ReaderModel]:
    """Makes a reader that has not learnt anything; always the same."""

    def make() -> ReaderModel:
        torch.manual_seed(7)
        return ReaderModel(model_folder())

    return make


@pytest.fixture
def asks() -> Asks:
    """Makes a question about the beasts: `asks("When do bees sing?", "in May")`."""

    def make(text: str, *answers: str, passage: str = BEASTS, title: str = "") -> Example:
        starts = [passage.index(answer) for answer in answers]
        spans = [(a, a + len(answer)) for a, answer in zip(starts, answers, strict=True)]
        return question(text, passage, spans, title=title, source="test")

    return make


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run."""
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with all public sets, each of a few lines."""
    folder = tmp_path / "data"
    for name in ("squadshifts", "covid_qa", "qed", "timeqa", "foolmetwice"):
        (folder / name).mkdir(parents=True)
    for part in ("new_wiki", "reddit", "amazon_reviews"):
        write_squad(folder / "squadshifts" / f"{part}_v1.0.json")
    write_squad(folder / "covid_qa" / "200423_covidQA.json")
    write_lines(folder / "qed" / "nq-train-00-qed.jsonlines", map(qed_line, NAMES))
    timeqa = json.dumps(TIMEQA).encode()
    (folder / "timeqa" / "human_train.easy.json.gzip").write_bytes(gzip.compress(timeqa))
    write_lines(folder / "foolmetwice" / "dev.jsonl", [FOOLED])
    return folder


@pytest.fixture
def sizes() -> Sizes:
    """Of what is kept back: something of each kind, whichever is drawn."""
    return Sizes(passages=1, questions=4, claims=3)


@pytest.fixture
def material(data: Path, library: Library) -> Material:
    """The public sets, and questions of ours about the articles of the tiny corpus."""
    library.update()
    return Material(data=data, pairs=PAIRS, written=WRITTEN, library=library)


NAMES = ("Ann", "Bob", "Cid")
TIMEQA = {
    "question": "Who led in 1811 ?",
    "context": "The House ( ) was built . Ann led it in 1811 .",
    "from": [26],
    "end": [29],
    "paragraphs": [{"title": "House"}],
}
FOOLED: dict[str, object] = {
    "text": "Ann rests.",
    "label": "REFUTES",
    "gold_evidence": [{"text": "Ann led it."}],
}
WRITTEN = [
    Written(example=0, question="Who was first?", answer="Ann"),
    Written(example=0, question="Who was last?"),
]
ALTYN = PairSentence(
    article="altyn-gold",
    text="The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023.",
    answer="4.2 tonnes",
)
PAIRS = [
    *(Pair(kind="single", question=f"{n}: how much gold?", sentences=(ALTYN,)) for n in "abc"),
    *(Pair(kind="unanswerable", question=f"{n}: who owns it?", sentences=()) for n in "abc"),
    *(
        Pair(kind="claim", claim=f"{n}: it gave gold.", supported=n in "ab", sentences=(ALTYN,))
        for n in "abcd"
    ),
]


def write_squad(path: Path) -> None:
    """Two questions about each of three people."""
    paragraphs = []
    for name in NAMES:
        answers = [{"answer_start": 0, "text": name}]
        asked = [{"question": f"Who led {n} years?", "answers": answers} for n in (8, 9)]
        paragraphs.append({"context": f"{name} led for years. It was long.", "qas": asked})
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))


def qed_line(name: str) -> dict[str, object]:
    return {
        "example_id": NAMES.index(name),
        "paragraph_text": f"{name} , it was said , came by train . Nobody saw it .",
        "question_text": "who came by train",
        "title_text": "Trains",
        "answer_spans": [(0, 3)],
    }


def write_lines(path: Path, rows: Iterable[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
