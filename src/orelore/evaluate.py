"""`orelore eval`: how good the answers are, beside simpler systems and an earlier run."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from tqdm import tqdm

from orelore.console import open_assistant, progress_bar
from orelore.errors import QuestionError, SettingsError
from orelore.settings import Settings, load_settings

if TYPE_CHECKING:
    from orelore.evals.gate import Baseline
    from orelore.evals.golden import Golden
    from orelore.evals.record import Record

QUESTIONS = Path("tests/evals/questions.jsonl")
BASELINE = Path("tests/evals/baseline.json")
OUT = Path("eval")
TITLE = "Orelore: how good are the answers?"

app = typer.Typer(
    invoke_without_command=True, help="Ask a question set and report how good the answers are."
)


@app.callback()
def main(
    context: typer.Context,
    questions: Annotated[Path, typer.Option(help="A question set: JSON Lines.")] = QUESTIONS,
    system: Annotated[
        list[str] | None, typer.Option(help="What to ask; may be given again. 'all': all of them.")
    ] = None,
    answerer: Annotated[str, typer.Option(help="extractive or llm.")] = "extractive",
    sample: Annotated[int | None, typer.Option(min=1, help="So many questions at random.")] = None,
    seed: int = 0,
    workers: Annotated[int, typer.Option(min=1, help="Asked at once; helps a model.")] = 1,
    out: Annotated[Path, typer.Option(help="Folder for report.html and report.json.")] = OUT,
    compare: Annotated[Path | None, typer.Option(help="A baseline to compare with.")] = None,
    gate: Annotated[bool, typer.Option(help="Fail when quality dropped.")] = False,
    write: Annotated[Path | None, typer.Option(help="Write a baseline for later runs.")] = None,
    judge: Annotated[bool, typer.Option(help="Also ask the configured language model.")] = False,
    benchmark: Annotated[str | None, typer.Option(help="A public benchmark instead.")] = None,
    data: Annotated[Path | None, typer.Option(help="The folder of the benchmark's data.")] = None,
) -> None:
    """Ask every question, print one table, write one HTML report and one JSON."""
    if context.invoked_subcommand is not None:
        return
    if benchmark is not None:
        _benchmark(benchmark, data, sample)
        return
    from orelore.evals.gate import measure

    settings, names = _settings(answerer, judge=judge), _systems(system)
    # What can be wrong is looked at before anything is asked.
    before = _baseline(compare or (BASELINE if gate else None), names[0], answerer)
    asked = _questions(questions, settings, sample, seed)
    _require_folder(out)
    if write:
        _require_folder(write.parent)
    records = {
        name: _ask(name, settings, asked, out, workers=workers, resume=not gate) for name in names
    }
    measured = {name: measure(name, answerer, asked, some) for name, some in records.items()}
    _report(asked, records, measured, out, before)
    if write:
        _write(write, measured[names[0]])
    if before and _dropped(before, measured[names[0]]) and gate:
        raise typer.Exit(1)
    if judge:
        _judge(asked, records[names[0]])


@app.command("import-feedback")
def import_feedback(
    feedback: Annotated[Path, typer.Argument(help="As the chat page keeps it: JSON Lines.")],
    out: Annotated[Path, typer.Argument(help="The question set to write; it must not exist.")],
) -> None:
    """Turn what people said of answers into a question set, for a person to complete."""
    from orelore.evals.feedback import import_feedback as read
    from orelore.evals.feedback import write_questions

    questions = read(feedback, articles=open_assistant().articles())
    write_questions(out, questions)
    typer.echo(f"{len(questions)} questions in {out}. Fill in their nuggets.")


def _settings(answerer: str, *, judge: bool) -> Settings:
    settings = load_settings()
    if answerer not in ("extractive", "llm"):
        raise typer.BadParameter("choose extractive or llm", param_hint="--answerer")
    if (answerer == "llm" or judge) and settings.llm is None:
        raise SettingsError("ORELORE_LLM", None, "set it to a model, such as ollama:llama3.2.")
    return settings if answerer == "llm" else replace(settings, llm=None)


def _baseline(path: Path | None, system: str, answerer: str) -> Baseline | None:
    """The baseline, which must be of the same system and answerer."""
    from orelore.evals.gate import read_baseline

    if path is None:
        return None
    baseline = read_baseline(path)
    if (baseline.system, baseline.answerer) != (system, answerer):
        is_of = f"{path} is of {baseline.system!r} with the answerer {baseline.answerer!r}"
        raise QuestionError(f"{is_of}, not of {system!r} with {answerer!r}. Name another one.")
    return baseline


def _require_folder(path: Path) -> None:
    """Make a folder to write to, before there is something that could be lost."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("folder", str(path), f"{error.strerror}. Name another one.") from error


