"""What was recognised in a document, with fields to correct it."""

from __future__ import annotations

from markupsafe import Markup

from orelore import Article

from ..bridge import button
from ..html import EMPTY, counted, join
from .desk import Item

DATES = "2024, 2024-05 or 2024-05-31"
LANGUAGES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "kk": "Kazakh",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "mn": "Mongolian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tg": "Tajik",
    "tk": "Turkmen",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "uz": "Uzbek",
    "zh": "Chinese",
}

_FORM = Markup(
    '<form data-submit="submit" class="correct"><input type="hidden" name="key" value="{key}">'
    '{fields}<dl class="known">{known}</dl><p class="buttons">{buttons}</p></form>'
)
_FIELD = Markup(
    '<label class="{name}"><span>{label}</span>'
    '<input type="text" name="{name}" value="{value}" placeholder="{hint}" maxlength="{most}" '
    'autocomplete="off"></label>'
)


def form(item: Item) -> Markup:
    """The fields of a document that was read, and what to do with it."""
    fields = item.fields
    boxes = [
        _field("title", "Title", fields.title, most=300),
        _field("published", "Published", fields.published, hint=DATES, most=20),
        _field("publisher", "Publisher", fields.publisher, hint="unknown", most=200),
        _field("author", "Author", fields.author, hint="unknown", most=200),
    ]
    return _FORM.format(
        key=item.key,
        fields=join(boxes),
        known=known(item.article) if item.article else EMPTY,
        buttons=_buttons(item),
    )


def known(article: Article) -> Markup:
    """What was recognised and cannot be corrected here."""
    words = len(article.text.split())
    facts = {
        "Language": LANGUAGES.get(article.language, article.language),
        "Countries": ", ".join(article.countries) or "none recognised",
        "Minerals": ", ".join(article.minerals) or "none recognised",
        "Length": counted(words, "word"),
        "Address": article.url or "",
    }
    return join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)
        for name, value in facts.items()
        if value
    )


def _field(name: str, label: str, value: str, *, most: int, hint: str = "") -> Markup:
    return _FIELD.format(name=name, label=label, value=value, hint=hint, most=most)


def _buttons(item: Item) -> Markup:
    if item.state == "filing":
        return EMPTY
    return Markup('<button type="submit" class="act main">File it</button> {}').format(
        button("Discard", "delete", item.key, label=f"Discard {item.name}")
    )
