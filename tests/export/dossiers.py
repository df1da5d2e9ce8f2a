"""Invented events with their reports and claims, so that formats are tested without a parser.

`market()` is told by three reports on two voices that dispute the toll; `bare()` has nothing but a type;
`rally()` lies in a province; `overrun()` took place near a town. All words, names and numbers are made up.
"""

import hashlib
from dataclasses import replace
from datetime import date

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally
from dateline.model.claim import Voice as Link
from dateline.model.count import Count, Unit
from dateline.model.dossier import Dossier
from dateline.model.event import (
    Actor,
    Agreement,
    Event,
    Relation,
    RivalToll,
    Setting,
    Settled,
    Step,
    Tie,
    Toll,
    Voice,
    WireOrigin,
)
from dateline.model.ids import ClaimId, DocumentId, EventId, make_id
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.origin import Notice, Origin, Told
from dateline.model.reason import Reason
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

MAKER = "tests/1"
TUESDAY = When(date(2025, 10, 21), date(2025, 10, 21), Basis.STATED)
OICHA = Place("geonames:2", "Oicha", 0.6944, 29.5169, Level.SETTLEMENT, "PPL", "CD", "North Kivu", "Beni")
KIVU = Place("geonames:3", "North Kivu", -0.5, 29.0, Level.ADMIN1, "ADM1", "CD", "North Kivu", None)
ADEN = Place("geonames:4", "عدن", 12.7794, 45.0367, Level.SETTLEMENT, "PPLA", "YE", "Aden", None)

WIRE = "Shells hit the market of Oicha on Tuesday, killing 12 people, army spokesman Jean Sako said."
LOCAL = (
    "Residents of Oicha said at least 20 people died when Red Hills fighters shelled the market on Tuesday."
)
COPY = WIRE + " The report could not be checked."


def claim_id(name: str) -> ClaimId:
    """The id of an invented claim."""
    return ClaimId(make_id("c", name))


def event_id(name: str) -> EventId:
    """The id of an invented event."""
    return EventId(make_id("e", name))


def span(words: str, text: str) -> Span:
    """Where the words first stand in the text."""
    return Span(text.index(words), text.index(words) + len(words))


def origin(name: str, text: str, outlet: str | None, **more: object) -> Origin:
    """What is known of an invented report."""
    return Origin(
        document_id=DocumentId(make_id("d", name)),
        external_id=name,
        location=f"reports.jsonl#{name}",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        length=len(text),
        outlet=outlet,
        title=f"Title of {name}",
        **{"url": f"https://news.example/{name}", "published": date(2025, 10, 22)} | more,  # type: ignore[arg-type]
    )


def market_claim(name: str, text: str, best: int, words: str) -> Claim:
    """One report's claim of the shelling of the market."""
    speaker = "Jean Sako" if "Sako" in text else "Residents of Oicha"
    return Claim(
        id=claim_id(name),
        document_id=DocumentId(make_id("d", name)),
        external_id=name,
        type="shelling",
        status=Status.OCCURRED,
        sentence=Span(0, text.index(".") + 1),
        trigger=span("hit" if "hit" in text else "shelled", text),
        actors=_participants(text),
        when=Dated(when=TUESDAY, span=span("Tuesday", text)),
        where=(Locus(span=span("Oicha", text), relation=None, role=PlaceRole.PLACE, place=OICHA),),
        counts=(Tally(unit=Unit.KILLED, count=Count(best, best, None, None), span=span(words, text)),),
        attribution=(
            Link(
                speaker=speaker,
                title="army spokesman" if "Sako" in text else None,
                organisation="army" if "Sako" in text else None,
                to=None,
                stance=Stance.ASSERTS,
                said_on=None,
                span=span(speaker, text),
                cue=span("said", text),
            ),
        ),
        score=0.9,
        maker=MAKER,
    )


def _participants(text: str) -> tuple[Participant, ...]:
    people = Participant(
        role=Role.TARGET,
        actor_id=None,
        name="people",
        actor_class=ActorClass.CIVILIANS,
        span=span("people", text),
        outcome=Outcome.KILLED,
    )
    if "Red Hills" not in text:
        return (people,)
    words = span("Red Hills fighters", text)
    fighters = Participant(
        role=Role.AGENT,
        actor_id="red-hills",
        name="Red Hills",
        actor_class=ActorClass.REBEL_GROUP,
        span=words,
        hedged=True,
    )
    return (fighters, people)


WIRE_TOLD = Told(
    origin=origin("wire", WIRE, "Lake Wire", agencies=("Lake Wire",)),
    claims=(market_claim("wire", WIRE, 12, "12"),),
)
COPY_TOLD = Told(
    origin=origin(
        "copy",
        COPY,
        "Morning Herald",
        agencies=("Lake Wire",),
        published=date(2025, 10, 23),
        author="A. Byline",
    ),
    claims=(market_claim("copy", COPY, 12, "12"),),
)
LOCAL_TOLD = Told(
    origin=origin("local", LOCAL, "Beni Radio", notice=Notice.UPDATE),
    claims=(market_claim("local", LOCAL, 20, "at least 20"),),
)


