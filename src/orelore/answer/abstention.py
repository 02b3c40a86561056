"""What to say when the articles hold no answer: what is missing, and what there is instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orelore.types import Coverage, Filters
from orelore.words import content_words, words

REFUSAL = "The articles do not cover this."
UNREADABLE = (
    "The question could not be read well enough. Ask in English or Russian, or in other words."
)
NAMED = 4  # missing words at most
# A question with one of these is in English.
ENGLISH = frozenset("are did do does how is of the what when where which who whose why".split())  # noqa: SIM905


def explain(
    question: str,
    unknown: Sequence[str],
    recognised: Filters,
    filters: Filters,
    coverage: Coverage,
    *,
    is_understood: bool = True,
    closest: str | None = None,
) -> str:
    """The reason of an abstention in a few sentences: what is not there, and what is.

    `unknown` are the words of the question that stand in no passage, `closest` is what the
    articles say of the same thing without answering.
    """
    sentences = [REFUSAL if is_understood else UNREADABLE]
    if not filters.is_empty:
        sentences.append("Only passages that pass the chosen filters were read.")
    held = [
        *_counts(recognised.countries, coverage.countries),
        *_counts(recognised.minerals, coverage.minerals),
    ]
    missing = _missing(question, unknown, held)
    if _is_foreign(question, unknown):
        sentences.append("They are in English, and the words of the question are not in them.")
    elif missing:
        sentences.append(f"No article mentions {_listed(missing[:NAMED], 'or')}.")
    if closest:
        sentences.append(f'The closest that they say: "{closest}"')
    sentences.append(_told(held) if held else _scope(coverage))
    return " ".join(sentences)


def _is_foreign(question: str, unknown: Sequence[str]) -> bool:
    """Whether most of it is in another script, or not one word of it is known."""
    asked = set(content_words(question))
    foreign = [word for word in unknown if not word.isascii()]
    nothing_known = not asked - set(unknown) and ENGLISH.isdisjoint(words(question))
    return len(foreign) > len(asked) / 2 or nothing_known


def _missing(question: str, unknown: Sequence[str], held: Sequence[tuple[int, str]]) -> list[str]:
    """The unknown words as the question spells them, without names of which no article is told."""
    told = {word for count, name in held if not count for word in words(name)}
    spelt = {word.casefold(): word for word in re.findall(r"\w+", question)}
    return [spelt.get(word, word) for word in unknown if word not in told]


def _scope(coverage: Coverage) -> str:
    if not coverage.articles:
        return "The corpus has no articles yet. Add some with `orelore add`."
    if coverage.articles == 1 or not coverage.countries:
        return f"The corpus has {_number(coverage.articles)}."
    most = _listed(list(coverage.countries)[:3], "and")
    return f"The corpus has {_number(coverage.articles)}, most of them on {most}."


def _told(held: Sequence[tuple[int, str]]) -> str:
    """How many articles there are on what the question names."""
    verb = "is" if held[0][0] < 2 else "are"
    counted = [f"{_number(count)} on {name}" for count, name in held]
    return f"There {verb} {_listed(counted, 'and')}."


def _counts(names: Sequence[str], articles: Mapping[str, int]) -> list[tuple[int, str]]:
    return [(articles.get(name, 0), name) for name in names]


def _number(count: int) -> str:
    if count == 0:
        return "no article"
    return "1 article" if count == 1 else f"{count} articles"


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
