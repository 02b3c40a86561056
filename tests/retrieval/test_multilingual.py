"""Encoders that read other languages, and the search with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from orelore.corpus.articles import save_article
from orelore.index.embedding import Encoder, open_encoder
from orelore.index.library import Library
from orelore.retrieval.glossary import Glossary
from orelore.retrieval.multilingual import is_multilingual
from orelore.retrieval.retriever import Retriever
from orelore.types import Article

MEANINGS = [
    *("gold золота золото", "tin олова олово", "much сколько", "produced добыто", "who кому"),
    *("owns принадлежит", "company компания", "when когда", "agreement соглашение"),
    *("signed подписано", "why почему", "price цена", "rise выросла", "where где"),
    *("plant завод", "river река", "polluted загрязнена"),
]


def encoder_of(folder: Path, *meanings: str) -> Encoder:
    """A tiny model of sentence-transformers to which the words of one meaning are the same."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import WordLevel

    words = ["[UNK]", *(word for meaning in meanings for word in meaning.split())]
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(words)}, "[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    rows = [0, *(n for n, meaning in enumerate(meanings, start=1) for _ in meaning.split())]
    weights = torch.eye(len(meanings) + 1)[rows].numpy()
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, weights)]).save(str(folder))
    return open_encoder(str(folder), folder)


@pytest.fixture
def multilingual(tmp_path: Path) -> Encoder:
    return encoder_of(tmp_path / "multilingual", *MEANINGS)


@pytest.fixture
def english(tmp_path: Path) -> Encoder:
    """Knows each Russian word too, but not what it means."""
    words = (word for meaning in MEANINGS for word in meaning.split())
    return encoder_of(tmp_path / "english", *words)


def test_an_encoder_that_places_languages_together_is_multilingual(multilingual: Encoder) -> None:
    assert is_multilingual(multilingual)


def test_an_encoder_that_does_not_is_not(english: Encoder, bundled: Encoder) -> None:
    assert not is_multilingual(english)
    assert not is_multilingual(bundled)


def found(encoder: Encoder, folder: Path, question: str) -> list[str]:
    """The articles found with a glossary that reads one word of the question."""
    for metal in ("gold", "tin"):
        text = f"The plant produced {metal}."
        save_article(Article(metal, metal.title(), text), folder / "corpus")
    head = "term,kind,symbol,variants,ru,kk,uz,ky,tg,country"
    (folder / "corpus" / "glossary.csv").write_text(
        f"{head}\nplant,quantity,,,завод,,,,,\n", "utf-8"
    )
    library = Library((folder / "corpus",), folder / "index", encoder=encoder, chunk_tokens=64)
    library.update()
    glossary = Glossary.load([folder / "corpus"])
    retriever = Retriever(library.catalog, library.store, encoder, glossary=glossary)
    return [hit.article.id for hit in retriever.search(retriever.read(question), k=2)]


@pytest.mark.parametrize("metal", ["gold", "tin"])
def test_a_multilingual_encoder_is_given_the_question_itself(
    multilingual: Encoder, tmp_path: Path, metal: str
) -> None:
    question = {"gold": "Где завод золота?", "tin": "Где завод олова?"}[metal]
    assert found(multilingual, tmp_path, question)[0] == metal


def test_an_english_encoder_is_given_the_reading_alone(english: Encoder, tmp_path: Path) -> None:
    assert found(english, tmp_path / "a", "Где завод золота?") == found(
        english, tmp_path / "b", "Где завод олова?"
    )
