from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from orelore.assistant import Assistant
from orelore.errors import (
    DuplicateError,
    OreloreError,
    QuestionError,
    ReadError,
    UnknownArticleError,
)
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.settings import Settings
from orelore.types import Answer, Filters

GOLD = "How much gold did the Altyn mine produce in 2023?"
ABSENT = "How much uranium does Peru export?"


@pytest.fixture
def own(library: Library) -> Assistant:
    """An assistant of this test alone, to be written to."""
    library.update()
    return Assistant(library)


def news(folder: Path, text: str = "", name: str = "news.md") -> Path:
    file = folder / name
    text = text or "The Tash quarry in Kyrgyzstan shipped 70 tonnes of granite in 2022."
    file.write_text(f"---\ntitle: Granite at Tash\n---\n{text}\n", encoding="utf-8")
    return file


def test_an_answer_is_verbatim_and_leads_to_its_publisher(assistant: Assistant) -> None:
    answer = assistant.ask(GOLD)
    assert answer.text == "The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023. [1]"
    assert not answer.abstained
    (sentence,), (citation,) = answer.sentences, answer.citations
    assert (sentence.support, sentence.citations) == ("verbatim", (1,))
    assert citation.article.text[citation.start : citation.end] == citation.quote
    assert citation.sources[0].publisher == "Steppe Herald"


def test_an_answer_says_who_wrote_it_and_how_long_it_took(assistant: Assistant) -> None:
    answer = assistant.ask(GOLD)
    assert answer.answerer == assistant.answerer == "extractive"
    assert 0 < answer.timing_ms["retrieval"] <= answer.timing_ms["total"]
    assert answer.notice is None


def test_an_article_without_sources_is_cited_as_its_own(assistant: Assistant) -> None:
    answer = assistant.ask("How much lithium does the brine in the Darya basin carry?")
    (source,) = answer.citations[-1].sources
    assert (source.publisher, source.url) == ("Basin Post", "https://example.org/darya")


