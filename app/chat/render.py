"""The conversation as HTML: questions, answers, abstentions and problems."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from orelore import (
    Account,
    Answer,
    Sentence,
    confidence_note,
    filter_text,
    source_label,
    source_note,
)

from ..bridge import button
from ..header import EXTRACTIVE, sign
from ..html import EMPTY, join, link_out, marked
from .chips import recognised_chips
from .exchange import Exchange
from .series import quantity
from .sources import card_id
from .tools import tools

_EXCHANGE = Markup(
    '<section class="exchange" id="answer-{number}" tabindex="-1" aria-label="Question {number}">'
    '<h2 class="question-text" data-question="{asked}">{question}</h2>'
    "{chips}{note}{reply}{tools}</section>"
)
_NOTE = Markup('<p class="kept-note" role="note">{}</p>')
_ANSWER = Markup(
    '<div class="reply answer">{notice}{disagreement}<p class="sentences">{sentences}</p>'
    "{source}{series}{about}</div>"
)
_DISAGREEMENT = Markup(
    '<div class="disagreement"><p class="label">The sources disagree:</p><ul>{}</ul></div>'
)
_ABSTENTION = Markup(
    '<div class="reply abstention"><p class="label">Not covered by the articles</p>'
    "<p>{reason}</p>{nearest}</div>"
)
_PROBLEM = Markup(
    '<div class="reply problem" role="alert"><p class="label">This could not be answered</p>'
    "<p>{}</p></div>"
)
_STOPPED = Markup('<div class="reply stopped"><p class="label">Stopped</p>{}</div>')
_WORKING = Markup(
    '<div class="reply working"><p class="so-far">{}</p>'
    '<p class="label">{}<span class="dots"></span></p></div>'
)


def transcript(exchanges: Sequence[Exchange], *, is_waiting: bool = False) -> Markup:
    """The exchanges, read out by a screen reader as they grow.

    While an answer is awaited no other question can be tried again.
    """
    last = None if is_waiting else max((e.number for e in exchanges), default=None)
    said = join(_exchange(e, is_last=e.number == last) for e in exchanges)
    return Markup('<div role="log" aria-label="Conversation">{}</div>').format(said)


def editing_note(number: int) -> Markup:
    """What will happen to a question that went back into the box, and the way out."""
    return Markup(
        '<p role="status">Editing question {}: what came after it will be replaced {}</p>'
    ).format(number, button("Cancel", "undo", number, label="Cancel editing"))


def _exchange(exchange: Exchange, *, is_last: bool) -> Markup:
    return _EXCHANGE.format(
        number=exchange.number,
        asked=exchange.question,
        question=exchange.question or "(nothing)",
        chips=recognised_chips(exchange.number, exchange.answer) if exchange.answer else EMPTY,
        note=_NOTE.format(exchange.note) if exchange.note else EMPTY,
        reply=_reply(exchange),
        tools=tools(exchange, is_last=is_last) if exchange.is_done else EMPTY,
    )


def _reply(exchange: Exchange) -> Markup:
    if exchange.problem is not None:
        return _PROBLEM.format(exchange.problem)
    if exchange.is_stopped:
        return _STOPPED.format(_unchecked(exchange.draft))
    if exchange.answer is None:
        state = "Not checked yet" if exchange.draft else "Reading the articles"
        return _WORKING.format(exchange.draft, state)
    if exchange.answer.abstained:
        return _abstention(exchange, exchange.answer)
    return _answer(exchange, exchange.answer)


def _unchecked(draft: str) -> Markup:
    if not draft:
        return EMPTY
    return Markup('<p class="so-far">{}</p><p class="quiet">Not checked.</p>').format(draft)


def _answer(exchange: Exchange, answer: Answer) -> Markup:
    titles = {citation.number: citation.article.title for citation in answer.citations}
    sentences = join((_sentence(exchange.number, s, titles) for s in answer.sentences), " ")
    return _ANSWER.format(
        notice=_notice(answer),
        disagreement=_disagreement(exchange.number, answer),
        sentences=sentences,
        source=_resting(answer),
        series=quantity(exchange.number, answer),
        about=_about(exchange.question, answer),
    )


def _sentence(number: int, sentence: Sentence, titles: dict[int, str]) -> Markup:
    cites = join(_cite(number, n, titles.get(n, "")) for n in sentence.citations)
    said = marked(sentence.text, *(sentence.marked or (0, 0)))
    # A narrow space that does not break: a line never begins with a number.
    text = Markup("{}\u202f{}").format(said, cites) if cites else said
    if sentence.support != "unsupported":
        return Markup('<span class="sentence">{}</span>').format(text)
    return Markup(
        '<span class="sentence unsupported">{} '
        '<span class="why"><span aria-hidden="true">⚠</span> Not supported: {}</span></span>'
    ).format(text, sentence.problem or "the passages do not say so")


def _cite(number: int, card: int, title: str) -> Markup:
    return Markup('<a class="cite" href="#{}" title="{}" aria-label="Source {}">[{}]</a>').format(
        card_id(number, card), title, card, card
    )


def _disagreement(number: int, answer: Answer) -> Markup:
    if not answer.disagreement:
        return EMPTY
    titles = {citation.number: citation.article.title for citation in answer.citations}
    return _DISAGREEMENT.format(
        join(
            _account(number, account, answer.number_of(account.span), titles)
            for account in answer.disagreement
        )
    )


def _account(number: int, account: Account, card: int | None, titles: dict[int, str]) -> Markup:
    """A value, who told it and when, and the way to both."""
    tellers = join((link_out(s.url, source_label(s)) for s in account.sources), "; ")
    when = f" (as of {account.as_of})" if account.as_of else ""
    cited = Markup("\u202f{}").format(_cite(number, card, titles[card])) if card else EMPTY
    return Markup("<li><strong>{}</strong> — {}{}{}</li>").format(
        account.value, tellers, when, cited
    )


def _abstention(exchange: Exchange, answer: Answer) -> Markup:
    links = [
        Markup('<li><a href="#{}">{}</a></li>').format(
            card_id(exchange.number, card),
            " · ".join(filter(None, (hit.article.title, hit.chunk.heading))),
        )
        for card, hit in enumerate(answer.nearest, start=1)
    ]
    nearest = Markup("<p>The nearest passages are in:</p><ul>{}</ul>").format(join(links))
    return Markup("{}{}{}").format(
        _notice(answer),
        _ABSTENTION.format(reason=answer.reason, nearest=nearest if links else EMPTY),
        _about(exchange.question, answer),
    )


def _notice(answer: Answer) -> Markup:
    if not answer.notice:
        return EMPTY
    return Markup('<p class="notice">{}</p>').format(answer.notice)


def _resting(answer: Answer) -> Markup:
    note = source_note(answer)
    return Markup('<p class="quiet">{}</p>').format(note) if note else EMPTY


def _about(asked: str, answer: Answer) -> Markup:
    """How the question was understood, who answered, how surely, and how long it took."""
    understood = answer.question if answer.question.split() != asked.split() else ""
    chosen = filter_text(answer.filters)
    parts = [
        f"Understood as: {understood}" if understood else "",
        f"Filters: {chosen}" if chosen else "",
        "Without a language model" if answer.answerer == EXTRACTIVE else sign(answer.answerer),
        confidence_note(answer),
        f"{answer.timing_ms['total'] / 1000:.2f} s" if "total" in answer.timing_ms else "",
    ]
    return Markup('<p class="quiet about">{}</p>').format(
        " · ".join(part for part in parts if part)
    )
