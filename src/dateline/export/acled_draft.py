"""An event as drafts of ACLED rows: one for a day, several for what lasted day after day."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from dateline.export.acled_actors import Scene
from dateline.export.acled_codes import Coded, Uncoded, acled_code, is_on_civilians, parties
from dateline.export.acled_days import AcledDay, days_of
from dateline.export.acled_places import Located, located
from dateline.export.acled_sides import Side, Sides, sides_of
from dateline.export.notes import fatality_words, lead, when_words
from dateline.export.precision import acled_geo_precision
from dateline.export.readings import Reading, acled_fatalities, split_over, toll_of
from dateline.export.source_scale import sources_of
from dateline.model.count import Unit
from dateline.model.dossier import Dossier
from dateline.model.event import Event, Relation, Review, Setting
from dateline.resources.field_tables import State, acled_types, states


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A column, the value it got, the rule that gave it and the claims it rests on."""

    column: str
    value: str
    rule: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A row before those of the same happening are merged. Days are ISO 8601."""

    event_id: str
    event_ids: tuple[str, ...]
    type: str  # dateline's
    part: int  # 0, or the day of what lasted several
    day: str
    time_precision: int
    event_type: str
    sub_event_type: str
    actor1: str
    assoc1: tuple[str, ...]
    inter1: int
    actor2: str | None
    assoc2: tuple[str, ...]
    inter2: int | None
    is_second_told: bool
    on_civilians: bool
    country: str  # ISO 3166-1 alpha-2
    place_id: str
    relation: str | None
    admin1: str | None
    admin2: str | None
    admin3: str | None
    location: str
    latitude: float | None
    longitude: float | None
    geo_precision: int
    sources: tuple[str, ...]
    newest: str | None
    lead: str
    dead: str
    fatalities: int
    tags: tuple[str, ...]
    inside: tuple[str, ...]  # events that it is a part, an update or perhaps a retelling of
    decided: tuple[Decided, ...]

    @property
    def rank(self) -> int:
        """Its place in ACLED's hierarchy, 1 the highest."""
        return acled_types()[(self.event_type, self.sub_event_type)].rank

    @property
    def group(self) -> str:
        """What rows of one happening share: the day as it is known, and the place as it is known."""
        parts = (self.day, str(self.time_precision), self.country, self.place_id, self.relation or "")
        return "\x1f".join(parts)

    def line(self) -> str:
        """The draft as JSON: its values in the order of its fields."""
        values = [getattr(self, name) for name in _FIELDS]
        values[_DECIDED] = [(one.column, one.value, one.rule, one.claims) for one in self.decided]
        return json.dumps(values, ensure_ascii=False)


_FIELDS = tuple(one.name for one in fields(Draft))
_DECIDED = _FIELDS.index("decided")


def draft_of(line: str) -> Draft:
    """The draft that the line was made from."""
    raw: list[object] = [tuple(one) if isinstance(one, list) else one for one in json.loads(line)]
    decided = raw[_DECIDED]
    raw[_DECIDED] = tuple(_decided(*one) for one in decided) if isinstance(decided, tuple) else ()
    return Draft(**dict(zip(_FIELDS, raw, strict=True)))  # type: ignore[arg-type]


def _decided(column: str, value: str, rule: str, claims: list[str]) -> Decided:
    return Decided(column=column, value=value, rule=rule, claims=tuple(claims))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rows of one event have in common."""

    dossier: Dossier
    setting: Setting
    state: State
    place: Located
    code: Coded
    sides: Sides
    reading: Reading


def drafts_of(dossier: Dossier) -> tuple[Draft, ...] | str:
    """The event's rows, or why ACLED has no row for it."""
    event = dossier.event
    refused = _refused(event)
    if refused:
        return refused
    days = days_of(dossier)
    if isinstance(days, str):
        return days
    facts = _facts(dossier, days[0].day)
    return facts if isinstance(facts, str) else tuple(_drafts(facts, days))


def _refused(event: Event) -> str | None:
    if event.review is Review.REJECTED:
        return "a reviewer rejected the event"
    if not event.reports:
        return "only recalled as history; no report brings it as news"
    if event.where.value is None:
        return "the place is not known"
    place = event.where.value.place
    if place.country not in states():
        return "the place lies in no country"
    if acled_geo_precision(place, event.where.value.relation) is None:
        return "known to the country only, which ACLED does not code"
    return None


def _facts(dossier: Dossier, day: date) -> _Facts | str:
    event = dossier.event
    setting = event.where.value
    state = states().get(setting.place.country or "") if setting else None
    if setting is None or state is None:
        return "the place is not known"
    reading = acled_fatalities(event)
    code = acled_code(dossier, reading.value)
    if isinstance(code, Uncoded):
        return code.reason
    sides = sides_of(event, (code.type.event_type, code.type.sub_event_type), Scene(state, day))
    if isinstance(sides, str):
        return sides
    return _Facts(dossier, setting, state, located(setting, dossier), code, sides, reading)


def _drafts(facts: _Facts, days: tuple[AcledDay, ...]) -> Iterator[Draft]:
    shares = split_over(facts.reading.value, len(days))
    for part, (day, share) in enumerate(zip(days, shares, strict=True)):
        yield _draft(facts, day, part, (share, len(days)))


