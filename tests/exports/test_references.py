from __future__ import annotations

from dataclasses import replace

from orelore.exports.locators import text_hash
from orelore.exports.references import number_references, renumbered
from orelore.types import Answer, Sentence


def test_numbers_run_through_and_a_span_cited_twice_has_one(answer: Answer, other: Answer) -> None:
    references = number_references([answer, other])
    quotes = [(r.number, r.citation.quote) for r in references]
    assert quotes == [(1, "Boz made 3 tonnes."), (2, "It will grow.")]


def test_sentences_carry_the_new_marks_and_citations_the_new_numbers(
    answer: Answer, other: Answer
) -> None:
    references = number_references([answer, other])
    assert renumbered(answer, references) == answer
    second = renumbered(other, references)
    assert second.text == "It will grow. [2][1]"
    assert [(c.number, c.quote) for c in second.citations] == [
        (2, "It will grow."),
        (1, "Boz made 3 tonnes."),
    ]


def test_a_mark_that_leads_nowhere_is_left_out(answer: Answer) -> None:
    astray = replace(answer, sentences=(Sentence("Up.", (1, 7), "unsupported"),))
    (sentence,) = renumbered(astray, number_references([astray])).sentences
    assert sentence.citations == (1,)


def test_the_same_span_of_a_changed_article_is_another_quote(answer: Answer) -> None:
    (citation,) = answer.citations
    article = replace(citation.article, text="Boz made 5 tonnes.")
    later = replace(citation, article=article, quote=article.text)
    references = number_references([answer, replace(answer, citations=(later,))])
    assert [r.citation.quote for r in references] == ["Boz made 3 tonnes.", "Boz made 5 tonnes."]
    assert references[1].locator.sha256 == text_hash("Boz made 5 tonnes.")


def test_answers_without_quotes_have_no_references(abstention: Answer) -> None:
    assert number_references([abstention]) == ()
    assert renumbered(abstention, ()) == abstention
