"""The verbs on actors: who is meant by a name on a day and why, and the user's own file of actors."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import dry_run_option, quiet_option
from dateline.errors import BadUsage
from dateline.export.phrases import visible
from dateline.settings import load_settings

if TYPE_CHECKING:
    from dateline.link.actors_rate import Asked
    from dateline.model.actor import Actor
    from dateline.model.link import Candidate
    from dateline.resources.actor_decisions import Decision
    from dateline.resources.actors import Registry

Command = Callable[..., Any]
Cell = str | tuple[str, ...]
_LISTED = 5  # candidates that are shown
_SCHEMA = "dateline/actor/1"

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")
file_option = click.option(
    "--actors",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Your own file of actors (default: the setting `actors`).",
)
day_option = click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day, as 2017-12-12."
)
country_option = click.option("--country", metavar="CODE", help="The country of the report, as AF.")


def cell_options(command: Command) -> Command:
    """The cells of an entry as options, spelt as the columns are."""
    for name, metavar, told in reversed(
        [
            ("class", "CLASS", "Its class, with periods: rebel-group:2012/2015-03;government:2015-04/"),
            ("countries", "CODES", "Where it acts, as ML|NE."),
            ("alias", "NAME", "Another name or spelling. Repeatable."),
            ("parent", "ID", "What it is part of."),
            ("since", "YEAR", "Its first year."),
            ("until", "YEAR", "Its last year."),
            ("successor", "ID:DAY", "What followed it, and when."),
            ("ids", "IDS", "Its ids in other registers, as wikidata:Q1065."),
            ("note", "TEXT", "Anything that a reader of the file should know."),
        ]
    ):
        many = name == "alias"
        default = () if many else ""
        command = click.option(f"--{name}", metavar=metavar, multiple=many, default=default, help=told)(
            command
        )
    return command


# --- asking ---------------------------------------------------------------------------------------


@click.command()
@click.argument("name")
@day_option
@country_option
@json_option
@file_option
def actor(name: str, day: datetime | None, country: str | None, as_json: bool, file: Path | None) -> int:
    """Show who a name may stand for, what was weighed, and who was chosen, or why nobody.

    \b
    Example:
      dateline actor "Daesh" --on 2017-12-12 --country AF
    """
    from dateline.link.actors_rate import Asked, ask

    if not name.strip():
        raise BadUsage("the name is empty; write the actor as the report does")
    registry = _registry(_file(file))
    iso = _iso(country, registry)
    asked = Asked(registry, name.strip(), day.date() if day else None, iso, frozenset(filter(None, [iso])))
    found, declined = ask(asked)
    for line in [_line(asked, found, declined)] if as_json else _tell(asked, found, declined):
        click.echo(line)
    return 0


def _line(asked: Asked, found: Sequence[Candidate[Actor]], declined: str | None) -> str:
    candidates = [_candidate(one) for one in found[:_LISTED]]
    record = {
        "schema": _SCHEMA,
        "name": asked.name,
        "on": asked.day.isoformat() if asked.day else None,
        "country": asked.country,
        "chosen": None if declined or not candidates else candidates[0],
        "declined": declined,
        "candidates": candidates,
        "maker": asked.registry.version,
    }
    return json.dumps(record, ensure_ascii=False)


def _candidate(one: Candidate[Actor]) -> dict[str, object]:
    return {
        "id": one.value.id,
        "name": one.value.name,
        "class": one.value.actor_class.value,
        "country": one.value.country,
        "score": one.score,
        "reasons": [asdict(reason) for reason in one.reasons],
    }


def _tell(asked: Asked, found: Sequence[Candidate[Actor]], declined: str | None) -> Iterator[str]:
    beside = [f"on {asked.day}" if asked.day else "", f"in {asked.country}" if asked.country else ""]
    yield visible(" ".join(filter(None, [f"“{asked.name}”", *beside])))
    yield f"  declined: {declined}" if declined else f"  chosen: {found[0].value.id}"
    for one in found[:_LISTED]:
        yield f"  {one.value.id}  {one.value.name}  [{one.value.actor_class.value}]  {one.score:.2f}"
        for reason in one.reasons:
            yield f"      {f'{reason.value:+.2f}' if reason.value else '     '}  {reason.text}"


# --- the file -------------------------------------------------------------------------------------


@click.group()
def actors() -> None:
    """Keep your own file of actors over the registry: decisions are appended, nothing is overwritten.

    \b
    Example:
      dateline actors alias isis "Dawla" --actors actors.csv
    """


@actors.command("list")
@country_option
@click.option("--class", "actor_class", metavar="CLASS", help="Only actors of this class, on the day.")
@day_option
@json_option
@file_option
def list_(
    country: str | None, actor_class: str | None, day: datetime | None, as_json: bool, file: Path | None
) -> int:
    """Print the registry with your decisions in it.

    \b
    Example:
      dateline actors list --country ML --class rebel-group --on 2013-01-11
    """
    from dateline.resources.actor_rows import row_of

    registry = _registry(_file(file))
    iso, on = _iso(country, registry), day.date() if day else None
    for _, entry in sorted(registry.entries.items()):
        held = entry.class_on(on).value if entry.periods or on else "person"
        absent = on is not None and not entry.existed_in(on.year)
        if absent or (iso and iso not in entry.countries) or (actor_class and held != actor_class):
            continue
        row = row_of(entry) | {"class": held, "kind": entry.kind}
        told = f"{entry.id}\t{held}\t{'|'.join(entry.countries)}\t{entry.name}"
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else told)
    return 0


@actors.command()
@file_option
def check(file: Path | None) -> int:
    """Name each overlap, clash, shared alias and wrong year, with file and line.

    \b
    Example:
      dateline actors check --actors actors.csv
    """
    registry = _registry(_file(file))
    problems = _problems(registry)
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(registry.entries)} actors, {len(problems)} problems ({registry.version})", err=True)
    return 1 if problems else 0


@actors.command()
@click.argument("actor_id", metavar="ID")
@click.argument("name")
@click.option(
    "--kind", type=click.Choice(["group", "organisation", "person"]), default="group", show_default=True
)
@cell_options
@file_option
@dry_run_option
def add(actor_id: str, name: str, kind: str, file: Path | None, dry_run: bool, **cells: Cell) -> int:
    """Add an actor, or put your own row over ours with the same id.

    \b
    Example:
      dateline actors add fact-td "Front X" --class rebel-group --countries TD --since 2016
    """
    return _decide([_decision("add", actor_id, None, kind, {"name": name, **cells})], file, dry_run)


@actors.command()
@click.argument("actor_id", metavar="ID")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@file_option
@dry_run_option
def alias(actor_id: str, names: tuple[str, ...], file: Path | None, dry_run: bool) -> int:
    """Add names or spellings to an actor.

    \b
    Example:
      dateline actors alias isis "Dawla" "Caliphate State"
    """
    return _decide([_decision("alias", actor_id, None, "group", {"alias": names})], file, dry_run)


@actors.command()
@click.argument("actor_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@file_option
@dry_run_option
def merge(actor_id: str, other: str, file: Path | None, dry_run: bool) -> int:
    """Make OTHER one with ID: its names and its id lead to ID from now on.

    \b
    Example:
      dateline actors merge taliban quetta-shura
    """
    return _decide([_decision("merge", actor_id, other, "group", {})], file, dry_run)


@actors.command()
@click.argument("other", metavar="ID")
@click.argument("actor_id", metavar="NEW-ID")
@click.argument("name")
@cell_options
@file_option
@dry_run_option
def split(other: str, actor_id: str, name: str, file: Path | None, dry_run: bool, **cells: Cell) -> int:
    """Take a part out of ID as an actor of its own; the names it is given leave ID.

    \b
    Example:
      dateline actors split mai-mai mai-mai-x "Mai-Mai X" --alias "Mayi-Mayi X"
    """
    return _decide([_decision("split", actor_id, other, "group", {"name": name, **cells})], file, dry_run)


@actors.command("import")
@click.argument("given", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE")
@click.option("--class", "actor_class", metavar="CLASS", help="The class of those that come without one.")
@file_option
@quiet_option
@dry_run_option
def import_(given: Path, actor_class: str | None, file: Path | None, quiet: bool, dry_run: bool) -> int:
    """Take in actors from a UCDP actor list, Wikidata or FollowTheMoney entities, or a plain CSV.

    Names that the registry knows already are refused, each with the reason.

    \b
    Example:
      dateline actors import ucdp-actors.csv --dry-run
    """
    from dateline.resources.actor_decisions import Decision
    from dateline.resources.actor_import import Refused, read_offers, take_in

    registry = _registry(_file(file))
    offers = list(_ticking(read_offers(given, registry, actor_class), quiet))
    taken: list[Decision] = []
    for offer in take_in(iter(offers), registry):
        if isinstance(offer, Refused):
            click.echo(visible(f"rejected {offer.where}: {offer.name}: {offer.reason}"), err=True)
        else:
            taken.append(Decision("add", offer))
    _decide(taken, file, dry_run, quiet=quiet, strict=False)
    rejected = len(offers) - len(taken)
    if not quiet:
        click.echo(f"in {len(offers)} = added {len(taken)} + rejected {rejected}", err=True)
    return 1 if rejected else 0


def _ticking(rows: Iterator[Any], quiet: bool) -> Iterator[Any]:
    """The rows, with their number on a terminal."""
    shown = sys.stderr.isatty() and not quiet
    for number, row in enumerate(rows, 1):
        if shown and number % 500 == 0:
            click.echo(f"\r{number} rows read", err=True, nl=False)
        yield row


# --- deciding -------------------------------------------------------------------------------------


def _decision(act: str, actor_id: str, other: str | None, kind: str, cells: Mapping[str, Cell]) -> Decision:
    from dateline.resources.actor_decisions import Decision
    from dateline.resources.actor_rows import COLUMNS, entry_of

    told = {"class": "classes", "alias": "aliases"}
    row = dict.fromkeys(COLUMNS, "") | {"id": actor_id}
    for option, cell in cells.items():
        row[told.get(option, option)] = cell if isinstance(cell, str) else "|".join(cell)
    return Decision(act, entry_of(row, kind, "the command line"), other)


def _decide(
    decisions: Sequence[Decision],
    file: Path | None,
    dry_run: bool,
    *,
    quiet: bool = False,
    strict: bool = True,
) -> int:
    """Write decisions, unless they would bring a problem into the registry that was not there."""
    from dateline.resources.actor_store import append_decisions

    path = _file(file)
    if path is None:
        raise BadUsage('say which file is yours: --actors FILE, or actors = "actors.csv" in dateline.toml')
    before, after = _registry(path), _registry(path, decisions)
    new = sorted(set(_problems(after)) - set(_problems(before)))
    if new and strict:
        raise BadUsage(f"not written: {new[0]}")
    for problem in new:
        click.echo(f"to look at: {problem}", err=True)
    if dry_run:
        click.echo(f"dry run: {path} was not written; it would get {len(decisions)} rows", err=True)
    elif decisions:
        append_decisions(path, decisions)
        if not quiet:
            click.echo(f"{path}: {len(decisions)} rows appended", err=True)
    return 0


def _problems(registry: Registry) -> tuple[str, ...]:
    from dateline.resources.actor_check import check_entries

    return check_entries(registry.entries.values())


def _file(file: Path | None) -> Path | None:
    return file or load_settings().actors


def _registry(file: Path | None, more: Sequence[Decision] = ()) -> Registry:
    """The registry with the user's file, which need not be there yet, and further decisions over it."""
    from dateline.resources.actors import load_registry, registry_with

    known = file if file and file.exists() else None
    return registry_with(known, tuple(more)) if known or more else load_registry()


def _iso(country: str | None, registry: Registry) -> str | None:
    if country is None:
        return None
    iso = country.strip().upper()
    if iso in registry.countries:
        return iso
    named = registry.country_of(country.strip(), "name")
    if len(named) != 1:
        raise BadUsage(f"{country!r} is no country; give its ISO 3166-1 code, such as AF")
    return named[0]
