from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring
from markdown_it import MarkdownIt

from orelore.exports.blocks import Bullets, Document, Entry, Grid, Heading, Paragraph, Run
from orelore.exports.document import to_document
from orelore.exports.markdown import to_markdown
from orelore.exports.plain import one_line
from orelore.types import Answer, Article, Citation, Sentence, Series, Source

# What opens something in Markdown or HTML, at the start of a line or inside it.
MARKUP = "".join("#*_`[]()<>|~$&;!+-=.\\\"' 1a:/")
HOSTILE = "1. # <script>alert(1)</script> [x](javascript:a) | `y` **z** &lt; ![i](j)"


def rendered(markdown: str) -> HtmlElement:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return fragment_fromstring(parser.render(markdown), create_parent="div")


def shown(page: HtmlElement, tag: str) -> list[str]:
    return [str(element.text_content()) for element in page.iter(tag)]


def test_an_answer_is_readable_as_it_is(answer: Answer, day: date) -> None:
    sha = to_document([answer], day).blocks[-1]
    assert isinstance(sha, Entry)
    assert to_markdown(to_document([answer], day)) == (
        "# How much gold?\n\n"
        "Boz made **3 tonnes**. [1]\n\n"
        "Rests on one source: Steppe Herald. Confidence 86 %. Without a language model.\n\n"
        "## References\n\n"
        "1. “Boz made 3 tonnes.” (as of 2023)\n"
        f"   - Gold at Boz, `{sha.details[0][1].text}`, accessed 2026-11-26\n"
        "   - Steppe Herald, “Output”, 2024-05, <https://example.org/1>\n"
    )


@given(st.text(MARKUP))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    line = one_line(text)
    runs = (Run(line or "x"),)
    blocks = (Heading(line or "x", 2), Paragraph(runs, "said"), Bullets((runs,)))
    entry = Entry(10, runs, (runs,))
    grid = Grid("", ("a",), ((runs,),))
    page = rendered(to_markdown(Document("", date.min, (*blocks, entry, grid))))
    expected = line or "x"
    assert [element.tag for element in page if element.tag != "hr"] == [
        *("h2", "p", "ul", "ol", "table")
    ]
    assert shown(page, "h2") == shown(page, "p")[:1] == shown(page, "td") == [expected]
    assert [part.strip() for part in shown(page, "ul")] == [expected, expected]
    assert not list(page.iter("em", "strong", "code", "a", "img", "s"))


def test_hostile_texts_are_neither_markup_nor_links(answer: Answer, series: Series) -> None:
    source = Source("s1", HOSTILE, HOSTILE, "2024", "javascript:alert(1)")
    article = Article("boz", HOSTILE, HOSTILE, sources=(source,))
    cited = Citation(1, article, HOSTILE, HOSTILE, 0, len(HOSTILE), 0.5, (source,))
    points = tuple(replace(p, value=HOSTILE, source=source) for p in series.points)
    said = Sentence(HOSTILE, (1,), "unsupported", problem=HOSTILE, marked=(3, 20))
    table = replace(series, title=HOSTILE, points=points)
    bad = replace(
        answer,
        question=HOSTILE,
        sentences=(said,),
        citations=(cited,),
        series=table,
        notice=HOSTILE,
    )
    page = rendered(to_markdown(to_document([bad], date.min)))
    assert not list(page.iter("script", "a", "img"))
    assert shown(page, "h1") == [HOSTILE]
    assert f"{HOSTILE} [1] [unsupported] {HOSTILE}" in shown(page, "p")
    assert shown(page, "td")[1::4] == [HOSTILE, HOSTILE]


def test_values_over_the_years_are_a_table(answer: Answer, series: Series, day: date) -> None:
    page = rendered(to_markdown(to_document([replace(answer, series=series)], day)))
    assert shown(page, "th") == ["Year", "Value", "Basis", "Source"]
    assert shown(page, "td")[4:7] == ["2024", "more than 4", "as planned"]


def test_only_addresses_of_the_web_are_links() -> None:
    url = "https://example.org/a_b?c=(1)&d=*"
    links = (Run(url, url=url), Run(" "), Run("a [b]", url=url))
    page = rendered(to_markdown(Document("", date.min, (Paragraph(links, "said"),))))
    assert [(a.text_content(), a.get("href")) for a in page.iter("a")] == [
        (url, url),
        ("a [b]", url),
    ]


def test_bold_leaves_spaces_outside() -> None:
    line = (Run("up"), Run(" 3 *t* ", "bold"), Run("now"))
    (paragraph,) = rendered(to_markdown(Document("", date.min, (Paragraph(line, "said"),))))
    assert paragraph.text_content() == "up 3 *t* now"
    assert shown(paragraph, "strong") == ["3 *t*"]


def test_details_stand_under_their_reference() -> None:
    entries = tuple(Entry(n, (Run("quote"),), ((Run("detail"),),)) for n in (9, 10))
    page = rendered(to_markdown(Document("", date.min, entries)))
    assert [li.text_content().split() for li in page.xpath("./ol/li")] == [["quote", "detail"]] * 2
    assert page.xpath("./ol/@start") == ["9"]
