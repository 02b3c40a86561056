from __future__ import annotations

import pytest

from orelore.answer.polarity import denial, opposite
from orelore.answer.reading import read


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The plant did not open.", "The plant opened."),
        ("The plant never opened.", "The plant opened."),
        ("The plant opened.", "The plant did not open."),
        ("It makes gallium.", "It makes no gallium."),
        ("It works with licences.", "It works without licences."),
        ("Fewer than 50 years remain.", "No fewer than 50 years remain."),
    ],
)
def test_yes_and_no_are_told_apart(claim: str, cited: str) -> None:
    assert denial(read(claim), read(cited))


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The plant opened.", "The plant opened, but no mine did."),
        ("It made no gallium.", "It did not make any gallium."),
        ("The plant did not open.", "Nobody says why the plant did not open."),
        ("It makes gallium.", "It makes not only gallium but zinc."),
        ("At least 50 years remain.", "No fewer than 50 years remain."),
    ],
)
def test_a_denial_reaches_no_further_than_its_words(claim: str, cited: str) -> None:
    assert denial(read(claim), read(cited)) is None


def test_a_fall_is_no_rise() -> None:
    assert opposite(read("Output rose."), read("Output fell.")) == "rose"
    assert opposite(read("Output rose."), read("Output climbed.")) is None
