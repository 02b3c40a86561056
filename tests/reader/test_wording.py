from __future__ import annotations

import pytest

from orelore.reader.wording import exact_words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        # `<` and `>` stand around what the reader chose.
        ("Altyn made <4.2 tonnes> of gold.", "4.2 tonnes"),
        ("Altyn made< 4.2 tonnes, >it said.", "4.2 tonnes"),
        ("The owner, <Kaz Metals Ltd.> of Almaty, agreed.", "Kaz Metals Ltd."),
        ("The owner is <Kaz Metals.>", "Kaz Metals"),
        ("Ore goes to <the U.S.>", "the U.S."),
        ("Ore goes to <the U.S>. by sea.", "the U.S."),
        ("Output was <21>,227 tonnes.", "21,227"),
        ("Output was 21<,227> tonnes.", "21,227"),
        ("It holds <tung>sten.", "tungsten"),
        ("It costs <$5 million>.", "$5 million"),
        ("It fell by <97%.>", "97%"),
        ("At <-5 degrees> work stops.", "-5 degrees"),
        ("The smelter <(TMK)> is new.", "TMK"),
        ("The smelter <(TMK> in Chirchik) is new.", "TMK"),
        ("Its name is <TMK (Chirchik)>.", "TMK (Chirchik)"),
        ('He called it <"a gift">.', "a gift"),
        ('He called it "a <gift".>', "gift"),
        ('The <"gift" of the steppe> is gold.', '"gift" of the steppe'),
        ("It was the <miners’> wish.", "miners"),
        ("The years <2023–> were good.", "2023"),
    ],
)
def test_an_answer_is_whole_words_without_hanging_punctuation(marked: str, words: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    found = exact_words(text, start, end, (0, len(text)))
    assert found is not None
    assert text[slice(*found)] == words


def test_punctuation_alone_is_no_answer() -> None:
    assert exact_words("Gold (2023).", 10, 12, (0, 12)) is None


def test_words_of_the_next_sentence_are_not_touched() -> None:
    assert exact_words("It is 4.2 million.", 6, 7, (0, 7)) == (6, 7)
