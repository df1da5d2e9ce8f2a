"""Invented events with their reports, made by short calls: `dossier(type="shelling", killed=12)`.

Every claim stands in a sentence that is built here, so that each span has its words.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally
from dateline.model.claim import Voice as Speaker
from dateline.model.count import Count, Unit
from dateline.model.dossier import Dossier
from dateline.model.event import (
    Actor,
    Agreement,
    Event,
    RivalToll,
    Setting,
    Settled,
    Toll,
    Voice,
    WireOrigin,
)
from dateline.model.ids import ClaimId, DocumentId, EventId, make_id
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.origin import Origin, Told
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

OICHA = Place("geonames:2", "Oicha", 0.69821, 29.51834, Level.SETTLEMENT, "PPL", "CD", "North Kivu", "Beni")
GOMA = Place("geonames:5", "Goma", -1.67409, 29.22845, Level.SETTLEMENT, "PPLA", "CD", "North Kivu", "Goma")
BENI = Place("geonames:4", "Beni", 0.5, 29.5, Level.ADMIN2, "ADM2", "CD", "North Kivu", "Beni")
KIVU = Place("geonames:3", "North Kivu", -0.5, 29.0, Level.ADMIN1, "ADM1", "CD", "North Kivu", None)
CONGO = Place("geonames:6", "DR Congo", -2.9, 23.6, Level.COUNTRY, "PCLI", "CD", None, None)
KABUL = Place("geonames:7", "Kabul", 34.52813, 69.17233, Level.SETTLEMENT, "PPLC", "AF", "Kabul", None)
TUESDAY = date(2025, 10, 21)


def who(  # noqa: PLR0913  (short calls are what it is for)
    name: str,
    actor_class: ActorClass,
    role: Role = Role.AGENT,
    *,
    id: str | None = None,
    country: str | None = None,
    outcome: Outcome | None = None,
    hedged: bool = False,
) -> Actor:
    """An actor of an event."""
    return Actor(
        role=role, actor_id=id, name=name, actor_class=actor_class, country=country, outcome=outcome,
        hedged=hedged,
    )  # fmt: skip


REBELS = who("Red Hills Front", ActorClass.REBEL_GROUP, id="red-hills")
ARMY = who("Military Forces of DR Congo", ActorClass.STATE_FORCES, id="mil-cd", country="CD")
VILLAGERS = who("villagers", ActorClass.CIVILIANS, Role.TARGET, outcome=Outcome.KILLED)


def on(first: date | None = TUESDAY, last: date | None = None, basis: Basis = Basis.STATED) -> When:
    """A day, or an interval."""
    return When(first, last or first, basis)


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report of an event: who printed it, when, and its figure of the dead with the words for it."""

    name: str = "row-1"
    outlet: str | None = "Lake Wire"
    published: date | None = date(2025, 10, 22)
    killed: Count | None = None
    words: str = "12"
    speaker: str | None = "the army spokesman"
    agencies: tuple[str, ...] = ()
    when_words: str = "on Tuesday"
    extra: tuple[tuple[Unit, str, Count], ...] = ()


def toll(  # noqa: PLR0913
    low: int | None,
    best: int | None = None,
    high: int | None = None,
    *,
    hedge: str | None = None,
    unit: Unit = Unit.KILLED,
    rivals: Sequence[tuple[str, Count]] = (),
    claims: tuple[ClaimId, ...] = (),
) -> Toll:
    """A number of an event; with one figure that is all three, with `rivals` by voice where they differ."""
    if best is None and high is None and not rivals:
        best = high = low
    voices = tuple(
        RivalToll(voice=name, low=one.low, best=one.best, high=one.high, hedge=one.hedge, claims=claims)
        for name, one in (rivals or (("residents", Count(low, best, high, hedge)),))
    )
    return Toll(
        unit=unit, low=low, best=best, high=high, claims=claims, rivals=voices,
        agreement=Agreement.DISPUTED if rivals else Agreement.AGREED,
    )  # fmt: skip


