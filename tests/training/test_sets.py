import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.training.examples import Example
from orelore.training.sets import covid_qa, foolmetwice, qed, qed_passages, squadshifts, timeqa

Read = Callable[[Path], Iterator[Example]]


def answers(example: Example) -> list[str]:
    return [example.passage[a:b] for a, b in example.answers]


def evidence(example: Example) -> list[str]:
    return [example.passage[a:b] for a, b in example.evidence]


def write_squad(path: Path, passage: str, question: str, *marked: tuple[int, str]) -> None:
    found = [{"answer_start": start, "text": text} for start, text in marked]
    asked = [{"question": question, "answers": found}, {"question": "Why?", "answers": []}]
    paragraphs = [{"context": passage, "qas": asked}]
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))


def test_each_question_of_squadshifts_has_the_answers_of_all_who_marked(tmp_path: Path) -> None:
    path = tmp_path / "reddit_v1.0.json"
    write_squad(path, "Ants rest. Bees sing.", "Who sings?", (11, "Bees"), (11, "Bees sing"))
    [example] = squadshifts(tmp_path, "reddit")
    assert (example.text, example.source) == ("Who sings?", "reddit")
    assert answers(example) == ["Bees", "Bees sing"]
    assert evidence(example) == ["Bees sing."]


def test_white_space_around_an_answer_is_no_part_of_it(tmp_path: Path) -> None:
    write_squad(tmp_path / "reddit_v1.0.json", "Ants rest. Bees sing.", "Who?", (10, " Bees "))
    [example] = squadshifts(tmp_path, "reddit")
    assert answers(example) == ["Bees"]


def test_a_long_article_of_covid_qa_is_cut_to_what_is_near_the_answer(tmp_path: Path) -> None:
    passage = "Ants rest. " * 300 + "Bees sing. " + "Cats hunt. " * 300
    write_squad(tmp_path / "200423_covidQA.json", passage, "Who sings?", (3300, "Bees"))
    [example] = covid_qa(tmp_path)
    assert answers(example) == ["Bees"]
    assert evidence(example) == ["Bees sing."]
    assert len(example.passage) == 1200 + len("Bees") + 1200


def write_qed(folder: Path, passage: str, *spans: tuple[int, int]) -> None:
    line = {
        "example_id": 7,
        "paragraph_text": passage,
        "question_text": "who sings",
        "title_text": "Bees",
        "answer_spans": spans,
    }
    (folder / "nq-train-00-qed.jsonlines").write_text(json.dumps(line) + "\n")


def test_a_passage_of_qed_gets_its_usual_spacing(tmp_path: Path) -> None:
    passage = "Ants ( all of them ) rest . The hive 's bees , they say , sing ."
    write_qed(tmp_path, passage, (passage.index("bees"), passage.index("bees") + 4))
    [example] = qed(tmp_path)
    assert example.passage == "Ants (all of them) rest. The hive's bees, they say, sing."
    assert answers(example) == ["bees"]
    assert evidence(example) == ["The hive's bees, they say, sing."]
    assert example.title == "Bees"


def test_a_passage_of_qed_is_known_by_its_example_answered_or_not(tmp_path: Path) -> None:
    write_qed(tmp_path, "Ants rest .")
    assert qed_passages(tmp_path) == {7: "Ants rest."}
    assert list(qed(tmp_path)) == []


def write_timeqa(folder: Path, starts: list[int], ends: list[int]) -> None:
    line = {
        "question": "Who led in 1811 ?",
        "context": "The House ( ) was built . Ann led it in 1811 .",
        "from": starts,
        "end": ends,
        "paragraphs": [{"title": "House"}],
    }
    with gzip.open(folder / "human_train.easy.json.gzip", "wt") as file:
        file.write(json.dumps(line) + "\n")


def test_a_question_of_timeqa_has_its_first_answer_and_a_title(tmp_path: Path) -> None:
    write_timeqa(tmp_path, [26], [29])
    [example] = timeqa(tmp_path)
    assert example.passage == "The House () was built. Ann led it in 1811."
    assert answers(example) == ["Ann"]
    assert example.title == "House"


def test_a_question_of_timeqa_without_an_answer_is_left_out(tmp_path: Path) -> None:
    write_timeqa(tmp_path, [0], [0])
    assert list(timeqa(tmp_path)) == []


def test_a_file_that_is_not_packed_is_named(tmp_path: Path) -> None:
    (tmp_path / "human_train.easy.json.gzip").write_text("{}")
    with pytest.raises(ReadError, match="expected a file packed by gzip"):
        list(timeqa(tmp_path))


def test_a_claim_of_foolmetwice_stands_with_its_evidence(tmp_path: Path) -> None:
    evidence = [{"text": " Bees sing. "}, {"text": "In May."}]
    lines = [
        {"text": text, "label": label, "gold_evidence": evidence}
        for text, label in (("Bees sing.", "SUPPORTS"), ("Bees rest.", "REFUTES"))
    ]
    (tmp_path / "dev.jsonl").write_text("\n".join(map(json.dumps, lines)))
    true, false = foolmetwice(tmp_path)
    assert (true.kind, true.passage, true.supported) == ("claim", "Bees sing. In May.", True)
    assert not false.supported


@pytest.mark.parametrize("read", [qed, timeqa, foolmetwice, covid_qa])
def test_a_missing_file_is_an_error_that_names_it(read: Read, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=str(tmp_path)):
        list(read(tmp_path))
