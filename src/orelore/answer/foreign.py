"""Questions cut short in Russian and the languages of the region.

What stands in a question is found by reading it word by word in the articles' terms. A year, a
country, a metal or a name takes the place of another one as it is written; what else lacks its
subject gets it in brackets, in the articles' terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from orelore.answer.brackets import subjects, with_note
from orelore.answer.mentions import Mention, find_mentions
from orelore.answer.swap import swapped
from orelore.answer.turns import Turn
from orelore.words import STOP_WORDS, words

Read = Callable[[str], str]  # a text in the articles' terms

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`][^\W_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LONGEST_TERM = 3  # words
_SHORT = 2  # words: Когда?
_LONGEST = 8  # words of a question cut short
_OPENING = re.compile(
    r"^(?:(?:а|и|но|ал эми|ал|және|жана|va|ва|lekin|бирок|бірақ|аммо)(?=\W)\W*)+", re.IGNORECASE
)
_WORDS = """
    а и но в во на из с о об для по у же там ну год года году годах как насчет насчёт что про тоже
    то самое так обстоят дела можно сказать
    ал эми және жана ше шы жылы жылда жыл жылғы жылдары туралы
    жөнүндө боюнча эмне не болот жылдагы
    va yilda yil yilgi yili chi haqida haqda ham esa
    ва дар соли сол чӣ чи бораи
"""
_FILLER = frozenset(_WORDS.split())  # between the names of a question cut short
_BACKWARD = re.compile(
    r"\b(?:он|она|оно|они|его|ее|её|их|ему|ей|им|ими|нем|нём|ней|нее|неё|него|них|ним|там|оттуда"
    r"|туда|это|этот|эта|эти|этого|этой|этом|тот|ол|оны|оның|оған|ал жерде|анын|аны|ага|анда"
    r"|uning|unga|undan|unda|ular|ularning|у ерда|унинг|он ҷо|онро)\b",
    re.IGNORECASE,
)


def is_foreign(text: str, read: Read) -> bool:
    """Whether a question is in another language than the articles."""
    if _CYRILLIC.search(text):
        return True
    return STOP_WORDS.isdisjoint(words(text)) and read(text) != text


def complete_foreign(question: str, turns: Sequence[Turn], read: Read) -> str:
    """The question completed from the earlier ones; as it is when it stands alone."""
    known = turns[0].known
    named = _spoken(question, turns[0], read)
    if named and _is_all_named(question, named):
        for turn in turns:
            if text := _swapped(question, named, turn, read):
                return with_note(text, turn.note)
    if not named and len(words(question)) <= _SHORT:
        return with_note(question, turns[0].note or turns[0].question)
    points_back = _BACKWARD.search(question) is not None
    if not points_back and (named or find_mentions(read(question), known)):
        return question
    asked = Turn(" ".join(mention.text for mention in named), known=known)
    return with_note(question, _note(turns, asked, read, by_name=points_back))


def in_english(turn: Turn, read: Read) -> Turn:
    """The turn in the articles' terms."""
    if not is_foreign(turn.question, read):
        return turn
    return Turn(read(turn.question), turn.note, turn.said, turn.known)


def _spoken(text: str, turn: Turn, read: Read) -> list[Mention]:
    """What a question in another language names: its places there, its text in English."""
    found = [Mention("time", *m.span(), m[0]) for m in _YEAR.finditer(text)]
    tokens = list(_WORD.finditer(text))
    for length in range(_LONGEST_TERM, 0, -1):
        for first, last in zip(tokens, tokens[length - 1 :], strict=False):
            start, end = first.start(), last.end()
            is_taken = any(m.start < end and start < m.end for m in found)
            if not is_taken and _FILLER.isdisjoint((first[0].casefold(), last[0].casefold())):
                found += _named(text, start, end, turn, read)
    return sorted(found, key=lambda mention: mention.start)


def _named(text: str, start: int, end: int, turn: Turn, read: Read) -> list[Mention]:
    """The one thing that a few words together stand for."""
    phrase = text[start:end]
    term = read(phrase)
    shorter = (phrase.partition(" ")[2], phrase.rpartition(" ")[0])
    if term in (read(part) for part in shorter if part):
        return []  # one word less says the same
    found = find_mentions(term, turn.known)
    if len(found) != 1 or found[0].kind == "term" or len(found[0].text) != len(term):
        return []
    return [Mention(found[0].kind, start, end, term, found[0].name)]


def _is_all_named(question: str, named: Sequence[Mention]) -> bool:
    rest = list(question.casefold())
    for mention in named:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return len(words(question)) <= _LONGEST and set(_WORD.findall("".join(rest))) <= _FILLER


def _swapped(question: str, named: Sequence[Mention], turn: Turn, read: Read) -> str | None:
    """The question of a turn with what the new one names, as it is written there."""
    if not is_foreign(turn.question, read):
        texts = [f"in {m.text}" if m.kind == "time" else m.text for m in named]
        return swapped(turn, Turn(" ".join(texts), known=turn.known))
    text = turn.question
    for new in named:
        old = [m for m in _spoken(text, turn, read) if m.kind == new.kind]
        if len(old) == 1:
            text = text[: old[0].start] + question[new.start : new.end] + text[old[0].end :]
        elif new.kind == "time" and not old:
            text = f"{text.rstrip(' ?.')} {_OPENING.sub('', question).strip(' ?.')}?"
        else:
            return None
    return text


def _note(turns: Sequence[Turn], asked: Turn, read: Read, *, by_name: bool) -> str:
    """What the conversation is about; `by_name` where that can only be something with a name."""
    english = [in_english(turn, read) for turn in turns]
    names = dict.fromkeys(m.text for m in english[0].of("name") if m.sort != "place")
    if by_name and names:
        return ", ".join(names)
    note = subjects(english, asked)
    return turns[0].question if note == english[0].question else note
