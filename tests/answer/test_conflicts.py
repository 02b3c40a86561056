from __future__ import annotations

import pytest

from orelore.answer.conflicts import Statement, as_of, disagreements
from orelore.corpus.articles import load_articles
from orelore.sentences import split_sentences
from orelore.settings import shipped_corpus
from orelore.types import Account, Source, Span


def statement(text: str, *sources: Source, article: str = "a") -> Statement:
    return Statement(text, Span(article, 0, len(text)), sources)


def values(groups: list[tuple[Account, ...]]) -> list[list[str]]:
    return [[account.value for account in group] for group in groups]


TREND = Source("s1", "T", "Trend", "2024-02-06")
KABAR = Source("s1", "T", "Kabar", "2025-03")


def test_two_articles_that_tell_one_quantity_differently_disagree() -> None:
    a = statement("Kumtor in Kyrgyzstan produced 13.6 tonnes of gold in 2023.", TREND)
    b = statement("Kumtor's gold output was 12.2 tonnes in 2023.", KABAR, article="b")
    [(first, second)] = disagreements([a, b])
    assert (first.value, first.sources, first.span) == ("13.6 tonnes of gold", (TREND,), a.span)
    assert (second.value, second.as_of, second.claim) == ("12.2 tonnes", "2023", b.text)


def test_the_same_value_in_other_units_is_no_disagreement() -> None:
    a = statement("Kumtor in Kyrgyzstan produced 13.6 tonnes of gold in 2023.", TREND)
    b = statement("Kumtor's gold output was 13,567 kg in 2023.", KABAR, article="b")
    assert disagreements([a, b]) == []


def test_undated_values_said_years_apart_are_no_disagreement() -> None:
    old = Source("s1", "T", "Kabar", "2012-05")
    text = "The reserves of Kyrgyzstan's Kumtor are {} tonnes of gold."
    a, b = statement(text.format(120), TREND), statement(text.format(260), old, article="b")
    now = statement(text.format(260), KABAR, article="b")
    assert disagreements([a, b]) == []
    assert values(disagreements([a, now])) == [["120 tonnes of gold", "260 tonnes of gold"]]


KURSIV = Source("s1", "T", "Kursiv Uzbekistan", "2026-02-05")
ASIA = Source("s2", "T", "News of Asia", "2026-02-04")
SIGNED = statement(
    "The signing of the US-Uzbek minerals memorandum is dated 4 February 2026 by News of Asia but "
    "5 February 2026 by Kursiv.",
    KURSIV,
    ASIA,
)
SIGNED_AGAIN = statement(
    "Kursiv gives 5 February 2026 as the date of the US-Uzbek critical-minerals memorandum, "
    "whereas News of Asia gives 4 February 2026.",
    KURSIV,
    ASIA,
    article="b",
)


def test_one_sentence_may_hold_both_accounts() -> None:
    [(first, second)] = disagreements([SIGNED])
    assert (first.value, first.sources, first.as_of) == ("4 February 2026", (ASIA,), "2026-02-04")
    assert (second.value, second.sources) == ("5 February 2026", (KURSIV,))


def test_a_disagreement_that_two_articles_tell_is_one() -> None:
    assert len(disagreements([SIGNED, SIGNED_AGAIN])) == 1


def test_a_year_told_once_holds_for_both_accounts() -> None:
    text = (
        "The Trans-Caspian route had more than 2.7 million tons of cargo in 2023 according to The "
        "Times of Central Asia, but 4.5 million tons according to El.kz."
    )
    times = Source("s1", "T", "The Times of Central Asia", "2024-05-31")
    elkz = Source("s2", "T", "El.kz", "2025")
    [group] = disagreements([statement(text, times, elkz)])
    assert [account.as_of for account in group] == ["2023", "2023"]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Output was 21,112 tonnes in 2023, after 21,227 in 2022.", "2024-02-06", "2023"),
        ("Output was 21,112 tonnes in 2023, Trend wrote in February 2024.", "2024-02-06", "2023"),
        ("The mine holds 98 tonnes, Trend wrote in May 2016.", "2016-05-10", "2016-05"),
        ("The mine holds 98 tonnes.", "2016-05-10", "2016-05-10"),
        ("Output is to be 7,000 tonnes by 2030.", "2023-06-21", "2023-06-21"),
        ("The mine holds 98 tonnes.", None, None),
    ],
)
def test_a_figure_is_as_of_its_year_or_else_its_source(
    text: str, published: str | None, expected: str | None
) -> None:
    assert as_of(text, [Source("s1", "T", "Trend", published)]) == expected


def test_a_table_read_as_one_sentence_is_passed_over() -> None:
    assert disagreements([statement(", and 5 t" * 200, TREND, KABAR)]) == []


def test_the_articles_disagree_where_they_say_so_and_nowhere_else() -> None:
    articles = load_articles([shipped_corpus()]).values()
    told = [Statement.of(a, *span) for a in articles for span in split_sentences(a.text)]
    groups = disagreements(told)
    assert 60 <= len(groups) <= 100
    assert all(len({account.value for account in group}) > 1 for group in groups)
    assert all(account.value in account.claim for group in groups for account in group)
