from __future__ import annotations

from collections.abc import Callable

import pytest

from orelore.corpus.articles import parse_article
from orelore.lint import articles
from orelore.lint.articles import check_article, check_links, check_paragraphs, check_titles
from orelore.types import Article

Spoil = Callable[..., Article]


@pytest.fixture(autouse=True)
def any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "WORDS", range(5, 700))


def problems(article: Article) -> str:
    return "\n".join(map(str, check_article(article)))


def test_a_sound_article_passes(spoiled: Spoil) -> None:
    assert problems(spoiled()) == ""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2025-03-01", "2025-03", "`published` must be the day"),
        ("entities:", "language: ru\nentities:", "`language`"),
        ("entities:", "author: A. Writer\nentities:", "`author`"),
        ("[Kazakhstan]", "[]", "`countries` is empty"),
        ("[Kazakhstan]", "[Qazaqstan]", "`countries`: 'Qazaqstan'"),
        ("[gold]", "[golden]", "`minerals`: 'golden'"),
        ("in 2023.[^s1]", "in 2023.", "a sentence has no source: The Altyn mine"),
        ("tonnes of gold", "tonnes[^s1] of gold", "a marker stands inside a sentence"),
        ("dollars.[^s2]", "dollars.[^s1]", "source s2 is never cited"),
        ("https://a.ex/2", "a.example", "no address"),
        ("facts: [a-2]", "facts: []", "source s2 names no fact"),
        ("https://a.ex/2", "https://a.ex/1", "the same page"),
        ("published: 2024-05", "published: 2025-05", "was published after the article"),
        ("## Plans\n", "", "fewer than 2 headings"),
        ("The owner of Altyn", "It", "'It': a sentence leans"),
        ("The owner of Altyn", "In that year the owner", "'In that year': a sentence leans"),
    ],
)
def test_a_defect_is_found(spoiled: Spoil, old: str, new: str, problem: str) -> None:
    assert problem in problems(spoiled(old, new))


def test_a_page_that_was_filed_needs_its_own_source_only() -> None:
    text = "---\ntitle: News\npublished: 2025-03\nminerals: [gold, x]\n---\nIt opened. They came.\n"
    found = problems(parse_article(text, "news"))
    assert "`publisher` is missing" in found
    assert "`url` is missing" in found
    assert "`minerals`: 'x'" in found
    assert len(found.splitlines()) == 3


def test_the_length_is_counted_in_words_of_sentences(
    spoiled: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "WORDS", range(350, 701))
    assert "it has 24 words; 350 to 700" in problems(spoiled())


def test_an_italian_company_does_not_lean_on_anything(spoiled: Spoil) -> None:
    assert problems(spoiled("The owner of Altyn", "Italy's Itaka")) == ""


def test_a_link_to_no_article_is_found(spoiled: Spoil) -> None:
    linked = spoiled("The owner of Altyn", "[Boz](boz.md) or [us](altyn.md) or [x](https://x.y)")
    [finding] = check_links({"altyn": linked})
    assert "no article 'boz'" in str(finding)


def test_titles_that_differ_in_case_only_are_found(spoiled: Spoil) -> None:
    again = spoiled("Gold at Altyn", "gold at ALTYN.", "again")
    [finding] = check_titles({"altyn": spoiled(), "again": again})
    assert str(finding) == "again: it has the same title as 'altyn'. [title]"


def test_a_paragraph_told_twice_is_found(spoiled: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "FEWEST_PARAGRAPH_WORDS", 5)
    again = spoiled("The owner of Altyn planned", "Reports say Altyn planned", "again")
    found = [str(f) for f in check_paragraphs({"altyn": spoiled(), "again": again})]
    assert any("paragraph 1 (The Altyn mine" in f and "altyn, paragraph 1" in f for f in found)
    assert not list(check_paragraphs({"altyn": spoiled()}))
