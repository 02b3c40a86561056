from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orelore import cli
from orelore.assistant import Assistant
from orelore.errors import OreloreError
from orelore.settings import Settings

Run = Callable[..., Result]
Main = Callable[..., tuple[object, str, str]]
Environment = dict[str, str]

GOLD = "How much gold did the Altyn mine produce in 2023?"
ABSENT = "How much uranium does Peru export?"
COMMAND = [str(Path(sys.executable).with_name("orelore"))]


def orelore(environment: Environment, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own; what it prints is whole, whatever happens."""
    run = subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, env=environment, timeout=60
    )
    assert "Traceback" not in run.stderr
    return run


@pytest.fixture
def run(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process, over a tiny corpus of this test alone."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    def invoke(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(cli.app, list(arguments), input=given)

    return invoke


@pytest.fixture
def built(tiny_settings: Settings, assistant: Assistant) -> Environment:
    """An environment with an index that is built already. Not to be written to."""
    assert assistant.articles()
    ours = {name: value for name, value in os.environ.items() if not name.startswith("ORELORE_")}
    return ours | {
        "ORELORE_CORPUS": str(tiny_settings.corpus),
        "ORELORE_INDEX": str(tiny_settings.index),
        "ORELORE_SHIPPED": "0",
    }


@pytest.fixture
def main(
    built: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Main:
    """Runs `main` in this process, over an index that is built: status, output, messages."""
    for name, value in built.items():
        monkeypatch.setenv(name, value)

    def call(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["orelore", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        return caught.value.code, *capsys.readouterr()

    return call


def test_an_answer_goes_to_standard_output_with_status_0(built: Environment) -> None:
    run = orelore(built, "ask", GOLD)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("The Altyn mine in Kazakhstan produced 4.2 tonnes of gold")
    assert 'Steppe Herald, "Altyn in figures", 2024-05-31' in run.stdout


def test_an_abstention_has_status_3(built: Environment) -> None:
    run = orelore(built, "ask", ABSENT)
    assert (run.returncode, run.stderr) == (3, "")
    assert run.stdout.startswith("The articles do not cover this.")
    assert "The nearest passages:" in run.stdout


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (1, ["ask", "?!"]),
        (1, ["add", "gone\udcff.txt"]),
        (2, ["ask"]),
    ],
)
def test_an_error_has_status_1_and_wrong_usage_status_2(
    status: int, arguments: list[str], built: Environment
) -> None:
    run = orelore(built, *arguments)
    assert (run.returncode, run.stdout) == (status, "")
    assert run.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", "?!"], "Error: The question '?!' has no words."),
        (["ask", "a" * 10_000], "Error: The question 'aaaa"),
        (["ask", "gold \udcff" * 400], "2,400 characters"),
        (["ask", GOLD, "--country", "Peru"], "Error: No article has the country 'Peru'. Try"),
        (["ask", GOLD, "--since", "May"], "Error: 'May' is not a date."),
        (["ask", GOLD, "--answerer", "llm"], "Error: Setting ORELORE_LLM=None"),
        (["remove", "altyn"], "Error: No article 'altyn'. Did you mean altyn-gold?"),
        (["add", "gone.pdf"], "Error: gone.pdf: there is no such file."),
    ],
)
def test_an_error_is_one_line_on_standard_error_with_status_1(
    arguments: list[str], message: str, main: Main
) -> None:
    status, out, err = main(*arguments)
    assert (status, out) == (1, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["ask"], ["sing"], ["ask", GOLD, "--loud"], ["search", "gold", "-k", "0"]),
        *(["ask", GOLD, "--answerer", "parrot"], ["web", "--port", "70000"], ["bench", "nothing"]),
    ],
)
def test_wrong_usage_has_status_2(arguments: list[str], main: Main) -> None:
    assert main(*arguments)[0] == 2


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ORELORE_TOP_K", "many", "Setting ORELORE_TOP_K='many'"),
        ("ORELORE_TOPK", "5", "Did you mean top_k (ORELORE_TOP_K)?"),
        ("ORELORE_LLM", "gpt", "Setting ORELORE_LLM='gpt'"),
        ("ORELORE_ENCODER", "./no/such/folder", "Encoder './no/such/folder'"),
    ],
)
def test_a_wrong_setting_is_an_error(
    name: str, value: str, message: str, main: Main, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    status, out, err = main("ask", GOLD)
    assert (status, out) == (1, "")
    assert message in err


@pytest.mark.parametrize(
    ("question", "status", "name", "start"),
    [
        (GOLD, 0, "answer.md", "# How much gold did the Altyn mine produce in 2023?\n"),
        (GOLD, 0, "answer.bib", "@online{steppeherald2024,\n"),
        (ABSENT, 3, "answer.md", "# How much uranium does Peru export?\n\n**No answer.**"),
    ],
)
def test_an_answer_is_exported_beside_what_is_printed(
    question: str, status: int, name: str, start: str, main: Main, tmp_path: Path
) -> None:
    file = tmp_path / name
    code, out, err = main("ask", question, "--export", str(file))
    assert (code, err) == (status, f"Written to {file}.\n")
    assert out == main("ask", question)[1]
    assert file.read_text(encoding="utf-8").startswith(start)


def test_an_export_refuses_a_file_that_exists_and_an_unknown_suffix(
    main: Main, tmp_path: Path
) -> None:
    file = tmp_path / "answer.md"
    file.write_text("mine")
    for target, message in (
        (file, "exists already and was left as it is. Choose another name."),
        (
            tmp_path / "answer.odt",
            "its name must end in .md, .docx, .html, .csv, .bib, .ris, .json.",
        ),
    ):
        status, out, err = main("ask", GOLD, "--export", str(target))
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert err.startswith("Error: ")
        assert message in err
    assert file.read_text() == "mine"


def test_a_pipe_that_closes_early_is_no_error(built: Environment) -> None:
    command = f"{COMMAND[0]} list | head -n 1"
    run = subprocess.run(command, shell=True, capture_output=True, text=True, env=built)
    assert run.stdout.startswith("altyn-gold\t2025-03-01\tGold at Altyn")
    assert run.stderr == ""


def test_ctrl_c_ends_a_conversation_quietly(built: Environment) -> None:
    chat = subprocess.Popen(
        [*COMMAND, "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=built,
    )
    assert chat.stderr is not None
    assert chat.stderr.read(1) == b"?"
    chat.send_signal(signal.SIGINT)
    out, err = chat.communicate(timeout=20)
    assert (out, err.strip()) == (b"", b"")


@pytest.mark.slow
def test_ctrl_c_stops_indexing_with_a_word_on_how_to_go_on(
    environment: Environment, corpus: Path
) -> None:
    text = "The shaft gave ore, and the ore gave metal, as the owner said in the year before. "
    for n in range(400):
        file = corpus / "articles" / f"shaft-{n}.md"
        file.write_text(f"---\ntitle: Shaft {n}\n---\n{text * 20}{n}.\n", encoding="utf-8")
    index = subprocess.Popen([*COMMAND, "index"], stderr=subprocess.PIPE, env=environment)
    assert index.stderr is not None
    while b"%" not in (err := index.stderr.read(16)):
        assert err
    time.sleep(0.5)
    index.send_signal(signal.SIGINT)
    _, err = index.communicate(timeout=60)
    assert index.returncode == 130
    assert err.endswith(b"Interrupted. Run it again to go on.\n")
    assert b"Traceback" not in err


# everything else, in this process


def test_json_has_the_documented_keys(run: Run) -> None:
    result = run("ask", GOLD, "--json")
    data = json.loads(result.stdout)
    documented = ("question", "answer", "abstained", "reason", "answerer", "sentences")
    assert {*documented, "citations", "timing_ms"} <= set(data)
    assert {"text", "citations", "support"} <= set(data["sentences"][0])
    (citation,) = data["citations"]
    assert set(citation) == {
        *("number", "article", "passage", "quote", "start", "end", "score", "as_of", "sources"),
    }
    assert {"id", "title", "path", "published"} <= set(citation["article"])
    assert set(citation["sources"][0]) == {"title", "publisher", "published", "url"}


def test_the_offsets_in_json_point_at_the_quote(run: Run) -> None:
    citation = json.loads(run("ask", GOLD, "--json").stdout)["citations"][0]
    assert citation["quote"] in citation["passage"]
    assert citation["end"] - citation["start"] == len(citation["quote"])


def test_an_abstention_in_json_has_its_reason(run: Run) -> None:
    result = run("ask", ABSENT, "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 3
    assert data["abstained"] is True
    assert data["answer"] == data["reason"]
    assert data["sentences"] == data["citations"] == []


def test_the_first_question_builds_the_index_and_says_so_on_standard_error(run: Run) -> None:
    result = run("ask", GOLD, "--json")
    assert "Indexing" in result.stderr
    assert json.loads(result.stdout)
    assert run("ask", GOLD).stderr == ""


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--country", "KZ"], 0),
        (["--country", "uz", "--country", "kz"], 0),
        (["--mineral", "Gold", "--publisher", "steppe herald"], 0),
        (["--since", "2024", "--until", "2024-05"], 0),
        (["--country", "UZ"], 3),
        (["--since", "2024-06"], 3),
        (["--until", "2023"], 3),
        (["--kind", "news", "--kind", "other"], 0),
        (["--kind", "government"], 3),
        (["--kind", "papers"], 1),
    ],
)
def test_filters_decide_what_may_answer(options: list[str], status: int, run: Run) -> None:
    assert run("ask", GOLD, *options).exit_code == status


def test_search_shows_passages_best_first(run: Run) -> None:
    assert run("search", "tungsten", "-k", "1").stdout.startswith("1. Tungsten at Boz")
    hits = json.loads(run("search", "tungsten", "-k", "2", "--json").stdout)
    assert hits[0]["article"]["id"] == "boz-tungsten"
    assert {"heading", "passage", "start", "end", "score", "sources"} <= set(hits[0])


def test_list_shows_every_article(run: Run) -> None:
    assert run("list").stdout.splitlines()[1] == "boz-tungsten\t2025-04-02\tTungsten at Boz"
    articles = json.loads(run("list", "--json").stdout)
    assert articles[0]["id"] == "altyn-gold"


def test_indexing_twice_does_nothing_the_second_time(run: Run) -> None:
    assert run("index").stdout.startswith("4 added; ")
    assert run("index").stdout.startswith("4 unchanged; ")


def test_a_bad_article_is_named_and_the_others_are_indexed(run: Run, corpus: Path) -> None:
    (corpus / "articles" / "bad.md").write_text("no front matter", encoding="utf-8")
    result = run("index")
    assert result.exit_code == 1
    assert result.stdout.startswith("4 added; ")
    assert "Error: bad.md: it does not begin with front matter" in result.stderr


def test_an_article_can_be_added_and_removed(run: Run, tmp_path: Path, corpus: Path) -> None:
    file = tmp_path / "granite.md"
    file.write_text("---\ntitle: Granite\n---\nTash shipped granite in 2022.\n", encoding="utf-8")
    assert run("add", str(file)).stdout == "Added 'granite': Granite\n"
    assert (corpus / "articles" / "granite.md").exists()
    removed = run("remove", "granite")
    assert removed.stdout.startswith("Removed 'granite'. Its file is kept as ")
    assert "granite" not in run("list").stdout


def test_a_duplicate_is_refused_politely(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "granite.md"
    file.write_text("---\ntitle: Granite\n---\nTash shipped granite in 2022.\n", encoding="utf-8")
    run("add", str(file))
    again = run("add", str(file))
    assert (again.exit_code, again.stdout) == (1, "")
    assert "its text is in the corpus already, as 'granite'. Nothing was added." in again.stderr


def test_good_files_are_added_although_others_are_bad(
    run: Run, tmp_path: Path, corpus: Path
) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text("---\ntitle: Good\n---\nTash shipped granite.\n", encoding="utf-8")
    bad.write_bytes(b"\x89PNG\x00")
    result = run("add", str(bad), str(good))
    assert result.exit_code == 1
    assert "Error: " in result.stderr
    assert "Added 'good'" in result.stdout
    assert sorted(file.stem for file in (corpus / "articles").iterdir())[-1] == "good"


def test_each_page_that_a_feed_links_to_is_fetched(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    item = "<item><title>Tin</title><link>http://127.0.0.1:{}/tin</link></item>"
    items = item.format(1) + item.format(2)
    feed.write_text(f'<rss version="2.0"><channel><title>N</title>{items}</channel></rss>')
    result = run("add", "--feed", str(feed))
    assert result.exit_code == 1
    assert result.stderr.count("Error: 127.0.0.1: the host is not on the public internet") == 2


def test_a_conversation_goes_on_after_an_error_and_ends_with_an_empty_line(run: Run) -> None:
    result = run("chat", given="What did drilling at Boz find?\n?!\nWhere is it?\n\n")
    assert result.exit_code == 0
    assert "molybdenum" in result.stdout
    assert "Error: The question '?!' has no words." in result.stderr
    assert "(understood as: Where is Boz?)" in result.stderr


def test_a_conversation_ends_with_its_input(run: Run) -> None:
    assert run("chat", given="").exit_code == 0


def test_input_that_is_not_text_is_an_error_in_one_line(built: Environment) -> None:
    chat = subprocess.run([*COMMAND, "chat"], input=b"gold\xff\n", capture_output=True, env=built)
    assert chat.returncode in (0, 1)
    assert b"Traceback" not in chat.stderr


def test_doctor_finds_a_sound_index_sound(run: Run) -> None:
    run("index")
    result = run("doctor")
    assert (result.exit_code, result.stdout) == (0, "The index is sound.\n")


def test_doctor_names_a_changed_article_and_mends_it(run: Run, corpus: Path) -> None:
    run("index")
    (corpus / "articles" / "altyn-gold.md").unlink()
    found = run("doctor")
    assert found.exit_code == 1
    assert "Article 'altyn-gold' is in the index, its file is gone." in found.stdout
    assert run("doctor", "--repair").exit_code == 0


def test_doctor_without_an_index_names_the_way_to_one(run: Run) -> None:
    result = run("doctor")
    assert isinstance(result.exception, OreloreError)
    assert "Build one with `orelore index`" in str(result.exception)


def test_feeds_are_followed_from_the_command_line(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    item = "<item><title>Tin</title><link>http://127.0.0.1:1/tin</link></item>"
    feed.write_text(f'<rss version="2.0"><channel><title>N</title>{item}</channel></rss>')
    assert run("feed", "update").exit_code == 1
    assert "Following" in run("feed", "add", str(feed)).stdout
    updated = run("feed", "update")
    assert updated.exit_code == 1
    assert "Error: 127.0.0.1: the host is not on the public internet" in updated.stderr
    assert updated.stdout.endswith("0 added, 0 in the corpus before, 1 not read.\n")
    assert run("feed", "list").stdout == f"{feed}\t0 filed, 1 not read\n"
    assert run("feed", "remove", str(feed)).exit_code == 0
    assert run("feed", "list").stdout == ""


def test_the_corpus_is_checked_and_counted(run: Run, corpus: Path) -> None:
    checked = run("corpus", "check", "--folder", str(corpus))
    assert checked.exit_code == 1
    assert "altyn-gold: source s1 names no fact that was taken from it. [format]" in checked.stdout
    counted = run("corpus", "stats", "--folder", str(corpus))
    assert counted.exit_code == 0
    assert "| articles " in counted.stdout
