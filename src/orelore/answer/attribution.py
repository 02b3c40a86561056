"""Who says a clause: where it names its sources and speakers, and what it says apart from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from orelore.answer.dates import Date
from orelore.answer.reading import read
from orelore.types import Source

# These tell of speech whoever their subject is; the others are said of deposits and mines as well.
_SAYING = (
    r"(?:wrote|writes|said|says|told|reported|reports|claimed|claims|stated|states|warned"
    r"|announced|declared|argued|noted|observed|spoke|speaks)"
)
_GIVING = (
    r"(?:gave|gives|puts?|named|names|has|have|had|counted|counts|dates|dated|lists|listed|placed"
    r"|places|calls|called|cited|cites|ranked|ranks|estimates|estimated|prints|printed|described"
    r"|describes|quoted|quotes|values|valued|credits|credited|priced|wants|expects|expected"
    r"|assigns)"
)
_DOCUMENT = (
    r"(?:figures?|counts?|accounts?|data|estimates?|texts?|reports?|articles?|pages?|essays?"
    r"|statistics|claims?|overviews?|study|studies|records?|yearbooks?|interviews?"
    r"|reporting|plans?|editions?|releases?|tables?|papers?|decrees?|decision|commentary|notices?)"
)
_SPEAKER = (
    r"(?:ministry|minister|president|chairman|governor|ambassador|office|police|officials?"
    r"|analysts?|experts?|lawyers|media|sources|agency|association|institute|Kremlin|academy"
    r"|chemists|geologists?|committee|researchers|commission|service|chief)"
)
_SPEECH = re.compile(
    rf"\b(?:{_SAYING}|{_GIVING}|{_DOCUMENT}|according to|by that of)\b", re.IGNORECASE
)
_UP_TO = r"(?:(?!\b(?:by|in|from|at|on|of)\s)[^,;:])*?\b"
_QUOTED = re.compile(rf"\b(?:{_SAYING}|according to|[A-Z][\w'’.-]+\s{_DOCUMENT})\b")
_SAID_OF = (
    re.compile(r",?\s?\baccording to [^,;:]*"),
    # ", Kursiv Media wrote in April 2025"
    re.compile(rf",\s[^,;:]*?\b{_SAYING}\b[^,;:]*(?=[.,;:]|$)"),
    # "by IEA figures quoted in June 2025", but "for 2024" is when the figure holds
    re.compile(rf"\b(?:by|in|from|at|on)\s{_UP_TO}{_DOCUMENT}\b(?:(?!\sfor\s)[^,;:])*"),
    # "in the resources that the company stated in 2021", "by that of the President"
    re.compile(
        r"\b(?:by|in)\s(?:the\s)?\w+\sthat\s(?:[^\s,;:]+\s){1,6}?"
        rf"(?:{_SAYING}|{_GIVING})\b[^,;:]*"
    ),
    re.compile(r"\bby\s(?:that|those)\sof\s[^,;:]*"),
)
_SPEAKER_FIRST = re.compile(
    r"^\W*(?!\d)(?P<who>(?:(?!that\s)[^\s,;:]+\s){1,9}?)(?<!was\s)(?<!were\s)(?<!is\s)(?<!are\s)"
    rf"(?P<verb>{_SAYING}|{_GIVING})\b"
)
_SPEAKER_NAMED = re.compile(rf"\b{_SPEAKER}\b", re.IGNORECASE)
_IN_A_MONTH = re.compile(
    r",?\s(?:in|on|of)\s(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|spring|summer|autumn|winter)\s\d{4}\b"
)
_PIECES = re.compile(r"\s/\s|,?\s\(?via\s|\s?[()]|\(?from\s|\(?copy on\s|,\s")
_COMMON_ENDING = re.compile(
    r"\s(?:News(?:\sAgency)?|Agency|Media|Journal|Group|Forum|Magazine|International"
    r"|Kazakhstan|Uzbekistan|Kyrgyzstan|Tajikistan|Turkmenistan)$"
)


def is_attributed(text: str, sources: Sequence[Source]) -> bool:
    """Whether a clause names a source of the sentence, or speaks of somebody's saying."""
    return _SPEECH.search(text) is not None or any(True for _ in mentions(text, sources))


