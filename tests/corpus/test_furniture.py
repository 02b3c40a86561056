from __future__ import annotations

import pytest

from orelore.corpus.furniture import is_furniture, without_furniture

FIRST = "The mine will give nine tonnes of gold a year."
LAST = "A second shaft follows in the year after next."


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Facebook Twitter WhatsApp",
        "Share this article",
        "We use cookies to make the site work better.",
        "Subscribe to our newsletter",
        "Подписывайтесь на наш Telegram-канал",
        "Telegram kanalimizga obuna bo‘ling",
        "Abonelik için lütfen iletişime geçiniz.",
        "Биздин Telegram каналга жазылыңыз",
        "Read also: Silk Road railway reaches the border",
        "Читайте также: Цены на медь выросли",
        "Photo: Ministry of Industry",
        "Фото: пресс-служба",
        "USD 38.42  EUR 44.10  BIST 100 10,871",
        "views: 1873",
        "© 2025 The Steppe News. All rights reserved.",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter",
        "14:20",
        "* * *",
    ],
)
def test_what_belongs_to_the_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Shares of the miner rose by 5%.",
        "“Share prices tell you little here,” she said.",
        "Advertised prices rose in May.",
        "Subscribers to the bond paid in gold.",
        "Telegram reported the deal first.",
        "Related costs fell as well.",
        "Topics included zinc.",
        "- Sign up a partner by May",
        "The dollar stood at USD 1.05 and EUR 0.95 that day.",
        "Читатели спросили о меди.",
    ],
)
def test_a_sentence_of_an_article_is_not_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_links_end_at_the_next_paragraph() -> None:
    lines = [FIRST, "Read also", "Railway reaches the border", "Snow closes the road", LAST]
    assert without_furniture(lines) == [FIRST, LAST]


def test_the_article_ends_where_related_topics_begin() -> None:
    assert without_furniture([FIRST, LAST, "Related topics", "Gold", "Mines"]) == [FIRST, LAST]


def test_related_news_in_the_middle_cuts_nothing_off() -> None:
    assert without_furniture([FIRST, "Related news", "Snow falls", LAST]) == [FIRST, LAST]


def test_what_readers_write_is_cut_off() -> None:
    comment = "I hope that they will build it soon and keep the river clean."
    assert without_furniture([FIRST, LAST, "Comments (1)", comment]) == [FIRST, LAST]


def test_a_foreign_notice_below_the_article_goes() -> None:
    notice = "Son dakika haberleri için lütfen bizi takip ediniz"
    article = [FIRST, LAST] * 4
    assert without_furniture([*article, notice], "en") == article


def test_an_article_in_two_languages_stays_whole() -> None:
    lines = [FIRST, "Рудник будет давать девять тонн золота в год, сообщило министерство."]
    assert without_furniture(lines, "en") == lines


def test_a_row_of_numbers_in_a_table_is_not_furniture() -> None:
    assert not is_furniture("2027 | 60,000")
    assert is_furniture("12:45")
