"""The plain LlamaIndex starter over our collection, to compare with: retriever only.

python -m orelore.evals.starter CHROMA_FOLDER COLLECTION QUESTION
"""

from __future__ import annotations

import sys

import chromadb
from chromadb.config import Settings
from llama_index.core import VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

from orelore.index.weights import model_folder


def main(folder: str, collection: str, question: str) -> None:
    """Retrieve two passages, as the starter does."""
    client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    store = ChromaVectorStore(chroma_collection=client.get_collection(collection))
    embedding = HuggingFaceEmbedding(model_name=str(model_folder()))
    index = VectorStoreIndex.from_vector_store(store, embed_model=embedding)
    for node in index.as_retriever(similarity_top_k=2).retrieve(question):
        sys.stdout.write(node.get_content() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
