"""How good a trained reader is on what was kept back."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from tokenizers import Tokenizer

from orelore.evals.metrics import auroc
from orelore.training.assemble import Held
from orelore.training.examples import Example
from orelore.training.model import ReaderModel
from orelore.training.predict import Prediction, predict

_ARTICLE = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def check(model: ReaderModel, held: Held, tokenizer: Tokenizer) -> dict[str, float]:
    """Each measure by name. AUROC is of 1, the others are percentages."""
    wiki, wiki_negatives, own, own_negatives, unanswerable, claims = (
        predict(model, examples, tokenizer)
        for examples in (
            held.wiki,
            held.wiki_negatives,
            held.own,
            held.own_negatives,
            held.unanswerable,
            held.claims,
        )
    )
    own_relevance = [p.relevance for p in own]
    supported = [c.supported for c in held.claims]
    return {
        "wiki: exact match": 100 * fmean(map(exact_match, held.wiki, wiki)),
        "wiki: F1": 100 * fmean(map(f1, held.wiki, wiki)),
        "wiki: AUROC of relevance": auroc(
            [p.relevance for p in wiki], [p.relevance for p in wiki_negatives]
        ),
        "wiki: AUROC of the answer's score": auroc(
            [p.answer_score for p in wiki], [p.answer_score for p in wiki_negatives]
        ),
        "own: exact match": 100 * fmean(map(exact_match, held.own, own)),
        "own: right sentence first": 100 * fmean(map(right_sentence_first, held.own, own)),
        "own: AUROC of relevance": auroc(own_relevance, [p.relevance for p in own_negatives]),
        "own: AUROC of relevance, unanswerable questions": auroc(
            own_relevance, [p.relevance for p in unanswerable]
        ),
        "own: AUROC of support": auroc(
            [p.support for p, is_so in zip(claims, supported, strict=True) if is_so],
            [p.support for p, is_so in zip(claims, supported, strict=True) if not is_so],
        ),
    }


def exact_match(example: Example, prediction: Prediction) -> bool:
    """Whether the answer is one of those marked, as SQuAD compares them."""
    found, *marked = map(normalised, _answers(example, prediction))
    return found in marked


def f1(example: Example, prediction: Prediction) -> float:
    """Of the words, with the nearest of the answers that are marked (SQuAD's F1)."""
    found, *marked = (normalised(answer).split() for answer in _answers(example, prediction))
    return max((_overlap(found, words) for words in marked), default=0.0)


def right_sentence_first(example: Example, prediction: Prediction) -> bool:
    """Whether the sentence with the highest score is one that answers."""
    scores = prediction.sentences
    first = max(range(len(scores)), key=scores.__getitem__)
    return example.sentences[first] in example.evidence


def normalised(answer: str) -> str:
    """Without case, punctuation, articles and doubled spaces, as SQuAD compares answers."""
    bare = answer.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLE.sub(" ", bare).split())


def _answers(example: Example, prediction: Prediction) -> list[str]:
    """The words of the answer that was found, then of those that are marked."""
    return [example.passage[a:b] for a, b in (prediction.answer, *example.answers)]


def _overlap(found: Sequence[str], marked: Sequence[str]) -> float:
    both = (Counter(found) & Counter(marked)).total()
    return 2 * both / (len(found) + len(marked)) if both else 0.0
