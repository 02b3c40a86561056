"""An HTML page -> Draft. The only import of trafilatura and htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import Document

from orelore.corpus.dates import date_in
from orelore.corpus.describe import Draft
from orelore.corpus.furniture import without_furniture
from orelore.corpus.header import is_byline, is_date_line, read_header, split_header
from orelore.corpus.language import language_of
from orelore.corpus.lines import HEADING, is_prose, to_lines, to_text, word_count
from orelore.corpus.plaintext import decode
from orelore.corpus.publishers import publisher_of_url
from orelore.errors import ReadError

_HEAD = 4_096  # bytes in which a page names its encoding
_FEWEST_WORDS = 15
_MOST_WORDS_OF_BYLINE = 12
_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+")
_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "list", "table", "code", "lb", "div"})


def read_page(html: bytes, *, name: str, url: str | None = None) -> Draft:
    """The article in an HTML page. Raises ReadError where there is none."""
    markup = html if b"charset" in html[:_HEAD] else decode(html, name)
    tree = trafilatura.load_html(markup)
    if tree is None:
        raise ReadError(name, "it is not an HTML page. Copy the article's text into a .txt file.")
    page = _extract(markup, url)
    lines = _lines(page) if page else []
    if page is None or sum(map(word_count, lines)) < _FEWEST_WORDS:
        raise ReadError(
            name,
            "no article was found in the page; it may need a login or a browser. "
            "Copy the article's text into a .txt file and add that.",
        )
    title = _title(page)
    above, body = split_header(lines)
    bylines = [line for line in above if is_byline(line)]
    own = [line for line in above if line not in bylines and line != f"{HEADING}{title}"]
    return Draft(
        text=to_text([*own, *body]),
        title=title,
        published=_published(tree, url),
        author=page.author or read_header(bylines, body).author,
        publisher=_publisher(page, tree, url),
        url=url or page.url,
    )


def _extract(html: bytes | str, url: str | None) -> Document | None:
    """The article by the strict rules, by the lenient ones where those find nothing."""
    strict = trafilatura.bare_extraction(
        html, url=url, favor_precision=True, include_comments=False, with_metadata=True
    )
    found = strict or trafilatura.bare_extraction(
        html, url=url, favor_recall=True, include_comments=False, with_metadata=True
    )
    return found if isinstance(found, Document) else None


def _lines(page: Document) -> list[str]:
    lines = [line for block in _blocks(page.body) for line in to_lines(block)]
    return without_furniture(lines, language_of(" ".join(filter(is_prose, lines))))


def _blocks(element: HtmlElement) -> Iterator[str]:
    """The paragraphs below an element of trafilatura's tree, in order."""
    text = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from filter(None, [text.strip()])
            yield from _block(child)
            text = child.tail or ""
        else:
            text += "".join(child.itertext()) + (child.tail or "")
    yield from filter(None, [text.strip()])


def _block(element: HtmlElement) -> Iterator[str]:
    if element.tag == "head":
        yield from (HEADING + text for text in [_inline(element)] if text)
    elif element.tag == "row":
        yield " | ".join(filter(None, map(_inline, element.iterchildren("cell"))))
    elif element.tag == "item":
        first, *rest = list(_blocks(element)) or [""]
        yield from [f"- {first}", *rest] if first else rest
    else:
        yield from _blocks(element)


def _inline(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _title(page: Document) -> str | None:
    """The title without the name of the site that many pages put behind it."""
    title = (page.title or "").strip()
    *own, site = _TITLE_PARTS.split(title)
    is_site = bool(own) and site.lower() in (page.sitename or "").lower()
    return (title.removesuffix(site).rstrip(" |–—-") if is_site else title) or None


def _publisher(page: Document, tree: HtmlElement, url: str | None) -> str | None:
    """A publisher that we know, the name that the page gives its site, or the domain."""
    host = (urlsplit(url or page.url or "").hostname or "").removeprefix("www.")
    named = publisher_of_url(url or page.url)
    if named and named != host:
        return named
    sitename = page.sitename if (page.sitename or host).lower() != host else None
    return sitename or _site_in_title(tree, host) or named


def _site_in_title(tree: HtmlElement, host: str) -> str | None:
    """What follows the title in the browser's tab, where it looks like the address."""
    *own, site = _TITLE_PARTS.split(tree.findtext(".//title") or "")
    words = re.findall(r"\w{4,}", site.lower())
    return site.strip() if own and any(word in host for word in words) else None


def _published(tree: HtmlElement, url: str | None) -> str | None:
    """The date in the page's markup, else the first short line that holds one."""
    for around in tree.xpath("//footer | //nav | //aside"):
        around.drop_tree()
    marked = find_date(tree, original_date=True, extensive_search=False, url=url)
    return marked or _visible_date(tree)


def _visible_date(tree: HtmlElement) -> str | None:
    texts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    short = (text for text in texts if word_count(text) <= _MOST_WORDS_OF_BYLINE)
    return next((date_in(text) for text in short if is_date_line(text)), None)
