"""`orelore users`: who may sign in to the page."""

from __future__ import annotations

import sys
from typing import Annotated, cast

import typer

from orelore.errors import SettingsError
from orelore.settings import load_settings
from orelore.users import SETTING, Role, Users

app = typer.Typer(no_args_is_help=True, help="Say who may sign in to the page.")

Name = Annotated[str, typer.Argument(help="The name to sign in with.")]


@app.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option(help="reader or editor, who may also add articles.")] = (
        "reader"
    ),
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Add somebody, or give them a new role and password; asks for the password."""
    if role not in ("reader", "editor"):
        raise typer.BadParameter("choose reader or editor", param_hint="--role")
    users = _users()
    is_new = users.add(name, cast(Role, role), _password(password_stdin))
    typer.echo(f"{'Added' if is_new else 'Changed'} '{name}', {role}.")


@app.command("list")
def list_() -> None:
    """List who may sign in, with their roles."""
    for user in _users().all():
        typer.echo(f"{user.name}\t{user.role}")


@app.command()
def remove(name: Name) -> None:
    """Take the right to sign in from somebody, who is signed out at once."""
    _users().remove(name)
    typer.echo(f"Removed '{name}'.")


def _users() -> Users:
    file = load_settings().users
    if file is None:
        raise SettingsError(SETTING, None, "name the file in which users are kept.")
    return Users(file)


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
