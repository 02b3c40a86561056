import re

from lxml.html import HtmlElement, document_fromstring

from orelore.evals.bootstrap import Estimate
from orelore.evals.golden import Golden, GoldSpan
from orelore.evals.html import headlines, report
from orelore.evals.metrics import Bin
from orelore.evals.record import Passage, Quote, Record, Said
from orelore.evals.summary import Summary

HOSTILE = "</details><script>alert(1)</script><img src=http://evil.test/x onerror='x()'>"


def golden(id_: str = "q1", text: str = "How much?", *, answerable: bool = True) -> Golden:
    return Golden(
        id=id_,
        kind="single",
        language="en",
        turns=(text,),
        nuggets=(("4.2", "4,2"), ("2023",)) if answerable else (),
        answerable=answerable,
        spans=(GoldSpan(article="altyn", start=10, end=20, quote="4.2 tonnes"),),
    )


def record(id_: str = "q1", text: str = "It was 4.2 tonnes.", *, abstained: bool = False) -> Record:
    return Record(
        id=id_,
        question="How much?",
        abstained=abstained,
        reason="Not covered." if abstained else "",
        sentences=() if abstained else (Said(text=text, citations=(1,), support="unsupported"),),
        quotes=(Quote(article="altyn", start=10, end=20, text=text),),
        passages=(
            Passage(article="altyn", start=15, end=90),
            Passage(article="altyn", start=16, end=90),
        ),
        milliseconds=12.0,
    )


def summary(nuggets: float = 0.8) -> Summary:
    held = Estimate(mean=nuggets, low=0.7, high=0.9, n=3)
    return Summary(
        metrics={"nuggets": held},
        by_kind={"single": {"nuggets": held}},
        language_ratio=None,
        risk_coverage=[(1.0, 0.2)],
        risk_coverage_area=0.2,
        latency={"median": 12.0, "p95": 20.0, "p99": 21.0},
    )


def page(
    question: Golden, answer: Record, baseline: Summary | None = None, name: str = "ours"
) -> str:
    scores = {name: {question.id: {"CRAG": 1.0, "complete": 0.0}}}
    systems = {name: summary()}
    return report(f"How good is {name}?", systems, [question], {name: [answer]}, scores, baseline)


def read(text: str) -> HtmlElement:
    return document_fromstring(text)


def test_a_failed_question_has_a_section_with_all_that_is_known() -> None:
    section = read(page(golden(), record())).get_element_by_id("q-q1")
    shown = " ".join(section.text_content().split())
    for piece in ("It was 4.2 tonnes.", "[1]", "unsupported", "10 to 20", "15 to 90"):
        assert piece in shown


def test_the_missing_piece_is_marked_and_the_held_one_is_not() -> None:
    section = read(page(golden(), record())).get_element_by_id("q-q1")
    assert [e.text for e in section.find_class("held")] == ["4.2 | 4,2"]
    assert [e.text for e in section.find_class("missing") if e.tag == "code"] == ["2023"]


def test_a_passage_that_holds_the_answer_is_marked() -> None:
    section = read(page(golden(), record())).get_element_by_id("q-q1")
    marked = [item for item in section.iter("li") if item.find("mark") is not None]
    assert ["15 to 90" in item.text_content() for item in marked] == [True]


def test_every_link_leads_to_a_place_on_the_page() -> None:
    tree = read(page(golden("a b/ц%"), record("a b/ц%")))
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    links = [a.get("href", "") for a in tree.iter("a")]
    assert len(links) == 2
    assert {link.removeprefix("#") for link in links} <= ids


def test_a_number_without_a_citation_is_shown_but_leads_nowhere() -> None:
    said = Said(text="So it is.", citations=(1, 7), support="unsupported")
    section = read(page(golden(), record().model_copy(update={"sentences": (said,)})))
    assert [a.text for a in section.get_element_by_id("q-q1").iter("a")] == ["[1]"]
    assert "[7]" in section.text_content()


def test_the_reliability_is_drawn_where_it_was_measured() -> None:
    bare = page(golden(), record())
    measured = summary().model_copy(update={"reliability": (Bin(7, 0.8, 0.9),)})
    text = report("E", {"ours": measured}, [golden()], {"ours": [record()]}, {}, None)
    assert "Reliability of ours" in read(text).text_content()
    assert "Reliability" not in read(bare).text_content()


def test_hostile_text_stays_text() -> None:
    clean = page(golden(), record())
    text = page(golden(HOSTILE, HOSTILE), record(HOSTILE, HOSTILE), name=HOSTILE)
    tags = [element.tag for element in read(text).iter() if isinstance(element.tag, str)]
    assert not {"script", "img"} & set(tags)
    assert len(list(read(text).iter("details"))) == len(list(read(clean).iter("details")))
    assert HOSTILE in read(text).text_content()


def test_the_page_asks_nothing_of_the_network() -> None:
    text = page(golden(), record(), summary())
    loading = ("src", "srcset", "href", "xlink:href", "data", "action", "poster")
    asked = [e.get(name) for e in read(text).iter() for name in loading if e.get(name)]
    assert asked
    assert all(address.startswith(("#", "data:")) for address in asked)
    assert not re.search(r"@import|url\((?!#)", text)
    assert "default-src 'none'" in text


def test_the_headline_stands_beside_that_of_the_baseline() -> None:
    first, time = headlines(summary(), summary(0.75))
    assert (first.value, first.beside, first.baseline) == ("0.80", "[0.70, 0.90]", "0.75")
    assert (time.value, time.baseline) == ("12 ms", "12 ms")
    assert headlines(summary(), None)[0].baseline == ""


def test_when_nothing_failed_the_page_says_so() -> None:
    text = report("E", {"ours": summary()}, [], {"ours": []}, {}, None)
    assert "every question was answered fully right" in text
    assert not list(read(text).iter("details"))
