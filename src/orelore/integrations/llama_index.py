"""Orelore inside a LlamaIndex program: retriever, query engine and embedding.

    from orelore import Assistant
    from orelore.integrations.llama_index import OreloreQueryEngine

    print(OreloreQueryEngine(Assistant.open()).query("Who owns Kumtor?"))

The vectors need none of this: `ChromaVectorStore` opens the collection as it is (its name is
`orelore-<generation>`), with `OreloreEmbedding` as the embedding model of the questions.
"""

from __future__ import annotations

from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from orelore.assistant import Assistant
from orelore.types import Answer, Citation, Hit


class OreloreRetriever(BaseRetriever):
    """Our passages as LlamaIndex nodes: dense and keyword search, fused."""

    def __init__(self, assistant: Assistant, *, top_k: int = 8) -> None:
        super().__init__()
        self._assistant = assistant
        self._top_k = top_k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._assistant.search(query_bundle.query_str, k=self._top_k)
        return [NodeWithScore(node=_hit_node(hit), score=hit.score) for hit in hits]


class OreloreQueryEngine(BaseQueryEngine):
    """Our checked answers as LlamaIndex responses; the citations are the source nodes.

    `response.metadata["answer"]` is the whole Answer, with the support of each sentence.
    """

    def __init__(self, assistant: Assistant) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._assistant = assistant

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return _response(self._assistant.ask(query_bundle.query_str))

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


class OreloreEmbedding(BaseEmbedding):
    """Our encoder as a LlamaIndex embedding model."""

    _assistant: Assistant = PrivateAttr()

    def __init__(self, assistant: Assistant, **kwargs: Any) -> None:
        super().__init__(model_name="orelore", **kwargs)
        self._assistant = assistant

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self._assistant.embed(texts)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def _response(answer: Answer) -> Response:
    nodes = [_citation_node(citation) for citation in answer.citations]
    return Response(response=answer.text, source_nodes=nodes, metadata={"answer": answer})


def _hit_node(hit: Hit) -> TextNode:
    chunk = hit.chunk
    metadata = {"article": hit.article.id, "title": hit.article.title, "heading": chunk.heading}
    return TextNode(
        id_=chunk.id,
        text=chunk.text,
        metadata=metadata,
        start_char_idx=chunk.start,
        end_char_idx=chunk.end,
    )


def _citation_node(citation: Citation) -> NodeWithScore:
    article = citation.article
    node = TextNode(
        id_=f"{article.id}:{citation.start}-{citation.end}",
        text=citation.quote,
        metadata={"article": article.id, "title": article.title, "number": citation.number},
        start_char_idx=citation.start,
        end_char_idx=citation.end,
    )
    return NodeWithScore(node=node, score=citation.score)
