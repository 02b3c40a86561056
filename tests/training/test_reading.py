import pytest

from orelore.errors import ReadError
from orelore.training.reading import Written, examples, read_written

PASSAGES = {1: "Ants rest. Bees sing."}


def test_a_written_question_is_about_the_passage_of_its_example() -> None:
    answered, unanswered = examples(
        [
            Written(example=1, question="Who sings?", answer="Bees"),
            Written(example=1, question="Who hunts?"),
        ],
        PASSAGES,
    )
    assert [answered.passage[a:b] for a, b in answered.answers] == ["Bees"]
    assert answered.answered
    assert not unanswered.answered


def test_a_passage_that_is_not_among_those_read_is_named() -> None:
    with pytest.raises(ReadError, match="example 2 is not among those of QED"):
        list(examples([Written(example=2, question="Who sings?")], PASSAGES))


def test_the_questions_that_we_wrote_differ_and_are_not_empty() -> None:
    written = read_written()
    assert len(written) > 7_000
    assert len({(w.example, w.question.casefold()) for w in written}) == len(written)
    assert all(w.question.strip() for w in written)
    assert all(w.answer is None or w.answer.strip() for w in written)