def told(
    report: Report, event_type: str, actors: Sequence[Actor], place: Place | None, when: When | None
) -> tuple[Told, str]:
    """What one report tells of the event, and its text."""
    names = ", ".join(actor.name for actor in actors) or "Nobody"
    where = place.name if place else "a place"
    figures = "".join(f" {words} {unit.value}." for unit, words, _ in report.extra)
    told_so = f"{names}: {event_type} in {where} {report.when_words}, {report.words} killed.{figures}"
    text = f"{told_so} Said {report.speaker}.\n"
    document = DocumentId(make_id("d", report.name, text))
    claim = _claim(report, event_type, actors, place, when, (document, text))
    origin = Origin(
        document_id=document, external_id=report.name, location=f"reports.jsonl#{report.name}",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), length=len(text), outlet=report.outlet,
        title=f"{event_type.capitalize()} in {where}", url=None, published=report.published,
        agencies=report.agencies,
    )  # fmt: skip
    return Told(origin=origin, claims=(claim,)), text


def _claim(
    report: Report,
    event_type: str,
    actors: Sequence[Actor],
    place: Place | None,
    when: When | None,
    written: tuple[DocumentId, str],
) -> Claim:
    document, text = written

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    counts = (
        [Tally(unit=Unit.KILLED, count=report.killed, span=span(f"{report.words} killed"))]
        if report.killed
        else []
    )
    counts += [
        Tally(unit=unit, count=count, span=span(f" {words} {unit.value}."))
        for unit, words, count in report.extra
    ]
    places = [place] if place else []
    return Claim(
        id=ClaimId(make_id("c", document, event_type)),
        document_id=document,
        external_id=report.name,
        type=event_type,
        status=Status.OCCURRED,
        sentence=Span(0, text.index(". ") + 1),
        trigger=span(event_type),
        actors=tuple(
            Participant(
                role=one.role, actor_id=one.actor_id, name=one.name, actor_class=one.actor_class,
                span=span(one.name), outcome=one.outcome, hedged=one.hedged, country=one.country,
            )
            for one in actors
        ),
        when=Dated(when=when, span=span(report.when_words)) if when else None,
        where=tuple(
            Locus(span=span(one.name), relation=None, role=PlaceRole.PLACE, place=one) for one in places
        ),
        counts=tuple(counts),
        attribution=(
            Speaker(
                speaker=report.speaker, title=None, organisation=None, to=None, stance=Stance.ASSERTS,
                said_on=None, span=span(report.speaker), cue=None,
            ),
        ) if report.speaker else (),
        score=0.9,
        maker="tests/1",
    )  # fmt: skip


def dossier(  # noqa: PLR0913
    *,
    type: str = "attack",
    status: Status = Status.OCCURRED,
    when: When | None = None,
    place: Place | None = OICHA,
    relation: str | None = None,
    actors: Sequence[Actor] = (REBELS, VILLAGERS),
    killed: int | None = None,
    counts: Sequence[Toll] = (),
    reports: Sequence[Report] = (Report(),),
    undated: bool = False,
    background: bool = False,
    changes: Mapping[str, object] | None = None,
) -> Dossier:
    """An event with its reports. `changes` replaces fields of the event."""
    when = None if undated else when or on()
    figure = Count(killed, killed, killed, None) if killed is not None else None
    reports = [
        replace(one, killed=figure, words=str(killed)) if figure and one.killed is None else one
        for one in reports
    ]
    pairs = [told(one, type, actors, place, when) for one in reports]
    claims = tuple(claim.id for one, _ in pairs for claim in one.claims)
    names = tuple(one.origin.name for one, _ in pairs)
    tolls = tuple(counts) or ((toll(killed, claims=claims),) if killed is not None else ())
    event = Event(
        id=EventId(make_id("e", *sorted(claims))),
        type=type,
        status=status,
        when=Settled(value=when, claims=claims if when else (), rule="agreed"),
        where=Settled(
            value=Setting(place=place, relation=relation) if place else None, claims=claims, rule="agreed"
        ),
        actors=tuple(replace(actor, claims=claims) for actor in actors),
        counts=tuple(replace(one, claims=one.claims or claims) for one in tolls),
        claims=claims,
        reports=() if background else names,
        recalled_in=names if background else (),
        documents=len(pairs),
        outlets=len({one.origin.outlet for one, _ in pairs}),
        independent=1,
        origins=(WireOrigin(origin="Lake Wire", documents=len(pairs)),),
        voices=(Voice(name="the army", documents=names, outlets=("Lake Wire",), claims=claims),),
        disputed=("counts.killed",) if any(one.agreement is Agreement.DISPUTED for one in tolls) else (),
        maker="tests/1",
    )
    event = replace(event, **(changes or {}))
    texts = {one.origin.document_id: text for one, text in pairs}
    return Dossier(event=event, told=tuple(one for one, _ in pairs), texts=texts)
