"""What the commands share: an assistant with its progress bar, and words for what was done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NoReturn

from tqdm import tqdm

from orelore.settings import Settings, load_settings

if TYPE_CHECKING:
    from orelore.assistant import Assistant
    from orelore.index.build import Progress
    from orelore.types import Article


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


def added(article: Article) -> str:
    """What to say of an article that was filed."""
    line = f"Added '{article.id}': {article.title}"
    if article.copy_of:
        line += f"\n  It is a near copy of '{article.copy_of}' and counts with it as one."
    return line
