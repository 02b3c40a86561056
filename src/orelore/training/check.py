"""How good a trained reader is on what was kept back."""

from __future__ import annotations

from statistics import fmean

from tokenizers import Tokenizer

from orelore.evals.benchmarks.squad import exact_match, f1
from orelore.evals.metrics import auroc
from orelore.training.assemble import Held
from orelore.training.examples import Example
from orelore.training.model import ReaderModel
from orelore.training.predict import Prediction, predict


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
        "wiki: exact match": 100 * fmean(map(_is_exact, held.wiki, wiki)),
        "wiki: F1": 100 * fmean(map(_overlap, held.wiki, wiki)),
        "wiki: AUROC of relevance": auroc(
            [p.relevance for p in wiki], [p.relevance for p in wiki_negatives]
        ),
        "wiki: AUROC of the answer's score": auroc(
            [p.answer_score for p in wiki], [p.answer_score for p in wiki_negatives]
        ),
        "own: exact match": 100 * fmean(map(_is_exact, held.own, own)),
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


def right_sentence_first(example: Example, prediction: Prediction) -> bool:
    """Whether the sentence with the highest score is one that answers."""
    scores = prediction.sentences
    first = max(range(len(scores)), key=scores.__getitem__)
    return example.sentences[first] in example.evidence


def _is_exact(example: Example, prediction: Prediction) -> bool:
    return exact_match(*_answers(example, prediction))


def _overlap(example: Example, prediction: Prediction) -> float:
    return f1(*_answers(example, prediction))


def _answers(example: Example, prediction: Prediction) -> tuple[str, list[str]]:
    """The words of the answer that was found, and of those that are marked."""
    found, *marked = (example.passage[a:b] for a, b in (prediction.answer, *example.answers))
    return found, marked
