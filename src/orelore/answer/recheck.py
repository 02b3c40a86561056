"""An answer from a store, checked again: what was kept may have been changed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orelore.answer.citations import Located, verify
from orelore.types import Answer, Article, Chunk, Citation, Hit, Sentence

MISMATCH = "this stored answer does not match the article"


def recheck(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """The answer, with the sentences marked that its citations no longer bear out.

    `articles` are those of the library, by id. A quote must stand where its citation says; and
    where the library has the same version of the article, its sources must be those of the
    citation, and the sentence must pass the check that it passed when the answer was given.
    """
    cited = {citation.number: citation for citation in answer.citations}
    sentences = (_rechecked(sentence, cited, articles) for sentence in answer.sentences)
    return replace(answer, sentences=tuple(sentences))


def is_current(article: Article, articles: Mapping[str, Article]) -> bool:
    """Whether the library has this very version of the article."""
    known = articles.get(article.id)
    return known is not None and _version(known) == _version(article)


def _version(article: Article) -> object:
    """What a reader is shown of an article."""
    told = (article.title, article.publisher, article.published, article.url)
    return (article.text, article.sources, article.markers, told)


def _rechecked(
    sentence: Sentence, cited: Mapping[int, Citation], articles: Mapping[str, Article]
) -> Sentence:
    if sentence.support == "unsupported":
        return sentence
    citations = [cited[number] for number in sentence.citations if number in cited]
    if citations and len(citations) == len(sentence.citations):
        is_known = all(is_current(citation.article, articles) for citation in citations)
        stand = all(_stands(citation, articles) for citation in citations)
        if stand and (not is_known or _supports(sentence.text, citations)):
            return sentence
    return replace(sentence, support="unsupported", problem=MISMATCH)


def _stands(citation: Citation, articles: Mapping[str, Article]) -> bool:
    article, start, end = citation.article, citation.start, citation.end
    if not 0 <= start < end or article.text[start:end] != citation.quote:
        return False
    if not is_current(article, articles):
        return True
    is_own = citation.sources == article.sources_of(start, end)
    return is_own and citation.passage in article.text


def _supports(text: str, citations: Sequence[Citation]) -> bool:
    support, _ = verify(text, [_place(citation) for citation in citations])
    return support != "unsupported"


def _place(citation: Citation) -> Located:
    article, passage = citation.article, citation.passage
    chunk = Chunk(article.id, 0, "", passage, article.text.find(passage))
    return Located(citation.span, Hit(chunk, article, citation.score))
