"""A small sound corpus, and a way to spoil it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orelore.corpus.articles import parse_article
from orelore.types import Article

ARTICLE = """\
---
title: Gold at Altyn
published: 2025-03-01
countries: [Kazakhstan]
minerals: [gold]
entities: [Altyn]
sources:
  s1: {title: Altyn, publisher: Herald, published: 2024-05, url: "https://a.ex/1", facts: [a-1]}
  s2: {title: Plans, publisher: Journal, url: "https://a.ex/2", facts: [a-2]}
---
## Output
The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023.[^s1]

## Plans
The owner of Altyn planned a second mill for 300 million dollars.[^s2]
"""
FIGURES = """\
fact,subject,quantity,value,unit,low,high,as_of,country,mineral,kind,status,\
source_title,publisher,published,url
a-1,Altyn,mine production,4.2,t,,,2023,Kazakhstan,gold,production,reported,Altyn,Herald,,u
a-2,Altyn,investment in a mill,300000000,USD,,,,Kazakhstan,gold,investment,plan,Plans,Journal,,u
"""
NOTES = [
    {
        "id": "a-1",
        "statement": "Gold output of Altyn stood at 4.2 t in 2023.",
        "source": {"title": "Altyn", "publisher": "Herald", "url": "https://a.ex/1"},
    },
    {
        "id": "a-2",
        "statement": "A second mill at Altyn would cost its owner USD 300 million.",
        "source": {"title": "Plans", "publisher": "Journal", "url": "https://a.ex/2"},
    },
]


@pytest.fixture
def spoiled() -> Callable[..., Article]:
    """The article with one piece of its file replaced."""

    def spoil(old: str = "", new: str = "", name: str = "altyn") -> Article:
        assert old in ARTICLE
        return parse_article(ARTICLE.replace(old, new) if old else ARTICLE, name)

    return spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus folder with the article and its figures; the notes lie in `notes`."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/altyn.md").write_text(ARTICLE)
    (tmp_path / "figures.csv").write_text(FIGURES)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.jsonl").write_text("\n".join(map(json.dumps, NOTES)))
    return tmp_path