def test_what_the_articles_do_not_hold_is_an_abstention_with_passages(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(ABSENT)
    assert answer.abstained
    assert (answer.sentences, answer.citations) == ((), ())
    assert answer.text == answer.reason
    assert "no article on Peru" in answer.text
    assert 0 < len(answer.nearest) <= 3
    assert answer.recognised == Filters(countries=("Peru",), minerals=("uranium",))


def test_an_answer_names_its_origins_and_marks_the_short_answer(assistant: Assistant) -> None:
    answer = assistant.ask(GOLD)
    (sentence,) = answer.sentences
    assert answer.origins == ("Steppe Herald",)
    assert sentence.marked is not None
    assert "4.2 tonnes" in sentence.text[slice(*sentence.marked)]
    assert answer.confidence is not None
    assert 0.5 < answer.confidence <= 1


def test_an_abstention_says_what_comes_closest(assistant: Assistant) -> None:
    answer = assistant.ask("How many people work at the Altyn mine?")
    assert answer.abstained
    closest = "The Altyn mine in Kazakhstan produced 4.2 tonnes of gold in 2023."
    assert f'The closest that they say: "{closest}"' in answer.text
    assert "closest" not in assistant.ask(ABSENT).text


def test_sources_that_disagree_are_told_with_their_values(
    corpus: Path, tmp_path: Path, bundled: Encoder
) -> None:
    (corpus / "articles" / "altyn-again.md").write_text(
        "---\ntitle: The Altyn mine\npublisher: Miner\npublished: 2024-02\n---\n"
        "Altyn's gold output was 3.1 tonnes in 2023.\n",
        encoding="utf-8",
    )
    library = Library((corpus,), tmp_path / "index", encoder=bundled, chunk_tokens=160)
    library.update()
    answer = Assistant(library).ask(GOLD)
    assert {a.value for a in answer.disagreement} == {"4.2 tonnes of gold", "3.1 tonnes"}
    assert set(answer.origins) == {"Steppe Herald", "Miner"}


def test_an_answer_has_the_figures_over_the_years_where_the_corpus_has_them(
    corpus: Path, tmp_path: Path, bundled: Encoder, assistant: Assistant
) -> None:
    (corpus / "figures.csv").write_text(
        "fact,subject,quantity,value,unit,low,high,as_of,country,mineral,kind,status,"
        "source_title,publisher,published,url\n"
        + "".join(
            f"f,Altyn,gold mine production,{value},t,,,{year},Kazakhstan,gold,production,"
            "reported,Altyn in figures,Steppe Herald,2024-05,https://example.org/a\n"
            for year, value in (("2021", "3.9"), ("2022", "4.1"), ("2023", "4.2"))
        ),
        encoding="utf-8",
    )
    library = Library((corpus,), tmp_path / "index", encoder=bundled, chunk_tokens=160)
    library.update()
    asked = Assistant(library)
    series = asked.ask(GOLD).series
    assert series is not None
    assert [(p.year, p.value) for p in series.points] == [
        ("2021", "3.9"),
        ("2022", "4.1"),
        ("2023", "4.2"),
    ]
    assert asked.ask(ABSENT).series is None
    assert assistant.ask(GOLD).series is None


def test_a_name_of_the_question_can_be_ignored(assistant: Assistant) -> None:
    question = "How much uranium does Peru export?"
    ignored = Filters(countries=("peru",))
    answer = assistant.ask(question, ignored=ignored)
    assert answer.recognised == Filters(minerals=("uranium",))
    assert answer.ignored == ignored
    assert assistant.chat().ask(question, ignored=ignored).recognised == answer.recognised
    assert assistant.ask(question).ignored.is_empty


def test_filters_keep_other_articles_out(assistant: Assistant) -> None:
    assert assistant.ask(GOLD, filters=Filters(countries=["KZ"])).text.endswith("2023. [1]")
    elsewhere = assistant.ask(GOLD, filters=Filters(countries=["Uzbekistan"]))
    assert elsewhere.abstained
    assert elsewhere.filters == Filters(countries=("Uzbekistan",))
    assert {hit.article.id for hit in elsewhere.nearest} == {"boz-tungsten"}


def test_the_extractive_stream_is_the_answer_alone(assistant: Assistant) -> None:
    (answer,) = assistant.stream(GOLD)
    assert isinstance(answer, Answer)
    assert answer.sentences == assistant.ask(GOLD).sentences


def test_search_gives_passages_and_no_answer(assistant: Assistant) -> None:
    hits = assistant.search("tungsten", k=2)
    assert hits[0].article.id == "boz-tungsten"
    assert len(hits) == 2
    assert hits[0].score >= hits[1].score


@pytest.mark.parametrize("question", ["", "?!", "\ud800", "\x00", "a" * 10_000])
def test_what_is_no_question_is_refused(question: str, assistant: Assistant) -> None:
    for call in (assistant.ask, assistant.search, assistant.chat().ask):
        with pytest.raises(QuestionError):
            call(question)


def test_a_question_that_leans_on_another_is_completed(assistant: Assistant) -> None:
    chat = assistant.chat()
    first = chat.ask("What did drilling at Boz find?")
    second = chat.ask("How much tungsten does it hold?")
    assert first.question == "What did drilling at Boz find?"
    assert second.question == "How much tungsten does Boz hold?"
    assert "18,000 tonnes" in second.text
    assert chat.ask("And where is it?").question == "Where is Boz?"


def test_a_conversation_survives_a_question_that_is_none(assistant: Assistant) -> None:
    chat = assistant.chat()
    chat.ask("What did drilling at Boz find?")
    with pytest.raises(QuestionError):
        chat.ask("?")
    assert chat.ask("Where is it?").question == "Where is Boz?"


def test_a_conversation_can_be_taken_up_again(assistant: Assistant) -> None:
    chat = assistant.chat()
    chat.ask("What did drilling at Boz find?")
    again = assistant.chat(chat.earlier)
    assert again.ask("Who owns it?").question == "Who owns Boz?"
    assert assistant.chat("Where is Altyn?").ask("Who owns it?").question == "Who owns Altyn?"


def test_a_follow_up_may_mean_what_the_answer_named(assistant: Assistant) -> None:
    chat = assistant.chat()
    first = chat.ask("Which mine produced 4.2 tonnes of gold?")
    assert "Altyn" in first.text
    assert "Altyn" in chat.ask("Who owns the mine?").question


def test_embeddings_are_unit_rows(assistant: Assistant) -> None:
    rows = assistant.embed(["gold", "a mine in the hills", ""])
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert assistant.embed([]).shape == (0, 384)


def test_articles_can_be_listed_and_looked_up(assistant: Assistant) -> None:
    ids = ["altyn-gold", "boz-tungsten", "chon-antimony", "darya-lithium"]
    assert [article.id for article in assistant.articles()] == ids
    assert assistant.article("altyn-gold").title == "Gold at Altyn"
    with pytest.raises(UnknownArticleError, match=r"'altyn'\. Did you mean altyn-gold\?"):
        assistant.article("altyn")


def test_the_version_of_the_index_names_the_encoder_and_every_change(
    own: Assistant, tmp_path: Path
) -> None:
    before = own.index_version
    assert before.startswith("encoder hashed-words")
    assert own.index_version == before
    own.add(news(tmp_path))
    assert own.index_version != before


def test_places_lead_to_their_articles(own: Assistant, corpus: Path) -> None:
    assert own.places() == []
    (corpus / "places.csv").write_text(
        "name,alt_names,country,region,kind,minerals,status,status_as_of,operator,operator_as_of,"
        "latitude,longitude,precision,coord_source,coord_url,facts,articles,url\n"
        "Altyn,,Kazakhstan,Abai,mine,gold,open,2024,,,49.5,80.2,site,GeoNames,,,altyn-gold,\n",
        encoding="utf-8",
    )
    [place] = own.places()
    assert (place.name, place.articles) == ("Altyn", ("altyn-gold",))


def test_coverage_counts_articles(assistant: Assistant) -> None:
    coverage = assistant.coverage()
    assert coverage.articles == 4
    assert dict(coverage.countries)["Kazakhstan"] == 2
    assert coverage.publishers["Steppe Herald"] == 2
    assert (coverage.since, coverage.until) == ("2022", "2025-06")


def test_an_added_article_is_answered_from_at_once(own: Assistant, tmp_path: Path) -> None:
    article = own.add(news(tmp_path))
    assert own.search("granite quarry", k=1)[0].article == article
    assert own.coverage().articles == 5


def test_a_removed_article_is_kept_aside_and_not_found_again(own: Assistant) -> None:
    kept = own.remove("altyn-gold")
    assert kept.read_text(encoding="utf-8").startswith("---\ntitle: Gold at Altyn")
    assert all(hit.article.id != "altyn-gold" for hit in own.search(GOLD))
    with pytest.raises(UnknownArticleError):
        own.article("altyn-gold")


def test_removing_what_is_not_there_changes_nothing(own: Assistant) -> None:
    with pytest.raises(UnknownArticleError, match="Did you mean boz-tungsten"):
        own.remove("boz-tungten")
    assert len(own.articles()) == 4


def test_a_second_article_of_the_same_name_gets_a_number(own: Assistant, tmp_path: Path) -> None:
    first = own.add(news(tmp_path))
    second = own.add(news(tmp_path, "Another text on a hill with granite in it, and on trains."))
    assert (first.id, second.id) == ("news", "news-2")


def test_the_same_text_is_refused_with_the_name_it_has(own: Assistant, tmp_path: Path) -> None:
    own.add(news(tmp_path))
    with pytest.raises(DuplicateError, match="in the corpus already, as 'news'") as caught:
        own.add(news(tmp_path, name="again.md"))
    assert caught.value.article_id == "news"
    assert len(own.articles()) == 5


BAD = {
    "empty.txt": b"",
    "picture.md": b"\x89PNG\r\n\x1a\n\x00",
    "broken.md": b"---\ntitle: [\n---\nText.",
    "marker.md": b"---\ntitle: T\n---\nText.[^s1]",
    "report.pdf": b"%PDF-1.4 and no more",
    "letter.docx": b"PK\x03\x04 and no more",
    "table.xlsx": b"PK",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_leaves_nothing_behind(
    name: str, own: Assistant, corpus: Path, tmp_path: Path
) -> None:
    before = sorted(corpus.rglob("*"))
    (tmp_path / name).write_bytes(BAD[name])
    with pytest.raises(OreloreError, match=name):
        own.add(tmp_path / name)
    assert sorted(corpus.rglob("*")) == before
    assert len(own.articles()) == 4


def test_a_missing_file_is_named(own: Assistant, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.pdf: there is no such file"):
        own.add(tmp_path / "gone.pdf")


def test_nothing_is_added_when_the_index_cannot_take_it(
    own: Assistant, library: Library, corpus: Path, tmp_path: Path
) -> None:
    (library.index_folder / "writer.lock").unlink(missing_ok=True)
    (library.index_folder / "writer.lock").mkdir()
    with pytest.raises(OreloreError):
        own.add(news(tmp_path))
    assert not (corpus / "articles" / "news.md").exists()
    with pytest.raises(OreloreError):
        own.remove("altyn-gold")
    assert (corpus / "articles" / "altyn-gold.md").exists()


def test_update_takes_in_what_was_changed_by_hand(own: Assistant, corpus: Path) -> None:
    file = corpus / "articles" / "altyn-gold.md"
    file.write_text(file.read_text(encoding="utf-8").replace("4.2", "9.9"), encoding="utf-8")
    assert own.update().changed == ("altyn-gold",)
    assert "9.9 tonnes" in own.search(GOLD)[0].chunk.text


def test_an_empty_corpus_is_an_abstention(tmp_path: Path, library: Library) -> None:
    library.folders = (tmp_path / "nothing",)
    library.update()
    answer = Assistant(library).ask(GOLD)
    assert answer.abstained
    assert "The corpus has no articles yet." in answer.text or "no article on gold" in answer.text


def test_threads_may_share_an_assistant(assistant: Assistant) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(assistant.ask, [GOLD, ABSENT] * 16))
    assert {answer.text for answer in answers} == {
        assistant.ask(GOLD).text,
        assistant.ask(ABSENT).text,
    }


def test_opening_builds_what_is_missing_and_later_nothing(
    corpus: Path, encoder_cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "encoder").symlink_to(encoder_cache)
    settings = Settings(corpus=corpus, index=tmp_path / "index", shipped=False)
    told: list[tuple[int, int]] = []
    Assistant.open(settings, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (4, 4)
    told.clear()
    Assistant.open(settings, progress=lambda done, total: told.append((done, total)))
    assert told == []


def test_opening_with_other_chunks_rebuilds(
    tiny_settings: Settings, encoder_cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "encoder").symlink_to(encoder_cache)
    settings = replace(tiny_settings, index=tmp_path / "index")
    before = Assistant.open(settings).search("gold")
    after = Assistant.open(replace(settings, chunk_tokens=32)).search("gold")
    assert before
    assert after


def test_nothing_is_imported_that_an_extractive_answer_does_not_need(
    tiny_settings: Settings, assistant: Assistant
) -> None:
    program = (
        "import sys; from pathlib import Path; from orelore import Assistant, Settings;"
        f"settings = Settings(corpus=Path({str(tiny_settings.corpus)!r}),"
        f" index=Path({str(tiny_settings.index)!r}), shipped=False);"
        f"assert not Assistant.open(settings).ask({GOLD!r}).abstained;"
        "print({'torch', 'gradio', 'llama_index', 'openai', 'transformers', 'trafilatura',"
        "'sentence_transformers', 'tiktoken', 'babel'} & set(sys.modules))"
    )
    assert assistant.articles()  # the index is built
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (run.stdout.strip(), run.returncode) == ("set()", 0)


def test_a_question_in_another_language_is_answered_and_says_how_it_was_read(
    corpus: Path, tmp_path: Path, bundled: Encoder
) -> None:
    (corpus / "glossary.csv").write_text(
        "term,kind,symbol,variants,ru,kk,uz,ky,tg,country\n"
        "gold,mineral,Au,,золото,,,,,\n"
        "produced,quantity,,,добыл|добыла,,,,,\n"
        "Altyn mine,deposit,,Golden Altin,рудник Алтын,,,,,\n",
        encoding="utf-8",
    )
    library = Library((corpus,), tmp_path / "index", encoder=bundled, chunk_tokens=160)
    library.update()
    asked = Assistant(library)
    answer = asked.ask("Сколько золота добыл рудник Алтын в 2023 году?")
    assert answer.sentences[0].text.startswith("The Altyn mine in Kazakhstan produced 4.2 tonnes")
    assert answer.notice == (
        "Статьи написаны на английском языке, поэтому отрывки приводятся по-английски. "
        "Ваш вопрос понят так: gold produced Altyn mine 2023. Не удалось понять: Сколько, году."
    )
    lost = asked.ask("Где добывают золото в Атлантиде?")
    assert lost.abstained
    own, english = (lost.reason or "").splitlines()
    assert own.startswith("Ваш вопрос не удалось понять")
    assert english.startswith("The question could not be read well enough.")
    absent = asked.ask("Рудник Алтын: золото, Лувр, ЮНЕСКО, 1887")
    assert absent.abstained
    own, english = (absent.reason or "").splitlines()
    assert own == "В статьях об этом не сказано."
    assert english.startswith("The articles do not cover this.")
    respelled = asked.ask("How much gold did Golden Altin produce in 2023?")
    assert respelled.notice == (
        "The question was read as: How much gold did Altyn mine produce in 2023?"
    )
    assert not respelled.abstained
    assert asked.ask("How much gold did the Altyn mine produce in 2023?").notice is None


def test_what_was_read_is_answered_from_once_it_is_filed(own: Assistant, tmp_path: Path) -> None:
    article = own.read(news(tmp_path))
    assert all(hit.article.id != "news" for hit in own.search("granite quarry"))
    filed = own.file(replace(article, publisher="Steppe Herald"))
    assert own.search("granite quarry", k=1)[0].article == filed
    assert filed.publisher == "Steppe Herald"


@pytest.fixture
def kinds(corpus: Path, tmp_path: Path, bundled: Encoder) -> Assistant:
    """An assistant that knows a ministry and a newspaper, which tell the same thing apart."""
    (corpus / "publishers.csv").write_text(
        "publisher,kind\nSteppe Herald,news\nMINISTRY OF ORES,government\n", encoding="utf-8"
    )
    (corpus / "articles" / "altyn-again.md").write_text(
        "---\ntitle: The Altyn mine\npublisher: Ministry of Ores\npublished: 2024-02\n---\n"
        "The Altyn mine produced 4.1 tonnes of gold in 2023.\n",
        encoding="utf-8",
    )
    library = Library((corpus,), tmp_path / "index", encoder=bundled, chunk_tokens=160)
    library.update()
    return Assistant(library)


@pytest.mark.parametrize(
    ("kind", "value", "publisher"),
    [("news", "4.2 tonnes", "Steppe Herald"), ("government", "4.1 tonnes", "Ministry of Ores")],
)
def test_an_answer_rests_on_the_kind_of_source_that_is_asked_for(
    kinds: Assistant, kind: str, value: str, publisher: str
) -> None:
    answer = kinds.ask(GOLD, filters=Filters(kinds=[kind.title()]))
    assert value in answer.text
    assert answer.origins == (publisher,)
    assert answer.filters == Filters(kinds=(kind,))


def test_where_no_source_is_of_the_kind_nothing_passes(kinds: Assistant) -> None:
    for filters in (
        Filters(kinds=["civil"]),
        Filters(publishers=["Steppe Herald"], kinds=["government"]),
    ):
        assert kinds.ask(GOLD, filters=filters).abstained
        assert kinds.search(GOLD, filters=filters) == []


def test_a_publisher_without_a_row_is_of_another_kind(kinds: Assistant) -> None:
    assert kinds.coverage().kinds == {"other": 3, "news": 1, "government": 1}
    found = kinds.search("Tungsten at Boz", filters=Filters(kinds=["other"]))
    assert found[0].article.id == "boz-tungsten"
    assert "chon-antimony" not in {hit.article.id for hit in found}
