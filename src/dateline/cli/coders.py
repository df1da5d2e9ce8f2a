"""The verbs for work in a team: assign, agree and adjudicate."""

from __future__ import annotations

import getpass
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import dry_run_option, store_option
from dateline.cli.project import open_project
from dateline.cli.session import print_utf8
from dateline.errors import BadUsage
from dateline.export.phrases import visible

if TYPE_CHECKING:
    from dateline.review.adjudication import Conflict
    from dateline.review.agreement import Coefficient
    from dateline.review.ratings import FieldAgreement
    from dateline.store.base import View

_SHOWN = 40  # characters of a value in a line

by_option = click.option(
    "--by", metavar="NAME", help="Who does it, for the log (default: your name on this machine)."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")


def person(by: str | None) -> str:
    """Who acts: the name given, else that of the user of this machine."""
    return by or getpass.getuser()


@click.command()
@click.argument("coders", nargs=-1, required=True, metavar="CODER...")
@click.option("--of", "kind", type=click.Choice(["events", "documents"]), default="events", show_default=True)
@click.option(
    "--overlap", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE", help="How many two coders code."
)
@click.option("--open", "is_open", is_flag=True, help="Coders see the machine's and each other's values.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The N most urgent events only.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another deal of the same events.")
@by_option
@store_option
@dry_run_option
def assign(coders: tuple[str, ...], kind: str, store: str | None, by: str | None, **rest: Any) -> int:  # noqa: ANN401
    """Deal out events or documents that nobody has coded yet; a share of them to two coders, blind.

    Until both have submitted, neither sees the machine's values or the other's.

    \b
    Example:
      dateline assign ann ben cleo --overlap 0.2
    """
    from dateline.model.decision import SubjectKind
    from dateline.review.assigning import Plan, deal
    from dateline.review.assigning import assign as assign_them

    plan = Plan(coders=coders, overlap=rest["overlap"], blind=not rest["is_open"], seed=rest["seed"])
    with open_project(store) as opened:
        with opened.view() as view:
            subjects = _subjects(view, kind, rest["limit"])
        if rest["dry_run"]:
            dealt = Counter(coder for _, coder in deal(subjects, plan))
        else:
            of = SubjectKind.EVENT if kind == "events" else SubjectKind.DOCUMENT
            logged = assign_them(opened, of, subjects, plan, by=person(by))
            dealt = Counter(json.loads(entry.decision.new or "{}")["coder"] for entry in logged)
    for coder in sorted(dealt):
        click.echo(f"{coder}: {dealt[coder]} {kind}")
    click.echo(f"{len(subjects)} {kind}, {dealt.total()} assigned", err=True)
    return 0


def _subjects(view: View, kind: str, limit: int | None) -> list[str]:
    """What is open: events that nobody has decided about, or documents; the most urgent first."""
    from itertools import islice

    from dateline.model.worklist import Filter, State

    if kind == "documents":
        return [line.origin.document_id for line in view.documents(limit=limit)]
    rows = view.rows(Filter(states=frozenset({State.MACHINE})))
    return [row.event_id for row in islice(rows, limit)]


@click.command()
@click.option("--machine", is_flag=True, help="Take the machine as one more coder.")
@json_option
@store_option
def agree(machine: bool, as_json: bool, store: str | None) -> int:
    """Say how far coders agree on each field: share, Krippendorff's α, Cohen's κ, Gwet's AC1.

    Intervals are of 95 %. Where coders share nothing, or all say the same, nothing can be computed, and
    it says so.

    \b
    Example:
      dateline agree --machine
    """
    from dateline.review.ratings import agreement, ratings

    with open_project(store) as opened, opened.view() as view:
        found = agreement(ratings(view, machine=machine))
    if as_json:
        print_utf8()
        for one in found:
            click.echo(json.dumps(_agreement_record(one), ensure_ascii=False))
        return 0
    for one in found:
        click.echo(_agreement_line(one))
    if not found:
        click.echo("nobody has coded anything yet: no agreement can be computed", err=True)
    return 0


def _agreement_line(one: FieldAgreement) -> str:
    share = "-" if one.percent is None else f"{one.percent:.0%}"
    parts = [f"{one.field}: n {one.n}", f"equal {share}", f"α {_shown(one.alpha)}", f"AC1 {_shown(one.ac1)}"]
    parts += [f"κ {a}/{b} {_shown(value)}" for (a, b), value in one.kappa.items()]
    return visible("  ".join(parts))


def _shown(one: Coefficient) -> str:
    if one.value is None:
        return one.reason or "not computable"
    if one.low is None or one.high is None:
        return f"{one.value:.3f}"
    return f"{one.value:.3f} [{one.low:.3f}, {one.high:.3f}]"


def _agreement_record(one: FieldAgreement) -> dict[str, Any]:
    return {
        "schema": "dateline/agreement/1",
        "field": one.field,
        "metric": one.metric.value,
        "coders": list(one.coders),
        "n": one.n,
        "percent": one.percent,
        "alpha": _coefficient(one.alpha),
        "ac1": _coefficient(one.ac1),
        "kappa": [{"coders": list(pair), **_coefficient(value)} for pair, value in one.kappa.items()],
    }


def _coefficient(one: Coefficient) -> dict[str, Any]:
    return {"value": one.value, "low": one.low, "high": one.high, "n": one.n, "reason": one.reason}


@click.command()
@click.argument("event", required=False, metavar="[EVENT")
@click.argument("field", required=False, metavar="FIELD]")
@click.option("--take", metavar="WHO", help="Whose value holds: a coder's, `machine`, or `unknown`.")
@click.option("--note", metavar="WORDS", help="Why.")
@by_option
@json_option
@store_option
def adjudicate(event: str | None, field: str | None, take: str | None, store: str | None, **rest: Any) -> int:  # noqa: ANN401
    """List what coders see differently; with EVENT, FIELD and --take, settle one of these conflicts.

    \b
    Example:
      dateline adjudicate e_3f9c2b7a10d4e586 counts.killed --take ann --note "the hospital's own figure"
    """
    with open_project(store) as opened:
        if event is None:
            with opened.view() as view:
                return _list(view, rest["as_json"])
        if field is None or take is None:
            raise BadUsage("to settle a conflict give the event, the field, and --take with a coder's name")
        from dateline.model.ids import EventId
        from dateline.review.acting import act
        from dateline.review.adjudication import adjudicating, conflicts_in

        with opened.view() as view:
            open_ = {one.field: one for one in conflicts_in(view, EventId(event))}
        if field not in open_:
            known = ", ".join(open_) or "nothing"
            raise BadUsage(f"on {event} coders differ on {known}, not on {field}")
        act(opened, adjudicating(open_[field], take, note=rest["note"]), reviewer=person(rest["by"]))
    return 0


def _list(view: View, as_json: bool) -> int:
    from dateline.review.adjudication import conflicts

    found = list(conflicts(view))
    for one in found:
        click.echo(_conflict_record(one) if as_json else _conflict_line(one))
    click.echo(f"{len(found)} conflicts", err=True)
    return 0


def _conflict_line(one: Conflict) -> str:
    values = [f"{coder}: {_short(value)}" for coder, value in one.values.items()]
    machine = [] if one.machine is None else [f"machine: {_short(one.machine)}"]
    return visible("  ".join([one.event_id, one.field, *values, *machine]))


def _short(value: Any) -> str:  # noqa: ANN401
    text = (
        "unknown"
        if value is None
        else value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
    )
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _conflict_record(one: Conflict) -> str:
    return json.dumps(
        {
            "schema": "dateline/conflict/1",
            "event_id": one.event_id,
            "field": one.field,
            "values": dict(one.values),
            "machine": one.machine,
        },
        ensure_ascii=False,
    )
