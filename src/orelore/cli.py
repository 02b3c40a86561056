"""The command line. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orelore import admit, bench, curate, evaluate, follow
from orelore.console import added, open_assistant, progress_bar, run_command
from orelore.errors import OreloreError, QuestionError, SettingsError
from orelore.present import answer_data, answer_text, article_data, hit_data, hit_text
from orelore.settings import Settings, load_settings
from orelore.types import Filters

if TYPE_CHECKING:
    from orelore.index.build import Report
    from orelore.types import Answer

ABSTAINED = 3

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Answers about Central Asia's critical minerals, every sentence with its source.",
)

app.add_typer(bench.app, name="bench")
app.add_typer(curate.app, name="corpus")
app.add_typer(follow.app, name="feed")
app.add_typer(evaluate.app, name="eval")
app.add_typer(admit.app, name="users")

Question = Annotated[str, typer.Argument(help="What you want to know.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Country = Annotated[list[str] | None, typer.Option(help="Only articles on it: KZ or Kazakhstan.")]
Mineral = Annotated[list[str] | None, typer.Option(help="Only articles on it.")]
Publisher = Annotated[list[str] | None, typer.Option(help="Only passages that rest on it.")]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        help="Only passages that rest on such a source: news, trade, government, international, "
        "company, research, civil or other."
    ),
]
Since = Annotated[str | None, typer.Option(help="Only sources from this date on: 2024-05.")]
Until = Annotated[str | None, typer.Option(help="Only sources up to this date.")]
Export = Annotated[
    Path | None,
    typer.Option(
        callback=lambda path: path and _target(path),
        help="Write it to this new file too: .md, .docx, .html, .csv, .bib, .ris or .json.",
    ),
]


@app.command()
def ask(
    question: Question,
    json_: Json = False,
    country: Country = None,
    mineral: Mineral = None,
    publisher: Publisher = None,
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
    answerer: Annotated[str | None, typer.Option(help="extractive or llm.")] = None,
    export: Export = None,
) -> None:
    """Answer one question. Exit status 3 when the articles do not cover it."""
    filters = Filters(country or (), mineral or (), publisher or (), since, until, kind or ())
    assistant = open_assistant(_with_answerer(load_settings(), answerer))
    answer = assistant.ask(question, filters=filters)
    if export:
        _save(answer, export)
    _show(answer, json_)


@app.command()
def chat() -> None:
    """Ask one question after another; an empty line ends it."""
    conversation = open_assistant().chat()
    while question := _prompt():
        try:
            answer = conversation.ask(question)
        except OreloreError as error:
            typer.echo(f"Error: {error}", err=True)
            continue
        if answer.question != question:
            typer.echo(f"(understood as: {answer.question})", err=True)
        typer.echo(answer_text(answer) + "\n")


@app.command()
def search(
    question: Question,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Number of passages.")] = 10,
    json_: Json = False,
    country: Country = None,
    mineral: Mineral = None,
    publisher: Publisher = None,
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Show the passages for a question, best first."""
    filters = Filters(country or (), mineral or (), publisher or (), since, until, kind or ())
    hits = open_assistant().search(question, filters=filters, k=k)
    if json_:
        _echo_json([hit_data(hit) for hit in hits])
        return
    for number, hit in enumerate(hits, start=1):
        typer.echo(hit_text(number, hit))


@app.command()
def add(
    sources: Annotated[list[str], typer.Argument(help="Files or http(s) addresses.")],
    feed: Annotated[
        bool, typer.Option("--feed", help="They are RSS or Atom feeds: add what they link to.")
    ] = False,
) -> None:
    """File articles in the corpus and index them: md, txt, html, pdf, docx or a web page."""
    assistant, failed = open_assistant(), False
    for source in chain.from_iterable(map(assistant.feed, sources)) if feed else sources:
        try:
            article = assistant.add(source)
        except OreloreError as error:
            typer.echo(f"Error: {error}", err=True)
            failed = True
            continue
        typer.echo(added(article))
    raise typer.Exit(int(failed))


