"""What a corpus holds, in tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tabulate import tabulate

from orelore.corpus.tables import LANGUAGES
from orelore.lint.coverage import told_facts
from orelore.lint.material import Finding, Material, statements
from orelore.types import Article, Source

REGION = ("Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan")
PUBLISHERS = 25  # shown by name
_BEGIN, _END = "<!-- orelore corpus stats -->", "<!-- end -->"
_SHOWN = re.compile(rf"(?<={re.escape(_BEGIN)}).*?(?={re.escape(_END)})", re.DOTALL)

Table = Sequence[Sequence[object]]


def stats(material: Material) -> str:
    """All tables as Markdown."""
    articles = list(material.articles.values())
    sources = _pages(articles)
    return "\n\n".join(
        [
            _table(("what", "number"), _totals(material, sources)),
            _table(("articles on", *REGION, "in all"), _matrix(articles)),
            _table(("year", "pages cited"), _by_year(sources)),
            _table(("publisher", "pages cited"), _by_publisher(sources)),
        ]
    )


def check_readme(material: Material) -> list[Finding]:
    """Whether the README of the corpus shows its numbers as they are now."""
    shown = _SHOWN.search(material.readme)
    if material.readme and (shown is None or shown[0].strip() != _own_stats(material)):
        problem = "its tables are not those of the corpus. Run `orelore corpus stats --write`."
        return [Finding("readme", "README.md", problem)]
    return []


def write_readme(material: Material, path: Path) -> None:
    """Put the tables into the README, between its two comments."""
    tables = f"\n\n{_own_stats(material)}\n\n"
    path.write_text(_SHOWN.sub(lambda _: tables, material.readme), encoding="utf-8")


def _own_stats(material: Material) -> str:
    """Without the pages that somebody filed in the folder."""
    return stats(replace(material, articles={a.id: a for a in material.ours()}))


def _totals(material: Material, sources: Mapping[str, Source]) -> Table:
    articles = material.articles.values()
    told = [statement for article in articles for statement in statements(article)]
    rows: list[tuple[str, int]] = [
        ("articles", len(articles)),
        ("words in their sentences", sum(len(s.text.split()) for s in told)),
        ("sentences", len(told)),
        ("facts told", len(told_facts(material))),
        ("pages cited", len(sources)),
        ("publishers", len({source.publisher for source in sources.values()})),
        ("rows of figures.csv", len(material.figures)),
        ("places", len(material.places)),
        ("of these with a point", sum(p.latitude is not None for p in material.places)),
        ("terms of the glossary", len(material.terms)),
    ]
    names = dict(zip(LANGUAGES, ("Russian", "Kazakh", "Uzbek", "Kyrgyz", "Tajik"), strict=True))
    for language, name in names.items():
        rows.append(
            (f"of these in {name}", sum(bool(getattr(t, language)) for t in material.terms))
        )
    return [(what, f"{number:,}") for what, number in rows]


def _matrix(articles: Sequence[Article]) -> Table:
    """Articles by mineral and country; those with most articles first."""
    counts = Counter(mineral for article in articles for mineral in article.minerals)
    rows = [
        [mineral, *(_both(articles, mineral, country) or "" for country in REGION), total]
        for mineral, total in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    in_all = [sum(country in article.countries for article in articles) for country in REGION]
    return [*rows, ["any mineral or none", *in_all, len(articles)]]


def _both(articles: Sequence[Article], mineral: str, country: str) -> int:
    return sum(mineral in a.minerals and country in a.countries for a in articles)


def _by_year(sources: Mapping[str, Source]) -> Table:
    years = Counter((s.published or "")[:4] or "not dated" for s in sources.values())
    return sorted(years.items(), reverse=True)


def _by_publisher(sources: Mapping[str, Source]) -> Table:
    counts = Counter(source.publisher for source in sources.values())
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    rest = ordered[PUBLISHERS:]
    others = [(f"{len(rest)} others", sum(number for _, number in rest))] if rest else []
    return [*ordered[:PUBLISHERS], *others]


def _pages(articles: Sequence[Article]) -> dict[str, Source]:
    """The pages that articles rest on, by address."""
    return {source.url or source.title: source for a in articles for source in a.sources}


def _table(head: Sequence[str], rows: Table) -> str:
    return tabulate(rows, headers=head, tablefmt="github")
