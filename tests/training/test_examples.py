import random

from orelore.training.examples import Example, question, touches, window, without_evidence

PASSAGE = "Ants rest. Bees sing. Cats hunt. Dogs bark. Eels swim."
SING = PASSAGE.index("sing")
ABOUT_BEES = question("What do bees do?", PASSAGE, [(SING, SING + 4)])


def texts(example: Example) -> list[str]:
    return [example.passage[a:b] for a, b in example.sentences]


def test_the_evidence_is_the_sentence_that_the_answer_touches() -> None:
    assert [PASSAGE[a:b] for a, b in ABOUT_BEES.evidence] == ["Bees sing."]
    assert ABOUT_BEES.answered
    assert not question("What do owls do?", PASSAGE, []).answered


def test_neighbours_do_not_touch() -> None:
    assert touches((0, 5), (4, 6))
    assert not touches((0, 5), (5, 6))


def test_a_window_holds_the_evidence_and_whole_sentences() -> None:
    for seed in range(8):
        part = window(ABOUT_BEES, 4, random.Random(seed))
        assert "Bees sing." in texts(part)
        assert len(texts(part)) == 2
        assert [part.passage[a:b] for a, b in part.answers] == ["sing"]
        assert [part.passage[a:b] for a, b in part.evidence] == ["Bees sing."]


def test_a_window_of_many_words_is_the_whole_passage() -> None:
    assert window(ABOUT_BEES, 99, random.Random(0)) == ABOUT_BEES


def test_the_same_chance_gives_the_same_window() -> None:
    assert window(ABOUT_BEES, 4, random.Random(5)) == window(ABOUT_BEES, 4, random.Random(5))


def test_a_window_beside_the_evidence_does_not_answer() -> None:
    for seed in range(8):
        part = without_evidence(ABOUT_BEES, 4, random.Random(seed))
        assert part is not None
        assert not part.answered
        assert not part.answers
        assert "sing" not in part.passage


def test_there_is_none_where_the_answer_stands_everywhere() -> None:
    passage = "Bees sing. All sing."
    example = question("What do bees do?", passage, [(5, 9)])
    assert without_evidence(example, 4, random.Random(0)) is None
