"""Questions that the corpus answers, made from its tables and from what its articles say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from orelore.corpus.askable import SITE, Askable
from orelore.corpus.figure_questions import figure_questions
from orelore.corpus.stated import Articles, main_word
from orelore.corpus.tables import Figure, Place
from orelore.types import Article
from orelore.vocabulary import countries_in, minerals_in

_OWNING = re.compile(
    r"\b(?:own\w*|operat\w*|hold\w*|stakes?|belong\w*|subsidiar\w*|ventures?|runs?|licen[cs]e\w*"
    r"|develop\w*|bought)\b"
)
_AMOUNT = (
    r"(?:about |some |around |nearly |almost |over |more than )?\d[\d,.]*(?: million| thousand)? "
    r"(?:t|tonnes|tons|kg|kilograms|ounces|pounds)(?: U)? of (?P<product>[a-z]+(?: [a-z]+)?)"
)
_SUBJECT = r"^(?P<subject>(?:The )?[A-Z][\w'’-]+(?: [\w'’-]+){0,5})"
_REST = r".*?(?=\n|$|\. )"
# Sentences of articles -> kind and form of a question.
_SAID = tuple(
    (re.compile(f"{_SUBJECT} {said}", re.MULTILINE), kind, question)
    for said, kind, question in (
        (
            rf"(?:produced|mined|made) {_AMOUNT} in (?P<year>(?:19|20)\d\d)\b{_REST}",
            "production",
            "How much {product} did {subject} produce in {year}?",
        ),
        (rf"holds {_AMOUNT}{_REST}", "reserves", "How much {product} does {subject} hold?"),
    )
)
_NO_SUBJECTS = frozenset(
    ["In", "By", "From", "It", "This", "That", "These", "They", "After", "For"]
)


def askable(
    articles: Sequence[Article], places: Iterable[Place], figures: Iterable[Figure]
) -> list[Askable]:
    """Every question that the tables and articles give, each once."""
    read = Articles(articles)
    found = chain(figure_questions(figures, read), _of_places(places, read), _of_articles(articles))
    once: dict[str, Askable] = {}
    for item in found:
        once.setdefault(item.question, item)
    return list(once.values())


def _of_places(places: Iterable[Place], articles: Articles) -> Iterator[Askable]:
    """Who operates a place, where a sentence about it names the operator."""
    for place in places:
        name, operator = main_word(place.name), re.split(r"[(,;]| \d", place.operator)[0].strip()
        is_one_site = not re.search(r" and |basin$", place.name)
        if not is_one_site or not operator[:1].isupper() or name in operator:
            continue
        told = [articles.by_id[slug] for slug in place.articles if slug in articles.by_id]
        stated = articles.stating(told, name, operator)
        if stated and _OWNING.search(stated[1]):
            yield Askable(
                f"Who {_deed(place)} {_named(place)}?",
                "operator",
                place.name,
                (place.country,),
                place.minerals[:1],
                stated[0].id,
                stated[1],
                fame=articles.fame(name),
            )


def _deed(place: Place) -> str:
    return "is developing" if place.kind in ("project", "deposit") else "operates"


def _named(place: Place) -> str:
    is_told = re.search(rf"\b{SITE}\b", place.name) or place.name.split()[-1].isupper()
    return f"the {place.name}" if is_told else f"the {place.name} {place.kind}"


def _of_articles(articles: Iterable[Article]) -> Iterator[Askable]:
    """What the articles say of amounts of metal in so many words."""
    for article in articles:
        for pattern, kind, form in _SAID:
            for said in pattern.finditer(article.text):
                minerals = minerals_in(said["product"])
                if minerals and said["subject"].split()[0] not in _NO_SUBJECTS:
                    yield _of_sentence(said, kind, form, minerals, article)


def _of_sentence(
    said: re.Match[str], kind: str, form: str, minerals: tuple[str, ...], article: Article
) -> Askable:
    subject, year = re.sub(r"^The ", "the ", said["subject"]), said.groupdict().get("year", "")
    return Askable(
        form.format(subject=subject, product=said["product"], year=year),
        kind,
        subject.removeprefix("the "),
        countries_in(subject) or article.countries[:1],
        minerals,
        article.id,
        said[0],
        year,
    )
