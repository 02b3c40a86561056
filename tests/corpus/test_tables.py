from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from orelore.corpus.tables import read_figures, read_glossary, read_places, read_publishers
from orelore.errors import TableError

FIGURES = (
    "fact,subject,quantity,value,unit,low,high,as_of,country,mineral,kind,status,"
    "source_title,publisher,published,url\n"
)
GLOSSARY = "term,kind,symbol,variants,ru,kk,uz,ky,tg,country\n"
PLACES = (
    "name,alt_names,country,region,kind,minerals,status,status_as_of,operator,operator_as_of,"
    "latitude,longitude,precision,coord_source,coord_url,facts,articles,url\n"
)


def write(folder: Path, name: str, *rows: str) -> Path:
    (folder / name).write_text("".join(rows), encoding="utf-8")
    return folder


def test_a_figure_is_read_with_its_types(tmp_path: Path) -> None:
    row = "a-1,Altyn,mine production,4.2,t,,,2023,Kazakhstan,gold,production,claim,T,P,2024-05,u\n"
    [figure] = read_figures(write(tmp_path, "figures.csv", FIGURES, row))
    assert (figure.value, figure.low, figure.as_of) == (Decimal("4.2"), None, "2023")
    assert (figure.country, figure.status) == (("Kazakhstan",), "claim")


def test_a_term_gives_its_other_forms(tmp_path: Path) -> None:
    row = "tungsten,mineral,W,wolfram | volfram,вольфрам,,volfram,,,\n"
    [term] = read_glossary(write(tmp_path, "glossary.csv", GLOSSARY, row))
    assert list(term.forms()) == ["wolfram", "volfram", "вольфрам", "volfram"]


def test_a_place_may_have_no_point(tmp_path: Path) -> None:
    row = "Boz,,Uzbekistan,,mine,tungsten,,,,,,,,,,a-1,boz-tungsten,\n"
    [place] = read_places(write(tmp_path, "places.csv", PLACES, row))
    assert (place.latitude, place.articles) == (None, ("boz-tungsten",))


def test_a_place_may_be_made_from_values(tmp_path: Path) -> None:
    row = "Boz,,Uzbekistan,,mine,tungsten,,,,,41.5,64.5,town,,,,a-1,\n"
    [place] = read_places(write(tmp_path, "places.csv", PLACES, row))
    moved = replace(place, minerals=("gold", "silver"), latitude=0.0)
    assert (moved.minerals, moved.latitude, moved.longitude) == (("gold", "silver"), 0.0, 64.5)


def test_a_corpus_without_tables_has_no_rows(tmp_path: Path) -> None:
    assert [*read_figures(tmp_path), *read_places(tmp_path), *read_glossary(tmp_path)] == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,b,c,x,t,,,2023,,,production,claim,T,P,,u\n", "column `value`"),
        ("a,b,c,,t,,,2023,,,production,claim,T,P,,u\n", "give a value"),
        ("a,b,c,,t,5,4,2023,,,production,claim,T,P,,u\n", "low 5 is above high 4"),
        ("a,b,c,1,t,,,2023-13,,,production,claim,T,P,,u\n", "column `as_of`"),
        ("a,b,c,1,t,,,2023,,,output,claim,T,P,,u\n", "column `kind`"),
        ("a,b,c,1,t\n", "as many cells as the first line has: 16"),
        ("a,b,c,1,t,,,2023,,,production,claim,T,P,,u,more\n", "as many cells"),
        ('a,"b"x,c,1,t,,,2023,,,production,claim,T,P,,u\n', "cannot be read"),
    ],
)
def test_a_bad_figure_is_named_by_file_line_and_column(
    tmp_path: Path, row: str, problem: str
) -> None:
    with pytest.raises(TableError, match=problem) as caught:
        read_figures(write(tmp_path, "figures.csv", FIGURES, row))
    assert str(caught.value).startswith("figures.csv, line ")


@pytest.mark.parametrize("point", ["43.1,,town", "43.1,68.2,", "143.1,68.2,site"])
def test_a_point_is_whole_and_on_the_globe(tmp_path: Path, point: str) -> None:
    row = f"Boz,,Uzbekistan,,mine,tungsten,,,,,{point},,,,,\n"
    with pytest.raises(TableError):
        read_places(write(tmp_path, "places.csv", PLACES, row))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="column `symbol`"):
        read_glossary(write(tmp_path, "glossary.csv", "term,kind\n", "tungsten,mineral\n"))


def test_a_table_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "glossary.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(TableError, match=r"^glossary\.csv: it cannot be read"):
        read_glossary(tmp_path)


def test_publishers_are_read_with_their_kinds(tmp_path: Path) -> None:
    assert read_publishers(tmp_path) == {}
    rows = "publisher,kind\n", "USGS,government\n", '"Herald, The", news \n'
    folder = write(tmp_path, "publishers.csv", *rows)
    assert read_publishers(folder) == {"USGS": "government", "Herald, The": "news"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "Post,paper\n",
            r"publishers\.csv, line 3: .*unknown kind 'paper', not one of news",
        ),
        (",news\n", r"publishers\.csv, line 3: column `publisher`"),
        ("USGS,research\n", r"publishers\.csv: more than one row is on USGS"),
    ],
)
def test_a_bad_row_on_a_publisher_is_named(tmp_path: Path, row: str, problem: str) -> None:
    rows = "publisher,kind\n", "USGS,government\n", row
    with pytest.raises(TableError, match=problem):
        read_publishers(write(tmp_path, "publishers.csv", *rows))
