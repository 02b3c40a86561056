from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from lxml.html import document_fromstring

from orelore.assistant import Assistant
from orelore.exports.check import Passage, Problem, check_references, resolve
from orelore.exports.forms import export
from orelore.exports.locators import Locator, locate
from orelore.types import Answer, Article, Span

QUESTIONS = [
    "How much gold did the Altyn mine produce in 2023?",
    "How much tungsten trioxide does the Boz deposit hold?",
    "How much antimony did the Chon smelter refine in 2021?",
    "How much lithium does the brine carry in the Darya basin?",
    "How much gold did the Altyn mine in Kazakhstan produce?",
]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    """Answers of the assistant to questions on all of its articles."""
    answers = [assistant.ask(question) for question in QUESTIONS]
    assert all(answer.citations for answer in answers)
    return answers


@pytest.fixture(scope="module")
def articles(assistant: Assistant) -> dict[str, Article]:
    return {article.id: article for article in assistant.articles()}


@pytest.fixture
def csl(answer: Answer, other: Answer) -> str:
    """Two quotes of one source, of an article `boz`."""
    return export([answer, other], "csl-json").decode()


def text_of(content: bytes, form: str) -> str:
    """The text that a reader of the file has before him."""
    if form == "docx":
        return "\n".join(p.text for p in docx.Document(BytesIO(content)).paragraphs)
    if form == "html":
        return str(document_fromstring(content.decode()).xpath("string()"))
    return content.decode()


def spans(passages: list[Passage]) -> set[Span]:
    return {passage.locator.span for passage in passages}


# the round trip, on answers of the assistant


def test_every_item_leads_back_to_the_stored_words(
    answers: list[Answer], articles: Mapping[str, Article]
) -> None:
    cited = {c.span: c.quote for answer in answers for c in answer.citations}
    items = json.loads(export(answers, "csl-json"))
    passages = [passage for item in items for passage in resolve(item, articles)]
    assert {passage.locator.span: passage.text for passage in passages} == cited
    assert all(passage.is_unchanged for passage in passages)
    assert all(len(passage.locator.sha256) == 64 for passage in passages)


@pytest.mark.parametrize("form", ["markdown", "docx", "html", "bibtex", "ris", "csl-json"])
def test_every_form_leads_back_to_every_quote(
    form: str, answers: list[Answer], articles: Mapping[str, Article]
) -> None:
    passages = resolve(text_of(export(answers, form), form), articles)
    assert spans(passages) == {c.span for answer in answers for c in answer.citations}
    assert all(passage.is_unchanged for passage in passages)


def test_what_was_exported_stands_where_it_stood(
    answers: list[Answer], articles: Mapping[str, Article]
) -> None:
    csl = export(answers, "csl-json", accessed=date(2026, 11, 26)).decode()
    assert json.loads(csl)
    assert check_references(csl, articles) == []


def test_an_article_that_was_changed_or_removed_is_told(
    answers: list[Answer], articles: Mapping[str, Article]
) -> None:
    csl = export(answers, "csl-json").decode()
    altyn = replace(articles["altyn-gold"], text=f"New.\n{articles['altyn-gold'].text}")
    now = {"altyn-gold": altyn, "boz-tungsten": articles["boz-tungsten"]}
    troubles = {
        (p.locator.span.article_id, p.trouble) for p in check_references(csl, now) if p.locator
    }
    assert troubles == {
        ("altyn-gold", "quote moved"),
        ("chon-antimony", "article gone"),
        ("darya-lithium", "article gone"),
    }


# each trouble, by hand


def test_a_quote_that_moved_is_told_with_its_new_place(csl: str, article: Article) -> None:
    moved = replace(article, text=f"Up. {article.text}")
    first, second = check_references(csl, {"boz": moved})
    assert first == Problem("steppeherald2024", "quote moved", locate(article, 0, 18), 4)
    assert (second.trouble, second.moved_to) == ("quote moved", 23)


def test_a_quote_that_is_gone_is_told(csl: str, article: Article) -> None:
    changed = replace(article, text=article.text.replace("3 tonnes", "5 tonnes"))
    (problem,) = check_references(csl, {"boz": changed})
    assert problem == Problem("steppeherald2024", "quote gone", locate(article, 0, 18))


def test_an_article_that_is_gone_is_told(csl: str) -> None:
    assert [problem.trouble for problem in check_references(csl, {})] == ["article gone"] * 2


def test_a_quote_stands_although_the_article_changed_behind_it(csl: str, article: Article) -> None:
    longer = {"boz": replace(article, text=f"{article.text} More.")}
    assert check_references(csl, longer) == []
    assert [p.is_unchanged for p in resolve(csl, longer)] == [False, False]


def test_a_quote_that_was_altered_in_the_reference_is_told(csl: str, article: Article) -> None:
    altered = csl.replace("made 3 tonnes", "made 9 tonnes")
    assert [p.trouble for p in check_references(altered, {"boz": article})] == ["quote gone"]


def test_line_breaks_and_unreadable_characters_are_no_difference(answer: Answer) -> None:
    (citation,) = answer.citations
    article = replace(citation.article, text="\nBoz\x01 made\n\n3 tonnes. ")
    cited = replace(citation, article=article, quote=article.text, end=len(article.text))
    csl = export([replace(answer, citations=(cited,))], "csl-json").decode()
    assert check_references(csl, {"boz": article}) == []


def test_an_item_without_a_readable_quote_is_told(article: Article) -> None:
    place = locate(article, 0, 18)
    spoilt = json.dumps([{"id": "a", "note": f"see {place}"}, {"id": "b", "note": 3}, {"id": "c"}])
    assert check_references(spoilt, {"boz": article}) == [
        Problem("a", "no quote", place),
        Problem("b", "no quote"),
        Problem("c", "no quote"),
    ]


def test_what_a_user_added_to_a_note_is_passed_over(csl: str, article: Article) -> None:
    items = json.loads(csl)
    items[0]["note"] = f"to read\n{items[0]['note']}\nread"
    assert check_references(json.dumps(items), {"boz": article}) == []


def test_a_passage_beyond_the_end_or_of_no_article_has_no_text(article: Article) -> None:
    place = Locator(Span("boz", 30, 99), "0" * 64)
    assert resolve(f"[1] {place}", {"boz": article}) == [Passage(place, None, False)]
    assert resolve(f"[1] {place}", {}) == [Passage(place, None, False)]
    assert resolve("[1] nothing", {"boz": article}) == []
