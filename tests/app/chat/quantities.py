"""A small corpus whose figures.csv has a quantity over the years and in two countries."""

from __future__ import annotations

from pathlib import Path

from tests.app.browsing import ARTICLES

GOLD_BY_YEAR = "How much gold did Kazakhstan produce in 2023?"
PER_YEAR = {
    "Kazakhstan": {"2021": "120", "2022": "125", "2023": "130"},
    "Uzbekistan": {"2022": "104", "2023": "110"},
}
_HEADER = (
    "fact,subject,quantity,value,unit,low,high,as_of,country,mineral,kind,status,"
    "source_title,publisher,published,url"
)
_ARTICLE = """\
---
title: Gold of Kazakhstan
countries: [Kazakhstan]
minerals: [gold]
sources:
  s1: {title: Tables, publisher: Steppe Herald, published: 2024-05, url: "https://example.org/2023"}
---
Kazakhstan produced 130 tonnes of gold in 2023.[^s1]
"""


def write_corpus(folder: Path) -> None:
    """Put the articles of the small corpus, one more and the figures into a folder."""
    (folder / "articles").mkdir(parents=True)
    for name, text in {**ARTICLES, "kazakh-gold": _ARTICLE}.items():
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    rows = [
        f"f,{country},mine production,{value},t,,,{year},{country},gold,production,reported,"
        f"Tables,Steppe Herald,2024-05,https://example.org/{year}"
        for country, values in PER_YEAR.items()
        for year, value in values.items()
    ]
    (folder / "figures.csv").write_text("\n".join([_HEADER, *rows, ""]), encoding="utf-8")
