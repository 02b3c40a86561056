"""The questions of a conversation so far, and what they were about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from orelore.answer.followwords import (
    AGREEMENT,
    AUXILIARY,
    COMPANY,
    OTHER,
    PLURAL,
    SITE,
    SOMEBODY,
)
from orelore.answer.mentions import NO_NAMES, Kind, Mention, Names, find_mentions
from orelore.answer.phrases import inflected, noun_phrase

_MOST_TURNS = 6
_LONGEST_TOPIC = 12  # words
_NAMED = r"(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_NOTED = re.compile(r"^(?P<question>.+?) \((?P<note>[^()]+(?:\([^()]*\)[^()]*)*)\)$")
_ABOUT = re.compile(
    r"^(?:please )?(?:(?:can|could) you )?(?:tell me (?:more |something )?about"
    r"|what (?:do you know|is known|can you (?:say|tell me)|do the articles say) about"
    r"|(?:what is|what's|any) the (?:latest|news) (?:on|about|from)|describe|explain"
    r"|i (?:want|would like) to (?:know|hear) about) (?P<topic>[^?.!]+?)[\s?.!]*$",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^(?:what|who)(?: is| are| was|'s|’s) "
    r"(?P<topic>(?:(?:the|an?) )?[\w’'+-]+(?: (?!of\b|in\b|at\b|for\b)[\w’'+-]+){0,3})[\s?.!]*$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"^(?:which|what) (?!(?:the|{AUXILIARY})\b)(?P<rest>[^?]+?)[\s?.!]*$", re.IGNORECASE
)
_INVERTED = re.compile(rf"(?P<aux>{AUXILIARY}) (?:the )?")
_TOLD_OF = re.compile(
    rf"\b[Aa]n? (?P<thing>(?:[\w-]+ ){{0,3}}?(?:{SITE}|{AGREEMENT})\b"
    rf"(?: (?:in|at|near|with|on) {_NAMED})?)"
)
_SEVERAL = re.compile(rf"(?:which|what|how many) (?:[\w-]+ ){{0,3}}?{PLURAL}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Turn:
    """One question as it was understood, and the first sentence of its answer."""

    question: str
    note: str = ""  # what it was completed with, in brackets
    said: str = ""
    known: Names = NO_NAMES

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return find_mentions(self.question, self.known)

    def of(self, kind: Kind) -> list[Mention]:
        """What it names of one kind."""
        return [mention for mention in self.mentions if mention.kind == kind]

    @cached_property
    def answered(self) -> dict[Mention, str]:
        """The names that the answer adds, as they are called there.

        A question in need of brackets was hardly about what its answer happened to name.
        """
        asked = self.question.casefold()
        found = () if self.note else find_mentions(self.said, self.known)
        added = (m for m in found if m.kind == "name" and m.text.casefold() not in asked)
        return {name: noun_phrase(self.said, name, found) for name in added}

    def phrase(self, name: Mention) -> str:
        """A name of the question as it is called there."""
        return noun_phrase(self.question, name, self.mentions)

    @property
    def topic(self) -> str | None:
        """What the question asks about as a whole: `Tell me about ...`, `What is ...?`."""
        found = _ABOUT.match(self.question) or _DEFINITION.match(self.question)
        topic = found["topic"] if found else ""
        return topic if 0 < len(topic.split()) <= _LONGEST_TOPIC else None

    @property
    def organisation(self) -> str | None:
        """The company or state that the question asks for, in the words of the question."""
        return self._asked_for(rf"(?:{COMPANY}|country|state|government|ministry)")

    @property
    def somebody(self) -> str | None:
        """The person that the question asks for, in the words of the question."""
        asked_for = self._asked_for(SOMEBODY)
        return asked_for and asked_for.replace(" that ", " who ", 1)

    @property
    def thing(self) -> str | None:
        """The mine, plant or river that the question asks for, in the words of the question."""
        return self._asked_for(rf"(?:{SITE}|{OTHER})")

    @property
    def told_of(self) -> str | None:
        """The mine or the agreement that the question tells of without a name."""
        found = _TOLD_OF.search(self.question)
        return f"the {found['thing']}" if found else None

    @property
    def asks_for_several(self) -> bool:
        """Whether it asks for things in the plural: `Which mines ...`."""
        return _SEVERAL.match(self.question) is not None

    def _asked_for(self, noun: str) -> str | None:
        """`the company that won Jerooy`, of `Which company won Jerooy?`."""
        which = _WHICH.match(self.question)
        if which is None or self.asks_for_several:
            return None
        called = re.match(
            rf"(?:[\w-]+ ){{0,3}}?{noun}\b(?: (?:in|of|at|near) {_NAMED})? ", which["rest"]
        )
        if called is None:
            return None
        at = which.start("rest") + called.end()
        told = self._told(at, which.end("rest"))
        return f"the {called[0]}that {told}" if told else None

    def _told(self, at: int, end: int) -> str | None:
        """What the question tells of a thing, as a clause: `did Zijin buy` -> `Zijin bought`."""
        rest = self.question[at:end]
        inverted = _INVERTED.match(rest)
        if inverted is None:
            return rest
        subject = next((m for m in self.mentions if m.start == at + inverted.end()), None)
        if subject is None:
            return None if inverted["aux"] in ("do", "does", "did") else rest
        named = rest[inverted.end("aux") : subject.end - at].strip()
        verb, _, more = rest[subject.end - at :].strip().partition(" ")
        return f"{named} {inflected(verb, inverted['aux'])} {more}".rstrip()


def read_turns(earlier: str | None, known: Names = NO_NAMES) -> list[Turn]:
    """The turns of a conversation as `remember` keeps them, the latest first."""
    lines = (earlier or "").splitlines()
    return [_read(line, known) for line in reversed(lines) if line.strip()][:_MOST_TURNS]


def remember(earlier: str | None, question: str, answer: str = "") -> str:
    """The conversation with one more turn: a line each, question and answer parted by a tab.

    Of the answer its first sentence is enough.
    """
    line = "\t".join(" ".join(text.split()) for text in (question, answer) if text)
    return "\n".join([*(earlier or "").splitlines(), line][-_MOST_TURNS:])


def _read(line: str, known: Names) -> Turn:
    question, _, said = line.strip().partition("\t")
    noted = _NOTED.match(question)
    if noted is None:
        return Turn(question, "", said, known)
    return Turn(noted["question"], noted["note"], said, known)
