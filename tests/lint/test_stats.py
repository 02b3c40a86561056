from __future__ import annotations

from pathlib import Path

from orelore.lint.check import load_material
from orelore.lint.stats import check_readme, stats, write_readme


def cells(table: str) -> dict[str, list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {row[0]: row[1:] for row in rows}


def test_the_tables_count_what_is_there(folder: Path) -> None:
    found = cells(stats(load_material(folder)))
    assert found["articles"] == ["1"]
    assert found["sentences"] == ["2"]
    assert found["words in their sentences"] == ["24"]
    assert found["pages cited"] == ["2"]
    assert found["rows of figures.csv"] == ["2"]
    assert found["gold"] == ["1", "", "", "", "", "1"]
    assert (found["2024"], found["not dated"]) == (["1"], ["1"])
    assert (found["Herald"], found["Journal"]) == (["1"], ["1"])


def test_the_readme_shows_them_once_they_are_written(folder: Path) -> None:
    readme = folder / "README.md"
    readme.write_text("# Corpus\n\n<!-- orelore corpus stats -->\n<!-- end -->\n\nMore.\n")
    assert check_readme(load_material(folder))
    write_readme(load_material(folder), readme)
    assert check_readme(load_material(folder)) == []
    write_readme(load_material(folder), readme)
    (folder / "articles/filed.md").write_text("---\ntitle: A filed page\n---\nTin is up.\n")
    assert check_readme(load_material(folder)) == []
    assert readme.read_text().endswith("<!-- end -->\n\nMore.\n")


def test_a_corpus_without_a_readme_needs_none(folder: Path) -> None:
    assert check_readme(load_material(folder)) == []
