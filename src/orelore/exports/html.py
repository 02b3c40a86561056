"""A document as one HTML page: no script, nothing loaded from elsewhere, fit for print."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from orelore.exports.blocks import Block, Bullets, Document, Entry, Grid, Heading, Line, Run

_LINK = Markup('<a class="out" href="{}" rel="noopener noreferrer">{}</a>')
_ENTRY = Markup(
    '<section class="reference" id="ref-{0}"><p><span class="number">[{0}]</span> {1}</p>'
    "<ul>{2}</ul></section>"
)
_GRID = Markup("<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>")


def to_html(document: Document) -> str:
    """The whole page. Every text is escaped; only addresses of the web are links."""
    environment = Environment(
        loader=PackageLoader("orelore.exports", "."), autoescape=True, undefined=StrictUndefined
    )
    body = Markup("\n").join(_block(block) for block in document.blocks)
    page = environment.get_template("page.html.j2").render(
        title=document.title, accessed=document.accessed.isoformat(), body=body
    )
    return f"{page}\n"


def _block(block: Block) -> Markup:
    match block:
        case Heading(text, level):
            return Markup("<h{0}>{1}</h{0}>").format(level, text)
        case Bullets(lines):
            return Markup("<ul>{}</ul>").format(_items(lines))
        case Grid():
            return _grid(block)
        case Entry(number, quote, details):
            return _ENTRY.format(number, _line(quote), _items(details))
    return Markup('<p class="{}">{}</p>').format(block.kind, _line(block.line))


def _grid(grid: Grid) -> Markup:
    caption = Markup("<caption>{}</caption>").format(grid.title) if grid.title else Markup()
    header = _joined(Markup('<th scope="col">{}</th>').format(name) for name in grid.header)
    rows = (_joined(Markup("<td>{}</td>").format(_line(cell)) for cell in row) for row in grid.rows)
    return _GRID.format(caption, header, _joined(Markup("<tr>{}</tr>").format(r) for r in rows))


def _items(lines: tuple[Line, ...]) -> Markup:
    return _joined(Markup("<li>{}</li>").format(_line(line)) for line in lines)


def _line(line: Line) -> Markup:
    return _joined(map(_run, line))


def _run(run: Run) -> Markup:
    if run.number is not None:
        return Markup('<a class="mark" href="#ref-{}">{}</a>').format(run.number, run.text)
    if run.url:
        return _LINK.format(run.url, run.text)
    if run.style == "plain":
        return Markup("{}").format(run.text)
    tag = "code" if run.style == "code" else "strong"
    return Markup("<{0}>{1}</{0}>").format(tag, run.text)


def _joined(pieces: Iterable[Markup]) -> Markup:
    return Markup().join(pieces)
