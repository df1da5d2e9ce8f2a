"""What was found in a document: one frozen record per kind, each with its words and its maker."""

from dataclasses import dataclass
from enum import Enum

from dateline.model.count import Count, CountRelation, Unit
from dateline.model.ids import MentionId
from dateline.model.reason import Reason
from dateline.model.span import Span
from dateline.model.when import When
from dateline.model.where import Level, Lying


class NameType(Enum):
    """What a name or a description names."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"


class TimexType(Enum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Stance(Enum):
    """How a speaker stands to what is said."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ALLEGES = "alleges"
    COULD_NOT_CONFIRM = "could-not-confirm"
    CONFIRMS = "confirms"
    WARNS = "warns"
    ASKS = "asks"


class Status(Enum):
    """How the report presents a happening."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    DENIED = "denied"


class Role(Enum):
    """The part an actor takes."""

    AGENT = "agent"
    TARGET = "target"
    RECIPIENT = "recipient"
    INSTRUMENT_OF = "instrument-of"
    OTHER = "other"


class Outcome(Enum):
    """What happened to an actor."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    SURRENDERED = "surrendered"
    RELEASED = "released"
    UNHARMED = "unharmed"


class PlaceRole(Enum):
    """What a place is to a happening."""

    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"
    PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """The name of a place, without its generic word: "Darzab" of "Darzab district"."""

    id: MentionId
    span: Span
    maker: str
    relation: str | None = None  # "near", "outside", "north-of", "between", "border-with"
    asked: Level | None = None  # the level that the words beside it ask for: "province" -> ADMIN1
    is_dateline: bool = False  # where the report was filed
    lies: Lying | None = None  # the words behind the relation, a distance, a second place
    point: tuple[float, float] | None = None  # latitude and longitude, where the text gives these themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """An expression of time. `when` is None if it is no day (a duration) or could not be anchored."""

    id: MentionId
    span: Span
    maker: str
    timex: str | None
    timex_type: TimexType
    when: When | None
    declined: str | None = None  # why it was not anchored: "no publication date"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """A number of people, or (unit None) of anything else that a reader may want shown."""

    id: MentionId
    span: Span
    maker: str
    count: Count
    unit: Unit | None
    who: Span | None = None  # the noun phrase that is counted
    relation: CountRelation = CountRelation.TOTAL
    share: bool = False  # "a third of"
    part_of: Span | None = None  # the count of which this is a part: "12 people, including three children"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A noun phrase that names or describes people, or a pronoun for them.

    "more than 40 foreign Daesh fighters" is one mention: `head` is "fighters", `name` is "Daesh".
    """

    id: MentionId
    span: Span
    maker: str
    type: NameType
    head: Span
    name: Span | None = None  # the proper name inside, None in a mere description
    plural: bool = False
    antecedent: Span | None = None  # the phrase that a pronoun or "the group" leads back to
    title: Span | None = None  # "Defence Ministry spokesman"
    organisation: Span | None = None  # "Defence Ministry", whom the person speaks or works for


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted or cited: the whole phrase, and inside or around it the name, title and organisation."""

    span: Span
    name: Span | None = None
    title: Span | None = None
    organisation: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Reported content. `span` is the content alone; parts of one quotation share their cue."""

    id: MentionId
    span: Span
    maker: str
    direct: bool
    speaker: Speaker | None
    cue: Span | None
    stance: Stance = Stance.ASSERTS
    to: Span | None = None  # addressee: "AFP" of "told AFP"
    via: tuple[Speaker, ...] = ()  # farther speakers of the same content: "AFP, citing the ministry"
    said_on: Span | None = None  # the expression that dates the speech: "on Tuesday"
    attitude: bool = False  # wanted, feared, praised or planned: the speaker does not vouch for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Who or what fills a role of an event: a noun phrase, with the mention for it where there is one."""

    role: Role
    span: Span
    head: Span
    mention: MentionId | None = None
    outcome: Outcome | None = None
    hedged: bool = False  # "suspected", "believed to be"
    is_thing: bool = False  # "a bridge"
    example: bool = False  # named as one of those whom another filler describes: "including Jane Roe"
    like: MentionId | None = None  # those of whose kind they are: "three soldiers" for "seven others"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """A place mention of an event, and what it is to it."""

    mention: MentionId
    role: PlaceRole


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A trigger of an event type with what its sentence says about it. `span` is the trigger."""

    id: MentionId
    span: Span
    maker: str
    type: str
    status: Status
    sentence: Span  # the clause or sentence that says it
    fillers: tuple[Filler, ...] = ()
    places: tuple[EventPlace, ...] = ()
    times: tuple[MentionId, ...] = ()
    counts: tuple[MentionId, ...] = ()
    quotes: tuple[MentionId, ...] = ()  # the quotes whose content holds it, the outermost first
    instrument: Span | None = None
    hedged: bool = False
    background: bool = False
    is_toll: bool = False  # a number of dead or injured told by itself
    recalls: bool = False  # the words lead back to something told: "the attack"
    reasons: tuple[Reason, ...] = ()  # which rule gave type, status and roles


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMention:
    """A description of a place named before: "the country", "the war-torn region", "the town"."""

    id: MentionId
    span: Span
    maker: str
    asked: Level


Printed = PlaceMention | TimeMention | CountMention | NameMention | Quote | EventMention
Mention = Printed | AreaMention
