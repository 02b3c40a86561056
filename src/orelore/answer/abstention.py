"""What to say when the articles hold no answer: what is missing, and what there is instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orelore.types import Coverage, Filters

REFUSAL = "The articles do not cover this."
NAMED = 4  # missing words at most


def explain(
    keywords: Sequence[str],
    unknown: Sequence[str],
    recognised: Filters,
    filters: Filters,
    coverage: Coverage,
) -> str:
    """The reason of an abstention in a few sentences: what is not there, and what is.

    `unknown` are the keywords that stand in no passage.
    """
    sentences = [REFUSAL]
    if not filters.is_empty:
        sentences.append("Only passages that pass the chosen filters were read.")
    if _is_foreign(keywords, unknown):
        sentences.append("They are in English, and the words of the question are not in them.")
    elif unknown:
        sentences.append(f"No article mentions {_listed(unknown[:NAMED], 'or')}.")
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


def _is_foreign(keywords: Sequence[str], unknown: Sequence[str]) -> bool:
    """Whether most of the question is in another script, or not one word of it is known."""
    foreign = [word for word in unknown if not word.isascii()]
    return len(foreign) > len(keywords) / 2 or len(unknown) == len(keywords) > 0


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
