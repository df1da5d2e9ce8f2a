"""A table: one row per claim, flat columns, RFC 4180."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from dateline.export.cells import Value, cell
from dateline.model.claim import Claim, Locus, Participant, Tally
from dateline.model.coded import CodedPage
from dateline.model.count import Unit
from dateline.model.document import Document
from dateline.model.mention import Role
from dateline.model.span import Span


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, and how it is got from a claim."""

    name: str
    holds: str
    get: Callable[[Claim, Document], Value]


class ClaimTable:
    """Writes a header and one row per claim."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._rows = csv.writer(file, lineterminator="\r\n")
        self._rows.writerow(column.name for column in COLUMNS)

    def add(self, page: CodedPage) -> None:
        """Write a row for each claim of the page."""
        for claim in page.claims:
            self._rows.writerow(cell(column.get(claim, page.document)) for column in COLUMNS)
        self._file.flush()

    def close(self) -> None:
        """Nothing: the last row is complete."""


def _joined(values: Iterable[str | None]) -> str | None:
    """Several values in one cell, in order; a value that is not known leaves its seat empty."""
    seats = [value or "" for value in values]
    return "; ".join(seats) if any(seats) else None


def _offsets(span: Span | None) -> str | None:
    return f"{span.start}:{span.end}" if span else None


def _by_role(
    get: Callable[[Participant, Document], str | None], *roles: Role
) -> Callable[[Claim, Document], Value]:
    def found(claim: Claim, document: Document) -> Value:
        return _joined(get(one, document) for one in claim.actors if one.role in roles)

    return found


def _participants(name: str, *roles: Role) -> tuple[Column, ...]:
    plural = f"{name}s"
    return (
        Column(
            plural, f"names of the {plural}, as the registry has them", _by_role(lambda a, _: a.name, *roles)
        ),
        Column(f"{name}_ids", "their ids in the registry", _by_role(lambda a, _: a.actor_id, *roles)),
        Column(f"{name}_classes", "their classes", _by_role(lambda a, _: a.actor_class.value, *roles)),
        Column(f"{name}_words", "the words for them", _by_role(lambda a, d: a.span.of(d.text), *roles)),
        Column(f"{name}_spans", "where the words stand", _by_role(lambda a, _: _offsets(a.span), *roles)),
    )


def _when(get: Callable[..., Value]) -> Callable[[Claim, Document], Value]:
    return lambda claim, document: get(claim.when, document) if claim.when else None


def _first_place(get: Callable[[Locus, Document], Value]) -> Callable[[Claim, Document], Value]:
    return lambda claim, document: get(claim.where[0], document) if claim.where else None


def _tallies(unit: Unit) -> tuple[Column, ...]:
    def total(claim: Claim) -> Tally | None:
        return next((one for one in claim.counts if one.unit is unit), None)

    def bound(name: str) -> Callable[[Claim, Document], Value]:
        return lambda claim, _: getattr(found.count, name) if (found := total(claim)) else None

    return tuple(
        Column(
            f"{unit.value}_{name}", f"{name} number of {unit.value}, by the first count of it", bound(name)
        )
        for name in ("low", "best", "high")
    )


def _tally(one: Tally, document: Document) -> str:
    bounds = "/".join("" if n is None else str(n) for n in (one.count.low, one.count.best, one.count.high))
    return f"{one.unit.value} {bounds} ({one.relation.value}: {one.span.of(document.text)})"


def _place(get: Callable[..., Value]) -> Callable[[Claim, Document], Value]:
    return _first_place(lambda locus, _: get(locus.place) if locus.place else None)


def _voice(get: Callable[..., Value]) -> Callable[[Claim, Document], Value]:
    return lambda claim, _: get(claim.attribution[0]) if claim.attribution else None


COLUMNS: tuple[Column, ...] = (
    Column("claim_id", "id of the claim", lambda c, _: c.id),
    Column("document_id", "id of the report", lambda c, _: c.document_id),
    Column("external_id", "id that the report came with", lambda c, _: c.external_id),
    Column("location", "where the report was read", lambda _, d: d.location),
    Column("outlet", "who published the report", lambda _, d: d.outlet),
    Column("title", "title of the report", lambda _, d: d.title),
    Column("published", "day of publication", lambda _, d: d.published.isoformat() if d.published else None),
    Column("type", "type of the claim", lambda c, _: c.type),
    Column("status", "how the report presents it", lambda c, _: c.status.value),
    Column("hedged", "whether the deed itself is doubted", lambda c, _: c.hedged),
    Column("background", "history that is recalled, not news", lambda c, _: c.background),
    *_participants("agent", Role.AGENT),
    *_participants("target", Role.TARGET),
    *_participants("other", Role.RECIPIENT, Role.INSTRUMENT_OF, Role.OTHER),
    Column("when_first", "first day", _when(lambda w, _: w.when.first.isoformat() if w.when.first else None)),
    Column("when_last", "last day", _when(lambda w, _: w.when.last.isoformat() if w.when.last else None)),
    Column("when_basis", "stated, relative or assumed", _when(lambda w, _: w.when.basis.value)),
    Column("when_words", "the words that date it", _when(lambda w, d: w.span.of(d.text) if w.span else None)),
    Column("when_span", "where the words stand", _when(lambda w, _: _offsets(w.span))),
    Column("place", "name of the first place; empty when the choice was declined", _place(lambda p: p.name)),
    Column("place_id", "its id in the gazetteer", _place(lambda p: p.id)),
    Column(
        "place_level", "how exact it is: point, settlement, admin3 … country", _place(lambda p: p.level.value)
    ),
    Column("lat", "latitude, of a coarse place its middle", _place(lambda p: p.lat)),
    Column("lon", "longitude, likewise", _place(lambda p: p.lon)),
    Column("country", "ISO 3166-1 alpha-2", _place(lambda p: p.country)),
    Column("admin1", "first-level division", _place(lambda p: p.admin1)),
    Column("admin2", "second-level division", _place(lambda p: p.admin2)),
    Column("place_relation", "near, outside, north-of …", _first_place(lambda one, _: one.relation)),
    Column(
        "place_shape",
        "circle, sector, corridor, line or area, where the words draw one",
        _first_place(lambda one, _: one.shape.kind.value if one.shape else None),
    ),
    Column(
        "uncertainty_km",
        "how far from the middle of the shape it may be, or to either side of a line",
        _first_place(lambda one, _: one.shape.uncertainty_km if one.shape else None),
    ),
    Column("place_words", "the words for the first place", _first_place(lambda one, d: one.span.of(d.text))),
    Column("place_span", "where the words stand", _first_place(lambda one, _: _offsets(one.span))),
    Column(
        "places",
        "all places with their roles, best first",
        lambda c, d: _joined(
            f"{one.role.value}: {one.place.name if one.place else one.span.of(d.text)}" for one in c.where
        ),
    ),
    *_tallies(Unit.KILLED),
    *_tallies(Unit.INJURED),
    Column(
        "counts",
        "all counts: unit, low/best/high, relation and words",
        lambda c, d: _joined(_tally(one, d) for one in c.counts),
    ),
    Column("speaker", "the nearest speaker; empty: the report's own voice", _voice(lambda v: v.speaker)),
    Column("speaker_title", "the speaker's title", _voice(lambda v: v.title)),
    Column("speaker_organisation", "whom the speaker speaks for", _voice(lambda v: v.organisation)),
    Column("stance", "how the speaker stands to it", _voice(lambda v: v.stance.value)),
    Column("speaker_span", "where the speaker stands", _voice(lambda v: _offsets(v.span))),
    Column("speakers", "all speakers, nearest first", lambda c, _: _joined(v.speaker for v in c.attribution)),
    Column("trigger", "the word that tells the type", lambda c, d: c.trigger.of(d.text)),
    Column("trigger_span", "where it stands", lambda c, _: _offsets(c.trigger)),
    Column("sentence", "the sentence that says most", lambda c, d: c.sentence.of(d.text)),
    Column("sentence_span", "where it stands", lambda c, _: _offsets(c.sentence)),
    Column("also", "where the same voice tells it again", lambda c, _: _joined(_offsets(s) for s in c.also)),
    Column(
        "instrument", "the weapon or means", lambda c, d: c.instrument.of(d.text) if c.instrument else None
    ),
    Column("score", "between 0 and 1", lambda c, _: round(c.score, 4)),
    Column("maker", "what made the claim", lambda c, _: c.maker),
)
