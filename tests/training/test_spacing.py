import pytest

from orelore.training.spacing import tidy

SPACED = [
    ("a city , in 1,200 BC ( see map ) .", "a city, in 1,200 BC (see map)."),
    ("he did n't see the firm 's `` ants ''", "he didn't see the firm's \"ants\""),
    ("the All - India league cost $ 5", "the All-India league cost $5"),
    ("House ( ) is ( , as built ) old", "House () is (, as built) old"),
]


@pytest.mark.parametrize(("passage", "expected"), SPACED)
def test_tokens_are_spaced_as_people_write(passage: str, expected: str) -> None:
    assert tidy(passage, [])[0] == expected


@pytest.mark.parametrize("word", ["city", "House", "map", "ants", "old", "BC"])
def test_a_span_moves_with_its_word(word: str) -> None:
    passage = (
        "a city , the House ( ) of 1,200 BC ( see map ) with `` ants '' , an old city - state ."
    )
    start = passage.index(word)
    tidied, [(a, b)] = tidy(passage, [(start, start + len(word))])
    assert tidied[a:b] == word
