"""The readers of the question sets."""

import json
from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.benchmarks.data import Asked, QuestionSet, read_chunking, read_xquad


def test_each_paragraph_of_xquad_is_an_article(tmp_path: Path) -> None:
    qas = [{"question": "Who sings?", "answers": [{"answer_start": 0, "text": "Bees"}]}]
    paragraphs = [{"context": "Ants rest.", "qas": []}, {"context": "Bees sing.", "qas": qas}]
    (tmp_path / "xquad.en.json").write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    questions = read_xquad(tmp_path, "en")
    assert [article.text for article in questions.articles] == ["Ants rest.", "Bees sing."]
    assert questions.questions == (Asked("Who sings?", "p1", ((0, 4),)),)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"xquad\.ru\.json: expected a file of the benchmark"):
        read_xquad(tmp_path, "ru")


def test_another_shape_is_refused_with_the_field(tmp_path: Path) -> None:
    (tmp_path / "xquad.en.json").write_text('{"articles": []}')
    with pytest.raises(ReadError, match=r"expected SQuAD 1\.1 JSON; field `data`"):
        read_xquad(tmp_path, "en")


def write_chunking(folder: Path, text: str) -> None:
    references = json.dumps([{"content": "Bees sing.", "start_index": 11, "end_index": 21}])
    quoted = references.replace('"', '""')
    rows = f'question,references,corpus_id\nWho sings?,"{quoted}",small_beasts\n'
    (folder / "questions_df.csv").write_text(rows)
    (folder / "small_beasts.md").write_text(text)


def test_each_corpus_is_an_article_with_its_excerpts(tmp_path: Path) -> None:
    write_chunking(tmp_path, "Ants rest. Bees sing.")
    questions = read_chunking(tmp_path)
    assert [article.id for article in questions.articles] == ["small-beasts"]
    assert questions.questions == (Asked("Who sings?", "small-beasts", ((11, 21),)),)


def test_an_excerpt_that_is_not_in_its_place_is_refused(tmp_path: Path) -> None:
    write_chunking(tmp_path, "Ants rest.  Bees sing.")
    with pytest.raises(
        ReadError, match=r"small_beasts\.md: expected 'Bees sing\.' at character 11"
    ):
        read_chunking(tmp_path)


def test_a_sample_is_the_same_each_time() -> None:
    questions = QuestionSet((), tuple(Asked(str(n), "a", ()) for n in range(50)))
    assert len(questions.sampled(5).questions) == 5
    assert questions.sampled(5) == questions.sampled(5)
    assert questions.sampled(50) == questions
