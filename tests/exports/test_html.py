from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml.html import HtmlElement, document_fromstring

from orelore.exports.document import to_document
from orelore.exports.html import to_html
from orelore.types import Account, Answer, Article, Citation, Sentence, Series, Source

HOSTILE = "</title><script>alert(1)</script><img src=http://evil.test/x onerror='x()'> \"'"


def page(answers: list[Answer], day: date = date.min) -> HtmlElement:
    return document_fromstring(to_html(to_document(answers, day)))


def shown(element: HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def test_a_page_has_question_answer_and_references(answer: Answer, day: date) -> None:
    html = page([answer], day)
    assert shown(html, "//title") == shown(html, "//h1") == ["How much gold?"]
    assert shown(html, "//p[@class='said']") == ["Boz made 3 tonnes. [1]"]
    assert shown(html, "//p[@class='said']/strong") == ["3 tonnes"]
    (reference,) = html.xpath("//section[@id='ref-1']")
    assert shown(reference, "./p") == ["[1] “Boz made 3 tonnes.” (as of 2023)"]
    assert shown(reference, ".//li")[0].endswith("accessed 2026-11-26")
    assert shown(html, "//footer") == ["Orelore, from its articles as they stood on 2026-11-26."]


def test_a_mark_leads_to_its_reference_and_a_source_to_its_page(
    answer: Answer, other: Answer
) -> None:
    html = page([answer, other])
    assert html.xpath("//a[@class='mark']/@href") == ["#ref-1", "#ref-2", "#ref-1"]
    assert html.xpath("//section/@id") == ["ref-1", "ref-2"]
    assert set(html.xpath("//a[@class='out']/@href")) == {"https://example.org/1"}


def test_doubts_and_abstentions_can_be_told_by_their_look(
    answer: Answer, abstention: Answer
) -> None:
    doubtful = Sentence("Four.", (), "unsupported", problem="4 is not there")
    html = page([replace(answer, sentences=(doubtful,)), abstention])
    assert shown(html, "//p[@class='unsupported']") == ["Four. [unsupported] 4 is not there"]
    assert shown(html, "//p[@class='abstention']") == ["No answer. Not covered."]
    style = html.xpath("string(//style)")
    assert ".unsupported {" in style
    assert ".abstention {" in style


def test_a_disagreement_is_a_list_and_a_series_a_table(
    answer: Answer, accounts: tuple[Account, Account], series: Series
) -> None:
    html = page([replace(answer, disagreement=accounts, series=series)])
    assert len(html.xpath("//main/ul/li/strong")) == 2
    assert shown(html, "//caption") == ["Boz: gold, t"]
    assert shown(html, "//tr")[1:] == [
        "20233Steppe Herald, “Output”, 2024-05",
        "2024more than 4as plannedSteppe Herald, “Output”, 2024-05",
    ]


def test_hostile_texts_are_escaped_and_odd_addresses_no_links(
    answer: Answer, series: Series, accounts: tuple[Account, Account]
) -> None:
    source = Source("s1", HOSTILE, HOSTILE, "2024", "javascript:alert(1)")
    article = Article("boz", HOSTILE, HOSTILE, sources=(source,))
    cited = Citation(1, article, HOSTILE, HOSTILE, 0, len(HOSTILE), 0.5, (source,), HOSTILE)
    said = Sentence(HOSTILE, (1,), "unsupported", problem=HOSTILE, marked=(3, 20))
    told = replace(accounts[1], value=HOSTILE, as_of=HOSTILE, sources=(source,))
    points = tuple(replace(p, value=HOSTILE, source=source) for p in series.points)
    bad = replace(
        answer,
        question=HOSTILE,
        notice=HOSTILE,
        answerer=HOSTILE,
        sentences=(said,),
        citations=(cited,),
        disagreement=(told,),
        series=replace(series, title=HOSTILE, points=points),
    )
    html = page([bad])
    assert html.xpath("//script | //img | //@onerror | //a[@class='out']") == []
    assert shown(html, "//h1") == [" ".join(HOSTILE.split())]
    assert "javascript:alert(1)" in html.text_content()


def test_a_page_needs_no_network_and_runs_no_script(answer: Answer) -> None:
    html = page([answer])
    (policy,) = html.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert html.xpath("//script | //link[@rel='stylesheet'] | //@src") == []
    assert "@media print" in html.xpath("string(//style)")
