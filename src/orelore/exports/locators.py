"""Where a quote stands, in words that can be read back: `altyn-gold.md:10-77 sha256:9f86d0...`.

The hash is the one of the article's text (SHA-256 of its UTF-8 bytes), so that a later reader can
tell whether the text is still the one that was quoted.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from orelore.exports.plain import one_line
from orelore.types import Article, Span

SHOWN = 16  # digits of a hash in documents; data formats have all 64
_LOCATOR = r"(?P<id>[\w-]+)\.md:(?P<start>\d+)-(?P<end>\d+) sha256:(?P<sha256>[0-9a-f]{16,64})"
_ANYWHERE = re.compile(_LOCATOR)
_NOTE = re.compile(rf"\s*{_LOCATOR} “(?P<quote>.*\S.*)”(?: \(as of [^)]*\))?\s*")


@dataclass(frozen=True, slots=True)
class Locator:
    """A span, and the hash of the article's text that it was counted in."""

    span: Span
    sha256: str  # 64 hexadecimal digits, or the first 16

    def __str__(self) -> str:
        span = self.span
        return f"{span.article_id}.md:{span.start}-{span.end} sha256:{self.sha256}"

    @property
    def short(self) -> str:
        """With the first digits of the hash only, as documents show it."""
        return str(Locator(self.span, self.sha256[:SHOWN]))

    def is_of(self, article: Article) -> bool:
        """Whether the article's text is the one that the span was counted in."""
        return text_hash(article.text).startswith(self.sha256)


def locate(article: Article, start: int, end: int) -> Locator:
    """The locator of a stretch of an article."""
    return Locator(Span(article.id, start, end), text_hash(article.text))


def locators(text: str) -> list[Locator]:
    """Every locator in a text, in order; whatever stands around them is passed over."""
    return [_locator(match) for match in _ANYWHERE.finditer(text)]


def note(locator: Locator, quote: str, as_of: str | None = None) -> str:
    """A line for the note of a reference; `read_note` reads it back."""
    when = f" (as of {one_line(as_of)})" if as_of else ""
    return f"{locator} “{one_line(quote)}”{when}"


def read_note(line: str) -> tuple[Locator, str] | None:
    """Locator and quote of a line of a note; None where it is not such a line."""
    match = _NOTE.fullmatch(line)
    return (_locator(match), match["quote"]) if match else None


@lru_cache(maxsize=64)  # an article is often cited several times
def text_hash(text: str) -> str:
    """SHA-256 of an article's text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _locator(match: re.Match[str]) -> Locator:
    span = Span(match["id"], int(match["start"]), int(match["end"]))
    return Locator(span, match["sha256"])
