"""A document as Markdown (CommonMark, with tables as GitHub writes them)."""

from __future__ import annotations

import re

from orelore.exports.blocks import Block, Bullets, Document, Entry, Grid, Heading, Line, Run

_MEANT = re.compile(r"([\\`*_\[\]<>#|~$])")  # would be read as markup anywhere in a line
_NAMED = re.compile(r"&(?=#?\w+;)")  # &lt;
_OPENING = re.compile(r"^(?=[-+=])")
_COUNTED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")  # 2023. would open a list


def to_markdown(document: Document) -> str:
    """The whole document; it ends with a line break."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


def escaped(text: str) -> str:
    """Text of one line that is shown as it is, inside a line of Markdown."""
    return _NAMED.sub(r"\\&", _MEANT.sub(r"\\\1", text))


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {escaped(text)}"
        case Bullets(lines):
            return "\n".join(f"- {_line(line)}" for line in lines)
        case Grid():
            return _grid(block)
        case Entry():
            return _entry(block)
    return _line(block.line)


def _entry(entry: Entry) -> str:
    # What belongs to an item stands under the item's text.
    number = f"{entry.number}. "
    details = (f"{' ' * len(number)}- {_line(line)}" for line in entry.details)
    return "\n".join([number + _line(entry.quote), *details])


def _grid(grid: Grid) -> str:
    rows = [grid.header, ["---"] * len(grid.header)]
    rows += [[_inline(cell) for cell in row] for row in grid.rows]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"**{escaped(grid.title)}**\n\n{table}" if grid.title else table


def _line(line: Line) -> str:
    """A line that opens nothing: no list, no rule."""
    return _COUNTED.sub(r"\1\\", _OPENING.sub(r"\\", _inline(line).strip()))


def _inline(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    if run.number is not None:
        return run.text
    if run.url:
        is_bare = run.url == run.text
        return f"<{run.url}>" if is_bare else f"[{escaped(run.text)}](<{run.url}>)"
    match run.style:
        case "code":
            return f"`{run.text}`"
        case "label":
            return f"**{run.text}**"
        case "bold":
            return _bold(run.text)
    return escaped(run.text)


def _bold(text: str) -> str:
    # Asterisks next to a space mark nothing.
    inner = text.strip()
    return text.replace(inner, f"**{escaped(inner)}**", 1) if inner else text
