"""From what a browser sends to articles: only uploaded files and web addresses are ever read."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gradio.utils import get_upload_folder

from orelore import Article, Assistant, OreloreError, ReadError

MEGABYTE = 1_000_000
_LONGEST_ADDRESS = 2_000
_LONGEST_NAME = 120
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as the browser tells of it; `path` is where the server says that it put it."""

    name: str
    size: int = 0  # in bytes
    path: str | None = None  # None where it was not sent, or did not arrive

    @property
    def shown(self) -> str:
        """The name, cut to what can be shown."""
        return " ".join(self.name.split())[:_LONGEST_NAME] or "(no name)"


def read_upload(assistant: Assistant, sent: Sent, *, most_mb: int) -> Article:
    """The article in an uploaded file, which is removed. Raises OreloreError."""
    if sent.size > most_mb * MEGABYTE:
        raise _too_large(sent.shown, most_mb)
    path = uploaded(sent)
    try:
        if path.stat().st_size > most_mb * MEGABYTE:
            raise _too_large(sent.shown, most_mb)
        return assistant.read(path)
    finally:
        forget(sent)


def read_address(assistant: Assistant, address: str) -> Article:
    """The article at a web address. Raises OreloreError."""
    if len(address) > _LONGEST_ADDRESS or not _WEB.fullmatch(address):
        problem = "it is not an address of the web. It begins with http:// or https://."
        raise ReadError(address, problem)
    return assistant.read(address)


def uploaded(sent: Sent) -> Path:
    """Where an uploaded file lies. Raises ReadError for any other path.

    The path comes back from the browser, which could name any file of the server.
    """
    folder = Path(get_upload_folder()).resolve()
    path = Path(sent.path).resolve() if sent.path and "\0" not in sent.path else folder
    if path.parent.parent != folder or not path.is_file():
        raise ReadError(sent.shown, "it did not arrive, or was sent twice. Send it again.")
    return path


def forget(sent: Sent) -> None:
    """Remove an uploaded file, if it is still there, and its folder if that is empty."""
    with suppress(OreloreError, OSError):
        path = uploaded(sent)
        path.unlink()
        path.parent.rmdir()


def in_words(error: OreloreError, source: str, name: str) -> str:
    """What is wrong, without the folders of the server and without the name that stands above."""
    text = str(error).removeprefix(f"{source}: ")
    if source:
        text = text.replace(source, name)
    text = text.removeprefix(f"{name}: ")
    return text[:1].upper() + text[1:]


def _too_large(name: str, most_mb: int) -> ReadError:
    return ReadError(name, f"it is larger than {most_mb} MB. Split it, or add its text alone.")
