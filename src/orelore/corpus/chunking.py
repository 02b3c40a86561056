"""Article -> list[Chunk] under its headings.         (only import of the llama-index splitters)"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from orelore.sentences import HEADING, split_sentences
from orelore.types import Article, Chunk

# Room for a text under a long title: less would cut sentences into crumbs.
MIN_TEXT_TOKENS = 32
# Of a title or heading; without a limit a very long one would leave the encoder no room for a text.
MAX_PREFIX_CHARACTERS = 100

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading of an article."""

    heading: str
    start: int
    end: int


def split(article: Article, *, max_tokens: int, count_tokens: CountTokens) -> list[Chunk]:
    """The chunks of an article, in order: whole sentences under one heading.

    The embedded text of a chunk (`embedding_text`) has at most `max_tokens` by `count_tokens`;
    only a sentence longer than that is cut. `chunk.text == article.text[chunk.start:chunk.end]`.
    """
    sentences = split_sentences(article.text, article.language)
    chunks: list[Chunk] = []
    for section in sections(article.text):
        prefix = count_tokens(_prefix(article.title, section.heading))
        budget = max(max_tokens - prefix, MIN_TEXT_TOKENS)
        for start, end in _pieces(article, section, budget, count_tokens):
            inside = tuple(
                (max(s, start), min(e, end)) for s, e in sentences if s < end and e > start
            )
            chunks.append(
                Chunk(
                    article.id, len(chunks), section.heading, article.text[start:end], start, inside
                )
            )
    return chunks


def embedding_text(title: str, heading: str, text: str) -> str:
    """What the encoder sees: the text under the article's title and its heading."""
    return f"{_prefix(title, heading)}{text}"


def sections(text: str) -> Iterator[Section]:
    """The sections of a Markdown text; the first may have no heading."""
    heading, start = "", 0
    for match in HEADING.finditer(text):
        if text[start : match.start()].strip():
            yield Section(heading, start, match.start())
        heading, start = match.group(1), match.end()
    if text[start:].strip():
        yield Section(heading, start, len(text))


def _prefix(title: str, heading: str) -> str:
    lines = [line[:MAX_PREFIX_CHARACTERS] for line in (title, heading) if line]
    return "\n".join(lines) + "\n\n"


def _pieces(
    article: Article, section: Section, budget: int, count_tokens: CountTokens
) -> Iterator[tuple[int, int]]:
    """Start and end of each piece that the splitter makes of a section."""
    # Slow to import, and a question needs no splitter.
    from llama_index.core.node_parser import SentenceSplitter

    splitter = SentenceSplitter(
        chunk_size=budget,
        chunk_overlap=0,
        tokenizer=lambda piece: range(count_tokens(piece)),
        chunking_tokenizer_fn=partial(_sentence_texts, language=article.language),
        paragraph_separator="\n\n",
    )
    text, cursor = article.text, section.start
    for piece in splitter.split_text(text[section.start : section.end]):
        start = text.index(piece, cursor, section.end)
        cursor = start + len(piece)
        yield start, cursor


def _sentence_texts(text: str, language: str) -> list[str]:
    """The sentences of a text with the white space between them, so that they join up again."""
    starts = [start for start, _ in split_sentences(text, language)] or [0]
    bounds = [0, *starts[1:], len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]
