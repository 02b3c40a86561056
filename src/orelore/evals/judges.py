"""Answers judged by a language model.              (only import of the llama-index evaluators)

Both judges are asked for YES or NO and see the quotes of the answer, no other text. Their opinion
depends on the model, so figures of different models do not compare, and they are kept apart from
those that need no model by their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orelore.answer.models import CONTEXT_TOKENS, MAX_REPLY_TOKENS, ChatModel
from orelore.answer.replies import plain
from orelore.evals.golden import Golden
from orelore.evals.record import Record

if TYPE_CHECKING:
    from llama_index.core.evaluation import BaseEvaluator
    from llama_index.core.llms import LLM, CompletionResponse
    from llama_index.core.llms import CompletionResponseGen as Responses

FAITHFULNESS = "faithfulness (judge)"  # whether the quotes hold what the answer says
RELEVANCY = "relevancy (judge)"  # whether answer and quotes fit the question
METRICS = (FAITHFULNESS, RELEVANCY)

_VERDICT = re.compile(r"\b(yes|no)\b", re.IGNORECASE)


def judge(
    records: Sequence[Record],
    questions: Sequence[Golden],
    llm: ChatModel,
    *,
    done: Callable[[int], None] | None = None,
) -> dict[str, dict[str, float]]:
    """For each answer, by the id of its question: 1 for a YES of a judge, 0 for a NO.

    An abstention is not judged, and a reply that is neither YES nor NO gives no score. `done` is
    told how many more records are judged. Raises ModelUnavailableError.
    """
    asked = {question.id: "\n".join(question.turns) for question in questions}
    judges = _judges(llm)
    scores = {}
    for record in records:
        if record.id in asked and record.text and not record.abstained:
            scores[record.id] = _scores(record, asked[record.id], judges)
        if done:
            done(1)
    return scores


def _judges(model: ChatModel) -> dict[str, BaseEvaluator]:
    # llama-index is slow to import.
    from llama_index.core.evaluation import FaithfulnessEvaluator, RelevancyEvaluator

    llm = _for_llama_index(model)
    return {FAITHFULNESS: FaithfulnessEvaluator(llm=llm), RELEVANCY: RelevancyEvaluator(llm=llm)}


def _scores(record: Record, question: str, judges: Mapping[str, BaseEvaluator]) -> dict[str, float]:
    contexts = [quote.text for quote in record.quotes]
    # Without a quote there is nothing to ask about, and nothing that the answer rests on.
    if not contexts:
        return dict.fromkeys(judges, 0.0)
    opinions = {
        name: evaluator.evaluate(query=question, response=record.text, contexts=contexts).feedback
        for name, evaluator in judges.items()
    }
    verdicts = {name: _verdict(opinion or "") for name, opinion in opinions.items()}
    return {name: verdict for name, verdict in verdicts.items() if verdict is not None}


def _verdict(opinion: str) -> float | None:
    # The evaluators' own score finds a "yes" anywhere, as in "NO, yesterday's price".
    found = _VERDICT.search(opinion)
    return float(found[0].lower() == "yes") if found else None


def _for_llama_index(model: ChatModel) -> LLM:
    """The model as llama-index wants it, with our time limit and our errors."""
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

    class Judge(CustomLLM):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(
                context_window=CONTEXT_TOKENS, num_output=MAX_REPLY_TOKENS, model_name=model.name
            )

        def complete(self, prompt: str, *_: Any, **__: Any) -> CompletionResponse:
            return CompletionResponse(text=plain("".join(model.stream(prompt))))

        def stream_complete(self, prompt: str, *_: Any, **__: Any) -> Responses:
            yield self.complete(prompt)

    return Judge()
