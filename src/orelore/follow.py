"""`orelore feed`: follow RSS and Atom feeds."""

from __future__ import annotations

from typing import Annotated

import typer

from orelore.console import added, open_assistant
from orelore.errors import DuplicateError
from orelore.types import Article

app = typer.Typer(no_args_is_help=True, help="Follow RSS and Atom feeds: file what is new.")

Url = Annotated[str, typer.Argument(help="The address of the feed.")]


@app.command()
def add(url: Url) -> None:
    """Follow a feed; `orelore feed update` then files its articles."""
    announced = open_assistant().news.follow(url)
    typer.echo(f"Following {url}: {announced} articles. `orelore feed update` files them.")


@app.command()
def remove(url: Url) -> None:
    """Follow a feed no longer; the articles filed from it stay."""
    open_assistant().news.unfollow(url)
    typer.echo(f"No longer following {url}.")


@app.command("list")
def list_() -> None:
    """List the feeds that are followed, with the number of articles filed from each."""
    for feed in open_assistant().news.feeds():
        typer.echo(f"{feed.url}\t{len(feed.filed)} filed, {len(feed.failed)} not read")


@app.command()
def update() -> None:
    """File what the followed feeds announce and is new. It may be interrupted and run again."""
    news = open_assistant().news
    if not news.feeds():
        typer.echo("No feed is followed. Follow one with `orelore feed add URL`.", err=True)
        raise typer.Exit(1)
    counts = {"added": 0, "known": 0, "failed": 0}
    for outcome in news.file():
        if isinstance(outcome, Article):
            typer.echo(added(outcome))
            counts["added"] += 1
        elif isinstance(outcome, DuplicateError):
            counts["known"] += 1
        else:
            typer.echo(f"Error: {outcome}", err=True)
            counts["failed"] += 1
    typer.echo(
        f"{counts['added']} added, {counts['known']} in the corpus before, "
        f"{counts['failed']} not read."
    )
    raise typer.Exit(int(bool(counts["failed"])))
