from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orelore.errors import EncoderError
from orelore.index.embedding import BUNDLED, Encoder, open_encoder

QUESTION_PATH = """
import sys
from pathlib import Path
from orelore.index.embedding import open_encoder
encoder = open_encoder(sys.argv[1], Path(sys.argv[2]))
encoder.encode(["Who mines tungsten?"])
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "huggingface_hub"}
print(sorted(heavy & set(sys.modules)))
"""


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)


def test_a_question_imports_no_heavy_library(encoder_cache: Path) -> None:
    assert run_python(QUESTION_PATH, BUNDLED, str(encoder_cache)).stdout == "[]\n"


def test_the_full_hub_name_means_the_bundled_encoder(encoder_cache: Path, bundled: Encoder) -> None:
    full = open_encoder(f"sentence-transformers/{BUNDLED}", encoder_cache)
    assert (full.name, full.fingerprint) == (BUNDLED, bundled.fingerprint)


def test_a_name_that_cannot_exist_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"'no such model'.*ORELORE_ENCODER"):
        open_encoder("no such model", tmp_path)
