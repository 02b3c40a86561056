"""Sentence choice."""

from orelore.evals.benchmarks.collection import indexed
from orelore.evals.benchmarks.data import Asked, QuestionSet
from orelore.evals.benchmarks.sentences import holds, sentence_rows
from orelore.index.embedding import Encoder
from orelore.retrieval.rerank import Reader
from orelore.types import Article

TEXT = "Ants rest in the shade. Bees sing in the morning."
BEASTS = Article("beasts", "Untitled", TEXT)
BEES = (TEXT.index("Bees"), TEXT.index("Bees") + 4)


def test_a_sentence_holds_an_answer_only_whole() -> None:
    assert holds((0, 10), [(5, 10)])
    assert not holds((0, 10), [(5, 11)])


def test_the_sentence_put_first_is_scored_beside_the_opening_one(fake_encoder: Encoder) -> None:
    questions = QuestionSet((BEASTS,), (Asked("Do bees sing?", "beasts", (BEES,)),))
    with indexed(questions.articles, fake_encoder) as library:
        (row,) = sentence_rows("tiny", questions, library)
    assert (row.ours, row.n) == (100.0, 1)
    assert [value for _, value, _ in row.published] == [0.0, 50.0]


def test_a_wrong_choice_scores_nothing(fake_encoder: Encoder) -> None:
    questions = QuestionSet((BEASTS,), (Asked("Do ants rest?", "beasts", (BEES,)),))
    with indexed(questions.articles, fake_encoder) as library:
        (row,) = sentence_rows("tiny", questions, library)
    assert row.ours == 0.0


def test_an_answer_across_sentences_is_left_out(fake_encoder: Encoder) -> None:
    asked = (Asked("Do bees sing?", "beasts", (BEES,)), Asked("Who?", "beasts", ((0, len(TEXT)),)))
    with indexed((BEASTS,), fake_encoder) as library:
        (row,) = sentence_rows("tiny", QuestionSet((BEASTS,), asked), library)
    assert row.n == 1
    assert row.note.startswith("1 left out")


def test_with_a_reader_the_choice_without_it_stands_beside(
    fake_encoder: Encoder, reader: Reader
) -> None:
    questions = QuestionSet((BEASTS,), (Asked("Do bees sing?", "beasts", (BEES,)),))
    with indexed(questions.articles, fake_encoder) as library:
        (row,) = sentence_rows("tiny", questions, library, reader=reader)
    assert row.ours == 100.0
    assert row.published[0] == ("without the reader", 100.0, "measured here")
