"""The whole way with a language model: a real client, and a small server on this machine."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from orelore.assistant import Assistant
from orelore.errors import SettingsError
from orelore.settings import Settings
from orelore.types import Answer, Token

Serve = Callable[..., str]

GOLD = "How much gold did the Altyn mine produce in 2023?"
EXTRACTED = "The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023. [1]"


def reply(*pieces: str) -> list[str]:
    """The lines with which a compatible server streams a reply."""
    head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny"}
    choices: list[dict[str, object]] = [{"delta": {"content": p}, "index": 0} for p in pieces]
    choices.append({"delta": {}, "index": 0, "finish_reason": "stop"})
    lines = [json.dumps({**head, "choices": [choice]}) for choice in choices]
    return [f"data: {line}\n\n" for line in [*lines, "[DONE]"]]


def opened(settings: Settings, url: str, timeout_s: float = 60.0) -> Assistant:
    return Assistant.open(replace(settings, llm=f"{url}/v1#tiny", llm_timeout_s=timeout_s))


def test_a_faithful_reply_is_shown_with_its_citation(tiny_settings: Settings, serve: Serve) -> None:
    assistant = opened(tiny_settings, serve(reply("In 2023 Altyn produced ", "4.2 t of gold [1].")))
    answer = assistant.ask(GOLD)
    assert answer.text == "In 2023 Altyn produced 4.2 t of gold. [1]"
    assert [sentence.support for sentence in answer.sentences] == ["supported"]
    assert answer.citations[0].article.id == "altyn-gold"
    assert "tiny" in answer.answerer
    assert answer.notice is None


def test_an_invented_figure_is_shown_as_unsupported(tiny_settings: Settings, serve: Serve) -> None:
    assistant = opened(tiny_settings, serve(reply("Altyn produced 7.7 tonnes of gold [1].")))
    (sentence,) = assistant.ask(GOLD).sentences
    assert sentence.support == "unsupported"
    assert "7.7" in (sentence.problem or "")


def test_the_reply_streams_before_it_is_checked(tiny_settings: Settings, serve: Serve) -> None:
    assistant = opened(tiny_settings, serve(reply("Altyn gave ", "4.2 tonnes of gold [1].")))
    *tokens, answer = assistant.stream(GOLD)
    assert tokens == [Token("Altyn gave "), Token("4.2 tonnes of gold [1].")]
    assert isinstance(answer, Answer)


def test_the_model_sees_the_question_and_the_passages(
    tiny_settings: Settings, serve: Serve
) -> None:
    prompts: list[str] = []
    opened(tiny_settings, serve(reply("NOT COVERED"), prompts=prompts)).ask(GOLD)
    assert GOLD in prompts[0]
    assert "produced 4.2 tonnes of gold" in prompts[0]


def test_a_model_that_finds_no_answer_abstains(tiny_settings: Settings, serve: Serve) -> None:
    answer = opened(tiny_settings, serve(reply("NOT COVERED"))).ask(GOLD)
    assert answer.abstained
    assert "tiny" in answer.answerer
    assert answer.nearest


def test_a_model_that_is_down_is_replaced_with_a_notice(tiny_settings: Settings) -> None:
    with socket.socket() as unanswered:
        unanswered.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unanswered.getsockname()[1]}"
        answer = opened(tiny_settings, url).ask(GOLD)
    assert (answer.text, answer.answerer) == (EXTRACTED, "extractive")
    assert "did not answer: no connection" in (answer.notice or "")
    assert (answer.notice or "").endswith("This answer is made without it.")


@pytest.mark.parametrize(
    ("trouble", "notice"),
    [
        ({"status": 500}, "did not answer"),
        ({"cut": True}, "broke off"),
        ({"delay_s": 0.6}, "took too long"),
    ],
)
def test_a_model_that_fails_half_way_is_replaced_with_a_notice(
    trouble: dict[str, float], notice: str, tiny_settings: Settings, serve: Serve
) -> None:
    url = serve(reply("Altyn gave ")[:1], **trouble)
    answer = opened(tiny_settings, url, timeout_s=0.3).ask(GOLD)
    assert (answer.text, answer.answerer) == (EXTRACTED, "extractive")
    assert notice in (answer.notice or "")


def test_an_outage_is_not_mistaken_for_an_abstention(tiny_settings: Settings, serve: Serve) -> None:
    answer = opened(tiny_settings, serve(["no such model"], status=404)).ask("Who owns Peru?")
    assert answer.abstained
    assert "did not answer" in (answer.notice or "")


def test_a_model_that_cannot_be_named_is_a_wrong_setting(tiny_settings: Settings) -> None:
    with pytest.raises(SettingsError, match="ORELORE_LLM='gpt'"):
        Assistant.open(replace(tiny_settings, llm="gpt"))