def _draft(facts: _Facts, day: AcledDay, part: int, split: tuple[int, int]) -> Draft:
    event, place, setting = facts.dossier.event, facts.place, facts.setting
    first, second = facts.sides.first, facts.sides.second
    share, days = split
    key = (facts.code.type.event_type, facts.code.type.sub_event_type)
    tags = _tags(facts)
    return Draft(
        event_id=event.id,
        event_ids=(event.id,),
        type=event.type,
        part=part,
        day=day.day.isoformat(),
        time_precision=day.precision,
        event_type=key[0],
        sub_event_type=key[1],
        actor1=first.main.name,
        assoc1=first.associated,
        inter1=first.main.inter,
        actor2=second.main.name if second else None,
        assoc2=second.associated if second else (),
        inter2=second.main.inter if second else None,
        is_second_told=facts.sides.is_second_told,
        on_civilians=is_on_civilians(event, key),
        country=facts.state.iso2,
        place_id=setting.place.id,
        relation=setting.relation,
        admin1=place.admin1,
        admin2=place.admin2,
        admin3=place.admin3,
        location=place.location,
        latitude=setting.place.lat,
        longitude=setting.place.lon,
        geo_precision=acled_geo_precision(setting.place, setting.relation) or 0,
        sources=sources_of(facts.dossier),
        newest=_newest(facts.dossier),
        lead=_lead(facts, day),
        dead=fatality_words(facts.reading, toll_of(event), days),
        fatalities=share,
        tags=tags,
        inside=tuple(sorted(tie.event_id for tie in event.ties if tie.relation in _INSIDE)),
        decided=tuple(_rules(facts, day, share, tags)),
    )


_INSIDE = frozenset({Relation.SAME, Relation.PART_OF, Relation.UPDATE})


def _lead(facts: _Facts, day: AcledDay) -> str:
    event = facts.dossier.event
    agents, targets = parties(event)
    is_fight = facts.code.type.event_type == "Battles"  # those who died in it are no side
    if facts.sides.second and (is_fight or not targets):
        agents, targets = facts.sides.first.actors, facts.sides.second.actors
    when = event.when.value
    words = when_words(when, day.day, day.precision) if when else ""
    return lead(event.type, (agents, targets), facts.setting, words)


def _newest(dossier: Dossier) -> str | None:
    days = [told.origin.published for told in dossier.told if told.origin.published]
    return max(days).isoformat() if days else None


NO_SIZE = "crowd size=no report"
_CROWD_TYPES = frozenset({"Protests", "Riots"})
_CROWD_UNITS = frozenset({Unit.PROTESTERS, Unit.PEOPLE})


def _tags(facts: _Facts) -> tuple[str, ...]:
    """The size of a crowd in the words of a report, as ACLED's tags give it."""
    if facts.code.type.event_type not in _CROWD_TYPES:
        return ()
    words = next(_crowd_words(facts.dossier), None)
    return (f"crowd size={words}" if words else NO_SIZE,)


def _crowd_words(dossier: Dossier) -> Iterator[str]:
    for told in dossier.told:
        text = dossier.texts.get(told.origin.document_id)
        for claim in told.claims:
            for tally in claim.counts:
                if tally.unit in _CROWD_UNITS:
                    number = tally.count.best if tally.count.best is not None else tally.count.low
                    yield tally.span.of(text).strip(" .,;").casefold() if text else str(number)


def _rules(facts: _Facts, day: AcledDay, share: int, tags: tuple[str, ...]) -> Iterator[Decided]:
    event = facts.dossier.event
    kind = facts.code.type
    yield _said("event_date", day.day.isoformat(), day.rule, event.when.claims)
    yield _said("sub_event_type", kind.sub_event_type, facts.code.rule, event.claims)
    yield from _side_rules(("actor1", facts.sides.first), ("actor2", facts.sides.second))
    yield _said("location", facts.place.location, facts.place.rule, event.where.claims)
    exactness = acled_geo_precision(facts.setting.place, facts.setting.relation)
    yield _said("geo_precision", str(exactness), "level-and-relation", event.where.claims)
    if is_on_civilians(event, (kind.event_type, kind.sub_event_type)):
        yield _said("civilian_targeting", kind.event_type, "only-civilians-hit", event.claims)
    yield _said("fatalities", str(share), _divided(facts.reading.rule, day), facts.reading.claims)
    yield from (_said("tags", one, "crowd-size-as-told", event.claims) for one in tags)


def _divided(rule: str, day: AcledDay) -> str:
    return f"{rule}, divided-over-days" if day.of > 1 else rule


def _side_rules(*sides: tuple[str, Side | None]) -> Iterator[Decided]:
    for column, side in sides:
        if side:
            claims = tuple(sorted({claim for actor in side.actors for claim in actor.claims}))
            yield _said(column, side.main.name, side.main.rule, claims)


def _said(column: str, value: str, rule: str, claims: tuple[str, ...]) -> Decided:
    return Decided(column=column, value=value, rule=rule, claims=claims)