def _toll() -> Toll:
    rivals = (
        RivalToll(
            voice="army", low=12, best=12, high=12, hedge=None, claims=(claim_id("wire"), claim_id("copy"))
        ),
        RivalToll(
            voice="residents", low=20, best=20, high=None, hedge="at least", claims=(claim_id("local"),)
        ),
    )
    return Toll(
        unit=Unit.KILLED,
        low=12,
        best=12,
        high=20,
        claims=(claim_id("wire"), claim_id("copy")),
        against=(claim_id("local"),),
        agreement=Agreement.DISPUTED,
        rule="figure of most voices",
        rivals=rivals,
    )


def market() -> Dossier:
    """Three reports, two voices, a disputed toll."""
    all_claims = (claim_id("wire"), claim_id("copy"), claim_id("local"))
    civilians = Actor(
        role=Role.TARGET,
        actor_id=None,
        name="people",
        actor_class=ActorClass.CIVILIANS,
        outcome=Outcome.KILLED,
        claims=all_claims,
    )
    fighters = Actor(
        role=Role.AGENT,
        actor_id="red-hills",
        name="Red Hills",
        actor_class=ActorClass.REBEL_GROUP,
        hedged=True,
        claims=(claim_id("local"),),
    )
    event = Event(
        id=event_id("market"),
        type="shelling",
        status=Status.OCCURRED,
        when=Settled(value=TUESDAY, claims=all_claims, rule="the day all claims share"),
        where=Settled(value=Setting(place=OICHA), claims=all_claims, rule="finest place of all"),
        actors=(fighters, civilians),
        counts=(_toll(),),
        claims=all_claims,
        reports=("wire", "copy", "local"),
        recalled_in=(),
        documents=3,
        outlets=3,
        independent=2,
        origins=(WireOrigin(origin="Lake Wire", documents=2), WireOrigin(origin="Beni Radio", documents=1)),
        voices=_voices(),
        history=(Step(status=Status.OCCURRED, on=date(2025, 10, 22), claims=all_claims),),
        disputed=("counts.killed",),
        ties=(_tie(),),
        reasons=(Reason("same-day", 0.5, "both on 21 October 2025"),),
        maker=MAKER,
    )
    texts = {told.origin.document_id: text for told, text in zip(TOLD, (WIRE, COPY, LOCAL), strict=True)}
    return Dossier(event=event, told=TOLD, texts=texts)


TOLD = (WIRE_TOLD, COPY_TOLD, LOCAL_TOLD)


def _voices() -> tuple[Voice, ...]:
    army = Voice(
        name="army",
        documents=("wire", "copy"),
        outlets=("Lake Wire", "Morning Herald"),
        through=("Jean Sako", "Lake Wire"),
        claims=(claim_id("wire"), claim_id("copy")),
    )
    residents = Voice(
        name="residents", documents=("local",), outlets=("Beni Radio",), claims=(claim_id("local"),)
    )
    return (army, residents)


def _tie() -> Tie:
    return Tie(
        relation=Relation.RELATED,
        event_id=event_id("rally"),
        score=0.4375,
        reasons=(Reason("near", 0.25, "19 km apart"),),
        proposed=True,
    )


def bare() -> Dossier:
    """Nothing known but that something of a type is said to have been planned."""
    event = Event(
        id=event_id("bare"),
        type="attack",
        status=Status.PLANNED,
        when=Settled(value=None),
        where=Settled(value=None),
        actors=(),
        counts=(),
        claims=(),
        reports=(),
        recalled_in=("old",),
        documents=1,
        outlets=0,
        independent=0,
        origins=(),
        maker=MAKER,
    )
    return Dossier(event=event, told=(), texts={})


def rally() -> Dossier:
    """A protest somewhere in a province, in October, without a report's text at hand."""
    october = When(date(2025, 10, 1), date(2025, 10, 31), Basis.STATED)
    protesters = Actor(
        role=Role.AGENT, actor_id=None, name="teachers", actor_class=ActorClass.PROTESTERS, country="CD"
    )
    event = replace(
        bare().event,
        id=event_id("rally"),
        type="protest",
        status=Status.OCCURRED,
        when=Settled(value=october),
        where=Settled(value=Setting(place=KIVU)),
        actors=(protesters,),
        reports=(7,),
        recalled_in=(),
        outlets=1,
        independent=1,
    )
    return Dossier(event=event, told=(), texts={})


def overrun() -> Dossier:
    """A town in another script, taken by people whom the text does not name."""
    event = replace(
        bare().event,
        id=event_id("overrun"),
        type="territory-taken",
        status=Status.OCCURRED,
        when=Settled(value=TUESDAY),
        where=Settled(value=Setting(place=ADEN, relation="near")),
        actors=(
            Actor(role=Role.AGENT, actor_id=None, name="=Бойцы; «X»", actor_class=ActorClass.UNIDENTIFIED),
        ),
        reports=("a,b", 'c "d"'),
        recalled_in=(),
    )
    return Dossier(event=event, told=(), texts={})


ALL = (market, bare, rally, overrun)


def all_dossiers() -> tuple[Dossier, ...]:
    """Every invented event."""
    return tuple(make() for make in ALL)
