"""Lines that several parts of a document share: where a passage stands, who published it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orelore.exports.blocks import Line, Run
from orelore.exports.locators import Locator
from orelore.exports.plain import one_line, web_address
from orelore.types import Article, Source


def place_line(article: Article, locator: Locator) -> Line:
    """Title, file, characters and hash: `Gold at Altyn, altyn-gold.md:10-77 sha256:9f86...`."""
    return Run(f"{one_line(article.title)}, "), Run(locator.short, "code")


def source_line(source: Source) -> Line:
    """All that is known of a source; its address is a link where it is one of the web."""
    if not source.url:
        return (Run(_described(source)),)
    address = Run(one_line(source.url), url=web_address(source.url))
    return Run(f"{_described(source)}, "), address


def source_lines(sources: Sequence[Source]) -> Line:
    """Several sources in one line."""
    return joined((source_line(source) for source in sources), "; ")


def short_line(source: Source) -> Line:
    """A source that leads to its page without showing the address, where there is little room."""
    return (Run(_described(source), url=web_address(source.url)),)


def joined(lines: Iterable[Line], between: str) -> Line:
    """The lines as one, with `between` between them."""
    runs: list[Run] = []
    for line in lines:
        runs += [Run(between), *line] if runs else line
    return tuple(runs)


def _described(source: Source) -> str:
    """Publisher, title and date: `Daily, “Output”, 2024-05`."""
    title = f"“{one_line(source.title)}”" if source.title else ""
    published = one_line(source.published or "")
    return ", ".join(filter(None, (one_line(source.publisher), title, published)))
