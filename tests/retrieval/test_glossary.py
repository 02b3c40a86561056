"""Questions in other words and languages, read with a small glossary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orelore.retrieval.glossary import NO_TERMS, Glossary

ROWS = """\
term,kind,symbol,variants,ru,kk,uz,ky,tg,country
tungsten,mineral,W,wolfram,вольфрам|вольфрамовый,вольфрам,volfram|вольфрам,вольфрам,волфрам,
uranium,mineral,U,,уран|урановый,уран,uran|уран,уран,уран,
gold,mineral,Au,,золото|золотой,алтын,oltin|олтин,алтын,тилло|зар,
reserves,quantity,,,запас,қор,zaxira|захира,запас|кор,захира,
production,quantity,,output,добыча|добыл|добывать,өндіріс,qazib olish|қазиб олиш,өндүрүш,истихроҷ,
Kazakhstan,place,,Qazaqstan,Казахстан,Қазақстан,Qozogʻiston|Қозоғистон,Казакстан,Қазоқистон,
Uzbekistan,place,,,Узбекистан,Өзбекстан,Oʻzbekiston|Ўзбекистон,Өзбекстан,Ӯзбекистон,Uzbekistan
Upper Kairakty,deposit,,Verkhnee Kairaktinskoye,Верхнее Кайракты,,,,,
Ulba Metallurgical Plant,company,,UMP,Ульбинский металлургический завод,,,,,Kazakhstan
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    (tmp_path / "glossary.csv").write_text(ROWS, encoding="utf-8")
    glossary = Glossary.load([tmp_path, tmp_path / "elsewhere"])

    def reading(question: str, *unknown: str) -> tuple[str, str]:
        found = glossary.read(question, lambda word: word not in unknown)
        return found.text, found.language

    return reading


@pytest.mark.parametrize(
    ("question", "reading", "language"),
    [
        ("Сколько урана добыл Казахстан в 2023 году?", "uranium production Kazakhstan 2023", "ru"),
        ("Каковы запасы вольфрама месторождения?", "reserves tungsten", "ru"),
        ("Қазақстандағы вольфрамның қоры қандай?", "Kazakhstan tungsten reserves", "kk"),
        ("Oʻzbekistonda oltin zaxiralari qancha?", "Uzbekistan gold reserves", "uz"),
        ("O'zbekistonda oltin zaxiralari qancha?", "Uzbekistan gold reserves", "uz"),
        ("Ўзбекистонда олтин захиралари қанча?", "Uzbekistan gold reserves", "uz"),
        ("Казакстанда алтындын запасы канча?", "Kazakhstan gold reserves", "ky"),
        ("Захираи тиллои Ӯзбекистон чанд аст?", "reserves gold Uzbekistan", "tg"),
    ],
)
def test_a_question_is_read_term_by_term(
    read: Callable[..., tuple[str, str]], question: str, reading: str, language: str
) -> None:
    text, found = read(question)
    assert [term for term in reading.split() if term not in text] == []
    assert found == language


def test_numbers_and_names_that_nobody_knows_are_kept_and_other_words_are_not(
    read: Callable[..., tuple[str, str]],
) -> None:
    text, _ = read("Где в 2024 году TALCO и Абсурдное добывали золото?")
    assert text.split() == ["2024", "TALCO", "Абсурдное", "production", "gold"]


def test_the_longest_name_wins(read: Callable[..., tuple[str, str]]) -> None:
    text, _ = read("Что делает Ульбинский металлургический завод?")
    assert text.endswith("Ulba Metallurgical Plant")


