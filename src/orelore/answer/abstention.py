"""What to say when the articles hold no answer: what is missing, and what there is instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orelore.types import Coverage, Filters

REFUSAL = "The articles do not cover this."


def explain(
    recognised: Filters, filters: Filters, unknown_words: Sequence[str], coverage: Coverage
) -> str:
    """The reason of an abstention in a few sentences: what is not there, and what is."""
    sentences = [REFUSAL]
    if not filters.is_empty:
        sentences.append("Only passages that pass the chosen filters were read.")
    if unknown_words:
        sentences.append(f"No article mentions {_listed(unknown_words, 'or')}.")
    held = [
        *_counts(recognised.countries, coverage.countries),
        *_counts(recognised.minerals, coverage.minerals),
    ]
    if held:
        sentences.append(f"There {_verb(held[0])} {_listed(held, 'and')}.")
    else:
        sentences.append(
            f"The corpus has {coverage.articles} articles, most of them on "
            f"{_listed(list(coverage.countries)[:3], 'and')}."
        )
    return " ".join(sentences)


def _counts(names: Sequence[str], articles: Mapping[str, int]) -> list[str]:
    counts = [(articles.get(name, 0), name) for name in names]
    return [f"{_number(count)} on {name}" for count, name in counts]


def _number(count: int) -> str:
    if count == 0:
        return "no article"
    return "1 article" if count == 1 else f"{count} articles"


def _verb(first: str) -> str:
    return "is" if first.startswith(("no article", "1 ")) else "are"


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
