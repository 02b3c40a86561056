"""Count the tokens of a language model.         (only import of tiktoken)"""

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


@cache
def _encoding() -> tiktoken.Encoding:
    # tiktoken fetches its encodings from the network; llama-index ships them.
    spec = find_spec("llama_index")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        shipped = Path(folder, "core/_static/tiktoken_cache")
        if shipped.is_dir():
            os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(shipped))
    return tiktoken.get_encoding(ENCODING)
