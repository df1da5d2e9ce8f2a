"""The review's page put together: text, form, other reports, days and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.model.decision import Logged, Verdict
from dateline.model.ids import DocumentId
from dateline.model.where import Level
from dateline.model.worklist import Filter
from dateline.serve.choices import Reading, choices
from dateline.serve.contexts.review import Bar, Cell, Entry, Field, Here, Spot, Strip, Tab, Told
from dateline.serve.fields import Sheet, event_fields
from dateline.serve.lines import report_name, type_label
from dateline.serve.phrases import value_phrase
from dateline.serve.precision import steps
from dateline.serve.text import shown
from dateline.serve.values import claim_phrase

if TYPE_CHECKING:
    from dateline.model.claim import Claim
    from dateline.model.custody import Kept
    from dateline.model.dossier import Dossier
    from dateline.resources.gazetteer import Gazetteer
    from dateline.store.base import View

_AREAS = frozenset({Level.ADMIN1, Level.ADMIN2, Level.ADMIN3, Level.REGION, Level.COUNTRY, Level.NATURAL})
_COMPARED = (
    "type",
    "status",
    "when",
    "where",
    "actors.agent",
    "actors.target",
    "counts.killed",
    "counts.injured",
)
_LABELS = {
    "actors.agent": "by whom",
    "actors.target": "against",
    "counts.killed": "killed",
    "counts.injured": "injured",
}


@dataclass(frozen=True)
class Bench:
    """What lies before the reviewer: the event, and the report on screen."""

    dossier: Dossier
    kept: Kept
    sheet: Sheet
    query: str

    @property
    def event_id(self) -> str:
        """The event under review."""
        return self.dossier.event.id

    def path(self, document_id: DocumentId) -> str:
        """The address of the event with a report of it."""
        rest = f"&{self.query}" if self.query else ""
        return f"/review/{self.event_id}?report={document_id}{rest}"

    def current(self) -> tuple[Claim, ...]:
        """The event's claims in the report on screen, as people left them."""
        shown_id = self.kept.origin.document_id
        return tuple(
            c for told in self.dossier.told for c in told.claims if told.origin.document_id == shown_id
        )

    def others(self) -> tuple[Claim, ...]:
        """The report's other claims."""
        mine = {claim.id for claim in self.current()}
        return tuple(claim for claim in self.kept.coded.claims if claim.id not in mine)


def form(bench: Bench, gazetteer: Gazetteer) -> tuple[Field, ...]:
    """The fields with their alternatives, and one step coarser and finer."""
    claims = tuple(claim for claim, _ in bench.sheet.claims())
    reading = Reading(bench.sheet, bench.kept.coded.linked, claims)
    return tuple(_with_choices(field, bench, reading, gazetteer) for field in event_fields(bench.sheet))


def _with_choices(field: Field, bench: Bench, reading: Reading, gazetteer: Gazetteer) -> Field:
    coarser, finer = steps(bench.dossier.event, field.name, reading, gazetteer)
    found = choices(reading, field.name, field.current)
    return replace(field, choices=found, coarser=coarser, finer=finer)


def tabs(bench: Bench) -> tuple[Tab, ...]:
    """The event's reports, in order of publication."""
    told = sorted(
        bench.dossier.told, key=lambda one: (one.origin.published or date.max, one.origin.document_id)
    )
    here = bench.kept.origin.document_id
    return tuple(
        Tab(
            number=number,
            name=report_name(one.origin),
            published=one.origin.published.isoformat() if one.origin.published else "no date",
            path=bench.path(one.origin.document_id),
            is_shown=one.origin.document_id == here,
            claims=len(one.claims),
        )
        for number, one in enumerate(told, 1)
    )


def columns(bench: Bench) -> tuple[str, ...]:
    """The fields in which some report says something."""
    claims = [claim for told in bench.dossier.told for claim in told.claims]
    return tuple(name for name in _COMPARED if any(claim_phrase(claim, name) for claim in claims))


def column_labels(names: tuple[str, ...]) -> tuple[str, ...]:
    """Heads of the table of reports."""
    return tuple(_LABELS.get(name, name) for name in names)


