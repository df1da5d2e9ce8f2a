"""People who may log in to the review desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import click

from dateline.cli.options import store_option
from dateline.cli.project import open_project
from dateline.errors import BadUsage
from dateline.model.account import User, UserRole

ROLES = click.Choice([role.value for role in UserRole])
_LONGEST_NAME = 60


@click.group()
def user() -> None:
    """Add, change and list the people who may log in to the review desk.

    \b
    Example:
      dateline user add ann --role coder
    """


@user.command("add")
@click.argument("name")
@click.option("--role", type=ROLES, default=UserRole.CODER.value, show_default=True, help="What they may do.")
@click.password_option(help="Asked for if it is not given.")
@store_option
def add_user(name: str, role: str, password: str, store: str | None) -> int:
    """Add a person. A coder codes, a reviewer also adjudicates and exports, an admin also assigns.

    \b
    Example:
      dateline user add ann --role reviewer
    """
    from dateline.serve.passwords import hashed

    _check(name)
    made = User(name=name, role=UserRole(role), password_hash=hashed(password), created=datetime.now(UTC))
    with open_project(store) as opened:
        opened.accounts.add_user(made)
    click.echo(f"added {name}, {role}", err=True)
    return 0


@user.command("change")
@click.argument("name")
@click.option("--role", type=ROLES, help="Another role.")
@click.option("--password", "asks", is_flag=True, help="Ask for another password.")
@click.option("--disable/--enable", "disabled", default=None, help="Shut the account, or open it again.")
@store_option
def change_user(name: str, role: str | None, asks: bool, disabled: bool | None, store: str | None) -> int:
    """Give a person another role or password, or shut the account. Their sessions end at once.

    \b
    Example:
      dateline user change ann --disable
    """
    from dateline.serve.passwords import hashed

    with open_project(store) as opened:
        known = opened.accounts.user(name)
        if known is None:
            raise BadUsage(f"{name}: there is no user of this name; `dateline user list` shows all")
        if role:
            known = replace(known, role=UserRole(role))
        if asks:
            given = click.prompt("Password", hide_input=True, confirmation_prompt=True)
            known = replace(known, password_hash=hashed(given))
        if disabled is not None:
            known = replace(known, disabled=disabled)
        opened.accounts.change_user(known)
        opened.accounts.close_sessions(user=name)
    click.echo(f"changed {name}", err=True)
    return 0


@user.command("list")
@store_option
def list_users(store: str | None) -> int:
    """Print everybody who may log in, with their role.

    \b
    Example:
      dateline user list
    """
    with open_project(store) as opened:
        for one in opened.accounts.users():
            shut = "  disabled" if one.disabled else ""
            click.echo(f"{one.name}  {one.role.value}  since {one.created:%Y-%m-%d}{shut}")
    return 0


def _check(name: str) -> None:
    if not name.strip() or name != name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadUsage(f"{name!r} is no name: up to {_LONGEST_NAME} printable characters, no blanks around")
