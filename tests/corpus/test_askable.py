from __future__ import annotations

import pytest

from orelore.corpus.askable import with_article


@pytest.mark.parametrize(
    "name", ["Kumtor mine", "United States", "Navoi Mining Company", "Boz tailings"]
)
def test_a_name_that_describes_takes_an_article(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize("name", ["Kazakhstan", "Kumtor", "Kazzinc"])
def test_a_plain_name_takes_none(name: str) -> None:
    assert with_article(name) == name
