"""Reading for benchmarks."""

from __future__ import annotations

from collections.abc import Sequence

from orelore.answer.asked import look_at
from orelore.answer.scoring import scored
from orelore.evals.benchmarks.reading import BY_WORDS, Remembering, read_hits
from orelore.types import Article, Chunk, Hit, Read, SentenceRead


class Noting:
    """A reader that notes what it is shown."""

    fingerprint = "noting-1"

    def __init__(self) -> None:
        self.shown: list[tuple[str, list[tuple[str, str]]]] = []

    def read(self, question: str, hits: Sequence[Hit]) -> list[Read]:
        self.shown.append((question, [(hit.article.title, hit.chunk.text) for hit in hits]))
        return [Read(float(len(hit.chunk.text)), ()) for hit in hits]


def hit(text: str, position: int, title: str = "Bees") -> Hit:
    sentence = (0, len(text))
    return Hit(Chunk("bees", position, "", text, 0, (sentence,)), Article("bees", title, text), 1.0)


def test_a_passage_is_read_once_for_each_question() -> None:
    noting = Noting()
    reader = Remembering(noting)
    first, second = hit("Bees sing.", 0), hit("Bees rest now.", 1)
    reader.read("Who?", [first])
    assert reader.read("Who?", [second, first]) == [Read(14.0, ()), Read(10.0, ())]
    reader.read("When?", [first])
    assert noting.shown == [
        ("Who?", [("Bees", "Bees sing.")]),
        ("Who?", [("Bees", "Bees rest now.")]),
        ("When?", [("Bees", "Bees sing.")]),
    ]


def test_the_title_that_stands_for_none_is_not_shown() -> None:
    noting = Noting()
    Remembering(noting).read("Who?", [hit("a", 0, "Untitled"), hit("b", 1)])
    assert noting.shown == [("Who?", [("", "a"), ("Bees", "b")])]


def test_hits_keep_their_order_when_they_are_read() -> None:
    found = read_hits("Who?", [hit("a", 0), hit("bb", 1)], Noting())
    assert [(h.chunk.text, h.read) for h in found] == [("a", Read(1.0, ())), ("bb", Read(2.0, ()))]


def test_the_choice_by_words_takes_no_account_of_what_was_read() -> None:
    asked = look_at("Do bees sing?", lambda words: dict.fromkeys(words, 1.0))
    plain = hit("Bees sing.", 0)
    read = Hit(
        plain.chunk, plain.article, 1.0, read=Read(5.0, (SentenceRead(0, 10, 5.0, (0, 4), 5.0),))
    )
    assert scored(asked, plain, BY_WORDS)[0].score == scored(asked, read, BY_WORDS)[0].score
