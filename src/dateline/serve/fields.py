"""The form of the review: each field of an event with its value, its words and its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.export.phrases import count_phrase, place_phrase, when_phrase
from dateline.model.claim import Claim
from dateline.model.count import Count
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Agreement, Event, Toll
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.mention import Role
from dateline.serve.contexts.review import Field, Words
from dateline.serve.lines import report_name, type_label
from dateline.serve.spans import field_spans
from dateline.serve.text import shown
from dateline.serve.values import actor_value, canonical, count_value, when_value, where_value

if TYPE_CHECKING:
    from dateline.resources.codebook import Codebook

LABELS = {
    "verdict": "Accepted or rejected",
    "type": "Type",
    "status": "Status",
    "when": "When",
    "where": "Where",
    "actors.agent": "By whom",
    "actors.target": "Against whom",
    "counts.killed": "Killed",
    "counts.injured": "Injured",
}
_ROLES = (Role.AGENT, Role.TARGET, Role.RECIPIENT, Role.INSTRUMENT_OF, Role.OTHER)
_ALWAYS = (Role.AGENT, Role.TARGET)
_MOST_WORDS = 12


@dataclass(frozen=True)
class Sheet:
    """An event with what the form needs of it; `document` is the report on screen."""

    dossier: Dossier
    document: DocumentId
    codebook: Codebook
    decided: Mapping[str, str]  # who corrected which field

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.dossier.event

    def claims(self) -> Iterator[tuple[Claim, str]]:
        """The event's claims with the outlet of their report, those of the report shown first."""
        told = sorted(self.dossier.told, key=lambda one: one.origin.document_id != self.document)
        for one in told:
            for claim in one.claims:
                yield claim, report_name(one.origin)


def event_fields(sheet: Sheet) -> tuple[Field, ...]:
    """All fields in the order of the codebook's form."""
    return tuple(_fields(sheet))


def _fields(sheet: Sheet) -> Iterator[Field]:
    event = sheet.event
    yield _plain(sheet, "type", "Type", type_label(event.type, sheet.codebook), event.type)
    yield _plain(sheet, "status", "Status", event.status.value, event.status.value)
    yield _when(sheet)
    yield _where(sheet)
    for role in _ROLES:
        actors = tuple(one for one in event.actors if one.role is role)
        if actors or role in _ALWAYS:
            yield _actors(sheet, role, actors)
    for toll in event.counts:
        yield _count(sheet, toll)
    yield _speaker(sheet)


def _plain(sheet: Sheet, name: str, label: str, value: str, code: str) -> Field:
    return _field(sheet, name, label, _Held(value=value, current=canonical(code), may_be_unknown=False))


def _when(sheet: Sheet) -> Field:
    settled = sheet.event.when
    when = settled.value
    held = _Held(
        value=when_phrase(when) if when else None,
        note=when.basis.value if when else "",
        current=canonical(when_value(when) if when else None),
        agreement=settled.agreement,
        rule=settled.rule,
        behind=settled.claims,
    )
    return _field(sheet, "when", "When", held)


def _where(sheet: Sheet) -> Field:
    settled = sheet.event.where
    setting = settled.value
    relation = f"{setting.relation} " if setting and setting.relation else ""
    held = _Held(
        value=relation + place_phrase(setting.place) if setting else None,
        note=setting.place.level.value if setting else "",
        current=canonical(where_value(setting.place, setting.relation) if setting else None),
        agreement=settled.agreement,
        rule=settled.rule,
        behind=settled.claims,
    )
    return _field(sheet, "where", "Where", held)


def _actors(sheet: Sheet, role: Role, actors: tuple[Actor, ...]) -> Field:
    name = f"actors.{role.value}"
    named = "; ".join(_actor_phrase(one) for one in actors)
    classes = ", ".join(dict.fromkeys(one.actor_class.value for one in actors))
    current = canonical([actor_value(one) for one in actors] or None)
    behind = tuple(claim for one in actors for claim in one.claims)
    label = LABELS.get(name, role.value.capitalize())
    held = _Held(value=named or None, note=classes, current=current, behind=behind)
    return _field(sheet, name, label, held)


