"""Shapes of the event record: the keys that the JSON schema publishes, in their order."""

from typing import Literal, TypedDict

from dateline.export.records import PlaceRecord

Ids = list[str]
Names = list[str | int]


class DaysRecord(TypedDict):
    """An interval of days; an open side is null."""

    first: str | None
    last: str | None
    basis: str


class SettledWhenRecord(TypedDict):
    """The settled days, with the claims for and against them."""

    value: DaysRecord | None
    claims: Ids
    against: Ids
    agreement: str
    rule: str


class SettingRecord(PlaceRecord):
    """The settled place, and how the words stand to it."""

    feature: str | None
    population: int
    relation: str | None


class SettledWhereRecord(TypedDict):
    """The settled place, with the claims for and against it."""

    value: SettingRecord | None
    claims: Ids
    against: Ids
    agreement: str
    rule: str


EventActorRecord = TypedDict(
    "EventActorRecord",
    {
        "role": str,
        "actor_id": str | None,
        "name": str,
        "class": str,
        "country": str | None,
        "outcome": str | None,
        "hedged": bool,
        "claims": Ids,
    },
)


class RivalRecord(TypedDict):
    """One voice's figure."""

    voice: str
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    claims: Ids


class TollRecord(TypedDict):
    """How many, over all voices."""

    unit: str
    low: int | None
    best: int | None
    high: int | None
    claims: Ids
    against: Ids
    agreement: str
    rule: str
    rivals: list[RivalRecord]


class OriginRecord(TypedDict):
    """Where the text of documents came from."""

    origin: str
    documents: int


class EventVoiceRecord(TypedDict):
    """A voice, and through whom it reached which documents."""

    name: str
    documents: Names
    outlets: list[str]
    through: list[str]
    claims: Ids


class StepRecord(TypedDict):
    """A status as told on a day."""

    status: str
    on: str | None
    claims: Ids


class ReasonRecord(TypedDict):
    """One named part of a score."""

    name: str
    value: float
    text: str


class TieRecord(TypedDict):
    """A relation to another event."""

    relation: str
    event_id: str
    score: float
    reasons: list[ReasonRecord]
    proposed: bool


class EventRecord(TypedDict):
    """What several documents say."""

    schema: Literal["dateline/event/1"]
    id: str
    type: str
    status: str
    when: SettledWhenRecord
    where: SettledWhereRecord
    actors: list[EventActorRecord]
    counts: list[TollRecord]
    claims: Ids
    reports: Names
    recalled_in: Names
    documents: int
    outlets: int
    independent: int
    origins: list[OriginRecord]
    voices: list[EventVoiceRecord]
    history: list[StepRecord]
    disputed: list[str]
    ties: list[TieRecord]
    reasons: list[ReasonRecord]
    hedged: bool
    review: str
    maker: str
