"""Agreement: how far coders agree on each field, by pair and by week, and where they do not."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dateline.model.account import UserRole
from dateline.model.ids import EventId
from dateline.review.agreement import Coefficient, Value
from dateline.review.ratings import FieldAgreement, Rating, agreement, by_week, ratings
from dateline.serve.access import reading
from dateline.serve.call import Call, with_query
from dateline.serve.contexts.agreement import (
    AgreementPage,
    FieldLine,
    Figure,
    Matrix,
    MatrixCell,
    PairLine,
    WeekLine,
)
from dateline.serve.fields import LABELS
from dateline.serve.text import shown

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

MOST_VALUES = 14  # of a matrix: more do not fit a screen
_HEAD = ("field", "metric", "coders", "n", "percent", "coefficient", "value", "low", "high", "reason")


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/agreement", show_agreement, role=UserRole.REVIEWER),
        reading("/agreement.csv", send_table, role=UserRole.REVIEWER),
    ]


def show_agreement(call: Call) -> Response:
    """The table of fields, and of the field chosen pairs, weeks and matrix."""
    found = _found(call)
    table = agreement(found)
    chosen = next((one for one in table if one.field == call.query.get("field")), table[0] if table else None)
    page = AgreementPage(
        fields=tuple(_line(call, one, one is chosen) for one in table),
        field=_label(chosen.field) if chosen else "",
        pairs=_pairs(call, chosen) if chosen else (),
        weeks=_weeks(found, chosen.field) if chosen else (),
        matrix=_matrix(call, found, chosen) if chosen else None,
        with_machine=_with_machine(call),
        machine_path=with_query(call.here, machine=None if _with_machine(call) else "yes"),
        csv="/agreement.csv" + ("?machine=yes" if _with_machine(call) else ""),
    )
    return call.page("agreement", "Agreement", page)


def _with_machine(call: Call) -> bool:
    return call.query.get("machine") == "yes"


def _found(call: Call) -> tuple[Rating, ...]:
    with call.desk.store.view() as view:
        return ratings(view, machine=_with_machine(call))


def _label(field: str) -> str:
    return LABELS.get(field, field)


def _line(call: Call, one: FieldAgreement, is_chosen: bool) -> FieldLine:
    return FieldLine(
        field=one.field,
        label=_label(one.field),
        path=with_query(call.here, field=one.field, pair=None),
        n=one.n,
        percent=_percent(one.percent),
        alpha=figure(one.alpha),
        ac1=figure(one.ac1),
        is_chosen=is_chosen,
    )


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


def figure(one: Coefficient) -> Figure:
    """A coefficient in print; one that cannot be computed says why."""
    if one.value is None:
        return Figure("", "", one.reason or "not computable")
    interval = f"{one.low:.2f} to {one.high:.2f}" if one.low is not None and one.high is not None else ""
    return Figure(f"{one.value:.3f}", interval, "")


def _pairs(call: Call, chosen: FieldAgreement) -> tuple[PairLine, ...]:
    pair = _pair(call, chosen)
    return tuple(
        PairLine(
            first=shown(first),
            second=shown(second),
            kappa=figure(kappa),
            path=with_query(call.here, field=chosen.field, pair=f"{first}|{second}"),
            is_chosen=(first, second) == pair,
        )
        for (first, second), kappa in chosen.kappa.items()
    )


def _pair(call: Call, chosen: FieldAgreement) -> tuple[str, str] | None:
    """The pair that the address names, else the first."""
    first, _, second = call.query.get("pair", "").partition("|")
    if (first, second) in chosen.kappa:
        return first, second
    return next(iter(chosen.kappa), None)


def _weeks(found: Sequence[Rating], field: str) -> tuple[WeekLine, ...]:
    mine = [one for one in found if one.field == field]
    lines = []
    for week, some in by_week(mine).items():
        for one in agreement(some):
            lines.append(WeekLine(week, one.n, _percent(one.percent), figure(one.alpha)))
    return tuple(lines)


def _matrix(call: Call, found: Sequence[Rating], chosen: FieldAgreement) -> Matrix | None:
    pair = _pair(call, chosen)
    if pair is None:
        return None
    cells = _cells(found, chosen.field, pair)
    values = sorted(
        {value for both in cells for value in both}, key=lambda one: (-_times(cells, one), str(one))
    )
    shown_values = values[:MOST_VALUES]
    rows = tuple(
        (
            _shown(mine),
            tuple(_cell(cells.get((mine, theirs), []), mine == theirs) for theirs in shown_values),
        )
        for mine in shown_values
    )
    columns = tuple(_shown(one) for one in shown_values)
    return Matrix(shown(pair[0]), shown(pair[1]), columns, rows, len(values) > MOST_VALUES)


def _cells(
    found: Sequence[Rating], field: str, pair: tuple[str, str]
) -> Mapping[tuple[Value, Value], list[EventId]]:
    """The events by the value that each of the two gave."""
    said: defaultdict[EventId, dict[str, Value]] = defaultdict(dict)
    for one in found:
        if one.field == field and one.coder in pair:
            said[one.event_id][one.coder] = one.value
    cells: defaultdict[tuple[Value, Value], list[EventId]] = defaultdict(list)
    for event, values in said.items():
        if len(values) == len(pair):
            cells[values[pair[0]], values[pair[1]]].append(event)
    return cells


def _shown(value: Value) -> str:
    """A value of the matrix; whole numbers without their point."""
    return shown(f"{value:g}" if isinstance(value, float) else str(value))


def _times(cells: Mapping[tuple[Value, Value], list[EventId]], value: Value) -> int:
    return sum(len(events) for both, events in cells.items() if value in both)


def _cell(events: Sequence[EventId], is_same: bool) -> MatrixCell:
    """The cell leads to its events in the queue."""
    path = "/queue?" + urlencode([("state", "all"), *(("id", one) for one in events)]) if events else None
    return MatrixCell(len(events), path, is_same)


def send_table(call: Call) -> Response:
    """Everything as a table, for a paper."""
    from starlette.responses import Response as Plain

    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_HEAD)
    for one in agreement(_found(call)):
        named = [("alpha", one.coders, one.alpha), ("ac1", one.coders, one.ac1)]
        named += [("kappa", pair, kappa) for pair, kappa in one.kappa.items()]
        for name, coders, c in named:
            cells = [
                "" if value is None else f"{value:.6f}" for value in (one.percent, c.value, c.low, c.high)
            ]
            row = (
                one.field,
                one.metric.value,
                " | ".join(coders),
                c.n,
                cells[0],
                name,
                *cells[1:],
                c.reason or "",
            )
            table.writerow([_safe(str(cell)) for cell in row])
    headers = {"content-disposition": 'attachment; filename="dateline-agreement.csv"'}
    return Plain("\ufeff" + written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "@", "\t")) else cell
