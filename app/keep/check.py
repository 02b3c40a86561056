"""A kept conversation against the articles of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from orelore import Answer, Article, Assistant, UnknownArticleError, is_current, recheck

from ..chat.exchange import Exchange

FALSE = "This stored answer does not match the articles that it names."


def checked(exchanges: Sequence[Exchange], assistant: Assistant) -> tuple[Exchange, ...]:
    """The exchanges, with a note where an answer is not, or no longer, what the articles say."""
    cited = {a.id: a for e in exchanges if e.answer for a in _articles(e.answer)}
    library = {article_id: a for article_id in cited if (a := _found(assistant, article_id))}
    return tuple(_checked(exchange, library) for exchange in exchanges)


def _checked(exchange: Exchange, library: Mapping[str, Article]) -> Exchange:
    if exchange.answer is None:
        return exchange
    answer = recheck(exchange.answer, library)
    old = {a.title for a in _articles(answer) if not is_current(a, library)}
    notes = [FALSE] if not _quotes_stand(answer) or answer != exchange.answer else []
    if old:
        titles = "; ".join(sorted(old))
        notes.append(f"Changed or gone from the articles since this was answered: {titles}.")
    return replace(exchange, answer=answer, note=" ".join(notes))


def _quotes_stand(answer: Answer) -> bool:
    """Whether all that is shown of articles stands in them."""
    quoted = [(c.article, c.start, c.quote) for c in answer.citations]
    passages = [(c.article, c.passage) for c in answer.citations]
    passages += [(hit.article, hit.chunk.text) for hit in answer.nearest]
    return all(a.text.startswith(quote, max(start, 0)) for a, start, quote in quoted) and all(
        passage in article.text for article, passage in passages
    )


def _articles(answer: Answer) -> Iterator[Article]:
    yield from (citation.article for citation in answer.citations)
    yield from (hit.article for hit in answer.nearest)


def _found(assistant: Assistant, article_id: str) -> Article | None:
    try:
        return assistant.article(article_id)
    except UnknownArticleError:
        return None
