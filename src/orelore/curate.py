"""`orelore corpus`: for those who write and keep articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orelore.errors import CorpusStorageError
from orelore.settings import load_settings

app = typer.Typer(no_args_is_help=True, help="Check the articles and their tables; count them.")

Folder = Annotated[Path | None, typer.Option(help="A corpus folder; ORELORE_CORPUS when left out.")]
Notes = Annotated[
    Path | None, typer.Option(help="A folder of the facts it was made from: JSON Lines.")
]


@app.command()
def check(folder: Folder = None, notes: Notes = None) -> None:
    """Compare articles, tables and sources. Exit status 1 when something is wrong."""
    from orelore.lint.check import check_corpus, load_material, read_exceptions

    folder = folder or load_settings().corpus
    material = load_material(folder, notes)
    findings = check_corpus(material, read_exceptions(folder))
    for finding in findings:
        typer.echo(str(finding))
    if not findings:
        typer.echo(f"The corpus is clean. Articles: {len(material.articles)}.")
    raise typer.Exit(int(bool(findings)))


@app.command()
def stats(
    folder: Folder = None,
    write: Annotated[bool, typer.Option(help="Also put them into the folder's README.md.")] = False,
) -> None:
    """Articles by country and mineral, words, pages cited by publisher and year."""
    from orelore.lint.check import load_material
    from orelore.lint.stats import stats as tables
    from orelore.lint.stats import write_readme

    folder = folder or load_settings().corpus
    material = load_material(folder)
    typer.echo(tables(material))
    if write:
        try:
            write_readme(material, folder / "README.md")
        except OSError as error:
            raise CorpusStorageError(str(folder), error.strerror or str(error)) from error
