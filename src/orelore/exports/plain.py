"""Text and addresses made fit for a file. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

UNREADABLE = "\ufffd"  # stands where a character was that no document may hold
_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")  # no-break spaces stay: 18 000
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def flat(text: str) -> str:
    """The text on one line, without characters that no document may hold; spaces at its ends stay.

    Of several spaces or line breaks one space is left.
    """
    return _FORBIDDEN.sub(UNREADABLE, _SPACES.sub(" ", text))


def one_line(text: str) -> str:
    """As `flat`, without spaces at its ends."""
    return flat(text).strip()


def web_address(url: str | None) -> str | None:
    """The address as it may stand in a link, or None where it is not one of the web.

    What an address may not hold (spaces, quotes, braces, letters with accents) is percent-encoded.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if not url or parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(url.strip(), safe=_OF_ADDRESSES, errors="replace")


def date_parts(date: str | None) -> tuple[str, ...]:
    """Year, month and day as far as they are told: `2024-05` -> ("2024", "05").

    Empty for what is not an ISO date.
    """
    match = _DATE.fullmatch(date or "")
    return tuple(part for part in match.groups() if part) if match else ()
