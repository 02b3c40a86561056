from __future__ import annotations

from orelore.corpus.tokens import count_tokens


def test_tokens_are_counted_as_o200k_base_does() -> None:
    assert count_tokens("tiktoken is great!") == 6
    assert count_tokens("") == 0


def test_a_special_token_in_a_text_is_just_text() -> None:
    assert count_tokens("<|endoftext|>") > 1