@app.command()
def remove(
    article_id: Annotated[str, typer.Argument(help="As `orelore list` shows it.")],
) -> None:
    """Take an article out of corpus and index; its file is kept aside."""
    kept = open_assistant().remove(article_id)
    typer.echo(f"Removed '{article_id}'. Its file is kept as {kept}.")


@app.command("list")
def list_(json_: Json = False) -> None:
    """List the articles in the index."""
    articles = open_assistant().articles()
    if json_:
        _echo_json([article_data(article) for article in articles])
        return
    for article in articles:
        typer.echo(f"{article.id}\t{article.published or ''}\t{article.title}")


@app.command()
def index() -> None:
    """Make the index equal to the corpus; only what changed is embedded again."""
    from orelore.opening import open_library

    with progress_bar() as progress:
        report = open_library(load_settings()).update(progress)
    typer.echo(_summary(report))
    for problem in report.problems:
        typer.echo(f"Error: {problem}", err=True)
    raise typer.Exit(int(bool(report.problems)))


@app.command()
def doctor(
    repair: Annotated[bool, typer.Option(help="Mend what can be mended.")] = False,
) -> None:
    """Compare corpus, catalog, vectors and full text. Exit status 1 when they differ."""
    from orelore.index import doctor as examiner
    from orelore.opening import open_library

    library = open_library(load_settings())
    if repair:
        examiner.repair(library)
    findings = examiner.examine(library)
    for finding in findings:
        typer.echo(f"{finding.problem} Remedy: {finding.remedy}.")
    if not findings:
        typer.echo("The index is sound.")
    raise typer.Exit(int(bool(findings)))


@app.command()
def web(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535)] = None,
) -> None:
    """Serve the chat page."""
    settings = load_settings()
    settings = replace(
        settings, host=host or settings.host, port=settings.port if port is None else port
    )
    assistant = open_assistant(settings)
    typer.echo(f"Serving at http://{settings.host}:{settings.port} (Ctrl-C stops it)", err=True)
    # By name: the page is a program of its own, which imports this package and not the reverse.
    import_module("orelore_app.serve").serve(assistant, settings)


def main() -> None:
    """Run the command line; errors of ours become a line and an exit status."""
    run_command(app)


def _with_answerer(settings: Settings, answerer: str | None) -> Settings:
    if answerer not in (None, "extractive", "llm"):
        raise typer.BadParameter("choose extractive or llm", param_hint="--answerer")
    if answerer == "llm" and settings.llm is None:
        raise SettingsError("ORELORE_LLM", None, "set it to a model, such as ollama:llama3.2.")
    return replace(settings, llm=None) if answerer == "extractive" else settings


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        _echo_json(answer_data(answer))
    else:
        typer.echo(answer_text(answer))
    raise typer.Exit(ABSTAINED if answer.abstained else 0)


def _target(path: Path) -> Path:
    """A file that an answer can be exported to, which is checked before anything is asked."""
    # Slow to import, and most questions are for the terminal.
    from orelore.exports.files import check_target

    return check_target(path)


def _save(answer: Answer, path: Path) -> None:
    from orelore.exports.files import save

    save([answer], path)
    typer.echo(f"Written to {path}.", err=True)


def _echo_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _prompt() -> str:
    """The next question; nothing when the input ends."""
    try:
        typer.echo("? ", nl=False, err=True)
        return input().strip()
    except (EOFError, KeyboardInterrupt):
        return ""
    except UnicodeDecodeError as error:
        raise QuestionError(f"The question is not {error.encoding} text.") from error


def _summary(report: Report) -> str:
    counts = {
        "added": len(report.added),
        "changed": len(report.changed),
        "removed": len(report.removed),
        "unchanged": report.unchanged,
    }
    line = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    rebuilt = f"Rebuilt; before: {report.rebuilt_from}.\n" if report.rebuilt_from else ""
    return f"{rebuilt}{line or 'nothing to index'}; {report.chunks} chunks."
