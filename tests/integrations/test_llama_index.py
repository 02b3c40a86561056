from __future__ import annotations

import asyncio

import chromadb
import pytest
from llama_index.core import VectorStoreIndex
from llama_index.core.base.response.schema import Response
from llama_index.vector_stores.chroma import ChromaVectorStore

from orelore.assistant import Assistant
from orelore.integrations.llama_index import (
    OreloreEmbedding,
    OreloreQueryEngine,
    OreloreRetriever,
)
from orelore.settings import Settings
from orelore.types import Answer

GOLD = "How much gold did the Altyn mine produce in 2023?"
EXTRACTED = "The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023. [1]"


def test_the_retriever_gives_our_passages_as_nodes(assistant: Assistant) -> None:
    nodes = OreloreRetriever(assistant, top_k=2).retrieve(GOLD)
    hits = assistant.search(GOLD, k=2)
    assert [node.node.get_content() for node in nodes] == [hit.chunk.text for hit in hits]
    assert [node.score for node in nodes] == [hit.score for hit in hits]
    assert nodes[0].node.metadata["article"] == "altyn-gold"
    assert nodes[0].node.node_id == hits[0].chunk.id


def test_the_retriever_works_asynchronously(assistant: Assistant) -> None:
    retriever = OreloreRetriever(assistant, top_k=2)
    nodes = asyncio.run(retriever.aretrieve(GOLD))
    assert [node.node_id for node in nodes] == [node.node_id for node in retriever.retrieve(GOLD)]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_query_engine_gives_our_answer(asynchronous: bool, assistant: Assistant) -> None:
    engine = OreloreQueryEngine(assistant)
    response = asyncio.run(engine.aquery(GOLD)) if asynchronous else engine.query(GOLD)
    assert str(response) == EXTRACTED
    assert isinstance(response, Response)
    (source,) = response.source_nodes
    assert source.node.get_content() == EXTRACTED.removesuffix(" [1]")
    assert source.node.metadata["article"] == "altyn-gold"


def test_the_whole_answer_travels_with_the_response(assistant: Assistant) -> None:
    response = OreloreQueryEngine(assistant).query("How much uranium does Peru export?")
    answer = (response.metadata or {})["answer"]
    assert isinstance(answer, Answer)
    assert answer.abstained
    assert str(response) == answer.reason


def test_the_embedding_is_that_of_the_index(assistant: Assistant) -> None:
    embedding = OreloreEmbedding(assistant)
    (expected,) = assistant.embed([GOLD]).tolist()
    assert embedding.get_query_embedding(GOLD) == pytest.approx(expected)
    assert embedding.get_text_embedding(GOLD) == pytest.approx(expected)
    assert asyncio.run(embedding.aget_query_embedding(GOLD)) == pytest.approx(expected)
    batch = embedding.get_text_embedding_batch(["gold", "tin", "zinc"])
    assert [len(row) for row in batch] == [384] * 3


@pytest.fixture
def plain_index(assistant: Assistant, tiny_settings: Settings) -> VectorStoreIndex:
    """The collection as a LlamaIndex program opens it."""
    client = chromadb.PersistentClient(str(tiny_settings.index / "chroma"))
    (collection,) = client.list_collections()
    store = ChromaVectorStore(chroma_collection=client.get_collection(collection.name))
    embedding = OreloreEmbedding(assistant)
    return VectorStoreIndex.from_vector_store(store, embed_model=embedding)


def test_a_plain_llamaindex_program_retrieves_from_the_collection(
    plain_index: VectorStoreIndex, assistant: Assistant
) -> None:
    (found,) = plain_index.as_retriever(similarity_top_k=1).retrieve("tungsten trioxide at Boz")
    article = assistant.article("boz-tungsten")
    assert found.node.metadata["article"] == article.id
    start, end = found.node.metadata["start"], found.node.metadata["end"]
    assert article.text[start:end] == found.node.get_content()
    assert found.node.ref_doc_id == article.id


def test_a_plain_llamaindex_program_ranks_as_our_vectors_do(
    plain_index: VectorStoreIndex, assistant: Assistant
) -> None:
    nodes = plain_index.as_retriever(similarity_top_k=9).retrieve(GOLD)
    hits = sorted(assistant.search(GOLD), key=lambda hit: -hit.similarity)
    assert [node.node.get_content() for node in nodes] == [hit.chunk.text for hit in hits]
