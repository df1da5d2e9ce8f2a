"""The review desk."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option
from dateline.cli.project import open_project
from dateline.errors import BadUsage
from dateline.settings import load_settings

if TYPE_CHECKING:
    from dateline.serve.options import DeskOptions
    from dateline.store.base import Store


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", default=8321, show_default=True, type=click.IntRange(0, 65535), help="Port to listen at."
)
@click.option(
    "--host-name", "names", multiple=True, metavar="NAME", help="Name browsers ask for. Repeatable."
)
@click.option("--root-path", default="", metavar="PATH", help="Path that a proxy puts before every page.")
@click.option("--https", is_flag=True, help="Browsers reach the desk over https, through a proxy.")
@click.option("--keys", type=click.Path(path_type=Path), metavar="FILE", help="Your own keys, in YAML.")
@click.option("--demo", is_flag=True, help="Work on the bundled sample reports; nothing is kept.")
def serve(store: str | None, host: str, port: int, names: tuple[str, ...], **rest: object) -> int:
    """Open the review desk for the browser.

    It listens to this machine alone. To let others in, add users first and name a --host.

    \b
    Example:
      dateline serve --store dateline.db
    """
    from dateline.serve.options import LOOPBACK, DeskOptions

    is_demo = bool(rest.pop("demo"))
    opened = _demo() if is_demo else open_project(store)
    with opened:
        settings = load_settings()
        options = DeskOptions(
            gazetteer=settings.gazetteer,
            actors=settings.actors,
            project="dateline demo" if is_demo else Path(opened.address).stem or "dateline",
            hosts=(*LOOPBACK, host, *names),
            local_user=_local_user(opened, host),
            root_path=_checked_root(str(rest["root_path"])),
            https=bool(rest["https"]),
            keys=Path(str(rest["keys"])) if rest["keys"] else None,
        )
        return _run(opened, options, host, port)


def _demo() -> Store:
    """A store in memory with the bundled reports, coded and settled."""
    from dateline.cli.desk_demo import demo_store

    return demo_store()


def _local_user(store: Store, host: str) -> str | None:
    """Without users, whoever sits at this machine; others may come in only by name and password."""
    from dateline.serve.options import LOOPBACK

    active = [user for user in store.accounts.users() if not user.disabled]
    if active:
        return None
    if host not in LOOPBACK:
        raise BadUsage(
            f"{host} can be reached from other machines, and the store has no users with passwords; "
            "add one first (dateline user add NAME), or leave out --host"
        )
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def _checked_root(path: str) -> str:
    if path and (not path.startswith("/") or path.endswith("/")):
        raise BadUsage(f"--root-path {path}: begin it with a slash and end it without one, as in /desk")
    return path


def _run(store: Store, options: DeskOptions, host: str, port: int) -> int:
    try:
        import uvicorn
    except ModuleNotFoundError as problem:
        raise BadUsage("the desk needs more packages: pip install 'dateline[serve]'") from problem
    from dateline.serve.app import make_app

    app = make_app(store, options)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"the desk is open at http://{shown}:{port}{options.root_path}/  (Ctrl-C closes it)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")
    return 0
