from __future__ import annotations

from dataclasses import replace

from orelore import Article
from orelore_app.add.desk import Fields, Item, State, fields_of
from orelore_app.add.ledger import Entry
from orelore_app.add.render import added, drafts

HOSTILE = '"><img src=x onerror=alert(1)>'


def item(state: State, article: Article | None = None, problem: str = "", known: str = "") -> Item:
    fields = fields_of(article) if article else Fields()
    return Item(state, f"{state}.txt", state, article, fields, problem, known)


def test_how_many_are_where_is_said_in_one_line(emel: Article) -> None:
    items = [item("waiting"), item("read", emel), item("unread"), item("unread"), item("gone")]
    text = drafts(items).striptags()
    assert text.startswith("4 documents: 1 waiting, 1 to file, 2 not added.")
    assert drafts([item("reading")]).striptags().startswith("1 document: 1 being read.")
    assert "document" not in drafts([item("gone")]).striptags()


def test_a_problem_stands_with_its_document_and_the_way_to_the_article_it_repeats() -> None:
    html = str(drafts([item("unread", problem="The same text is there.", known="altyn-gold")]))
    assert 'role="alert">The same text is there. <button' in html
    assert 'data-read="altyn-gold"' in html
    assert 'data-do="delete" data-value="unread"' in html


def test_a_near_copy_is_named_before_it_is_filed(emel: Article) -> None:
    html = drafts([item("read", replace(emel, copy_of="altyn-gold"))])
    assert "Nearly the same text as an article that is there: altyn-gold" in html.striptags()
    assert 'data-read="altyn-gold"' in html


def test_a_short_text_is_shown_whole_and_a_long_one_behind_a_fold(emel: Article) -> None:
    short = drafts([item("read", emel)])
    assert "copper to Kazakhstan's only smelter by rail." in short.unescape()
    assert "<details>" not in short
    long = drafts([item("read", replace(emel, text="Copper. " * 5_000))])
    assert "<details><summary>More of the text" in long
    assert 6_000 < len(long) < 10_000


def test_a_filed_document_leads_to_its_article(emel: Article) -> None:
    html = drafts([item("filed", emel)])
    assert 'data-read="emel-copper"' in html
    assert "<form" not in html


def test_what_is_gone_leaves_its_place() -> None:
    assert '<section hidden id="draft-gone"></section>' in drafts([item("gone")])


def test_a_refusal_is_an_alert() -> None:
    assert '<p class="wrong" role="alert">Not you.</p>' in drafts([], "Not you.")


def test_what_was_added_can_be_read_and_is_removed_only_after_a_question() -> None:
    html = added([Entry("emel", "Copper at Emel", "aigul", "2025-12-04T10:00Z")], "Done.")
    assert "Copper at Emel Added 2025-12-04 by aigul" in html.striptags()
    assert 'role="status">Done.</p>' in html
    inside = html[html.index("<details") : html.index("</details>")]
    assert 'data-do="delete" data-value="emel"' in inside
    assert html.count("data-do") == 1
    assert "Nothing yet." in added([])


def test_markup_stays_text(emel: Article) -> None:
    bad = replace(emel, id=HOSTILE, title=HOSTILE, text=HOSTILE * 40, language=HOSTILE)
    states: list[State] = ["waiting", "read", "filing", "filed", "unread"]
    items = [
        replace(item(s, replace(bad, copy_of=HOSTILE), HOSTILE, HOSTILE), name=HOSTILE, key=HOSTILE)
        for s in states
    ]
    assert "<img" not in drafts(items, HOSTILE)
    assert "<img" not in added([Entry(HOSTILE, HOSTILE, HOSTILE, HOSTILE)], HOSTILE)
