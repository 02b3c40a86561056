"""Answers and hits as text for a terminal and as plain data for programs. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from orelore.types import Answer, Article, Citation, Hit, Source, numbered

UNSUPPORTED = "[unsupported]"


def answer_text(answer: Answer) -> str:
    """The answer with its numbered quotes and the publishers behind them."""
    lines = [answer.notice] if answer.notice else []
    if answer.abstained:
        lines.append(answer.reason or "")
        lines += ["", "The nearest passages:"] if answer.nearest else []
        lines += [hit_text(number, hit) for number, hit in enumerate(answer.nearest, start=1)]
        return "\n".join(lines)
    for sentence in answer.sentences:
        lines.append(numbered(sentence))
        if sentence.support == "unsupported":
            lines.append(f"    {UNSUPPORTED} {sentence.problem}")
    return "\n".join([*lines, "", *(_citation_text(citation) for citation in answer.citations)])


def hit_text(number: int, hit: Hit) -> str:
    """One passage with its article."""
    sources = hit.article.sources_of(hit.chunk.start, hit.chunk.end)
    place = f"{hit.article.title} ({hit.article.path})"
    passage = " ".join(hit.chunk.text.split())
    return "\n".join([f"{number}. {place}", f"   {passage}", *_source_lines(sources)])


def answer_data(answer: Answer) -> dict[str, Any]:
    """The answer as one object of plain values."""
    return {
        "question": answer.question,
        "answer": answer.text,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "answerer": answer.answerer,
        "notice": answer.notice,
        "sentences": [asdict(sentence) for sentence in answer.sentences],
        "citations": [_citation_data(citation) for citation in answer.citations],
        "nearest": [hit_data(hit) for hit in answer.nearest],
        "filters": asdict(answer.filters),
        "recognised": asdict(answer.recognised),
        "timing_ms": dict(answer.timing_ms),
    }


def hit_data(hit: Hit) -> dict[str, Any]:
    """A passage as one object of plain values."""
    chunk = hit.chunk
    return {
        "article": article_data(hit.article),
        "heading": chunk.heading,
        "passage": chunk.text,
        "start": chunk.start,
        "end": chunk.end,
        "score": hit.score,
        "similarity": hit.similarity,
        "keyword_score": hit.keyword_score,
        "sources": [_source_data(s) for s in hit.article.sources_of(chunk.start, chunk.end)],
    }


def article_data(article: Article) -> dict[str, Any]:
    """What identifies an article."""
    names = ("id", "title", "path", "published", "copy_of")
    return {name: getattr(article, name) for name in names}


def _citation_data(citation: Citation) -> dict[str, Any]:
    names = ("number", "passage", "quote", "start", "end", "score")
    data = {name: getattr(citation, name) for name in names}
    sources = [_source_data(source) for source in citation.sources]
    return data | {"article": article_data(citation.article), "sources": sources}


def _source_data(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in ("title", "publisher", "published", "url")}


def _citation_text(citation: Citation) -> str:
    place = f"{citation.article.title} ({citation.article.path}:{citation.start}-{citation.end})"
    return "\n".join([f"[{citation.number}] {place}", *_source_lines(citation.sources)])


def _source_lines(sources: tuple[Source, ...]) -> list[str]:
    return [
        "    " + ", ".join(filter(None, (s.publisher, f'"{s.title}"', s.published, s.url)))
        for s in sources
    ]
