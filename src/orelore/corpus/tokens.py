"""Count and cut the tokens of a language model.         (only import of tiktoken)"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import tiktoken

ENCODING = "o200k_base"


def count_tokens(text: str) -> int:
    """Number of tokens of a text, as current language models count them."""
    return len(_encoding().encode(text, disallowed_special=()))


def cut_tokens(text: str, limit: int) -> str:
    """The longest beginning of a text that has at most `limit` tokens."""
    tokens = _encoding().encode(text, disallowed_special=())
    if len(tokens) <= limit:
        return text
    # A token may end inside a character; the broken piece at the end is dropped.
    return _encoding().decode_bytes(tokens[:limit]).decode("utf-8", errors="ignore")


@cache
def _encoding() -> tiktoken.Encoding:
    # tiktoken fetches its encodings from the network; llama-index ships them.
    spec = find_spec("llama_index")
    if spec is not None and spec.submodule_search_locations:
        shipped = [
            Path(folder, "core/_static/tiktoken_cache")
            for folder in spec.submodule_search_locations
        ]
        for folder in filter(Path.is_dir, shipped):
            os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(folder))
    return tiktoken.get_encoding(ENCODING)
