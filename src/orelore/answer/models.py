"""Language models that write text.              (only import of the llama-index LLM classes)

A model is named by `ORELORE_LLM`:

    ollama:NAME           a model of the Ollama on this machine; ollama:NAME@URL for another one
    openai:NAME           a model of OpenAI, with the key in OPENAI_API_KEY
    URL#NAME              any server that speaks OpenAI's protocol: http://127.0.0.1:8080/v1#qwen3
                          (a key goes before the host: https://:KEY@example.org/v1#qwen3)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote, urlsplit, urlunsplit

import httpx

from orelore.errors import ModelUnavailableError, SettingsError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

CONNECT_TIMEOUT_S = 5.0
MAX_REPLY_TOKENS = 800
CONTEXT_TOKENS = 8192  # Ollama cuts a prompt beyond its own default without a word
OLLAMA_URL = "http://localhost:11434"

BROKE_OFF = "its reply broke off half way; ask again"

_FORMS = (
    "It must be ollama:NAME, openai:NAME or the address of a compatible server with its "
    "model, such as http://127.0.0.1:8080/v1#NAME."
)


class ChatModel(Protocol):
    """Writes text piece by piece."""

    @property
    def name(self) -> str: ...

    def stream(self, prompt: str) -> Iterator[str]:
        """The reply, as it arrives. Raises ModelUnavailableError, also half way."""
        ...


@dataclass(frozen=True, slots=True)
class LlamaIndexModel:
    """A model behind one of llama-index's LLM classes."""

    name: str
    llm: LLM
    ends: Callable[[Any], bool]  # whether a raw piece says that the reply is complete
    failures: tuple[type[Exception], ...]  # what its client raises
    options: Mapping[str, Any] = field(default_factory=dict)

    def stream(self, prompt: str) -> Iterator[str]:
        from llama_index.core.llms import ChatMessage

        finished = wrote = False
        try:
            for piece in self.llm.stream_chat([ChatMessage(content=prompt)], **self.options):
                finished = finished or self.ends(piece.raw)
                if piece.delta:
                    wrote = wrote or not piece.delta.isspace()
                    yield piece.delta
        except self.failures as error:
            raise ModelUnavailableError(self.name, _problem(error)) from error
        if not finished:
            raise ModelUnavailableError(self.name, f"{BROKE_OFF}.")
        if not wrote:
            raise ModelUnavailableError(self.name, "its reply was empty. Ask again.")


def open_model(spec: str, timeout_s: float = 60.0) -> ChatModel:
    """The model that a setting names; nothing is sent yet. Raises SettingsError."""
    kind, _, rest = spec.strip().partition(":")
    try:
        if kind == "ollama" and rest:
            model, _, url = rest.partition("@")
            return _open_ollama(model, url or OLLAMA_URL, timeout_s)
        if kind == "openai" and rest:
            return _open_openai(spec.strip(), rest, timeout_s)
        if kind in ("http", "https"):
            return _open_compatible(spec, timeout_s)
    except ImportError as error:
        problem = "a language model needs more packages: pip install 'orelore[llm]'"
        raise SettingsError("ORELORE_LLM", _without_key(spec), problem) from error
    raise SettingsError("ORELORE_LLM", _without_key(spec), _FORMS)


def _open_ollama(model: str, url: str, timeout_s: float) -> ChatModel:
    from llama_index.llms.ollama import Ollama
    from ollama import Client, ResponseError

    llm = Ollama(
        model=model,
        base_url=url,
        temperature=0.0,
        context_window=CONTEXT_TOKENS,
        additional_kwargs={"num_predict": MAX_REPLY_TOKENS},
        client=Client(host=url, timeout=httpx.Timeout(timeout_s, connect=CONNECT_TIMEOUT_S)),
    )
    failures = (ResponseError, httpx.HTTPError, ConnectionError, ValueError)
    return LlamaIndexModel(f"ollama:{model}", llm, lambda raw: bool(raw.get("done")), failures)


def _open_compatible(spec: str, timeout_s: float) -> ChatModel:
    url = urlsplit(spec.strip())
    if not url.fragment or not url.hostname:
        raise SettingsError("ORELORE_LLM", _without_key(spec), _FORMS)
    host = url.netloc.rpartition("@")[2]
    model = unquote(url.fragment)
    base = urlunsplit((url.scheme, host, url.path, url.query, ""))
    # Never the key in OPENAI_API_KEY, which is meant for OpenAI alone.
    key = unquote(url.password or "none")
    return _open_openai(f"{model} at {host}", model, timeout_s, base=base, key=key)


def _open_openai(
    name: str, model: str, timeout_s: float, *, base: str | None = None, key: str | None = None
) -> ChatModel:
    from llama_index.llms.openai_like import OpenAILike
    from openai import OpenAIError

    llm = OpenAILike(
        model=model,
        api_base=base,
        api_key=key,
        is_chat_model=True,
        temperature=0.0,
        max_tokens=MAX_REPLY_TOKENS,
        max_retries=0,
    )
    options = {"timeout": httpx.Timeout(timeout_s, connect=CONNECT_TIMEOUT_S)}
    failures = (OpenAIError, httpx.HTTPError, ConnectionError, ValueError)
    return LlamaIndexModel(name, llm, _ends_openai, failures, options)


def _ends_openai(raw: Any) -> bool:
    return any(choice.finish_reason for choice in raw.choices)


def _problem(error: Exception) -> str:
    """What went wrong, and what to do."""
    # The clients wrap what httpx raises, and httpx wraps what the socket raises.
    causes = (error, error.__cause__)
    if any(isinstance(cause, httpx.TimeoutException) for cause in causes):
        return "it took too long. Raise ORELORE_LLM_TIMEOUT_S, or choose a smaller model."
    if any(isinstance(cause, ConnectionError | httpx.ConnectError) for cause in causes):
        return "no connection. Is its server running, and is the address right?"
    if any(isinstance(cause, httpx.TransportError) for cause in causes):
        return f"{BROKE_OFF} ({error})."
    message = " ".join(str(error).split())[:200] or type(error).__name__
    return f"{message}. Look at the log of its server."


def _without_key(spec: str) -> str:
    return re.sub(r"//[^/@]*@", "//", spec)
