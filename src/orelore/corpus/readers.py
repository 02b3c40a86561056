"""Any input -> Article: a file or an http(s) address, by its kind to the reader that knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from orelore.corpus.articles import FRONT_MATTER, parse_article
from orelore.corpus.describe import Draft, article_id, to_article
from orelore.corpus.docx import read_docx
from orelore.corpus.fetch import Fetched, fetch
from orelore.corpus.lines import to_lines
from orelore.corpus.newstext import draft_of, is_article, read_news_text
from orelore.corpus.pages import read_page
from orelore.corpus.pdf import read_pdf
from orelore.corpus.plaintext import decode
from orelore.corpus.publishers import publisher_of_url
from orelore.errors import ReadError
from orelore.types import Article

MAX_TEXT_BYTES = 10_000_000
MAX_FILE_BYTES = 20_000_000
_KINDS: Mapping[str, str] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **{".pdf": "pdf", ".docx": "docx"},
}
_CONTENT_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), "html"),
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def is_url(source: str) -> bool:
    """Whether a source is a web address rather than a file."""
    return "://" in source


def read_article(
    source: str,
    *,
    fetch_page: Callable[[str], Fetched] = fetch,
    max_text_bytes: int = MAX_TEXT_BYTES,
    max_file_bytes: int = MAX_FILE_BYTES,
) -> Article:
    """The article in a file or at an http(s) address. Raises ReadError.

    A Markdown file with front matter is one of ours; if it breaks our format: ArticleError.
    """
    if is_url(source):
        page = fetch_page(source)
        kind, data, url = _kind_of_page(page, source), page.body, page.url
        stem = PurePosixPath(unquote(urlsplit(url).path)).stem
    else:
        path = Path(source).expanduser()
        kind, url, stem = _kind_of_file(path, source), None, path.stem
        is_text = kind in ("markdown", "text")
        data = read_file(path, source, max_text_bytes if is_text else max_file_bytes)
    if kind == "markdown" and FRONT_MATTER.match(text := _unix_text(data, source)):
        return parse_article(text, article_id(stem), name=source)
    draft = _read(kind, data, source, url)
    if not is_article(draft):
        raise ReadError(source, "it holds no article text. Add the article itself.")
    publisher = draft.publisher or publisher_of_url(url)
    draft = replace(draft, url=draft.url or url, publisher=publisher)
    return to_article(draft, name=stem.replace("-", " ").replace("_", " ") or source)


def read_file(path: Path, source: str, max_bytes: int) -> bytes:
    """The bytes of a file, unless there are too many. Raises ReadError."""
    try:
        if path.is_dir():
            raise ReadError(source, "it is a folder. Name a file in it.")
        if not path.exists():
            raise ReadError(source, "there is no such file. Check the name and the folder.")
        if not path.is_file():
            raise ReadError(source, "it is not a regular file. Copy it into one.")
        if path.stat().st_size > max_bytes:
            raise ReadError(source, f"it is larger than {max_bytes:,} bytes. Split it.")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(
            source, f"it cannot be opened ({reason}). Check its permissions."
        ) from error
    if not data.strip():
        raise ReadError(source, "it is empty. Nothing was added.")
    return data


def _kind_of_file(path: Path, source: str) -> str:
    kind = _KINDS.get(path.suffix.lower())
    # A wrong name is worth a word about the name, once it is known that the file is there.
    if kind is None and path.is_file():
        known = ", ".join(_KINDS)
        problem = f"files of the kind '{path.suffix}' are not read. Save it as one of {known}."
        raise ReadError(source, problem)
    return kind or "text"


def _kind_of_page(page: Fetched, source: str) -> str:
    suffix = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    kind = _CONTENT_TYPES.get(page.content_type)
    if page.body.startswith(b"%PDF-"):
        return "pdf"
    if kind == "text" and suffix in (".md", ".markdown"):
        return "markdown"
    if kind or not page.content_type:
        return kind or "html"
    if "xml" in page.content_type:
        raise ReadError(source, "it is a feed, not an article. Add the articles that it links to.")
    if page.content_type == "application/octet-stream" and suffix in _KINDS:
        return _KINDS[suffix]
    problem = f"pages of the kind '{page.content_type}' are not read. Save the article as text."
    raise ReadError(source, problem)


def _read(kind: str, data: bytes, name: str, url: str | None) -> Draft:
    match kind:
        case "html":
            return read_page(data, name=name, url=url)
        case "pdf":
            return read_pdf(data, name)
        case "docx":
            return read_docx(data, name)
        case "markdown":
            return draft_of(to_lines(decode(data, name)), is_page=False)
        case _:
            return read_news_text(decode(data, name))


def _unix_text(data: bytes, name: str) -> str:
    return decode(data, name).replace("\r\n", "\n").removeprefix("\ufeff")
