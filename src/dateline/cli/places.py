"""The verbs on places: what a name means and why, and the gazetteer behind it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import dry_run_option, quiet_option
from dateline.errors import BadUsage
from dateline.settings import Settings, load_settings

if TYPE_CHECKING:
    from dateline.model.link import Candidate, Link
    from dateline.model.where import Place
    from dateline.resources.gazetteer_import import Imported

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")
gazetteer_option = click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The gazetteer file (default: the setting `gazetteer`).",
)


def _settings(gazetteer: Path | None) -> Settings:
    settings = load_settings()
    return replace(settings, gazetteer=gazetteer) if gazetteer else settings


@click.command()
@click.argument("name")
@click.option("--context", default="", metavar="TEXT", help="Words of the report around the name.")
@json_option
@gazetteer_option
def place(name: str, context: str, as_json: bool, gazetteer: Path | None) -> int:
    """Show which places a name may mean, what was weighed, and which was chosen, or why none.

    A point in degrees, such as "31.6133, 65.7101", is put into its province.

    \b
    Example:
      dateline place "Sari Pul" --context "Fighting went on in Afghanistan."
    """
    if not name.strip():
        raise BadUsage("the name is empty; write the place as the report spells it")
    link = _ask(name.strip(), context.strip(), _settings(gazetteer))
    lines = [json.dumps(_record(name, context, link), ensure_ascii=False)] if as_json else _tell(name, link)
    for line in lines:
        click.echo(line)
    return 0


def _ask(name: str, context: str, settings: Settings) -> Link[Place]:
    """The link of the name as a report would get it that consists of the context and the name."""
    from dateline.annotate.analysis import load_engine
    from dateline.annotate.places import MAKER, PlaceFinder
    from dateline.link.places import link_places
    from dateline.link.points import link_points
    from dateline.model.document import Document
    from dateline.model.ids import DocumentId, MentionId, make_id
    from dateline.model.mention import PlaceMention
    from dateline.model.page import Page
    from dateline.model.span import Span
    from dateline.resources.boundaries import Boundaries
    from dateline.resources.gazetteer import open_gazetteer

    gazetteer = open_gazetteer(settings.gazetteer)
    text = context if name in context else f"{context}\n\n{name}".strip()
    start = text.index(name) if name in context else len(text) - len(name)
    whole = Span(start, start + len(name))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(
        id=DocumentId(make_id("d", digest)),
        external_id=None,
        location="the command line",
        text=text,
        text_sha256=digest,
    )
    page = Page(document, load_engine(settings.engine, names=gazetteer.words_of_names).analyse(document))
    found = PlaceFinder(gazetteer)(page)
    inside = [one for one in found if one.span.start >= whole.start and one.span.end <= whole.end]
    others = tuple(one for one in found if not one.span.overlaps(whole))
    asked = inside[0] if len(inside) == 1 else None
    if asked is None:
        id_ = MentionId(make_id("m", document.id, "place", whole.start, whole.end))
        asked = PlaceMention(id=id_, span=whole, maker=MAKER)
    mentions = tuple(sorted((*others, asked), key=lambda one: one.span))
    page = page.with_mentions(mentions)
    given = link_points(page, Boundaries(gazetteer.path), gazetteer)
    return {**link_places(page, gazetteer), **given}[asked.id]


def _candidates(link: Link[Place]) -> tuple[Candidate[Place], ...]:
    return ((link.chosen,) if link.chosen else ()) + link.rivals


def _record(name: str, context: str, link: Link[Place]) -> dict[str, object]:
    from dateline.export.documents import full_place

    return {
        "schema": "dateline/place/1",
        "name": name,
        "context": context or None,
        "chosen": link.chosen.value.id if link.chosen else None,
        "declined": link.declined,
        "candidates": [
            {"place": full_place(one.value), "score": one.score, "reasons": list(_reasons(one))}
            for one in _candidates(link)
        ],
    }


def _reasons(one: Candidate[Place]) -> Iterator[dict[str, object]]:
    """What was weighed for a candidate; `value` times `weight` is what it adds."""
    from dateline.link.weights import PLACE_FEATURES

    weights = {part.name: part.weight for part in PLACE_FEATURES}
    for reason in one.reasons:
        weight = weights.get(reason.name)
        value = round(reason.value / weight, 3) if weight else None
        yield {
            "name": reason.name,
            "weight": weight,
            "value": value,
            "adds": reason.value,
            "text": reason.text,
        }


def _tell(name: str, link: Link[Place]) -> Iterator[str]:
    for rank, one in enumerate(_candidates(link), 1):
        yield f"{rank}. {_place_line(one.value)}  score {one.score:.2f}"
        for reason in _reasons(one):
            weighed = f"{reason['weight']:+.1f} × {reason['value']:.2f}" if reason["weight"] else ""
            yield f"     {reason['adds']:+7.2f}  {weighed:13}  {reason['text']}"
    if link.chosen:
        yield f"chosen: {_place_line(link.chosen.value)}"
    else:
        yield f"declined: {name}: {link.declined}"


def _place_line(one: Place) -> str:
    wider = ", ".join(filter(None, [one.admin2, one.admin1, one.country]))
    point = f"{one.lat:.2f} {one.lon:.2f}" if one.lat is not None and one.lon is not None else "no point"
    return f"{one.name} ({one.level.value}{'; ' + wider if wider else ''})  {point}  {one.id}"


@click.group()
def gazetteer() -> None:
    """Add places to a gazetteer of your own, and see what it holds.

    \b
    Example:
      dateline gazetteer import AF.txt --gazetteer places.sqlite
    """


@gazetteer.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@gazetteer_option
@click.option(
    "--boundaries",
    "outlines",
    is_flag=True,
    help="The files are boundaries or courses: GeoJSON or GeoPackage, in WGS84.",
)
@click.option("--licence", metavar="TEXT", help="The licence of the files, kept with what they bring.")
@quiet_option
@dry_run_option
def import_(
    files: tuple[Path, ...],
    gazetteer: Path | None,
    outlines: bool,
    licence: str | None,
    quiet: bool,
    dry_run: bool,
) -> int:
    """Add files of GeoNames, tables of areas with p-codes, plain tables, or boundaries, to your gazetteer.

    Your gazetteer begins as a copy of the one that comes with dateline.
    A stopped import goes on where it stopped when it is called again.

    \b
    Example:
      dateline gazetteer import AF.txt admin1CodesASCII.txt --gazetteer places.sqlite
    """
    from dateline.resources.boundary_files import is_boundaries
    from dateline.resources.gazetteer import embedded_gazetteer
    from dateline.resources.gazetteer_import import import_files

    other = [one for one in files if outlines and not is_boundaries(one)]
    if other:
        raise BadUsage(f"{other[0]}: boundaries come as .geojson, .json or .gpkg; import other files without")
    target = _settings(gazetteer).gazetteer
    if target is None:
        raise BadUsage("say which file is yours: --gazetteer FILE, or the setting gazetteer in dateline.toml")
    say = None if quiet else lambda line: click.echo(line, err=True)
    default = embedded_gazetteer(progress=say)
    if target.resolve() == default.resolve():
        raise BadUsage(f"{target}: is the gazetteer that comes with dateline; name a file of your own")
    done = import_files(files, target, default, licence=licence, dry_run=dry_run, progress=say)
    for one in done:
        if not quiet:
            _count(one)
    if dry_run:
        click.echo(f"dry run: {target} was not written", err=True)
    return 1 if any(one.rejected and not one.again for one in done) else 0


def _count(one: Imported) -> None:
    counts = f"added {one.added} + completed {one.completed} + rejected {one.rejected}"
    click.echo(f"{one.file}: in {one.lines} = {counts}", err=True)
    for reason, number in sorted(one.reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"  {number} rejected: {reason}", err=True)


@gazetteer.command()
@click.option("--all", "everything", is_flag=True, help="Also the places that come with dateline.")
@json_option
@gazetteer_option
def check(everything: bool, as_json: bool, gazetteer: Path | None) -> int:
    """Find imported places whose point lies in another country or province than they name.

    Boundaries are simplified and of the years 2020 and 2021: places less than 25 km off are not told, and
    after a reform of provinces many are.

    \b
    Example:
      dateline gazetteer check --gazetteer places.sqlite
    """
    from dateline.resources.gazetteer import open_gazetteer
    from dateline.resources.gazetteer_check import contradictions

    path = open_gazetteer(_settings(gazetteer).gazetteer).path
    found = 0
    for one in contradictions(path, everything=everything):
        found += 1
        told = f"{one.id}  {one.name} ({one.level}): says {one.says}, lies in {one.lies_in}"
        record = {"schema": "dateline/contradiction/1", **asdict(one)}
        click.echo(
            json.dumps(record, ensure_ascii=False) if as_json else f"{told}, {one.kilometres:.0f} km off"
        )
    click.echo(f"{found} places contradict their country or province", err=True)
    return 1 if found else 0


@gazetteer.command()
@json_option
@gazetteer_option
def status(as_json: bool, gazetteer: Path | None) -> int:
    """Show what the gazetteer holds, from which files, under which licences.

    \b
    Example:
      dateline gazetteer status
    """
    from dateline.resources.gazetteer import open_gazetteer
    from dateline.resources.gazetteer_status import status_of

    found = status_of(open_gazetteer(_settings(gazetteer).gazetteer).path)
    if as_json:
        click.echo(json.dumps(found.record(), ensure_ascii=False))
        return 0
    click.echo(f"{found.path}  {found.megabytes:.0f} MB")
    for level, number in found.levels:
        click.echo(f"  {number:>9,} {level}")
    for name, version, licence in found.licences:
        click.echo(f"  from {name} {version}: {licence}")
    for one in found.imports:
        state = "" if one.finished else "  (stopped; import it again to go on)"
        click.echo(
            f"  {one.file}: in {one.lines} = added {one.added} + completed {one.completed}"
            f" + rejected {one.rejected}; sha256 {one.sha256[:16]}{state}"
        )
    return 0
