"""What a conversation is about, put in brackets behind a question that lacks it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orelore.answer.mentions import Mention, canonical, is_adjective
from orelore.answer.turns import Turn

_LONGEST = 300  # characters; a longer earlier question would drown this one


def with_note(text: str, note: str) -> str:
    """The question with something in brackets behind it; without a note as it is."""
    return f"{text} ({note[:_LONGEST]})" if note else text


def whole(turn: Turn) -> str:
    """A question as what another one is about; nothing where brackets say that already."""
    return "" if turn.note else turn.topic or turn.question


def subjects(turns: Sequence[Turn], asked: Turn) -> str:
    """The names, metals, countries and years of the latest turn that a question does not have.

    Where nothing has a name, the earlier question as a whole.
    """
    turn = turns[0]
    if turn.note:
        return _noted(turn, asked)
    names = [name for name in turn.of("name") if name.text not in asked.question]
    if all(name.sort in ("place", "person") for name in names):
        return whole(turn)
    if turn.topic and not turn.topic.startswith(turn.phrase(turn.mentions[0])):
        return turn.topic
    phrases = [turn.phrase(name) for name in names]
    return _listed([*phrases, *_more(turn, asked, " ".join(phrases).casefold())])


def _noted(turn: Turn, asked: Turn) -> str:
    """What the latest turn was completed with itself, and the names that it added."""
    if turn.note.endswith("?"):
        return turn.note
    own = [turn.phrase(n) for n in turn.of("name")] or [m.text for m in turn.of("country")]
    said = f"{turn.note} {asked.question}"
    return _listed([turn.note, *(text for text in own if text not in said)])


def _more(turn: Turn, asked: Turn, said: str) -> Iterable[str]:
    if not asked.of("mineral"):
        yield from (m.text for m in turn.of("mineral") if m.text.casefold() not in said)
    if all(map(is_adjective, asked.of("country"))):
        yield from (c for m in turn.of("country") if (c := _noun(m)).casefold() not in said)
    if not asked.of("time"):
        yield from re.findall(r"\d{4}", " ".join(time.text for time in turn.of("time")))


def _noun(country: Mention) -> str:
    return canonical(country) if is_adjective(country) else country.text


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))
