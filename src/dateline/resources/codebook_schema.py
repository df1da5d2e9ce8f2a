"""The shape of the codebook's files, checked on load."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

FAMILIES = (
    "violence",
    "territory",
    "force",
    "group",
    "people",
    "politics",
    "crowd",
    "situation",
    "statement",
)

TypeName = Literal[
    "armed-clash", "attack", "abduction", "sexual-violence", "air-strike", "shelling", "explosion",
    "suicide-bombing", "chemical-attack",
    "territory-taken", "territory-lost",
    "operation", "deployment", "base-established", "arrest", "weapons-seized", "destruction",
    "group-change", "recruitment", "surrender",
    "movement", "displacement",
    "agreement", "talks", "sanction", "aid",
    "protest", "riot",
    "presence", "control",
    "declaration", "threat", "accusation", "denial", "responsibility-claim", "condemnation", "demand",
]  # fmt: skip
ClassName = Literal[
    "state-forces", "police", "rebel-group", "political-militia", "communal-militia", "gang", "protesters",
    "rioters", "civilians", "foreign-forces", "government", "organisation", "media", "person", "thing",
    "unidentified",
]  # fmt: skip
StatusName = Literal["occurred", "ongoing", "attempted", "planned", "threatened", "possible", "denied"]
OutcomeName = Literal[
    "killed", "injured", "abducted", "arrested", "displaced", "surrendered", "released", "unharmed"
]
SlotName = Literal["agent", "target", "recipient", "other", "instrument", "place", "none"]
WordClassName = Literal["human", "thing", "place"]
UcdpName = Literal["state-based", "non-state", "one-sided"]

SUB_EVENTS = {
    "Battles": (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
MODES = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

_SPLIT = re.compile(r"[a-z]-[a-z]")
KINDS = ("verb", "noun", "adjective", "phrase")

Word = Annotated[str, Field(pattern=r"^[^A-Z\s]+$")]
Words = Annotated[str, Field(pattern=r"^[^A-Z\s]+( [^A-Z\s]+)*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RolesEntry(_Entry):
    """What subject and object of a verb fill; in the passive the two change places."""

    subject: SlotName | None = None
    object: SlotName | None = None


class TriggerEntry(_Entry):
    """One word, or several that share all conditions. Exactly one of verb, noun, adjective, phrase."""

    verb: Word | list[Word] | None = None
    noun: Word | list[Word] | None = None
    adjective: Word | list[Word] | None = None
    phrase: list[Words] | None = None
    particle: Word | None = None
    object: list[Word] = []
    not_object: list[Word] = []
    subject: list[Word] = []
    not_subject: list[Word] = []
    object_class: WordClassName | None = None
    subject_class: WordClassName | None = None
    prep: dict[Word, list[Word]] = {}
    not_prep: list[Word] = []
    roles: RolesEntry | None = None
    agent: list[Word] = []
    target: list[Word] = []
    recipient: list[Word] = []
    other: list[Word] = []
    means: list[Word] = []
    place: list[Word] = []
    poss: SlotName | None = None
    compound: SlotName | None = None
    outcome: OutcomeName | None = None
    needs: Literal["violent"] | None = None
    light: bool = False
    effect: bool = False
    instrument: bool = False
    status: StatusName | None = None
    mode: str | None = None
    weight: float = Field(default=1.0, gt=0, le=1)

    @model_validator(mode="after")
    def _one_kind(self) -> "TriggerEntry":
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError(f"give exactly one of verb, noun, adjective, phrase; given: {given or 'none'}")
        if self.light and not self.object:
            raise ValueError("a light verb needs its objects")
        lists = (self.object, self.not_object, self.subject, self.not_subject, *self.prep.values())
        split = [word for lemmas in lists for word in lemmas if _SPLIT.search(word)]
        if split:
            raise ValueError(f"one token each: a tagger splits {split} at the hyphen")
        return self

    def kind(self) -> str:
        """Which of the four it is."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    def words(self) -> list[str]:
        """The lemmas, one entry each; a phrase is lemmas with spaces."""
        given = getattr(self, self.kind())
        return [given] if isinstance(given, str) else list(given)


class WhenEntry(_Entry):
    """Conditions on a claim."""

    agent: list[ClassName] = []
    target: list[ClassName] = []
    any: list[ClassName] = []
    all: list[ClassName] = []
    status: list[StatusName] = []
    words: list[Word] = []


class AcledEntry(_Entry):
    """An event type and sub-event type as ACLED spells them."""

    event_type: str
    sub_event_type: str

    @model_validator(mode="after")
    def _known(self) -> "AcledEntry":
        if self.sub_event_type not in SUB_EVENTS.get(self.event_type, ()):
            raise ValueError(f"ACLED has no {self.event_type!r} / {self.sub_event_type!r}")
        return self


class AcledRule(AcledEntry):
    """The ACLED types under a condition."""

    when: WhenEntry


class UcdpRule(_Entry):
    """The UCDP type of violence under a condition."""

    when: WhenEntry
    ucdp: UcdpName | None


class PloverEntry(_Entry):
    """A PLOVER event with a mode that belongs to it."""

    event: str
    mode: str | None = None

    @model_validator(mode="after")
    def _known(self) -> "PloverEntry":
        if self.event not in MODES or (self.mode is not None and self.mode not in MODES[self.event]):
            raise ValueError(f"PLOVER has no {self.event} with mode {self.mode}")
        return self


class ExampleEntry(_Entry):
    """An invented sentence and what is to be read in it."""

    text: str
    trigger: str
    status: StatusName
    agent: str | None = None
    target: str | None = None
    outcome: OutcomeName | None = None

    @model_validator(mode="after")
    def _words_are_there(self) -> "ExampleEntry":
        for words in (self.trigger, self.agent, self.target):
            if words is not None and words not in self.text:
                raise ValueError(f"example {self.text!r} does not contain {words!r}")
        return self


class TypeEntry(_Entry):
    """One type with its triggers and examples."""

    label: str
    definition: str
    acled: AcledEntry
    acled_by: list[AcledRule] = []
    ucdp: UcdpName | None
    ucdp_by: list[UcdpRule] = []
    plover: PloverEntry | None
    cameo: Annotated[str, Field(pattern=r"^(0[1-9]|1\d|20)\d{0,2}$")]
    roles: RolesEntry
    triggers: list[TriggerEntry] = Field(min_length=1)
    stop: list[Words] = []
    examples: list[ExampleEntry] = Field(min_length=2)
    nonexamples: list[str] = []

    @model_validator(mode="after")
    def _modes_fit(self) -> "TypeEntry":
        for trigger in self.triggers:
            if trigger.mode and (self.plover is None or trigger.mode not in MODES[self.plover.event]):
                raise ValueError(f"mode {trigger.mode!r} is not one of {self.plover and self.plover.event}")
        return self


class FamilyEntry(_Entry):
    """One file: a family and its types."""

    family: Literal[
        "violence", "territory", "force", "group", "people", "politics", "crowd", "situation", "statement"
    ]
    types: dict[TypeName, TypeEntry]
