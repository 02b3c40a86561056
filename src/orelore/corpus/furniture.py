"""What a news page puts around its article: menus, share rows, notices, tickers, related links.

A paragraph of the article must never be lost, so long lines count as furniture only by words
that no article uses, and a list of links ends at the first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orelore.corpus import notices
from orelore.corpus.language import is_foreign
from orelore.corpus.lines import ends_sentence, is_bullet, is_heading, is_prose, word_count
from orelore.words import STRAIGHT_APOSTROPHES

_LONGEST_NOTICE = 70  # words
_LONGEST_LABEL = 14
_LONGEST_HEADING = 60  # characters


def _any_of(expressions: str) -> str:
    return "|".join(line for line in expressions.splitlines() if line)


_BUTTONS = frozenset(notices.BUTTONS.split())
_NOTICE = re.compile(_any_of(notices.NOTICES), re.IGNORECASE)
_LABEL = re.compile(_any_of(notices.LABELS), re.IGNORECASE)
_LINKS_FOLLOW, _PAGE_FOLLOWS, _COMMENTS_FOLLOW = (
    re.compile(rf"(?:{_any_of(headings)})\W*(?:\d+\W*)?", re.IGNORECASE)
    for headings in (notices.LINKS_FOLLOW, notices.PAGE_FOLLOWS, notices.COMMENTS_FOLLOW)
)
_TICKER = re.compile(
    r"\b(?:USD|EUR|RUB|CNY|KZT|KGS|UZS|TJS|TRY|GBP|Brent|WTI|BTC|S&P|BIST|Nasdaq|Dow)\b\W{0,3}\d"
    r"|[+−-]\d{1,2}\s?°|\d{1,2}\s?°C",
    re.IGNORECASE,
)
_CLOCK_OR_NUMBER = re.compile(r"[\W\d_]*")


def is_furniture(line: str) -> bool:
    """Whether a line is surely the page's and not the article's."""
    words, bare = word_count(line), _bare(line)
    if words > _LONGEST_NOTICE:
        return False
    if (
        (_CLOCK_OR_NUMBER.fullmatch(bare) and " | " not in line)
        or _NOTICE.search(bare)
        or _is_buttons(bare)
    ):
        return True
    long = words > (_LONGEST_LABEL if ends_sentence(line) else 2 * _LONGEST_LABEL)
    if long or is_bullet(line):
        return False
    return bool(_LABEL.match(bare)) or _is_ticker(bare)


def without_furniture(lines: Sequence[str], language: str | None = None) -> list[str]:
    """The lines of the article alone."""
    lines = _until_page_follows(list(lines))
    kept = [line for line in _without_links(lines) if not is_furniture(line)]
    return _without_foreign_edges(kept, language) if language else kept


def _is_buttons(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", line.lower())
    return bool(words) and all(word in _BUTTONS for word in words)


def _is_ticker(line: str) -> bool:
    return len(_TICKER.findall(line)) >= 2 and not ends_sentence(line)


def _until_page_follows(lines: list[str]) -> list[str]:
    """Cut at the first heading behind which only other matter stands."""
    prose = [is_prose(line) for line in lines]
    before = 0
    for position, line in enumerate(lines):
        bare = _bare(line)
        after = sum(prose) - before if before and len(bare) <= _LONGEST_HEADING else 0
        if before and _COMMENTS_FOLLOW.fullmatch(bare) and after <= 2 * before:
            return lines[:position]
        if before and not after and _PAGE_FOLLOWS.fullmatch(bare):
            return lines[:position]
        before += prose[position]
    return lines


def _without_links(lines: list[str]) -> list[str]:
    kept: list[str] = []
    in_links = False
    for line in lines:
        bare = _bare(line)
        in_links = in_links and not (is_prose(line) or ends_sentence(line) or is_heading(line))
        if _LINKS_FOLLOW.fullmatch(bare) or _PAGE_FOLLOWS.fullmatch(bare):
            in_links = True
        elif not in_links:
            kept.append(line)
    return kept


def _bare(line: str) -> str:
    return line.strip("#*:•- ").translate(STRAIGHT_APOSTROPHES)


def _without_foreign_edges(lines: list[str], language: str) -> list[str]:
    """Drop notices in another language above the first and below the last paragraph of ours.

    A page that is half in another language is an article in two languages: it stays whole.
    """
    foreign = [is_foreign(line, language) for line in lines]
    own = [i for i, line in enumerate(lines) if is_prose(line) and not foreign[i]]
    words = sum(word_count(line) for i, line in enumerate(lines) if foreign[i])
    if not own or words > 0.2 * sum(map(word_count, lines)):
        return lines
    return [
        line
        for i, line in enumerate(lines)
        if not foreign[i] or own[0] < i < own[-1] or is_bullet(line)
    ]
