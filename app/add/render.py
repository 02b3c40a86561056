"""What the tab shows: the documents on their way, and what was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from orelore import Article

from ..bridge import button, read_button
from ..html import EMPTY, article_text, join, wrong
from .desk import Item, State
from .form import form
from .ledger import Entry

_FIRST_LINES = 420  # characters
_LONGEST_LOOK = 6_000  # characters

_CARD = Markup(
    '<section class="draft {state}" id="draft-{key}" tabindex="-1" aria-label="{name}">'
    '<h3>{name}</h3><p class="quiet state">{said}</p>{problem}{body}</section>'
)
_GONE = Markup('<section hidden id="draft-{}"></section>')
_SAID: dict[State, str] = {
    "waiting": "Waits to be read.",
    "reading": "Is being read …",
    "read": "Read, not filed yet. Correct what was recognised, then file it.",
    "filing": "Is being filed …",
    "filed": "Filed. Questions and searches find it from now on.",
    "unread": "Not added.",
    "gone": "",
}
_COUNTED: dict[State, str] = {
    "waiting": "waiting",
    "reading": "being read",
    "read": "to file",
    "filing": "being filed",
    "filed": "filed",
    "unread": "not added",
}


def drafts(items: Sequence[Item], refusal: str = "") -> Markup:
    """All documents of a reader, or why nothing is done for this one."""
    refused = wrong(refusal) if refusal else EMPTY
    return Markup('<p class="quiet" role="status">{}</p>{}<div class="drafts">{}</div>').format(
        _counts(items), refused, join(map(_card, items))
    )


def added(entries: Sequence[Entry], said: str = "") -> Markup:
    """What was added here, each with a way to remove it, and what became of the last removal."""
    listed = join(map(_entry, entries))
    return Markup('<h2>Added here</h2><p class="quiet" role="status">{}</p>{}').format(
        said, Markup('<ul class="added">{}</ul>').format(listed) if entries else _NOTHING_ADDED
    )


_NOTHING_ADDED = Markup('<p class="quiet">Nothing yet.</p>')


def _counts(items: Sequence[Item]) -> str:
    counts: Counter[State] = Counter(item.state for item in items if item.state != "gone")
    if not counts:
        return ""
    total = counts.total()
    parts = ", ".join(
        f"{counts[state]} {said}" for state, said in _COUNTED.items() if counts[state]
    )
    return f"{total} document{'s' if total > 1 else ''}: {parts}."


def _card(item: Item) -> Markup:
    if item.state == "gone":
        return _GONE.format(item.key)
    return _CARD.format(
        state=item.state,
        key=item.key,
        name=item.name,
        said=_SAID[item.state],
        problem=_problem(item),
        body=_body(item),
    )


def _problem(item: Item) -> Markup:
    if not item.problem:
        return EMPTY
    way = read_button("Read that article", item.known) if item.known else EMPTY
    return wrong(Markup("{} {}").format(item.problem, way))


def _body(item: Item) -> Markup:
    dismiss = button("Dismiss", "delete", item.key, label=f"Dismiss {item.name}")
    if item.state == "filed" and item.article:
        buttons = Markup("{} {}").format(read_button("Read it", item.article.id), dismiss)
        return Markup('<p class="title">{}</p><p class="buttons">{}</p>{}').format(
            item.article.title, buttons, _later()
        )
    if item.article is None:
        discard = button("Discard", "delete", item.key, label=f"Discard {item.name}")
        return Markup('<p class="buttons">{}</p>').format(
            dismiss if item.state == "unread" else discard
        )
    return Markup("{}{}{}").format(_copy(item.article), form(item), _text(item.article))


def _later() -> Markup:
    return Markup(
        '<p class="quiet">The numbers at the top, the map and the lists of names take it in when '
        "the page is loaded anew.</p>"
    )


def _copy(article: Article) -> Markup:
    if not article.copy_of:
        return EMPTY
    return Markup(
        '<p class="doubt">Nearly the same text as an article that is there: {} '
        "If you file it, the two count as one source.</p>"
    ).format(read_button(article.copy_of, article.copy_of))


def _text(article: Article) -> Markup:
    """The beginning of the text, and more of it behind a fold."""
    first, more = article.text[:_FIRST_LINES], article.text[:_LONGEST_LOOK]
    dots = " …" if len(article.text) > len(first) else ""
    beginning = Markup('<blockquote lang="{}">{}{}</blockquote>').format(
        article.language, first, dots
    )
    if not dots:
        return beginning
    rest = " …" if len(article.text) > len(more) else ""
    return Markup(
        "{}<details><summary>More of the text</summary>"
        '<div class="whole" lang="{}" tabindex="0">{}{}</div></details>'
    ).format(beginning, article.language, article_text(more, 0, 0), rest)


def _entry(entry: Entry) -> Markup:
    when = f"Added {entry.at[:10]}" + (f" by {entry.by}" if entry.by else "")
    sure = button("Yes, remove it", "delete", entry.id, label=f"Yes, remove {entry.title}")
    return Markup(
        '<li><span class="title">{}</span> <span class="quiet">{}</span>'
        '<span class="buttons">{}<details class="sure"><summary class="act" aria-label="Remove {}">'
        "Remove</summary><p>Answers will no longer rest on it. Its file is kept aside.</p>{}"
        "</details></span></li>"
    ).format(entry.title, when, read_button("Read it", entry.id), entry.title, sure)
