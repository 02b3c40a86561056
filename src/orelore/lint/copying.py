"""Runs of words that an article shares with another one, or with the notes it was made from.

Figures, dates and names are apart: they must be told alike, so a run may hold them, but they do
not count among its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orelore.answer.reading import Token, read
from orelore.lint.material import Finding, Material, statements
from orelore.types import Article

RUN = 8  # words in a row that may not be shared

Run = tuple[str, ...]


def check_copying(material: Material) -> Iterator[Finding]:
    """One finding for each pair of an article and what it shares a run with."""
    owners: dict[Run, str] = {}
    for note in material.notes.values():
        for run in runs(note.statement):
            owners.setdefault(run, f"the note {note.id}")
    for article in material.ours():
        own = _runs_of(article)
        found: dict[str, Run] = {}
        for run in own:
            if run in owners:
                found.setdefault(owners[run], run)
        for owner, run in found.items():
            problem = f"it shares words with {owner}: {' '.join(run)}"
            yield Finding("copy", article.id, problem)
        owners |= dict.fromkeys(own, f"'{article.id}'")


def runs(text: str, length: int = RUN) -> dict[Run, None]:
    """All stretches of a text that hold so many plain words, in order, as they are compared."""
    tokens = read(text)
    plain = [i for i, token in enumerate(tokens) if token.kind == "word"]
    ends = zip(plain, plain[length - 1 :], strict=False)
    return dict.fromkeys(_as_run(tokens[first : last + 1]) for first, last in ends)


def _as_run(tokens: Sequence[Token]) -> Run:
    return tuple(token.text.casefold() for token in tokens)


def _runs_of(article: Article) -> Mapping[Run, None]:
    """Those of its sentences: a run does not go on from one sentence to the next."""
    return {run: None for statement in statements(article) for run in runs(statement.text)}
