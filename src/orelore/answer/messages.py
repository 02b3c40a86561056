"""What is said about a question in another language, in that language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CYRILLIC = re.compile("[а-я]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Messages:
    """A few sentences in one language."""

    quoted: str  # The articles are in English, so the passages are quoted in English.
    read_as: str  # Your question was read as: ...
    lost: str  # Not understood: ...
    not_covered: str  # The articles do not cover this.
    unreadable: str  # Your question could not be read well enough. Ask in English or Russian.


_MESSAGES = {
    "ru": Messages(
        "Статьи написаны на английском языке, поэтому отрывки приводятся по-английски.",
        "Ваш вопрос понят так: {}.",
        "Не удалось понять: {}.",
        "В статьях об этом не сказано.",
        "Ваш вопрос не удалось понять достаточно хорошо. "
        "Задайте его другими словами или по-английски.",
    ),
    "kk": Messages(
        "Мақалалар ағылшын тілінде жазылған, сондықтан үзінділер ағылшынша келтіріледі.",
        "Сұрағыңыз былай түсінілді: {}.",
        "Түсінілмеген сөздер: {}.",
        "Мақалаларда бұл туралы айтылмаған.",
        "Сұрағыңызды жете түсіну мүмкін болмады. Оны ағылшын немесе орыс тілінде қойып көріңіз.",
    ),
    "uz": Messages(
        "Maqolalar ingliz tilida yozilgan, shuning uchun parchalar ingliz tilida keltiriladi.",
        "Savolingiz quyidagicha tushunildi: {}.",
        "Tushunilmagan soʻzlar: {}.",
        "Maqolalarda bu haqda maʼlumot yoʻq.",
        "Savolingizni yetarlicha tushunib boʻlmadi. Uni ingliz yoki rus tilida berib koʻring.",
    ),
    "uz-Cyrl": Messages(
        "Мақолалар инглиз тилида ёзилган, шунинг учун парчалар инглиз тилида келтирилади.",
        "Саволингиз қуйидагича тушунилди: {}.",
        "Тушунилмаган сўзлар: {}.",
        "Мақолаларда бу ҳақда маълумот йўқ.",
        "Саволингизни етарлича тушуниб бўлмади. Уни инглиз ёки рус тилида бериб кўринг.",
    ),
    "ky": Messages(
        "Макалалар англис тилинде жазылган, ошондуктан үзүндүлөр англисче келтирилет.",
        "Сурооңуз мындайча түшүнүлдү: {}.",
        "Түшүнүлбөгөн сөздөр: {}.",
        "Макалаларда бул тууралуу маалымат жок.",
        "Сурооңузду толук түшүнүү мүмкүн болбоду. Аны англис же орус тилинде берип көрүңүз.",
    ),
    "tg": Messages(
        "Мақолаҳо ба забони англисӣ навишта шудаанд, бинобар ин порчаҳо ба забони англисӣ "
        "оварда мешаванд.",
        "Саволи шумо чунин фаҳмида шуд: {}.",
        "Калимаҳои нофаҳмо: {}.",
        "Дар мақолаҳо дар ин бора маълумот нест.",
        "Саволи шуморо ба қадри кофӣ фаҳмидан муяссар нашуд. Онро ба забони англисӣ ё русӣ диҳед.",
    ),
}


def quoting_note(question: str, language: str, reading: str, lost: Sequence[str]) -> str:
    """That the passages come in English, and how the question was read, in its language."""
    said = _messages(question, language)
    sentences = [said.quoted]
    if reading != question:  # something was read
        sentences.append(said.read_as.format(reading))
    if lost:
        sentences.append(said.lost.format(", ".join(lost)))
    return " ".join(sentences)


def refusal(question: str, language: str, *, is_understood: bool) -> str:
    """That there is no answer, in the language of the question."""
    said = _messages(question, language)
    return said.not_covered if is_understood else said.unreadable


def _messages(question: str, language: str) -> Messages:
    # Uzbek has two scripts; one answers in the script of the question.
    is_cyrillic = _CYRILLIC.search(question) is not None
    return _MESSAGES["uz-Cyrl" if language == "uz" and is_cyrillic else language]
