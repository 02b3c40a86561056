"""The plain LlamaIndex starter: its default splitter, our encoder, the two nearest passages.

It has no language model here, so the passages themselves stand for its answer. The encoder reads
256 word pieces, so the end of a long passage has no effect on its vector: so it is with LlamaIndex.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import Document, TextNode

from orelore.evals.golden import Golden, facts_of
from orelore.evals.record import Passage, Quote, Record, Said
from orelore.index.library import Library
from orelore.types import Article, Chunk

CHUNK_SIZE, OVERLAP, TOP_K = 1024, 20, 2  # LlamaIndex' defaults
PASSAGES = 10  # ranked, so that it is measured like the others


class PlainStarter:
    """Retrieves by cosine; knows no language but that of the articles, and never refuses."""

    def __init__(self, name: str, library: Library) -> None:
        self.name = self.fingerprint = name
        self._encoder = library.encoder
        self._articles = {article.id: article for article in library.articles()}
        self._nodes = split(list(self._articles.values()))
        self._vectors = self._encoder.encode([node.get_content() for node in self._nodes])

    def ask(self, question: Golden) -> Record:
        """Only the last turn: the starter's retriever has no memory."""
        started = perf_counter()
        similarities = self._vectors @ self._encoder.encode([question.turns[-1]])[0]
        best = np.argsort(-similarities)[:PASSAGES]
        found = [self._nodes[i] for i in best]
        nodes = found[:TOP_K]
        return Record(
            id=question.id,
            question=question.turns[-1],
            abstained=False,
            confidence=float(similarities[best[0]]),
            sentences=tuple(
                Said(text=node.get_content(), citations=(n,), support="verbatim")
                for n, node in enumerate(nodes, start=1)
            ),
            quotes=tuple(map(quote_of, nodes)),
            passages=tuple(self._passage(node) for node in found),
            milliseconds=1000 * (perf_counter() - started),
        )

    def _passage(self, node: TextNode) -> Passage:
        quote = quote_of(node)
        chunk = Chunk(quote.article, 0, "", quote.text, quote.start)
        facts = facts_of(self._articles[quote.article], chunk)
        return Passage(
            article=quote.article, start=quote.start, end=quote.end, facts=tuple(sorted(facts))
        )


def split(articles: Sequence[Article]) -> list[TextNode]:
    """The passages as LlamaIndex makes them by default."""
    splitter = SentenceSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=OVERLAP)
    documents = [Document(text=a.text, metadata={}, id_=a.id) for a in articles]
    nodes = splitter.get_nodes_from_documents(documents)
    return [node for node in nodes if isinstance(node, TextNode)]


def quote_of(node: TextNode) -> Quote:
    """Where a passage stands."""
    start = node.start_char_idx or 0
    text = node.get_content()
    return Quote(article=node.ref_doc_id or "", start=start, end=start + len(text), text=text)
