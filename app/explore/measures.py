"""The measures of an evaluation, what each means in a line, and the order to read them in."""

from __future__ import annotations

from collections.abc import Mapping

# By what is judged. A measure that is not here is shown last, without a meaning.
MEASURES: Mapping[str, Mapping[str, str]] = {
    "Are the answers right?": {
        "nuggets": "Share of the facts of a right answer that the answer holds.",
        "cited nuggets": "Share of these facts that stand in the quotes.",
        "complete": "Share of answers that hold all of them.",
        "both values": "Where sources disagree: share of answers that give all accounts.",
        "newest first": "Where a value changed: facts of the newest in the first sentence.",
        "CRAG": "1 for a right answer, 0 for a refusal, -1 for a wrong answer; the mean.",
        "language ratio": "Facts in answers to questions in other languages, over English ones.",
        "words": "Length of an answer.",
    },
    "Does it know what it does not know?": {
        "false answer": "Share of questions without an answer that were answered. Lower is better.",
        "false refusal": "Share of questions with an answer that were refused. Lower is better.",
        "Brier": "How far the confidence is from being right or wrong, squared. Lower is better.",
        "calibration error": "How far confidence and share right lie apart. Lower is better.",
        "risk-coverage area": "Wrong answers, the surest answers first. Lower is better.",
    },
    "Do the citations hold?": {
        "citation recall": "Share of sentences that their citations support.",
        "citation precision": "Share of citations whose sentence is supported.",
        "verbatim": "Share of sentences that are quotes, word for word.",
    },
    "Are the right passages found?": {
        "article recall@5": "Share of the right articles among the first five.",
        "article MRR@10": "1 over the rank of the first right article.",
        "article nDCG@10": "How far up the right articles stand among ten.",
        "passage recall@5": "Share of what answers the question in the first five passages.",
        "passage MRR@10": "1 over the rank of the first right passage.",
        "passage nDCG@10": "How far up the right passages stand among ten.",
        "span recall@5": "Share of the letters of what answers, in the first five passages.",
    },
    "How long does it take?": {
        "milliseconds": "Time of an answer, the mean.",
        "median milliseconds": "Half of the answers take less.",
        "p95 milliseconds": "95 of 100 answers take less.",
        "p99 milliseconds": "99 of 100 answers take less.",
    },
}
OTHERS = "Others"
KINDS: Mapping[str, str] = {  # of questions
    "single": "on one fact",
    "list": "for a list",
    "compare": "that compare",
    "conflict": "on which sources disagree",
    "view": "for a view",
    "asof": "on what changed",
    "followup": "that lean on an earlier one",
    "ru_etc": "in other languages",
    "unanswerable_in": "on our subject without an answer",
    "unanswerable_premise": "that take something wrong for granted",
    "unanswerable_out": "on another subject",
}