def test_of_two_words_with_one_stem_the_exact_one_wins(tmp_path: Path) -> None:
    rows = ["chromite,mineral,,,хромит,,,,,", "chromium,mineral,Cr,,хром,,,,,"]
    head = ROWS.splitlines()[0]
    (tmp_path / "glossary.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    glossary = Glossary.load([tmp_path])
    assert glossary.read("хром", lambda _: True).text == "chromium"
    assert glossary.read("хромит", lambda _: True).text == "chromite"


def test_the_longest_of_inflected_forms_wins(tmp_path: Path) -> None:
    head = ROWS.splitlines()[0]
    rows = "chromium,mineral,,,хром,хром,,,,\nKhromtau,place,,,Хромтау,Хромтау,,,,\n"
    (tmp_path / "glossary.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    assert Glossary.load([tmp_path]).read("Хромтаудағы не бар?", lambda _: True).text == "Khromtau"


def test_of_two_stems_alike_the_nearer_one_wins(tmp_path: Path) -> None:
    head = ROWS.splitlines()[0]
    rows = "tungsten,mineral,W,,вольфрам,,,,,\nwolframite,mineral,,,вольфрамит,,,,,\n"
    (tmp_path / "glossary.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    assert Glossary.load([tmp_path]).read("Цена вольфрама?", lambda _: True).text == "tungsten"


def test_of_words_that_languages_share_the_one_of_the_question_wins(tmp_path: Path) -> None:
    head = ROWS.splitlines()[0]
    rows = "mine,quantity,,,,,кон,,,\ndeposit,quantity,,,,,,,кон,\nof,quantity,,,,,,,дар куҷо,\n"
    (tmp_path / "glossary.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    read = Glossary.load([tmp_path]).read("Ин кон дар куҷо аст?", lambda _: True)
    assert (read.text, read.language) == ("deposit of", "tg")


def test_russian_in_latin_letters_is_read_as_russian(
    read: Callable[..., tuple[str, str]],
) -> None:
    text, language = read("Skolko zolota dobyl TALCO v Kazahstane?", *["skolko", "zolota", "dobyl"])
    assert (text, language) == ("gold production TALCO Kazakhstan", "ru")


def test_of_russian_in_latin_letters_the_lost_words_are_named_as_they_were_typed(
    tmp_path: Path,
) -> None:
    (tmp_path / "glossary.csv").write_text(ROWS, encoding="utf-8")
    read = Glossary.load([tmp_path]).read("Zapasy zolota v Narynskoi oblasti", lambda _: False)
    assert read.lost == ("oblasti",)


def test_one_russian_word_does_not_make_a_question_russian(
    read: Callable[..., tuple[str, str]],
) -> None:
    assert read("Zoloto Kumtor") == ("Zoloto Kumtor", "en")


def test_small_words_are_not_missed(tmp_path: Path) -> None:
    (tmp_path / "glossary.csv").write_text(ROWS, encoding="utf-8")
    read = Glossary.load([tmp_path]).read("Алтын туралы дерек болды", lambda _: True)
    assert read.lost == ("дерек",)


def test_a_question_of_which_nothing_is_read_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "glossary.csv").write_text(ROWS, encoding="utf-8")
    read = Glossary.load([tmp_path]).read("Привет, приятель!", lambda _: True)
    assert (read.text, read.language, read.is_understood) == ("Привет, приятель!", "ru", False)


def test_a_spelling_that_no_article_has_is_replaced(
    read: Callable[..., tuple[str, str]],
) -> None:
    question = "How big is Verkhnee Kairaktinskoye?"
    assert read(question, "verkhnee", "kairaktinskoye") == ("How big is Upper Kairakty?", "en")


def test_words_that_articles_have_stay_as_they_are(
    read: Callable[..., tuple[str, str]],
) -> None:
    assert read("What is the output of UMP?") == ("What is the output of UMP?", "en")


@pytest.mark.parametrize(
    "question",
    ["Is Uran a place in Mongolia?", "What does oltin mean?", "Who is Zar Kor?", "2024?", "Où?"],
)
def test_an_english_question_is_not_read_as_another_language(
    read: Callable[..., tuple[str, str]], question: str
) -> None:
    assert read(question) == (question, "en")


def test_without_terms_a_question_is_left_alone() -> None:
    assert NO_TERMS.read("Где золото?", lambda _: False).text == "Где золото?"
