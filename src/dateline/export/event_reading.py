"""Event records read back into events: nothing that was written is lost."""

from collections.abc import Sequence
from datetime import date

from dateline.export.event_records import (
    DaysRecord,
    EventActorRecord,
    EventRecord,
    EventVoiceRecord,
    ReasonRecord,
    RivalRecord,
    SettingRecord,
    SettledWhenRecord,
    SettledWhereRecord,
    StepRecord,
    TieRecord,
    TollRecord,
)
from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.event import (
    Actor,
    Agreement,
    Event,
    Relation,
    Review,
    RivalToll,
    Setting,
    Settled,
    Step,
    Tie,
    Toll,
    Voice,
    WireOrigin,
)
from dateline.model.ids import ClaimId, EventId
from dateline.model.mention import Outcome, Role, Status
from dateline.model.reason import Reason
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place


def event_of(record: EventRecord) -> Event:
    """The event that the record was written from. Raises KeyError or ValueError for any other record."""
    return Event(
        id=EventId(record["id"]),
        type=record["type"],
        status=Status(record["status"]),
        when=when_of(record["when"]),
        where=where_of(record["where"]),
        actors=tuple(actor_of(one) for one in record["actors"]),
        counts=tuple(toll_of(one) for one in record["counts"]),
        claims=_claims(record["claims"]),
        reports=tuple(record["reports"]),
        recalled_in=tuple(record["recalled_in"]),
        documents=record["documents"],
        outlets=record["outlets"],
        independent=record["independent"],
        origins=tuple(WireOrigin(origin=o["origin"], documents=o["documents"]) for o in record["origins"]),
        voices=tuple(voice_of(one) for one in record["voices"]),
        history=tuple(step_of(one) for one in record["history"]),
        disputed=tuple(record["disputed"]),
        ties=tuple(tie_of(one) for one in record["ties"]),
        reasons=tuple(reason_of(one) for one in record["reasons"]),
        hedged=record["hedged"],
        review=Review(record["review"]),
        maker=record["maker"],
    )


def when_of(record: SettledWhenRecord) -> Settled[When]:
    """The settled days."""
    value = record["value"]
    return Settled(
        value=_days(value) if value else None,
        claims=_claims(record["claims"]),
        against=_claims(record["against"]),
        agreement=Agreement(record["agreement"]),
        rule=record["rule"],
    )


def _days(value: DaysRecord) -> When:
    return When(_day(value["first"]), _day(value["last"]), Basis(value["basis"]))


def where_of(record: SettledWhereRecord) -> Settled[Setting]:
    """The settled place."""
    value = record["value"]
    return Settled(
        value=_setting(value) if value else None,
        claims=_claims(record["claims"]),
        against=_claims(record["against"]),
        agreement=Agreement(record["agreement"]),
        rule=record["rule"],
    )


def _setting(value: SettingRecord) -> Setting:
    place = Place(
        id=value["id"],
        name=value["name"],
        lat=value["lat"],
        lon=value["lon"],
        level=Level(value["level"]),
        feature=value["feature"],
        country=value["country"],
        admin1=value["admin1"],
        admin2=value["admin2"],
        population=value["population"],
    )
    return Setting(place=place, relation=value["relation"])


def actor_of(record: EventActorRecord) -> Actor:
    """An actor of an event."""
    return Actor(
        role=Role(record["role"]),
        actor_id=record["actor_id"],
        name=record["name"],
        actor_class=ActorClass(record["class"]),
        country=record["country"],
        outcome=Outcome(record["outcome"]) if record["outcome"] else None,
        hedged=record["hedged"],
        claims=_claims(record["claims"]),
    )


def toll_of(record: TollRecord) -> Toll:
    """A settled number, with each voice's figure."""
    return Toll(
        unit=Unit(record["unit"]),
        low=record["low"],
        best=record["best"],
        high=record["high"],
        claims=_claims(record["claims"]),
        against=_claims(record["against"]),
        agreement=Agreement(record["agreement"]),
        rule=record["rule"],
        rivals=tuple(_rival(one) for one in record["rivals"]),
    )


def _rival(record: RivalRecord) -> RivalToll:
    return RivalToll(
        voice=record["voice"],
        low=record["low"],
        best=record["best"],
        high=record["high"],
        hedge=record["hedge"],
        claims=_claims(record["claims"]),
    )


def voice_of(record: EventVoiceRecord) -> Voice:
    """A voice, and through whom it reached which documents."""
    return Voice(
        name=record["name"],
        documents=tuple(record["documents"]),
        outlets=tuple(record["outlets"]),
        through=tuple(record["through"]),
        claims=_claims(record["claims"]),
    )


def step_of(record: StepRecord) -> Step:
    """A status as told on a day."""
    return Step(status=Status(record["status"]), on=_day(record["on"]), claims=_claims(record["claims"]))


def tie_of(record: TieRecord) -> Tie:
    """A relation to another event."""
    return Tie(
        relation=Relation(record["relation"]),
        event_id=EventId(record["event_id"]),
        score=record["score"],
        reasons=tuple(reason_of(one) for one in record["reasons"]),
        proposed=record["proposed"],
    )


def reason_of(record: ReasonRecord) -> Reason:
    """One named part of a score."""
    return Reason(record["name"], record["value"], record["text"])


def _claims(ids: Sequence[str]) -> tuple[ClaimId, ...]:
    return tuple(ClaimId(one) for one in ids)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
