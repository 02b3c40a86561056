from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orelore.corpus.tokens import count_tokens, cut_tokens

texts = st.text(st.characters(codec="utf-8"), max_size=60)


def test_tokens_are_counted_as_o200k_base_does() -> None:
    assert count_tokens("tiktoken is great!") == 6
    assert count_tokens("") == 0


def test_a_special_token_in_a_text_is_just_text() -> None:
    assert count_tokens("<|endoftext|>") > 1


def test_a_short_text_is_not_cut() -> None:
    assert cut_tokens("Gold and zinc.", 10) == "Gold and zinc."


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_no_character_is_cut_in_half(limit: int) -> None:
    assert "🜚🜛🜜".startswith(cut_tokens("🜚🜛🜜", limit))


@settings(deadline=None)
@given(texts, st.integers(0, 20))
def test_a_cut_text_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    cut = cut_tokens(text, limit)
    assert text.startswith(cut)
    assert count_tokens(cut) <= limit