def is_quoted(text: str, sources: Sequence[Source]) -> bool:
    """Whether a clause names a source of the sentence, or says outright that somebody said it."""
    return _QUOTED.search(text) is not None or any(True for _ in mentions(text, sources))


def mentions(text: str, sources: Sequence[Source]) -> Iterator[tuple[int, int, Source]]:
    """Start and end of each place where a text names the publisher of one of the sources."""
    for source in sources:
        for match in _publisher(source.publisher).finditer(text):
            yield match.start(), match.end(), source


def owners(clauses: Sequence[str], sources: Sequence[Source]) -> list[tuple[Source, ...]]:
    """Whose account each clause is: of the sources that it names, or else of those left over."""
    named = [tuple(dict.fromkeys(s for *_, s in mentions(c, sources))) for c in clauses]
    rest = tuple(source for source in sources if not any(source in some for some in named))
    owned: list[tuple[Source, ...]] = []
    for some in named:
        owned.append(some or rest or (owned[-1] if owned else tuple(sources)))
    by_year = [_published(then, "year") for then in zip(clauses, owned, strict=True)]
    # A bare year is as often when it was so as when it was said, unless it tells all apart.
    if all(len(some) == 1 for some in by_year) and len(set(by_year)) == len(by_year):
        return by_year
    return [_published(then, "month") for then in zip(clauses, owned, strict=True)]


def without_speakers(text: str, sources: Sequence[Source]) -> str:
    """The clause with blanks for who says it and when; offsets stay as they are."""
    first = _SPEAKER_FIRST.match(text)
    if first and _speaks(first, sources):
        text = _blank(text, first.start(), first.end())
        text = _IN_A_MONTH.sub(lambda match: " " * len(match[0]), text)
    for pattern in _SAID_OF:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    for start, end, _ in list(mentions(text, sources)):
        text = _blank(text, start, end)
    return text


def _published(
    account: tuple[str, tuple[Source, ...]], precision: Literal["year", "month"]
) -> tuple[Source, ...]:
    """Of the sources of a clause those published when it says, if any were."""
    clause, sources = account
    told = [token.value for token in read(clause) if isinstance(token.value, Date)]
    days = {
        f"{date.year}-{date.month:02}" if date.month else f"{date.year}"
        for date in told
        if date.year and (date.month or precision == "year")
    }
    then = tuple(s for s in sources if any((s.published or "").startswith(day) for day in days))
    return then or sources


def _speaks(first: re.Match[str], sources: Sequence[Source]) -> bool:
    """Whether the subject of a verb is somebody who says something."""
    who = first["who"]
    if re.fullmatch(_SAYING, first["verb"]) or _SPEAKER_NAMED.search(who):
        return True
    return any(True for _ in mentions(who, sources))


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


@cache
def _publisher(name: str) -> re.Pattern[str]:
    """The ways to write a publisher: `Trend News Agency`, `Trend`; `USGS (copy on docslib.org)`."""
    pieces = [piece.removeprefix("The ").strip() for piece in _PIECES.split(name) if piece.strip()]
    forms = dict.fromkeys(pieces)
    forms |= dict.fromkeys(_COMMON_ENDING.sub("", piece) for piece in pieces)
    initials = ("".join(re.findall(r"\b[A-Z]", piece)) for piece in pieces)
    forms |= dict.fromkeys(letters for letters in initials if len(letters) > 2)
    named = [f for f in forms if len(f) > 2 and re.search(r"[A-Z.]", f) and f != "Mining"]
    longest_first = sorted(map(re.escape, named), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)")
