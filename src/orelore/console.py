"""What the commands share: how they are run, an assistant with its bar, words for what was done."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer
from tqdm import tqdm

from orelore.errors import OreloreError
from orelore.settings import Settings, load_settings

if TYPE_CHECKING:
    from orelore.assistant import Assistant
    from orelore.index.build import Progress
    from orelore.types import Article

INTERRUPTED = 130


def open_assistant(settings: Settings | None = None) -> Assistant:
    """The assistant of these settings, or those of the environment; a bar shows a first build."""
    from orelore.assistant import Assistant

    with progress_bar() as progress:
        return Assistant.open(settings or load_settings(), progress=progress)


@contextmanager
def progress_bar(what: str = "Indexing", unit: str = "article") -> Iterator[Progress]:
    """A progress bar that appears with the first thing that is done, and only then."""
    with ExitStack() as stack:
        bars: list[tqdm[NoReturn]] = []

        def show(done: int, total: int) -> None:
            if not bars:
                bars.append(stack.enter_context(tqdm(total=total, unit=unit, desc=what)))
            bars[0].update(done - bars[0].n)

        yield show


def run_command(app: typer.Typer) -> None:
    """Run the commands of a program; errors of ours become a line and an exit status."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        app()
    except OreloreError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except SystemExit as stop:  # how Typer ends, also after Ctrl-C
        if stop.code == INTERRUPTED:
            typer.echo("Interrupted. Run it again to go on.", err=True)
        raise


def added(article: Article) -> str:
    """What to say of an article that was filed."""
    line = f"Added '{article.id}': {article.title}"
    if article.copy_of:
        line += f"\n  It is a near copy of '{article.copy_of}' and counts with it as one."
    return line
