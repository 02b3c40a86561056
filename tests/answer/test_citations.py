from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from orelore.answer.citations import check, locate
from orelore.types import Citation, Claim, Hit, Sentence, Span

HitOf = Callable[..., Hit]

TEXT = "Ulba makes beryllium in 2023. It does not sell tin. Talco digs 5 tonnes of gold."


def span(text: str, quote: str, article_id: str = "a") -> Span:
    start = text.index(quote)
    return Span(article_id, start, start + len(quote))


def check_one(claim: Claim, *hits: Hit) -> tuple[Sentence, tuple[Citation, ...]]:
    (sentence,), citations = check([claim], hits)
    return sentence, citations


def test_a_whole_quote_is_verbatim(hit_of: HitOf) -> None:
    quote = "Ulba makes beryllium in 2023."
    sentence, (citation,) = check_one(Claim(quote, (span(TEXT, quote),)), hit_of(TEXT))
    assert (sentence.support, sentence.citations) == ("verbatim", (1,))
    assert TEXT[citation.start : citation.end] == citation.quote == quote


def test_white_space_and_quotation_marks_do_not_matter(hit_of: HitOf) -> None:
    text = "He said\n“Ulba’s mine” is  shut."
    claim = Claim('He said "Ulba\'s mine" is shut.', (Span("a", 0, len(text)),))
    assert check_one(claim, hit_of(text))[0].support == "verbatim"


def test_part_of_a_sentence_is_supported_but_not_verbatim(hit_of: HitOf) -> None:
    claim = Claim("Ulba makes beryllium", (span(TEXT, "Ulba makes beryllium"),))
    assert check_one(claim, hit_of(TEXT))[0].support == "supported"


def test_a_quote_may_not_leave_out_the_not_before_it(hit_of: HitOf) -> None:
    sentence, _ = check_one(Claim("sell tin.", (span(TEXT, "sell tin."),)), hit_of(TEXT))
    assert sentence.support == "unsupported"
    assert "not" in (sentence.problem or "")


def test_a_figure_that_is_not_there_is_named(hit_of: HitOf) -> None:
    claim = Claim("Talco digs 2,300 tonnes of gold.", (span(TEXT, "Talco digs 5 tonnes of gold."),))
    sentence, _ = check_one(claim, hit_of(TEXT))
    assert sentence.support == "unsupported"
    assert "the figure 2,300 tonnes is not in the cited passage" in (sentence.problem or "")


def test_an_unsupported_sentence_stays_as_it_is(hit_of: HitOf) -> None:
    claim = Claim("Talco  digs 9 t.", (Span("a", 0, 29),))
    assert check_one(claim, hit_of(TEXT))[0].text == "Talco  digs 9 t."


def test_a_sentence_without_a_span_is_unsupported(hit_of: HitOf) -> None:
    sentence, citations = check_one(Claim("Ulba makes beryllium.", ()), hit_of(TEXT))
    assert (sentence.support, sentence.problem) == ("unsupported", "no passage is cited")
    assert citations == ()


def test_a_span_outside_the_hits_counts_for_nothing(hit_of: HitOf) -> None:
    hits = [hit_of(TEXT)]
    for wrong in (Span("b", 0, 5), Span("a", 0, 999), Span("a", 5, 5), Span("a", -3, 5)):
        assert locate(wrong, hits) is None


def test_a_quote_of_another_article_is_unsupported(hit_of: HitOf) -> None:
    quote = "Ulba makes beryllium in 2023."
    hits = hit_of(TEXT), hit_of("Kumtor lies high in the mountains of Kyrgyzstan.", "b")
    assert check_one(Claim(quote, (Span("b", 0, 29),)), *hits)[0].support == "unsupported"


def test_spans_are_numbered_in_order_of_first_mention(hit_of: HitOf) -> None:
    one, two = span(TEXT, "Talco digs 5 tonnes of gold."), span(TEXT, "It does not sell tin.")
    claims = [Claim("x", (one,)), Claim("y", (two, one)), Claim("z", (two, two))]
    sentences, citations = check(claims, [hit_of(TEXT)])
    assert [s.citations for s in sentences] == [(1,), (2, 1), (2,)]
    assert [c.number for c in citations] == [1, 2]
    assert citations[0].quote == "Talco digs 5 tonnes of gold."


def test_a_citation_carries_passage_score_and_sources(hit_of: HitOf) -> None:
    _, (citation,) = check_one(Claim("x", (Span("a", 0, 29),)), hit_of(TEXT))
    assert (citation.passage, citation.score) == (TEXT, 1.0)
    assert citation.sources[0].publisher == "Example"


def test_a_citation_says_when_its_quote_was_so_or_was_published(hit_of: HitOf) -> None:
    quotes = "Ulba makes beryllium in 2023.", "It does not sell tin."
    hit = hit_of(TEXT)
    published = replace(hit, article=replace(hit.article, published="2025-06-01"))
    claims = [Claim(quote, (span(TEXT, quote),)) for quote in quotes]
    for hits, dates in (([published], ["2023", "2025-06-01"]), ([hit], ["2023", None])):
        assert [citation.as_of for citation in check(claims, hits)[1]] == dates
