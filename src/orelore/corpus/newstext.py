"""Plain text as people copy it from a news site -> Draft: the article without the page."""

from __future__ import annotations

from collections.abc import Sequence

from orelore.corpus.dates import date_in
from orelore.corpus.describe import Draft
from orelore.corpus.furniture import is_furniture, without_furniture
from orelore.corpus.header import is_date_line, read_header, split_header
from orelore.corpus.language import language_of
from orelore.corpus.lines import (
    HEADING,
    ends_sentence,
    is_bullet,
    is_heading,
    is_prose,
    to_lines,
    to_text,
    word_count,
)
from orelore.corpus.publishers import publisher_in

_LONGEST_HEADING = 12  # words
_FEWEST_LIST_WORDS = 4
_LONGEST_DATELINE = 90  # characters


def read_news_text(text: str) -> Draft:
    """The article in a text copied from a news page, with what the page says about it."""
    return draft_of(to_lines(text), is_page=True)


def draft_of(lines: Sequence[str], *, is_page: bool) -> Draft:
    """The article in some lines. Only a copied page has links below its last paragraph."""
    language = language_of(" ".join(filter(is_prose, lines)))
    above, rest = split_header(lines)
    header = read_header(above, rest)
    body = [line for line in without_furniture(rest, language) if line != header.title]
    body = _with_headings(_without_tail(body, rest) if is_page else body)
    kept = set(body)
    edges = [*above, *(line for line in rest if line not in kept)]
    dates = map(date_in, [line for line in edges if is_date_line(line)])
    standfirst = without_furniture(header.standfirst)
    return Draft(
        text=to_text([*standfirst, *body]),
        title=header.title,
        published=header.published or next(filter(None, dates), None) or _dateline(rest),
        author=header.author,
        publisher=publisher_in([line for line in edges if line != header.title], " ".join(body)),
    )


def _dateline(lines: Sequence[str]) -> str | None:
    """The date in `ASTANA, 4 December 2025 (Kazinform) - The ministry said ...`."""
    opening = lines[0][:_LONGEST_DATELINE] if lines else ""
    city, dash, _ = opening.replace("–", "-").replace("—", "-").partition(" - ")
    return date_in(city) if dash else None


def _without_tail(body: list[str], rest: Sequence[str]) -> list[str]:
    """Cut topics, tags and titles of other articles below the last sentence.

    What follows it without a gap may be a list of the article's own.
    """
    last = max((i for i, line in enumerate(body) if _closes(line)), default=len(body) - 1)
    place = len(rest) - 1 - rest[::-1].index(body[last]) if body else 0
    for line, printed in zip(body[last + 1 :], rest[place + 1 :], strict=False):
        if line != printed or not _is_listed(line):
            break
        last += 1
    return [line for line in body[: last + 1] if not is_date_line(line) or is_prose(line)]


def _is_listed(line: str) -> bool:
    return is_bullet(line) or line.endswith(":") or word_count(line) >= _FEWEST_LIST_WORDS


def _closes(line: str) -> bool:
    return is_prose(line) or (ends_sentence(line) and word_count(line) >= 3)


def _with_headings(lines: list[str]) -> list[str]:
    """Mark the short lines between two paragraphs as the headings that they are."""
    neighbours = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    return [
        f"{HEADING}{line}" if _is_title_of(before, line, after) else _level(line)
        for before, line, after in neighbours
    ]


def _is_title_of(before: str, line: str, after: str) -> bool:
    if is_heading(line) or is_bullet(line) or ends_sentence(line) or line.endswith((":", ",", ";")):
        return False
    return is_prose(before) and is_prose(after) and word_count(line) <= _LONGEST_HEADING


def _level(line: str) -> str:
    """All headings are of one level here: `### Costs` becomes `## Costs`."""
    return HEADING + line.lstrip("# ") if is_heading(line) else line


def is_article(draft: Draft) -> bool:
    """Whether anything that can be read was found."""
    return any(not is_heading(line) and not is_furniture(line) for line in draft.text.split("\n"))
