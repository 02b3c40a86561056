"""Any other embedding model, through sentence-transformers."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from functools import cached_property
from threading import Lock

import numpy as np
import torch
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from orelore.errors import EncoderError
from orelore.index.embedding import Matrix, Progress
from orelore.index.hub import ModelSource

STRIDE = 256  # texts between two reports of progress
UNLIMITED = 8192  # stands for models that read texts of any length

LOAD_ERRORS = (
    AttributeError,
    ImportError,
    KeyError,
    OSError,
    RuntimeError,
    SafetensorError,
    TypeError,
    ValueError,
)


class TorchEncoder:
    """Safe to share between threads, which take turns."""

    def __init__(self, name: str, source: ModelSource, *, threads: int | None = None) -> None:
        self.name = name
        if threads:
            torch.set_num_threads(threads)
        self._model = _load(name, source)
        # The tokenizers of transformers change their own state and must not be shared.
        self._lock = Lock()

    @cached_property
    def dimension(self) -> int:
        return self._model.get_embedding_dimension() or self.encode([""]).shape[1]

    @property
    def max_tokens(self) -> int:
        limit = self._model.max_seq_length
        return int(limit) if limit and math.isfinite(limit) else UNLIMITED

    @cached_property
    def fingerprint(self) -> str:
        """The weights and the modules around them, as far as they say what they do."""
        digest = hashlib.sha256(repr(self._model).encode())
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(f"{key} {tensor.dtype} {tuple(tensor.shape)}".encode())
            digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
        return f"{self.name}/{digest.hexdigest()[:12]}/{self.max_tokens}"

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        parts = []
        for start in range(0, len(texts), STRIDE):
            part = list(texts[start : start + STRIDE])
            with self._lock:
                vectors = self._model.encode(
                    part, normalize_embeddings=True, show_progress_bar=False
                )
            parts.append(np.asarray(vectors, dtype=np.float32))
            if progress:
                progress(start + len(part))
        return np.concatenate(parts)

    def count_tokens(self, text: str) -> int:
        tokenizer = self._model.tokenizer
        if isinstance(tokenizer, Tokenizer):  # of models without a transformer
            return len(tokenizer.encode(text, add_special_tokens=False).ids)
        with self._lock:
            pieces = tokenizer(text, add_special_tokens=False, verbose=False)
        return len(pieces["input_ids"])


def _load(name: str, source: ModelSource) -> SentenceTransformer:
    try:
        return SentenceTransformer(source.location, local_files_only=source.local_only)
    except LOAD_ERRORS as error:
        reason = str(error).partition("\n")[0]
        raise EncoderError(
            name,
            f"sentence-transformers cannot load it ({reason}). "
            "Check the folder or the name in ORELORE_ENCODER.",
        ) from error
