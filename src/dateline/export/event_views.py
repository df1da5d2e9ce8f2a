"""What the page of events shows of an event: values with their rules, rival figures, each report's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.crosswalk import Crossing, crossing_of
from dateline.export.lights import Light, claim_lights, cut
from dateline.export.phrases import count_phrase, place_phrase, visible, when_phrase
from dateline.model.claim import Claim
from dateline.model.count import Count
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Event, RivalToll, Setting, Toll, Voice
from dateline.model.origin import Origin, Told


@dataclass(frozen=True)
class Lit:
    """A piece of a sentence, in the colour of the field that it says."""

    text: str
    field: str | None


@dataclass(frozen=True)
class Fact:
    """A settled value: what it is, by which rule, and how many claims are for and against it."""

    label: str
    field: str
    text: str
    rule: str
    support: str


@dataclass(frozen=True)
class Figure:
    """One voice's figure."""

    voice: str
    text: str
    hedge: str


@dataclass(frozen=True)
class TollView:
    """A number with the figures of all voices side by side."""

    unit: str
    text: str
    agreement: str
    rule: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class ReportLine:
    """A report of the event, how it stands to it, and the sentences that tell of it."""

    name: str
    facts: tuple[str, ...]
    url: str | None
    relation: str
    why: str
    language: str
    sentences: tuple[tuple[Lit, ...], ...]


@dataclass(frozen=True)
class EventView:
    """An event as a card."""

    id: str
    title: str
    status: str
    review: str
    flags: tuple[str, ...]
    counted: str
    voices: tuple[str, ...]
    facts: tuple[Fact, ...]
    tolls: tuple[TollView, ...]
    reports: tuple[ReportLine, ...]
    recalled_in: str


def view_event(dossier: Dossier) -> EventView:
    """Everything that the page shows of one event."""
    event = dossier.event
    return EventView(
        id=event.id,
        title=visible(_title(event)),
        status=event.status.value,
        review=event.review.value,
        flags=tuple(_flags(event)),
        counted=_counted(event),
        voices=tuple(visible(_voice(one)) for one in event.voices),
        facts=tuple(_facts(event)),
        tolls=tuple(_toll(one) for one in event.counts),
        reports=tuple(_report(told, dossier) for told in sorted(dossier.told, key=_age)),
        recalled_in=visible(", ".join(str(one) for one in event.recalled_in)),
    )


def _title(event: Event) -> str:
    place = f" in {event.where.value.place.name}" if event.where.value else ""
    days = f", {when_phrase(event.when.value)}" if event.when.value else ""
    return f"{event.type.replace('-', ' ').capitalize()}{place}{days}"


def _flags(event: Event) -> Iterator[str]:
    if event.hedged:
        yield "doubted"
    yield from (visible(f"disputed: {field}") for field in event.disputed)


def _counted(event: Event) -> str:
    parts = ((event.documents, "report"), (event.outlets, "outlet"), (event.independent, "voice"))
    return ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in parts)


def _voice(voice: Voice) -> str:
    """A voice, through whom it spoke, and how many reports rest on it: "AFP ← spokesman (5)"."""
    return f"{' ← '.join((*reversed(voice.through), voice.name))} ({len(voice.documents)})"


def _facts(event: Event) -> Iterator[Fact]:
    when, where = event.when, event.where
    said = when_phrase(when.value) if when.value else "not known"
    yield Fact("when", "time", said, visible(when.rule), _support(len(when.claims), len(when.against)))
    placed = _setting(where.value) if where.value else "not known"
    support = _support(len(where.claims), len(where.against))
    yield Fact("where", "place", visible(placed), visible(where.rule), support)
    for actor in event.actors:
        field = actor.role.value if actor.role.value in {"agent", "target"} else "other"
        yield Fact(actor.role.value, field, visible(_actor(actor)), "", _support(len(actor.claims), 0))


def _setting(setting: Setting) -> str:
    relation = f"{setting.relation} " if setting.relation else ""
    return f"{relation}{place_phrase(setting.place)} ({setting.place.level.value})"


def _actor(actor: Actor) -> str:
    outcome = f", {actor.outcome.value}" if actor.outcome else ""
    doubt = ", by doubtful account" if actor.hedged else ""
    return f"{actor.name} ({actor.actor_class.value}){outcome}{doubt}"


def _support(for_it: int, against: int) -> str:
    claims = f"{for_it} claim{'' if for_it == 1 else 's'}"
    return f"{claims}, {against} against" if against else claims


def _toll(toll: Toll) -> TollView:
    return TollView(
        unit=toll.unit.value,
        text=_bounds(toll),
        agreement=toll.agreement.value,
        rule=visible(toll.rule),
        figures=tuple(_figure(one) for one in toll.rivals),
    )


def _bounds(toll: Toll) -> str:
    """The best figure with its range: "12, from 12 to 20"."""
    best = "not known" if toll.best is None else str(toll.best)
    low, high = toll.low, toll.high
    if low == high:
        return best
    if low is None or high is None:
        return f"{best}, at least {low}" if high is None else f"{best}, at most {high}"
    return f"{best}, from {low} to {high}"


def _figure(rival: RivalToll) -> Figure:
    known = sorted(one for one in (rival.low, rival.best, rival.high) if one is not None)
    text = count_phrase(Count(rival.low, rival.best, rival.high, rival.hedge)) if known else "not known"
    return Figure(visible(rival.voice), text, visible(rival.hedge or ""))


def _report(told: Told, dossier: Dossier) -> ReportLine:
    origin = told.origin
    text = dossier.texts.get(origin.document_id)
    recalled = origin.name in dossier.event.recalled_in
    crossing = Crossing("recalled", "only recalls it") if recalled else crossing_of(told, dossier)
    return ReportLine(
        name=visible(str(origin.name)),
        facts=tuple(visible(one) for one in _origin(origin)),
        url=origin.url if (origin.url or "").startswith(("https://", "http://")) else None,
        relation=crossing.relation,
        why=visible(crossing.why),
        language=origin.language,
        sentences=tuple(_sentence(claim, text) for claim in told.claims) if text is not None else (),
    )


def _age(told: Told) -> tuple[str, str]:
    """Reports in the order of publication, those without a day last."""
    return str(told.origin.published or "9999"), str(told.origin.name)


def _origin(origin: Origin) -> Iterator[str]:
    if origin.outlet:
        yield origin.outlet
    yield origin.published.isoformat() if origin.published else "no publication date"
    if origin.title:
        yield origin.title


def _sentence(claim: Claim, text: str) -> tuple[Lit, ...]:
    whole = claim.sentence.join(claim.trigger)
    pieces = cut(text, whole, claim_lights(claim))
    return tuple(Lit(visible(piece.text), _field(piece.lights)) for piece in pieces)


def _field(lights: tuple[Light, ...]) -> str | None:
    narrow = min(lights, key=lambda one: one.span.end - one.span.start, default=None)
    return narrow.field if narrow else None
