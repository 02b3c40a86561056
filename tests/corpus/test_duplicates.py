from __future__ import annotations

import random

import pytest

from orelore.corpus.duplicates import (
    THRESHOLD,
    fingerprint,
    most_similar,
    original_of,
    signature,
)

WORDS = "mine gold ore zinc plant ministry said year tonnes steppe river output rose fell".split()  # noqa: SIM905
PINNED = "010000004dac30ea934f1d6d"
STATEMENT = "We will open a plant for tungsten in the east of the country by the end of 2027"


def similarity(a: str, b: str) -> float:
    found = most_similar(signature(a), {"b": signature(b)})
    assert found is not None
    return found[1]


def story(seed: int, paragraphs: int = 10) -> list[str]:
    chance = random.Random(seed)
    return [
        " ".join(f"{word}{chance.randrange(30)}" for word in chance.choices(WORDS, k=40))
        for _ in range(paragraphs)
    ]


def test_case_spacing_and_punctuation_do_not_change_the_fingerprint() -> None:
    assert fingerprint("Gold, zinc.\n\nTin!") == fingerprint("gold zinc tin")
    assert fingerprint("gold zinc") != fingerprint("zinc gold")


@pytest.mark.parametrize("kept", [10, 7, 5])
def test_a_syndicated_copy_with_another_head_and_a_cut_foot_is_found(kept: int) -> None:
    first = story(1)
    copy = ["Another headline by the agency", "An editor wrote this line.", *first[:kept]]
    texts = {"other": story(2), "first": first}
    others = {name: signature("\n\n".join(text)) for name, text in texts.items()}
    found = most_similar(signature("\n\n".join(copy)), others)
    assert found is not None
    assert found[0] == "first"
    assert found[1] >= THRESHOLD


def test_two_reports_that_quote_the_same_statement_are_two_articles() -> None:
    reports = ["\n\n".join([*story(seed, 3), STATEMENT]) for seed in (1, 2)]
    assert similarity(reports[0], reports[1]) < THRESHOLD


def test_a_stock_phrase_in_a_short_text_makes_no_copy() -> None:
    long = "\n\n".join([*story(1, 30), STATEMENT])
    assert similarity("The minister said: " + STATEMENT[:40], long) < THRESHOLD


def test_similarity_is_symmetric_and_one_for_equal_texts() -> None:
    a, b = "\n".join(story(1)), "\n".join(story(1)[:4])
    assert similarity(a, a) == 1.0
    assert similarity(a, b) == similarity(b, a)


def test_the_signature_of_a_text_never_changes() -> None:
    assert signature("Gold was found.")[:12].hex() == PINNED


def test_nothing_is_most_similar_among_none() -> None:
    assert most_similar(signature("gold"), {}) is None


def test_a_text_with_another_foot_copies_the_first_one_that_it_repeats() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    marks = {"other": signature("gold was found"), "first": signature(words)}
    assert original_of(signature(f"{words} all rights reserved"), marks) == "first"
    assert original_of(signature("zinc was sold in spring"), marks) is None
