"""Answers and hits as text for a terminal and as plain data for programs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from typer import style

from orelore.types import (
    Account,
    Answer,
    Article,
    Citation,
    Filters,
    Hit,
    Point,
    Sentence,
    Series,
    Source,
    numbered,
)

UNSUPPORTED = "[unsupported]"
_SOURCE_WIDTH = 60  # of the last column of a table


def answer_text(answer: Answer) -> str:
    """The answer with its numbered quotes and the publishers behind them.

    The words that answer are in bold, which `typer.echo` leaves out where no terminal is written
    to.
    """
    blocks = [answer.notice, *(_refusal(answer) if answer.abstained else _reply(answer))]
    return "\n\n".join(block for block in blocks if block)


def hit_text(number: int, hit: Hit) -> str:
    """One passage with its article."""
    sources = hit.article.sources_of(hit.chunk.start, hit.chunk.end)
    place = f"{hit.article.title} ({hit.article.path})"
    passage = " ".join(hit.chunk.text.split())
    return "\n".join([f"{number}. {place}", f"   {passage}", *_source_lines(sources)])


def source_label(source: Source) -> str:
    """Who published it and when: `Steppe Herald, 2024-05`."""
    return ", ".join(filter(None, (source.publisher or source.title, source.published)))


def source_note(answer: Answer) -> str:
    """That an answer rests on one source, and how many outlets spread it; empty for several."""
    if answer.abstained or len(answer.origins) != 1:
        return ""
    (origin,) = answer.origins
    sources = [source for citation in answer.citations for source in citation.sources]
    outlets = {source.publisher.casefold() for source in sources if source.publisher}
    name = f": {origin}" if origin else ""
    spread = f" ({len(outlets)} outlets, 1 origin)" if len(outlets) > 1 else ""
    return f"Rests on one source{name}{spread}."


def confidence_note(answer: Answer) -> str:
    """How likely the answer is right; empty where nobody knows."""
    if answer.abstained or answer.confidence is None:
        return ""
    # No answer is certain.
    return f"Confidence {min(round(100 * answer.confidence), 99)} %"


def filter_text(filters: Filters) -> str:
    """The filters in words: `Kazakhstan or China; tungsten; since 2024`. Empty for none."""
    names = [" or ".join(v) for v in (filters.countries, filters.minerals, filters.publishers)]
    kinds = f"{' or '.join(filters.kinds)} sources" if filters.kinds else ""
    days = (("since", filters.since), ("until", filters.until))
    period = " ".join(f"{word} {day}" for word, day in days if day)
    return "; ".join(filter(None, (*names, kinds, period)))


def answer_data(answer: Answer) -> dict[str, Any]:
    """The answer as one object of plain values."""
    return {
        "question": answer.question,
        "answer": answer.text,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "answerer": answer.answerer,
        "confidence": answer.confidence,
        "notice": answer.notice,
        "sentences": [_sentence_data(sentence) for sentence in answer.sentences],
        "citations": [_citation_data(citation) for citation in answer.citations],
        "origins": list(answer.origins),
        "disagreement": [_account_data(answer, account) for account in answer.disagreement],
        "series": _series_data(answer.series) if answer.series else None,
        "elsewhere": [_series_data(series) for series in answer.elsewhere],
        "nearest": [hit_data(hit) for hit in answer.nearest],
        "filters": asdict(answer.filters),
        "recognised": asdict(answer.recognised),
        "ignored": asdict(answer.ignored),
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


def _sentence_data(sentence: Sentence) -> dict[str, Any]:
    words = sentence.text[slice(*sentence.marked)] if sentence.marked else None
    return asdict(sentence) | {"answer": words}


def _citation_data(citation: Citation) -> dict[str, Any]:
    names = ("number", "passage", "quote", "start", "end", "score", "as_of")
    data = {name: getattr(citation, name) for name in names}
    sources = [_source_data(source) for source in citation.sources]
    return data | {"article": article_data(citation.article), "sources": sources}


def _account_data(answer: Answer, account: Account) -> dict[str, Any]:
    names = ("claim", "value", "as_of")
    data = {name: getattr(account, name) for name in names}
    return data | {
        "span": asdict(account.span),
        "citation": answer.number_of(account.span),
        "sources": [_source_data(source) for source in account.sources],
    }


def _series_data(series: Series) -> dict[str, Any]:
    points = [_point_data(point) for point in series.points]
    return {"title": series.title, "unit": series.unit, "points": points}


def _point_data(point: Point) -> dict[str, Any]:
    data = {name: getattr(point, name) for name in ("year", "value", "basis")}
    return data | {"source": _source_data(point.source)}


def _source_data(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in ("title", "publisher", "published", "url")}


def _refusal(answer: Answer) -> list[str]:
    nearest = [hit_text(number, hit) for number, hit in enumerate(answer.nearest, start=1)]
    return [
        answer.reason or "",
        "\n".join(["The nearest passages:", *nearest]) if nearest else "",
    ]


def _reply(answer: Answer) -> list[str]:
    notes = filter(None, (source_note(answer), confidence_note(answer)))
    return [
        _disagreement_text(answer),
        "\n".join(_sentence_text(sentence) for sentence in answer.sentences),
        "\n".join(notes),
        _series_text(answer.series) if answer.series else "",
        "\n".join(_citation_text(citation) for citation in answer.citations),
    ]


def _sentence_text(sentence: Sentence) -> str:
    text, said = sentence.text, sentence
    if sentence.marked:
        start, end = sentence.marked
        bold = style(text[start:end], bold=True)
        said = replace(sentence, text=f"{text[:start]}{bold}{text[end:]}")
    doubt = f"\n    {UNSUPPORTED} {sentence.problem}" if sentence.support == "unsupported" else ""
    return f"{numbered(said)}{doubt}"


def _disagreement_text(answer: Answer) -> str:
    if not answer.disagreement:
        return ""
    lines = [_account_text(answer, account) for account in answer.disagreement]
    return "\n".join(["The sources disagree:", *lines])


def _account_text(answer: Answer, account: Account) -> str:
    number = answer.number_of(account.span)
    tellers = "; ".join(map(source_label, account.sources))
    when = f" (as of {account.as_of})" if account.as_of else ""
    mark = f" [{number}]" if number else ""
    return f"    {account.value} — {tellers}{when}{mark}"


def _series_text(series: Series) -> str:
    # Slow to import, and most answers have no table.
    from tabulate import tabulate

    rows = [(point.year, point.value, _basis_text(point)) for point in series.points]
    table = tabulate(
        rows,
        headers=("year", "value", "source"),
        disable_numparse=True,
        colalign=("left", "right", "left"),
        maxcolwidths=[None, None, _SOURCE_WIDTH],
    )
    return f"{series.caption}\n{table}"


def _basis_text(point: Point) -> str:
    label = source_label(point.source)
    return f"{label}: {point.basis}" if point.basis else label


def _citation_text(citation: Citation) -> str:
    place = f"{citation.article.title} ({citation.article.path}:{citation.start}-{citation.end})"
    lines = _source_lines(citation.sources, as_of=citation.as_of)
    return "\n".join([f"[{citation.number}] {place}", *lines])


def _source_lines(sources: Sequence[Source], *, as_of: str | None = None) -> list[str]:
    return [f"    {_source_line(source, source.as_of(as_of))}" for source in sources]


def _source_line(source: Source, as_of: str | None) -> str:
    told = (source.publisher, f'"{source.title}"', source.published, source.url)
    return (f"as of {as_of} · " if as_of else "") + ", ".join(filter(None, told))
