"""Records as they are printed: the shapes and the order of keys that the JSON schemas publish."""

from typing import Literal, TypedDict

SpanRecord = list[int]
ExternalId = str | int | None


class WordsRecord(TypedDict):
    """A span and its words."""

    span: SpanRecord
    text: str


Coordinates = list[float] | list[list[float]] | list[list[list[float]]] | list[list[list[list[float]]]]


class Geometry(TypedDict):
    """A GeoJSON geometry: longitude first."""

    type: str
    coordinates: Coordinates


class ShapeRecord(TypedDict):
    """Where something lies that is told by its relation to a place."""

    kind: str
    geometry: Geometry
    centre: list[float]
    uncertainty_km: float
    distance_km: float | None
    words: WordsRecord
    other: SpanRecord | None


class PlaceRecord(TypedDict):
    """A place as a claim names it."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    level: str
    country: str | None
    admin1: str | None
    admin2: str | None


class FullPlaceRecord(TypedDict):
    """A place as a mention names it: with its feature code."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    level: str
    feature: str | None
    country: str | None
    admin1: str | None
    admin2: str | None


class CandidateRecord(FullPlaceRecord):
    """A place that was weighed and not chosen, with its reasons."""

    score: float
    reasons: list[str]


ActorRecord = TypedDict("ActorRecord", {"id": str | None, "name": str, "class": str})


class SpeakerRecord(WordsRecord):
    """Who is quoted."""

    actor: ActorRecord | None


class _Mention(TypedDict):
    id: str
    kind: str
    span: SpanRecord
    text: str
    maker: str


class PlaceMentionRecord(_Mention):
    """A place name; `place` is null when the choice was declined."""

    relation: str | None
    place: FullPlaceRecord | None
    shape: ShapeRecord | None
    candidates: list[CandidateRecord]


class TimeMentionRecord(_Mention):
    """An expression of time; `first` and `last` are null when it could not be anchored."""

    timex: str | None
    timex_type: str
    first: str | None
    last: str | None
    basis: str | None


class CountMentionRecord(_Mention):
    """A number of people."""

    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    unit: str | None
    share: bool


class NameMentionRecord(_Mention):
    """A phrase that names or describes people, or a pronoun for them."""

    type: str
    actor: ActorRecord | None
    antecedent: SpanRecord | None


class QuoteRecord(_Mention):
    """Reported content."""

    direct: bool
    speaker: SpeakerRecord | None
    cue: WordsRecord | None
    stance: str


class EventMentionRecord(_Mention):
    """A trigger."""

    type: str
    status: str


MentionRecord = (
    PlaceMentionRecord
    | TimeMentionRecord
    | CountMentionRecord
    | NameMentionRecord
    | QuoteRecord
    | EventMentionRecord
)


class DatelineRecord(WordsRecord):
    """Where and by whom a report was filed."""

    place: FullPlaceRecord | None
    agency: str | None


class DocumentRecord(TypedDict):
    """One report with its mentions."""

    schema: Literal["dateline/document/1"]
    id: str
    external_id: ExternalId
    location: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str
    dateline: DatelineRecord | None
    text_sha256: str
    text: str
    mentions: list[MentionRecord]


ParticipantRecord = TypedDict(
    "ParticipantRecord",
    {
        "role": str,
        "actor_id": str | None,
        "name": str,
        "class": str,
        "span": SpanRecord,
        "text": str,
        "outcome": str | None,
        "hedged": bool,
    },
)


class WhenRecord(TypedDict):
    """The days of a claim, with the words that say so (null where assumed)."""

    first: str | None
    last: str | None
    basis: str
    span: SpanRecord | None
    text: str | None


class LocusRecord(WordsRecord):
    """A place of a claim."""

    relation: str | None
    role: str
    place: PlaceRecord | None
    shape: ShapeRecord | None


class TallyRecord(TypedDict):
    """A count of a claim."""

    unit: str
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    who: SpanRecord | None
    claimant: str | None
    relation: str
    span: SpanRecord
    text: str


class VoiceRecord(TypedDict):
    """One link of the chain of speakers."""

    speaker: str
    title: str | None
    organisation: str | None
    to: str | None
    stance: str
    date: str | None
    span: SpanRecord
    cue: SpanRecord | None


class ClaimRecord(TypedDict):
    """What one document says happened, is the case, or is to come."""

    schema: Literal["dateline/claim/1"]
    id: str
    document_id: str
    external_id: ExternalId
    type: str
    status: str
    sentence: SpanRecord
    trigger: WordsRecord
    actors: list[ParticipantRecord]
    when: WhenRecord | None
    where: list[LocusRecord]
    counts: list[TallyRecord]
    attribution: list[VoiceRecord]
    also: list[SpanRecord]
    instrument: WordsRecord | None
    hedged: bool
    background: bool
    score: float
    maker: str
