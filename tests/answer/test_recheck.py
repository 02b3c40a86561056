from __future__ import annotations

from dataclasses import replace

import pytest

from orelore.answer.recheck import MISMATCH, is_current, recheck
from orelore.types import Answer, Article, Citation, Sentence, Source

TEXT = "Boz made 4 tonnes of gold. It will grow."
HERALD = Source("s1", "Boz", "Steppe Herald", "2024", "https://example.org/boz")
BOZ = Article("boz", "Gold at Boz", TEXT, sources=(HERALD,))
CITATION = Citation(1, BOZ, TEXT, TEXT[:26], 0, 26, 0.9, (HERALD,))
SAID = Sentence("Boz made 4 tonnes of gold.", (1,), "verbatim")
ANSWER = Answer("How much?", (SAID,), (CITATION,))
LIBRARY = {"boz": BOZ}


def test_an_untouched_answer_stays_as_it_is() -> None:
    assert recheck(ANSWER, LIBRARY) == ANSWER


def test_a_sentence_in_other_words_may_stay_supported() -> None:
    told = replace(SAID, text="Boz has made 4 tonnes of gold.", support="supported")
    answer = replace(ANSWER, sentences=(told,))
    assert recheck(answer, LIBRARY) == answer


@pytest.mark.parametrize(
    "answer",
    [
        replace(ANSWER, sentences=(replace(SAID, text="Boz made 400 tonnes of gold."),)),
        replace(ANSWER, citations=(replace(CITATION, quote="Boz made 400 tonnes."),)),
        replace(ANSWER, citations=(replace(CITATION, passage="Boz made 400 tonnes."),)),
        replace(ANSWER, citations=(replace(CITATION, start=3),)),
        replace(ANSWER, citations=(replace(CITATION, start=-40),)),
        replace(ANSWER, citations=(replace(CITATION, sources=(replace(HERALD, url="x"),)),)),
        replace(ANSWER, citations=()),
        replace(ANSWER, sentences=(replace(SAID, citations=()),)),
    ],
)
def test_what_was_changed_by_hand_is_marked(answer: Answer) -> None:
    (sentence,) = recheck(answer, LIBRARY).sentences
    assert (sentence.support, sentence.problem) == ("unsupported", MISMATCH)
    assert sentence.text == answer.sentences[0].text


def test_what_was_unsupported_keeps_its_reason() -> None:
    doubted = replace(SAID, support="unsupported", problem="no passage is cited")
    assert recheck(replace(ANSWER, sentences=(doubted,)), LIBRARY).sentences == (doubted,)


@pytest.mark.parametrize("library", [{}, {"boz": replace(BOZ, text="Boz is closed.")}])
def test_an_answer_from_an_older_version_is_as_it_was_given(library: dict[str, Article]) -> None:
    assert recheck(ANSWER, library) == ANSWER


def test_a_quote_must_stand_in_an_older_version_too() -> None:
    answer = replace(ANSWER, citations=(replace(CITATION, quote="Boz made 400 tonnes."),))
    assert recheck(answer, {}).sentences[0].problem == MISMATCH


def test_a_version_is_what_a_reader_is_shown() -> None:
    assert is_current(replace(BOZ, entities=("Boz",)), LIBRARY)
    assert not is_current(replace(BOZ, title="Gold"), LIBRARY)
    assert not is_current(replace(BOZ, id="qora"), LIBRARY)
