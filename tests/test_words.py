from __future__ import annotations

from threading import Thread

from orelore.words import content_words, stem, stems, words


def test_a_number_with_separators_is_one_word() -> None:
    assert words("In 2024, 1,234.5 t of Gold.") == ["in", "2024", "1,234.5", "t", "of", "gold"]


def test_words_that_only_ask_are_left_out() -> None:
    assert content_words("How much gold did they mine?") == ["gold", "mine"]


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("mining") == stem("mines") == stem("mined")


def test_the_stems_of_a_text_are_those_of_its_content_words() -> None:
    assert stems("The mines of the miners") == {stem("mines"), stem("miners")}
    assert stems("of the") == set()


def test_threads_may_stem_at_once() -> None:
    found: list[set[str]] = []
    threads = [Thread(target=lambda: found.append(stems("deposits " * 500))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{"deposit"}] * 8
