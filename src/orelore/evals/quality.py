"""How well the assistant finds, answers and refuses, on a question set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from orelore.assistant import Assistant
from orelore.evals.golden import Golden, covered, facts_of, uncovered
from orelore.evals.metrics import nugget_recall, recall_at_k
from orelore.types import Answer


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one run; shares are from 0 to 1, times in milliseconds."""

    covered: int  # answerable questions whose facts the corpus holds
    recall_at_5: float  # of their facts, behind the first five passages
    nuggets: float  # share of the required pieces in the answers to them
    words: float  # median length of those answers
    answerable_refused: float
    unanswerable: int
    unanswerable_refused: float
    uncovered: int  # answerable, but none of their facts is in the corpus
    uncovered_refused: float
    unsupported: int  # sentences that failed the citation contract
    median_ms: float
    p95_ms: float


def measure(assistant: Assistant, questions: Sequence[Golden]) -> Quality:
    """Ask every question of a set; a conversation is asked turn by turn."""
    articles = assistant.articles()
    held = covered(questions, articles)
    beyond = uncovered(questions, articles)
    hopeless = [q for q in questions if not q.answerable]
    answers = {q.id: ask(assistant, q) for q in questions}
    times = [answer.timing_ms["total"] for answer in answers.values()]
    texts = [said(answers[q.id]) for q in held]
    return Quality(
        covered=len(held),
        recall_at_5=_mean([_recall(assistant, q, answers[q.id]) for q in held if q.facts]),
        nuggets=_mean([nugget_recall(t, q.nuggets) for t, q in zip(texts, held, strict=True)]),
        words=median([len(text.split()) for text in texts if text] or [0]),
        answerable_refused=_refused(held, answers),
        unanswerable=len(hopeless),
        unanswerable_refused=_refused(hopeless, answers),
        uncovered=len(beyond),
        uncovered_refused=_refused(beyond, answers),
        unsupported=sum(s.support == "unsupported" for a in answers.values() for s in a.sentences),
        median_ms=median(times),
        p95_ms=quantiles(times, n=20)[-1],
    )


def ask(assistant: Assistant, question: Golden) -> Answer:
    """The answer to the last turn of a question."""
    chat = assistant.chat()
    *_, last = [chat.ask(turn) for turn in question.turns]
    return last


def said(answer: Answer) -> str:
    """What an answer says; nothing when it abstains."""
    return " ".join(sentence.text for sentence in answer.sentences)


def _refused(questions: Sequence[Golden], answers: dict[str, Answer]) -> float:
    return _mean([float(answers[q.id].abstained) for q in questions])


def _mean(values: Sequence[float]) -> float:
    return mean(values) if values else 0.0


def _recall(assistant: Assistant, question: Golden, answer: Answer) -> float:
    hits = assistant.search(answer.question, k=5)
    found = [facts_of(hit.article, hit.chunk) for hit in hits]
    return recall_at_k(found, set(question.facts), k=5)
