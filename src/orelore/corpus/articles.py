"""Markdown with front matter <-> Article.         (only import of yaml)

The markers `[^s1]` that close a sentence are taken out of the text and kept as offsets, so that
what is embedded, searched and quoted reads like the article and still leads to its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from orelore.errors import ArticleError, field_problem
from orelore.types import Article, Marker, Source

MAX_BYTES = 10_000_000
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n?", re.DOTALL | re.MULTILINE)
MARKERS = re.compile(r"(?:\[\^[\w-]+\])+")
MARKER_KEY = re.compile(r"\[\^([\w-]+)\]")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


# The C parser is eight times faster, and not in every build of PyYAML.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Leaves dates as they are written: PyYAML fails on 31 February without naming the field."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_date(value: object) -> str:
    """A year, month or day, as written."""
    text = str(value)
    if not DATE.fullmatch(text):
        raise ValueError(f"{text!r} is not a date; write 2024, 2024-05 or 2024-05-31")
    date.fromisoformat(f"{text}-01-01"[:10])
    return text


_Text = Annotated[
    str,
    AfterValidator(lambda value: " ".join(value.split())),  # one line, whatever it came as
    StringConstraints(min_length=1),
]
_Date = Annotated[str, BeforeValidator(as_date)]


class _SourceFields(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: _Text
    publisher: _Text
    published: _Date | None = None
    url: str | None = None
    facts: tuple[str, ...] = ()


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: _Text
    published: _Date | None = None
    language: str = "en"
    countries: tuple[str, ...] = ()
    minerals: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    sources: dict[str, _SourceFields] = {}
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


def parse_article(text: str, article_id: str, *, name: str | None = None) -> Article:
    """One article from the text of its file.

    Raises ArticleError, which names the file and the field.
    """
    name = name or f"{article_id}.md"
    fields, body = _split_front_matter(text.replace("\r\n", "\n").removeprefix("\ufeff"), name)
    plain, markers = strip_markers(body)
    _check_markers(markers, fields.sources, name)
    if not plain.strip():
        raise ArticleError(name, "it has no text after the front matter. Add some or remove it.")
    values = fields.model_dump(exclude={"sources"})
    sources = tuple(Source(key, **s.model_dump()) for key, s in fields.sources.items())
    return Article(id=article_id, text=plain, sources=sources, markers=markers, **values)


def strip_markers(body: str) -> tuple[str, tuple[Marker, ...]]:
    """The body without its markers, and where each group of markers stood."""
    pieces, markers, length, last = [], [], 0, 0
    for match in MARKERS.finditer(body):
        piece = body[last : match.start()]
        pieces.append(piece)
        length += len(piece)
        markers.append(Marker(length, tuple(MARKER_KEY.findall(match.group()))))
        last = match.end()
    return "".join([*pieces, body[last:]]), tuple(markers)


def format_article(article: Article) -> str:
    """The text of the file of an article; `parse_article` reads it back unchanged."""
    fields: dict[str, object] = {"title": article.title}
    optional = ("published", "language", "author", "publisher", "url")
    fields |= {name: getattr(article, name) for name in optional if getattr(article, name)}
    lists = ("countries", "minerals", "entities")
    fields |= {name: list(getattr(article, name)) for name in lists}
    if article.sources:
        fields["sources"] = {source.key: _source_fields(source) for source in article.sources}
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=100)
    return f"---\n{front}---\n{_with_markers(article)}"


def load_articles(folders: Iterable[Path]) -> dict[str, Article]:
    """All articles of some corpus folders by id; a later folder overrides an earlier.

    Raises ArticleError for the first file that breaks the format.
    """
    return {name: load_article(path) for name, path in article_files(folders).items()}


def article_files(folders: Iterable[Path]) -> dict[str, Path]:
    """The article files of some corpus folders by article id, in the order of their names."""
    files = (sorted((folder / "articles").glob("*.md")) for folder in folders)
    return {path.stem: path for some in files for path in some}


def load_article(path: Path) -> Article:
    """The article in a file. Raises ArticleError."""
    check_id(path.stem)
    return parse_article(_read_text(path), path.stem, name=path.name)


def check_id(article_id: str) -> None:
    """Raises ArticleError for what cannot be the id of an article, and so the name of its file."""
    if not SLUG.fullmatch(article_id):
        rule = "use lower-case letters, digits and hyphens (at most 100)"
        raise ArticleError(f"{article_id}.md", f"the file name is the article's id: {rule}.")


def save_article(article: Article, folder: Path) -> Path:
    """Write an article into a corpus folder, whole or not at all. Raises OSError."""
    path = folder / "articles" / article.path
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".md.part")
    try:
        draft.write_text(format_article(article), encoding="utf-8")
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return path


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ArticleError(path.name, f"it is larger than {MAX_BYTES:,} bytes. Split it.")
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is not UTF-8 text. Save the file as UTF-8."
        raise ArticleError(path.name, problem) from error
    except OSError as error:
        raise ArticleError(path.name, f"it cannot be read ({error.strerror}).") from error
    if "\x00" in text:
        raise ArticleError(path.name, "it is a binary file, not Markdown text.")
    return text


def _split_front_matter(text: str, name: str) -> tuple[_FrontMatter, str]:
    if not text.strip():
        raise ArticleError(name, "it is empty. Write the article or remove the file.")
    match = FRONT_MATTER.match(text)
    if match is None:
        raise ArticleError(name, "it does not begin with front matter between two `---` lines.")
    try:
        fields: Any = yaml.load(match.group(1), Loader=_Loader)
    # PyYAML lets what its constructors raise through: `!!int abc` is a ValueError.
    except (yaml.YAMLError, ValueError, LookupError, AttributeError) as error:
        problem = " ".join(str(error).split())
        raise ArticleError(name, f"the front matter is not valid YAML: {problem}") from error
    if not isinstance(fields, Mapping):
        raise ArticleError(name, "the front matter must be `field: value` lines.")
    return _validated(fields, name), text[match.end() :]


def _validated(fields: Mapping[str, object], name: str) -> _FrontMatter:
    try:
        return _FrontMatter.model_validate(fields)
    except ValidationError as error:
        raise ArticleError(name, f"{field_problem(error)}.") from error


def _check_markers(markers: Iterable[Marker], sources: Mapping[str, object], name: str) -> None:
    unknown = {key for marker in markers for key in marker.keys} - set(sources)
    if unknown:
        marks = ", ".join(f"[^{key}]" for key in sorted(unknown))
        raise ArticleError(name, f"field `sources`: nothing for the marker {marks}.")


def _source_fields(source: Source) -> dict[str, object]:
    fields = {name: getattr(source, name) for name in ("title", "publisher", "published", "url")}
    return fields | ({"facts": list(source.facts)} if source.facts else {})


def _with_markers(article: Article) -> str:
    pieces, last = [], 0
    for marker in article.markers:
        pieces += [article.text[last : marker.offset], *(f"[^{key}]" for key in marker.keys)]
        last = marker.offset
    return "".join([*pieces, article.text[last:]])
