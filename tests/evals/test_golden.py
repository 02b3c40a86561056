from pathlib import Path

import pytest

from orelore.errors import ReadError
from orelore.evals.golden import (
    Golden,
    GoldSpan,
    facts_of,
    load_questions,
    located,
)
from orelore.types import Article, Chunk, Marker, Source

LINE = (
    '{"id": "q1", "kind": "single", "language": "en", "turns": ["Who?"], '
    '"nuggets": [["a", "b"]], "facts": ["f1"], "answerable": true}'
)


def question(*facts: str, answerable: bool = True) -> Golden:
    return Golden(
        id="q",
        kind="single",
        language="en",
        turns=("Who?",),
        nuggets=(),
        facts=facts,
        answerable=answerable,
    )


@pytest.fixture
def article() -> Article:
    sources = (Source("s1", "t", "p", facts=("f1",)), Source("s2", "t", "p", facts=("f2",)))
    return Article(
        "a", "t", "One. Two.", sources=sources, markers=(Marker(4, ("s1",)), Marker(9, ("s2",)))
    )


def test_a_question_is_read_from_its_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(LINE + "\n\n" + LINE.replace("q1", "q2"))
    assert [q.id for q in load_questions(path)] == ["q1", "q2"]


def test_a_broken_line_is_named_with_its_field(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(LINE + "\n" + LINE.replace('"kind": "single", ', ""))
    with pytest.raises(ReadError, match=r"q\.jsonl:2: field `kind`"):
        load_questions(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nowhere"):
        load_questions(tmp_path / "nowhere.jsonl")


def test_a_passage_rests_on_the_facts_of_its_own_sentences(article: Article) -> None:
    assert facts_of(article) == {"f1", "f2"}
    assert facts_of(article, Chunk("a", 0, "", "Two.", 5)) == {"f2"}


def test_a_quote_that_moved_is_found_again_and_one_that_is_gone_is_named() -> None:
    article = Article(id="a", title="A", text="Newer words first. Tin is up. Zinc is down.")
    span = GoldSpan(article="a", start=0, end=10, quote="Tin is up.")
    question = Golden(
        id="q1",
        kind="single",
        language="en",
        turns=("?",),
        nuggets=(),
        answerable=True,
        spans=(span,),
    )
    [moved] = located([question], {"a": article})
    assert (moved.spans[0].start, moved.spans[0].end) == (19, 29)
    with pytest.raises(ReadError, match="q1: 'a' no longer says"):
        located([question], {"a": Article(id="a", title="A", text="Tin fell.")})
    with pytest.raises(ReadError, match="q1: its gold span is in 'a', which is no article"):
        located([question], {})


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('["Who?"]', "[]", "`turns`"),
        ('"b"]', '"("]', "is no regular expression"),
        (LINE, LINE + "\n" + LINE, "two questions have the id 'q1'"),
        (LINE, "\n \n", "the question set is empty"),
    ],
)
def test_a_set_that_could_not_be_scored_is_refused(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(LINE.replace(old, new))
    with pytest.raises(ReadError, match=problem):
        load_questions(path)