def _systems(named: Sequence[str] | None) -> list[str]:
    from orelore.evals.systems import OURS, SYSTEMS

    names = list(SYSTEMS) if named == ["all"] else list(named or [OURS])
    for name in names:
        if name not in SYSTEMS:
            raise QuestionError(f"There is no system {name!r}. There are: {', '.join(SYSTEMS)}.")
    return names


def _questions(path: Path, settings: Settings, sample: int | None, seed: int) -> list[Golden]:
    from orelore.corpus.articles import load_articles
    from orelore.evals.golden import load_questions, located

    asked = load_questions(path)
    if sample is not None and sample < len(asked):
        kept = set(random.Random(seed).sample(range(len(asked)), sample))
        asked = [question for i, question in enumerate(asked) if i in kept]
    return located(asked, load_articles(settings.corpus_folders))


def _ask(
    name: str,
    settings: Settings,
    asked: Sequence[Golden],
    out: Path,
    *,
    workers: int,
    resume: bool,
) -> list[Record]:
    from orelore.evals.runner import run
    from orelore.evals.systems import open_system

    system = open_system(name, settings)
    with tqdm(total=len(asked), desc=name, unit="question") as bar:
        records = run(system, asked, out, workers=workers, resume=resume, done=_advance(bar))
    if settings.llm and (without := sum(r.answerer == "extractive" for r in records)):
        typer.echo(f"{name}: {without} answers were made without the language model.", err=True)
    return records


def _report(
    asked: Sequence[Golden],
    records: dict[str, list[Record]],
    measured: dict[str, Baseline],
    out: Path,
    before: Baseline | None,
) -> None:
    """Print and write what came of it; the first system is the main one."""
    from orelore.evals.html import report
    from orelore.evals.latest import FIGURES, PAGE
    from orelore.evals.report import table, to_json

    summaries = {name: some.summary for name, some in measured.items()}
    scores = {name: some.scores for name, some in measured.items()}
    page = report(TITLE, summaries, asked, records, scores, before.summary if before else None)
    (out / PAGE).write_text(page, encoding="utf-8")
    (out / FIGURES).write_text(to_json(summaries), encoding="utf-8")
    typer.echo(f"{table(summaries)}\n\n{out / PAGE}\n{out / FIGURES}")


def _write(path: Path, baseline: Baseline) -> None:
    try:
        path.write_text(baseline.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise SettingsError("--write", str(path), f"{error.strerror}. Name a file.") from error


def _dropped(before: Baseline, now: Baseline) -> bool:
    """Print each guarded metric against the baseline; whether one of them really dropped."""
    from orelore.evals.gate import compare

    changes = compare(before, now.scores)
    for change in changes:
        low, high = change.difference.low, change.difference.high
        verdict = "DROPPED" if change.dropped else "held"
        typer.echo(
            f"{change.metric}: {change.difference.mean:+.3f} [{low:+.3f}, {high:+.3f}] {verdict}"
        )
        if change.better or change.worse:
            typer.echo(f"  better: {', '.join(change.better) or 'none'}")
            typer.echo(f"  worse: {', '.join(change.worse) or 'none'}")
    return any(change.dropped for change in changes)


def _judge(asked: Sequence[Golden], records: Sequence[Record]) -> None:
    """Opinions of the configured model; no gate rests on them."""
    from statistics import mean

    from orelore.answer.models import open_model
    from orelore.evals.judges import METRICS, judge

    settings = load_settings()  # also where the answers were extracted
    assert settings.llm is not None
    model = open_model(settings.llm, settings.llm_timeout_s)
    with tqdm(total=len(asked), desc="judging", unit="question") as bar:
        judged = judge(records, asked, model, done=_advance(bar))
    for metric in METRICS:
        values = [scores[metric] for scores in judged.values() if metric in scores]
        typer.echo(
            f"{metric}: {mean(values):.3f} of {len(values)}" if values else f"{metric}: none"
        )


def _benchmark(name: str, data: Path | None, sample: int | None) -> None:
    from orelore.evals.benchmarks.catalogue import NAMES, run
    from orelore.evals.benchmarks.table import table

    if data is None:
        raise typer.BadParameter("name the folder of the benchmark's data", param_hint="--data")
    if name not in NAMES:
        raise QuestionError(f"There is no benchmark {name!r}. There are: {', '.join(NAMES)}.")
    with progress_bar(name) as progress:
        rows = run(name, data, sample=sample, progress=progress)
    typer.echo(table(rows))


def _advance(bar: tqdm[NoReturn]) -> Callable[[int], None]:
    def advance(questions: int) -> None:
        bar.update(questions)

    return advance
