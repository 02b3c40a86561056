"""Questions about the rows of figures.csv that an article states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orelore.corpus.askable import Askable, with_article
from orelore.corpus.stated import Articles, main_word, written
from orelore.corpus.tables import Figure
from orelore.vocabulary import COUNTRIES

_EARLIEST = "2010"  # of what is asked with a year
_WORD = r"(?!mine\b|smelter\b|refinery\b)[\w-]+"


@dataclass(frozen=True, slots=True)
class _Form:
    """What a question about a quantity looks like."""

    quantity: re.Pattern[str]
    kind: str
    question: str

    def needs(self, slot: str) -> bool:
        return f"{{{slot}}}" in self.question


_FORMS: Sequence[_Form] = tuple(
    _Form(re.compile(quantity), kind, question)
    for quantity, kind, question in (
        (
            rf"(?:(?P<product>{_WORD}(?: {_WORD})?) )?(?:mine |smelter |refinery )?production",
            "production",
            "How much {product} did {subject} produce in {year}?",
        ),
        (
            r"(?:(?P<product>chromite|gold|uranium) )?reserves",
            "reserves",
            "How large are the {product} reserves of {subject}?",
        ),
        (
            r"ownership share of (?P<owner>[A-Z][\w&-]+(?: [A-Z][\w&-]+)*)",
            "ownership",
            "What share of {subject} does {owner} own?",
        ),
        (
            r"share of world (?:mine )?production",
            "share",
            "What share of the world's {product} did {subject} produce in {year}?",
        ),
        (
            r"export value",
            "exports",
            "How much did {subject} earn from {product} exports in {year}?",
        ),
        (r"clean-up cost", "clean-up", "How much will the clean-up of {subject} cost?"),
        (r"employees", "people", "How many people work at {subject}?"),
        (r"capacity a year", "capacity", "How much can {subject} produce a year?"),
    )
)


def figure_questions(figures: Iterable[Figure], articles: Articles) -> Iterator[Askable]:
    """A question for each row that fits a form and stands in a sentence of an article."""
    for figure in filter(_is_plain, figures):
        for form in _FORMS:
            if named := form.quantity.fullmatch(figure.quantity):
                question = _question(form, figure, named, articles)
                if question:
                    yield question
                break


def _is_plain(figure: Figure) -> bool:
    """Whether it is one value of one thing and one metal, by names that fit into a question."""
    is_named = not re.search(r"^World\b|[(,\d]| in | of ", figure.subject)
    is_single = figure.value is not None and len(figure.mineral) <= 1
    return bool(figure.fact) and is_named and is_single


def _question(
    form: _Form, figure: Figure, named: re.Match[str], articles: Articles
) -> Askable | None:
    slots = _slots(form, figure, named)
    if slots is None or figure.value is None:
        return None
    subject, owner = main_word(figure.subject), slots["owner"]
    words = [subject, slots["year"], *([main_word(owner)] if owner else [])]
    stated = articles.stating(articles.on(figure.fact), *words, values=written(figure.value))
    if stated is None:
        return None
    return Askable(
        form.question.format(**{**slots, "subject": with_article(figure.subject)}),
        form.kind,
        figure.subject,
        figure.country,
        figure.mineral,
        stated[0].id,
        sentence=stated[1],
        year=slots["year"],
        fame=articles.fame(subject),
    )


def _slots(form: _Form, figure: Figure, named: re.Match[str]) -> dict[str, str] | None:
    """What fills the form, empty where it needs nothing; None when it would not read well."""
    found = named.groupdict()
    product = found.get("product") or "".join(figure.mineral)
    owner, year = found.get("owner") or "", (figure.as_of or "")[:4]
    if owner in COUNTRIES or (form.needs("product") and (not product or product.endswith("s"))):
        return None
    if not form.needs("year"):
        return {"product": product, "owner": owner, "year": ""}
    if year < _EARLIEST or figure.status == "plan":
        return None
    return {"product": product, "owner": owner, "year": year}
