"""The checks that compare articles with notes and tables, over a folder on disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orelore.errors import TableError
from orelore.lint import articles
from orelore.lint.check import check_corpus, load_material, read_exceptions

Edit = Callable[[str, str, str], None]
TERMS = "term,kind,symbol,variants,ru,kk,uz,ky,tg,country\n"
PLACES = (
    "name,alt_names,country,region,kind,minerals,status,status_as_of,operator,operator_as_of,"
    "latitude,longitude,precision,coord_source,coord_url,facts,articles,url\n"
)


@pytest.fixture(autouse=True)
def any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "WORDS", range(5, 700))


@pytest.fixture
def edit(folder: Path) -> Edit:
    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))

    return replace


def problems(folder: Path, *, notes: bool = True) -> list[str]:
    material = load_material(folder, folder / "notes" if notes else None)
    return [str(finding) for finding in check_corpus(material, read_exceptions(folder))]


@pytest.mark.parametrize("notes", [True, False])
def test_a_sound_corpus_is_clean(folder: Path, notes: bool) -> None:
    assert problems(folder, notes=notes) == []


@pytest.mark.parametrize("notes", [True, False])
def test_a_wrong_figure_is_found(folder: Path, edit: Edit, notes: bool) -> None:
    edit("articles/altyn.md", "4.2 tonnes", "4.3 tonnes")
    found = problems(folder, notes=notes)
    assert found[0].startswith("altyn: nothing cited supports '4.3 tonnes': The Altyn mine")
    assert found[0].endswith("[figure]")
    assert any(problem.endswith("[note]") for problem in found) is notes


def test_a_wrong_year_is_found_with_the_notes_at_hand(folder: Path, edit: Edit) -> None:
    edit("articles/altyn.md", "in 2023", "in 2022")
    assert any("nothing cited supports '2022'" in problem for problem in problems(folder))


def test_a_figure_of_another_fact_does_not_support(folder: Path, edit: Edit) -> None:
    edit("articles/altyn.md", "in 2023.[^s1]", "in 2023.[^s2]")
    edit("articles/altyn.md", "dollars.[^s2]", "dollars.[^s1]")
    assert sum("nothing cited supports" in problem for problem in problems(folder)) >= 2


def test_a_run_of_words_of_a_note_is_found(folder: Path, edit: Edit) -> None:
    sentence = "A second mill at Altyn would cost its own and only owner"
    edit("articles/altyn.md", "The owner of Altyn planned a second mill for", f"{sentence}")
    edit("notes/a.jsonl", "its owner USD", "its own and only owner USD")
    [problem] = problems(folder)
    assert "shares words with the note a-2: a second mill at altyn would cost its own" in problem


def test_a_run_of_words_of_another_article_is_found(folder: Path, edit: Edit) -> None:
    again = (folder / "articles/altyn.md").read_text().replace("Gold at", "More on")
    (folder / "articles/again.md").write_text(again.replace("The owner of", "Whoever owns"))
    long = "The Altyn mine of the old and well known firm Boz"
    edit("articles/altyn.md", "The Altyn mine", long)
    edit("articles/again.md", "The Altyn mine", long)
    found = problems(folder)
    assert any("altyn: it shares words with 'again'" in problem for problem in found)


def test_publishers_and_their_rows_are_compared_where_there_is_a_table(folder: Path) -> None:
    (folder / "publishers.csv").write_text("publisher,kind\nHerald,news\nPost,news\n")
    assert problems(folder) == [
        "publishers.csv: 'Journal' publishes a source of an article and has no row. [table]",
        "publishers.csv: 'Post' publishes no source of an article. [table]",
    ]


def test_a_fact_that_is_not_told_is_found(folder: Path, edit: Edit) -> None:
    edit("articles/altyn.md", "facts: [a-2]", "facts: [a-1]")
    found = problems(folder)
    assert "articles: no article tells the fact a-2. [coverage]" in found
    assert any("figures.csv: no article tells the fact a-2" in problem for problem in found)


def test_a_figure_that_is_left_out_is_found(folder: Path, edit: Edit) -> None:
    edit("articles/altyn.md", " for 300 million dollars", "")
    assert problems(folder) == ["articles: a-2 is told without USD 300 million. [coverage]"]


def test_a_figure_without_a_row_is_found(folder: Path, edit: Edit) -> None:
    edit("figures.csv", "4.2,t", "4.5,t")
    assert "figures.csv: a-1 has no row for '4.2 t'. [row]" in problems(folder)


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("figures.csv", "a-1,Altyn,x,1,t,,,,Mars,,other,claim,T,P,,u\n", "unknown country 'Mars'"),
        ("places.csv", "Altyn,,Kazakhstan,,mine,gold,,,,,,,,,,,nowhere,\n", "no article 'nowhere'"),
        ("places.csv", "Altyn,,Mars,,mine,gold,,,,,,,,,,,,\n", "unknown country 'Mars'"),
        ("places.csv", "Altyn,,Kazakhstan,,mine,goldish,,,,,,,,,,,,\n", "unknown mineral"),
        ("places.csv", "Altyn,,Kazakhstan,,mine,,,,,,43,68,town,,,,,\n", "no `coord_source`"),
        ("glossary.csv", "gold,mineral,,or,,,,,,\n", "the form 'or' is too short"),
        ("glossary.csv", "gold,mineral,,,,,,,,Mars\n", "unknown country 'Mars'"),
        (
            "glossary.csv",
            "gold,mineral,,aurum,,,,,,\nsilver,mineral,,Aurum,,,,,,\n",
            "'Aurum' is a form of 'gold' and of 'silver'",
        ),
    ],
)
def test_a_defect_of_a_table_is_found(folder: Path, table: str, row: str, problem: str) -> None:
    head = {"places.csv": PLACES, "glossary.csv": TERMS}.get(table)
    path = folder / table
    path.write_text((head or path.read_text()) + row)
    assert any(problem in found for found in problems(folder))


def test_an_exception_with_a_reason_lets_a_finding_stand(folder: Path, edit: Edit) -> None:
    edit("articles/altyn.md", "4.2 tonnes", "4,2 tonnes and 7")
    rows = "figure,altyn,'7',Seven is the number of a pit\nnote,altyn,'7',As before\n"
    (folder / "exceptions.csv").write_text(f"check,where,words,why\n{rows}")
    assert problems(folder) == []


def test_an_exception_that_excepts_nothing_is_found(folder: Path) -> None:
    exceptions = "check,where,words,why\nfigure,altyn,'7',Seven is the number of a pit\n"
    (folder / "exceptions.csv").write_text(exceptions)
    assert problems(folder) == [
        "exceptions.csv: it excepts nothing: figure, altyn, \"'7'\". [exception]"
    ]


@pytest.mark.parametrize("text", ["check,where\na,b\n", "check,where,words,why\na,b,c,\n"])
def test_an_exception_without_a_reason_is_refused(folder: Path, text: str) -> None:
    (folder / "exceptions.csv").write_text(text)
    with pytest.raises(TableError, match=r"exceptions\.csv, line 2"):
        read_exceptions(folder)


@pytest.mark.parametrize("line", ["{", json.dumps({"id": "a-3"})])
def test_a_broken_note_is_named_by_file_and_line(folder: Path, line: str) -> None:
    (folder / "notes/b.jsonl").write_text(line)
    with pytest.raises(TableError, match=r"b\.jsonl, line 1"):
        problems(folder)


def test_a_folder_without_notes_is_refused(folder: Path) -> None:
    with pytest.raises(TableError, match="no notes"):
        load_material(folder, folder / "articles")
