from __future__ import annotations

import numpy as np
import pytest

from orelore.reader.scoring import LONGEST_ANSWER, UNREAD, Scores, best_span, read_chunk
from orelore.types import Chunk

TEXT = "Altyn made gold. Boz did not."
CHUNK = Chunk("a", 0, "", TEXT, 100, ((100, 116), (117, 129)))
# [CLS] Who [SEP] altyn made gold . boz did not . [SEP]
FIRST = [(100, 105), (106, 110), (111, 115), (115, 116)]
SECOND = [(117, 120), (121, 124), (125, 128), (128, 129)]
BOUNDS = np.array([(0, 0), (0, 0), (0, 0), *FIRST, *SECOND, (0, 0)])


def scores(length: int = len(BOUNDS)) -> Scores:
    zeros = np.zeros((length, 2), dtype=np.float32)
    match = np.zeros((length, 4), dtype=np.float32)
    return Scores(zeros, match, match.copy(), zeros[:, 0].copy(), 1.5, -0.5)


def test_each_sentence_has_its_likeliest_answer() -> None:
    given = scores()
    given.edges[[3, 5], [0, 1]] = 2
    given.edges[7] = 1
    first, second = read_chunk(given, BOUNDS, CHUNK).sentences
    assert (first.answer, first.answer_score) == ((100, 115), 4)
    assert (second.answer, second.answer_score) == ((117, 120), 2)


def test_start_and_end_are_matched_with_each_other() -> None:
    given = scores()
    given.start[8, 1] = given.end[9, 1] = 4
    first, last, score = best_span(given, np.arange(7, 11))
    assert (first, last, score) == (8, 9, 16 / 2)


def test_an_answer_does_not_end_before_it_starts() -> None:
    given = scores()
    given.edges[9, 0] = given.edges[7, 1] = 3
    first, last, _ = best_span(given, np.arange(7, 11))
    assert first <= last


def test_a_very_long_answer_is_not_one() -> None:
    given = scores(100)
    given.edges[5, 0] = given.edges[5 + LONGEST_ANSWER, 1] = 3
    given.edges[5 + LONGEST_ANSWER - 1, 1] = 1
    assert best_span(given, np.arange(2, 99)) == (5, 5 + LONGEST_ANSWER - 1, 4)


def test_answers_are_scored_against_there_being_none() -> None:
    given = scores()
    given.edges[0] = 1
    assert [s.answer_score for s in read_chunk(given, BOUNDS, CHUNK).sentences] == [-2, -2]


def test_evidence_is_the_mean_of_a_sentences_pieces() -> None:
    given = scores()
    given.evidence[:] = [9, 9, 9, 1, 2, 3, 2, 5, 5, 6, 6, 9]
    read = read_chunk(given, BOUNDS, CHUNK)
    assert [s.evidence for s in read.sentences] == [2, 5.5]
    assert read.relevance == 1.5


@pytest.mark.parametrize("pieces", [7, 3])
def test_sentences_that_were_cut_off_have_very_low_scores(pieces: int) -> None:
    bounds = np.concatenate([BOUNDS[:pieces], [(0, 0)]])
    *_, last = read_chunk(scores(pieces + 1), bounds, CHUNK).sentences
    assert (last.evidence, last.answer, last.answer_score) == (UNREAD, None, UNREAD)


def test_a_chunk_without_sentences_has_a_relevance_only() -> None:
    read = read_chunk(scores(), BOUNDS, Chunk("a", 0, "", TEXT, 100))
    assert (read.relevance, read.sentences) == (1.5, ())


def test_an_empty_sentence_has_no_answer() -> None:
    chunk = Chunk("a", 0, "", TEXT, 100, ((100, 116), (116, 117), (117, 117)))
    read = read_chunk(scores(), BOUNDS, chunk)
    assert [s.answer for s in read.sentences][1:] == [None, None]
