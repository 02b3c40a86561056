"""Bytes -> text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from orelore.errors import ReadError

# UTF-32 first: its mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# They differ from the Windows code pages in a few letters, and nobody writes them any more.
_OUTDATED = ["mac_cyrillic", "mac_roman", "mac_latin2", "mac_greek", "mac_turkish", "mac_iceland"]
_SAMPLE = 100_000
_MOST_CONTROLS = 0.01
_FEWEST_LETTERS = 0.5
_MOST_BROKEN = 0.5  # of the letters beyond ASCII, in a UTF-8 text with a few broken bytes


def decode(data: bytes, name: str) -> str:
    """The text in some bytes. Raises ReadError where they are empty or not text."""
    if not data.strip():
        raise ReadError(name, "it is empty. Nothing was added.")
    text = _decoded(data, name)
    if text is None or not _is_text(text[:_SAMPLE]):
        raise ReadError(
            name, "it is not text, whatever its name says. Add the original PDF, DOCX or HTML file."
        )
    return text


def _decoded(data: bytes, name: str) -> str | None:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            return None
        # Another encoding would be a guess that turns every other letter into a wrong one.
        if _is_nearly_utf8(data):
            problem = f"byte {error.start:,} is not UTF-8 text. Save the file as UTF-8."
            raise ReadError(name, problem) from error
    guess = from_bytes(data[:_SAMPLE], cp_exclusion=_OUTDATED).best()
    return data.decode(guess.encoding, errors="replace") if guess else None


def _is_nearly_utf8(data: bytes) -> bool:
    beyond = [c for c in data.decode("utf-8", errors="replace") if not c.isascii()]
    return beyond.count("\ufffd") < _MOST_BROKEN * len(beyond)


def _is_text(sample: str) -> bool:
    """Whether a text is made of letters and has next to no control characters."""
    printed = re.sub(r"\s", "", sample)
    controls = sum(unicodedata.category(character) == "Cc" for character in printed)
    letters = sum(character.isalpha() for character in printed)
    few_controls = controls <= _MOST_CONTROLS * len(printed)
    return bool(printed) and few_controls and letters >= _FEWEST_LETTERS * len(printed)
