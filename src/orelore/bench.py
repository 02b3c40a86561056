"""`orelore bench`: every figure that we publish, with the command that measures it."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from orelore.console import progress_bar
from orelore.settings import load_settings

QUESTION = "How much tungsten do the Upper Kairakty and North Katpar deposits hold?"

app = typer.Typer(no_args_is_help=True, help="Measure speed and quality on this machine.")

Questions = Annotated[Path, typer.Option(help="A question set: JSON Lines.")]


@app.command()
def ask(runs: int = 5) -> None:
    """Wall time of `orelore ask` in a new process, beside the plain LlamaIndex starter."""
    from orelore.evals.startup import compare_startup
    from orelore.opening import open_library

    settings = load_settings()
    library = open_library(settings)
    library.require_ready()
    chroma = settings.index / "chroma"
    result = compare_startup(QUESTION, chroma, library.live().collection, runs=runs)
    _row("orelore ask, median seconds", median(result.ours))
    _row("plain starter, median seconds", median(result.starter))
    _row("times as fast", result.ratio)


@app.command()
def encode(rounds: int = 3) -> None:
    """Chunks per second of the corpus, beside sentence-transformers with its defaults."""
    from orelore.corpus.articles import load_articles
    from orelore.corpus.chunking import embedding_text, split
    from orelore.evals.speed import compare_encoders
    from orelore.index.library import EXPORTS
    from orelore.opening import open_library

    settings = load_settings()
    encoder = open_library(settings).encoder
    texts = [
        embedding_text(article.title, chunk.heading, chunk.text)
        for article in load_articles(settings.corpus_folders).values()
        for chunk in split(
            article, max_tokens=settings.chunk_tokens, count_tokens=encoder.count_tokens
        )
    ]
    result = compare_encoders(texts, settings.index / EXPORTS, rounds=rounds)
    _row("chunks", len(texts))
    _row("ours, chunks per second", median(result.ours))
    _row("sentence-transformers, chunks per second", median(result.reference))
    _row("times as fast", result.ratio)


@app.command()
def fit(
    questions: Questions,
    check: Annotated[Path | None, typer.Option(help="A question set not fitted on.")] = None,
    passages: Annotated[
        Path | None, typer.Option(help="Passages of other kinds to fit on too: a SQuAD file.")
    ] = None,
    write: Annotated[Path | None, typer.Option(help="A calibration to write.")] = None,
    refused_at_most: Annotated[
        float, typer.Option(min=0, max=1, help="Share of answerable questions refused.")
    ] = 0.04,
) -> None:
    """Fit when to answer and how sure to be, and show what other settings would be worth."""
    from orelore.evals.fit.run import Sets, fit_all
    from orelore.evals.fit.workbench import Workbench

    sets = Sets(questions, check=check, passages=passages)
    fitted = fit_all(
        Workbench(load_settings(), progress_bar), sets, refused_at_most=refused_at_most
    )
    for table in fitted.tables:
        typer.echo(f"{table}\n")
    text = fitted.calibration.model_dump_json(indent=1)
    typer.echo(text)
    if write:
        write.write_text(f"{text}\n", encoding="utf-8")


@app.command()
def extraction(
    data: Annotated[Path, typer.Option(help="A folder of the article-extraction-benchmark.")],
) -> None:
    """How well real pages are read."""
    from orelore.evals.extraction import extraction_scores

    scores = extraction_scores(data)
    for name in ("pages", "precision", "recall", "f1"):
        _row(name, getattr(scores, name))
    _row("failed", len(scores.failed))


@app.command()
def filters(chunks: int = 20_000) -> None:
    """What a filter costs in dense search, beside Chroma's `where`."""
    from orelore.evals.filters import filter_costs
    from orelore.opening import open_library

    with tempfile.TemporaryDirectory() as folder:
        for cost in filter_costs(
            Path(folder), open_library(load_settings()).encoder, chunks=chunks
        ):
            _row(f"{cost.share:.0%} pass: ours, ms", cost.ours)
            _row(f"{cost.share:.0%} pass: Chroma's where, ms", cost.where)


@app.command()
def support(per_kind: int = 50, seed: int = 0) -> None:
    """How many planted errors the citation contract tells, and its false alarms."""
    from orelore.corpus.articles import load_articles
    from orelore.evals.planted import measure, table
    from orelore.settings import shipped_corpus

    articles = load_articles([shipped_corpus()]).values()
    typer.echo(table(measure(articles, per_kind=per_kind, seed=seed)))


@app.command()
def page(
    questions: Questions,
    readers: Annotated[int, typer.Option(min=1, help="How many ask at once.")] = 30,
) -> None:
    """How long readers of the page wait for an answer, one alone and many at once."""
    import asyncio

    from orelore.evals.golden import load_questions
    from orelore.evals.visitors import figures, find_page, page_server, visit_all

    asked = [q.turns[0] for q in load_questions(questions) if len(q.turns) == 1]
    if len(asked) <= readers:
        raise typer.BadParameter(f"it has {len(asked)} questions", param_hint="--questions")
    with page_server(limit=2 * readers + 10) as address:
        found = find_page(address)
        alone = [asyncio.run(visit_all(found, [asked[0]]))[0] for _ in range(4)][1:]
        together = asyncio.run(visit_all(found, asked[1 : readers + 1]))
    for name, value in figures(alone, together).items():
        _row(name, value)
    for problem in {visit.problem for visit in together if visit.is_error}:
        typer.echo(f"Error: {problem}", err=True)


@app.command()
def kills(articles: int = 300, kills: int = 20, seed: int = 0) -> None:
    """Kill `orelore index` at random moments; count what is lost, doubled or half visible."""
    from orelore.evals.kills import kill_runs

    with tempfile.TemporaryDirectory() as folder:
        report = kill_runs(Path(folder), articles=articles, kills=kills, seed=seed)
    for name, value in asdict(report).items():
        _row(name, value)


def _row(name: str, value: float) -> None:
    typer.echo(f"{name:45} {value:.3f}" if isinstance(value, float) else f"{name:45} {value}")
