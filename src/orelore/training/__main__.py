"""`python -m orelore.training`: train the reader. docs/TRAINING.md tells how."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orelore.console import progress_bar, run_command
from orelore.errors import SettingsError
from orelore.settings import load_settings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def train(
    data: Annotated[Path, typer.Option(help="The folder of the public sets.")],
    run: Annotated[Path, typer.Option(help="A folder for this run; an earlier one goes on.")],
    seed: Annotated[int, typer.Option(help="Of the new weights, windows and order.")] = 7,
    start: Annotated[
        Path | None, typer.Option(help="Train the weights of this earlier reader further.")
    ] = None,
    rate: Annotated[
        float | None, typer.Option(min=0, help="Highest learning rate of the encoder.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, help="Train on so many examples at random.")
    ] = None,
) -> None:
    """Train the reader: gather the examples, train, check on what was kept back, and pack."""
    from orelore.opening import open_library
    from orelore.training.assemble import Material
    from orelore.training.lines import read_bytes
    from orelore.training.pairs import read_pairs
    from orelore.training.reading import read_written
    from orelore.training.run import READER, train_reader
    from orelore.training.train import Recipe

    _require_folder(run)
    pairs, written, library = read_pairs(), read_written(), open_library(load_settings())
    with progress_bar() as progress:
        library.update(progress)
    material = Material(data=data, pairs=pairs, written=written, library=library)
    recipe = Recipe(seed=seed) if rate is None else Recipe(seed=seed, rate=rate)
    earlier = None if start is None else read_bytes(start)
    found = train_reader(material, run, recipe, start=earlier, sample=sample)
    for name, value in found.items():
        typer.echo(f"{name}\t{value:.4g}")
    typer.echo(run / READER)


def _require_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("--run", str(path), f"{error.strerror}. Name another one.") from error


if __name__ == "__main__":
    run_command(app)
