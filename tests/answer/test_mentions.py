from __future__ import annotations

from pathlib import Path

import pytest

from orelore.answer.mentions import Name, Names, find_mentions, known_names
from orelore.corpus.tables import read_glossary, read_places
from orelore.types import Article

KNOWN = Names([Name("Kumtor", "mine"), Name("Kumtor Gold Company", "company"), Name("Trend")])


def found(text: str, known: Names = KNOWN) -> list[tuple[str, str]]:
    return [(mention.kind, mention.text) for mention in find_mentions(text, known)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "How much gold did Kumtor sell to China in 2022?",
            [("mineral", "gold"), ("name", "Kumtor"), ("country", "China"), ("time", "in 2022")],
        ),
        ("who owns kumtor", [("name", "Kumtor")]),
        ("Who runs the Kumtor Gold Company?", [("name", "Kumtor Gold Company")]),
        ("Does Ak-Sai belong to Cove Kaz?", [("name", "Ak-Sai"), ("name", "Cove Kaz")]),
        ("What did Trend write about the trend?", [("name", "Trend")]),
        ("What do the US and the EU want?", [("country", "US"), ("country", "the EU")]),
        ("What does it cost us, in US$?", []),
        ("Output from 2019 to 2021?", [("time", "from 2019 to 2021")]),
        ("Output in the first half of 2020?", [("time", "in the first half of 2020")]),
        ("Is it 2000 tonnes or 1,950?", []),
        ("Were the Koreans there in May?", []),
    ],
)
def test_a_question_names_times_countries_minerals_and_names(
    text: str, mentions: list[tuple[str, str]]
) -> None:
    assert found(text) == mentions


def test_a_name_keeps_what_is_in_it() -> None:
    assert found("Who owns Kumtor Gold Company?") == [("name", "Kumtor Gold Company")]


PLACES = """\
name,alt_names,country,region,kind,minerals,status,status_as_of,operator,operator_as_of,latitude,\
longitude,precision,coord_source,coord_url,facts,articles,url
Boz,Bozsu,Uzbekistan,,mine,,,,,,,,,,,,,
"""
TERMS = """\
term,kind,symbol,variants,ru,kk,uz,ky,tg,country
Altyn Group,company,,AG Holding,,,,,,Peru
"""


def test_names_come_from_tables_and_articles_and_the_tables_know_their_kind(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "glossary.csv").write_text(TERMS, encoding="utf-8")
    article = Article("a", "A", "Text.", entities=("Darya Pump",))
    known = known_names([article], read_places(tmp_path), read_glossary(tmp_path))
    text = "Did AG Holding lend Darya Pump to bozsu?"
    sorts = [(m.text, m.sort) for m in find_mentions(text, known)]
    assert sorts == [("AG Holding", "company"), ("Darya Pump", ""), ("Bozsu", "mine")]