def side_by_side(bench: Bench, names: tuple[str, ...]) -> tuple[Told, ...]:
    """What each report says; a cell differs where another report says something else."""
    rows = {tab.path: tab for tab in tabs(bench)}
    said: list[tuple[Tab, list[str]]] = []
    for one in bench.dossier.told:
        tab = rows[bench.path(one.origin.document_id)]
        said.append((tab, [_said(bench, one.claims, name) for name in names]))
    said.sort(key=lambda pair: pair[0].number)
    differs = [len({cells[i] for _, cells in said if cells[i]}) > 1 for i in range(len(names))]
    return tuple(
        Told(
            tab.name,
            tab.published,
            tab.path,
            tuple(Cell(shown(text), bool(text) and differs[i]) for i, text in enumerate(cells)),
        )
        for tab, cells in said
    )


def _said(bench: Bench, claims: tuple[Claim, ...], name: str) -> str:
    if name == "type":
        phrases = [type_label(claim.type, bench.sheet.codebook) for claim in claims]
    else:
        phrases = [claim_phrase(claim, name) for claim in claims]
    return " / ".join(dict.fromkeys(one for one in phrases if one))


def strip(bench: Bench) -> Strip | None:
    """The days of the event's claims and the publication of its reports on one scale; None without any."""
    bars = list(_bars(bench))
    days = [day for _, first, last, _ in bars for day in (first, last) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    pad = max(1, (last - first).days // 20)
    first, last = first - timedelta(days=pad), last + timedelta(days=pad)
    width = (last - first).days + 1
    return Strip(first.isoformat(), last.isoformat(), tuple(_bar(bar, first, width) for bar in bars))


Raw = tuple[str, date | None, date | None, str]


def _bars(bench: Bench) -> Iterator[Raw]:
    settled = bench.dossier.event.when.value
    if settled:
        yield "event", settled.first, settled.last, "event"
    for told in bench.dossier.told:
        name = report_name(told.origin)
        for claim in told.claims:
            if claim.when:
                yield name, claim.when.when.first, claim.when.when.last, "claim"
        if told.origin.published:
            yield f"{name}, published", told.origin.published, told.origin.published, "published"


def _bar(raw: Raw, start: date, width: int) -> Bar:
    label, first, last, css = raw
    left = 100 * ((first - start).days if first else 0) / width
    right = 100 * (((last - start).days + 1) if last else width) / width
    return Bar(label, round(left, 3), round(max(right - left, 0.8), 3), css, first is None, last is None)


def spot(bench: Bench) -> Spot | None:
    """The event's place; None where it has none, or one without a point."""
    setting = bench.dossier.event.where.value
    if setting is None or setting.place.lat is None or setting.place.lon is None:
        return None
    place, is_area = setting.place, setting.place.level in _AREAS
    return Spot(
        place.id, setting.place.lat, setting.place.lon, place.name, place.level.value, is_area, place.country
    )


def here(bench: Bench, view: View, hidden: frozenset[str]) -> tuple[Here, ...]:
    """The report's other claims with their events; not those that the visitor codes blind."""
    document = bench.kept.origin.document_id
    homes = {claim: row.event_id for row in view.rows(Filter(document_id=document)) for claim in row.claims}
    found = []
    for claim in bench.others():
        event = homes.get(claim.id)
        if event in hidden:
            continue
        words = " ".join(claim.sentence.of(bench.kept.coded.document.text).split())
        path = f"/review/{event}?report={document}" if event else None
        label = type_label(claim.type, bench.sheet.codebook)
        found.append(Here(label, shown(words), path, claim.trigger.start, claim.trigger.end))
    return tuple(found)


def entries(logged: tuple[Logged, ...]) -> tuple[Entry, ...]:
    """The log of the event, the newest first."""
    return tuple(_entry(one) for one in sorted(logged, key=lambda one: -one.number))


def _entry(logged: Logged) -> Entry:
    decision = logged.decision
    what = decision.verdict.value
    if decision.field:
        what += f" {decision.field}"
    if decision.new is not None and decision.verdict is not Verdict.ADD:
        what += f" → {value_phrase(decision.field, decision.new)}" if decision.field else ""
    return Entry(
        f"{decision.at:%Y-%m-%d %H:%M}", shown(decision.reviewer), shown(what), shown(decision.note or "")
    )


def correctors(logged: tuple[Logged, ...]) -> dict[str, str]:
    """Who corrected which field last; what was retracted does not count."""
    gone = {one.decision.retracts for one in logged if one.decision.retracts}
    fields = {Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ADJUDICATE, Verdict.ACCEPT}
    force = sorted((one for one in logged if one.decision.id not in gone), key=lambda one: one.number)
    return {
        one.decision.field: one.decision.reviewer
        for one in force
        if one.decision.field and one.decision.verdict in fields
    }