def _actor_phrase(actor: Actor) -> str:
    outcome = f", {actor.outcome.value}" if actor.outcome else ""
    return f"{shown(actor.name)}{outcome}{', doubted' if actor.hedged else ''}"


def _count(sheet: Sheet, toll: Toll) -> Field:
    count = Count(toll.low, toll.best, toll.high, None)
    known = any(one is not None for one in (toll.low, toll.best, toll.high))
    rivals = "; ".join(
        f"{count_phrase(Count(r.low, r.best, r.high, r.hedge))} by {r.voice}" for r in toll.rivals
    )
    held = _Held(
        value=count_phrase(count) if known else None,
        note=rivals,
        current=canonical(count_value(count) if known else None),
        agreement=toll.agreement,
        rule=toll.rule,
        behind=toll.claims,
    )
    return _field(sheet, f"counts.{toll.unit.value}", toll.unit.value.capitalize(), held)


def _speaker(sheet: Sheet) -> Field:
    voices = sheet.event.voices
    named = "; ".join(shown(one.name) for one in voices)
    return _field(sheet, "attribution", "Says who", _Held(value=named or None, current=canonical(None)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What an event holds in a field, and how it came to."""

    value: str | None
    current: str
    note: str = ""
    agreement: Agreement = Agreement.AGREED
    rule: str = ""
    behind: tuple[ClaimId, ...] = ()
    may_be_unknown: bool = True


def _field(sheet: Sheet, name: str, label: str, held: _Held) -> Field:
    words = _words(sheet, name)
    supported = any(words) or held.value is None
    return Field(
        name=name,
        group=name.partition(".")[0],
        label=label,
        value=held.value,
        note=shown(held.note),
        current=held.current,
        words=words[:_MOST_WORDS],
        voices=len(held.behind) or len({one.key for one in words}),
        agreement=held.agreement.value,
        rules=tuple(_rules(sheet, name, held.rule)),
        choices=(),
        needs_attention=held.value is None or held.agreement is Agreement.DISPUTED or not supported,
        may_be_unknown=held.may_be_unknown,
        decided_by=sheet.decided.get(name, ""),
    )


def _words(sheet: Sheet, field: str) -> tuple[Words, ...]:
    """The words behind a field, those of the report shown first; in any order of claims the same."""
    found: dict[tuple[str, str], Words] = {}
    for claim, outlet in sheet.claims():
        here = claim.document_id == sheet.document
        path = None if here else f"/review/{sheet.event.id}?report={claim.document_id}"
        for span, key in field_spans(claim, field):
            words = shown(" ".join(sheet.dossier.words(claim.document_id, span).split()))
            place = key if here else words  # of another report the same words count once
            found.setdefault(
                (claim.document_id, place), Words(words, key, span.start, span.end, path, outlet)
            )
    return tuple(found.values())


def _rules(sheet: Sheet, field: str, settled: str) -> Iterator[str]:
    """How the event's value was settled, then by which rules its claims have theirs."""
    if settled:
        yield settled
    name, seen = field.partition(".")[0], set[str]()
    for claim, _ in sheet.claims():
        for rule in claim.rules:
            line = f"{rule.rule} → {rule.value}" if rule.value else rule.rule
            if rule.field == name and line not in seen:
                seen.add(line)
                yield shown(line)


def event_value(event: Event, field: str) -> object:
    """What an event says of a field, as a decision would carry it; None where it says nothing."""
    name, _, part = field.partition(".")
    if name == "when":
        return when_value(event.when.value) if event.when.value else None
    if name == "where":
        setting = event.where.value
        return where_value(setting.place, setting.relation) if setting else None
    if name == "actors":
        return [actor_value(one) for one in event.actors if one.role.value == part] or None
    if name == "counts":
        return next((_toll_value(one) for one in event.counts if one.unit.value == part), None)
    return {"type": event.type, "status": event.status.value}[name]


def _toll_value(toll: Toll) -> object:
    if toll.low is None and toll.best is None and toll.high is None:
        return None
    return count_value(Count(toll.low, toll.best, toll.high, None))
