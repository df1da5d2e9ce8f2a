"""The public profile: what may be shown to everybody, and an account of what was withheld.

Places are coarsened to the district, or to the province where the district is not known, and are never
moved. Names of private persons give way to what kind of people they are. Words of reports are withheld,
and with them headlines, authors and where the files lie. Numbers, days, types and citations stay.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.export.formats import Counted
from dateline.export.names_withheld import FINE, Names, names_of
from dateline.model.claim import Claim, Locus, Participant, Voice
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Event, RivalToll, Setting, Tie, Toll
from dateline.model.event import Voice as EventVoice
from dateline.model.ids import make_id
from dateline.model.origin import Origin, Told
from dateline.model.where import Level, Place

_KEPT_RELATIONS = frozenset({"outside", "off"})  # they say that the place itself is not meant

FindArea = Callable[[Place], Place | None]


@dataclass
class Withheld:
    """Counts what the profile did."""

    done: Counter[str] = field(default_factory=Counter)

    def counted(self) -> tuple[Counted, ...]:
        """What was done, and how often, sorted."""
        return tuple(Counted(name, self.done[name]) for name in sorted(self.done))


@dataclass(frozen=True)
class PublicProfile:
    """Makes dossiers fit for the public. `find_area` gives a district or province with its own point."""

    find_area: FindArea = lambda _area: None
    withheld: Withheld = field(default_factory=Withheld)

    def applied(self, dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
        """The dossiers with what may be shown of them."""
        for dossier in dossiers:
            yield self._public(dossier)

    def _public(self, dossier: Dossier) -> Dossier:
        names = names_of(dossier, self._count)
        event = self._event(dossier.event, names)
        told = tuple(self._told(one, names) for one in dossier.told)
        self._count("words of reports withheld: texts", len(dossier.texts))
        return Dossier(event=event, told=told, texts={})

    def _count(self, what: str, times: int = 1) -> None:
        if times:
            self.withheld.done[what] += times

    def _event(self, event: Event, names: Names) -> Event:
        where = event.where
        if where.value:
            where = replace(where, value=self._setting(where.value))
        self._count(
            "reasons withheld, which quote", len(event.reasons) + sum(len(t.reasons) for t in event.ties)
        )
        return replace(
            event,
            where=where,
            actors=tuple(self._actor(one, names) for one in event.actors),
            counts=tuple(_toll(one, names) for one in event.counts),
            voices=tuple(_voice(one, names) for one in event.voices),
            ties=tuple(_without_reasons(one) for one in event.ties),
            reasons=(),
        )

    def _setting(self, setting: Setting) -> Setting:
        place = self._coarse(setting.place)
        relation = setting.relation
        if place is not setting.place and relation not in _KEPT_RELATIONS:
            relation = None  # "near" a town lies in the town's district, as far as anybody may know
        return Setting(place=place, relation=relation)

    def _actor(self, actor: Actor, names: Names) -> Actor:
        return replace(actor, name=names.of_actor(actor.actor_id, actor.name, actor.actor_class))

    def _told(self, told: Told, names: Names) -> Told:
        origin = self._origin(told.origin)
        return Told(origin=origin, claims=tuple(self._claim(claim, names) for claim in told.claims))

    def _origin(self, origin: Origin) -> Origin:
        self._count("headlines withheld", origin.title is not None)
        self._count("authors withheld", origin.author is not None)
        return replace(origin, title=None, author=None, location=str(origin.name), fingerprint=None)

    def _claim(self, claim: Claim, names: Names) -> Claim:
        return replace(
            claim,
            actors=tuple(_participant(one, names) for one in claim.actors),
            where=tuple(self._locus(one) for one in claim.where),
            counts=tuple(
                replace(one, claimant=names.of_speaker(one.claimant)) if one.claimant else one
                for one in claim.counts
            ),
            attribution=tuple(_speaker(one, names) for one in claim.attribution),
            rules=(),
        )

    def _locus(self, locus: Locus) -> Locus:
        if locus.place is None:
            return replace(locus, shape=None)
        coarse = self._coarse(locus.place)
        relation = locus.relation if coarse is locus.place else None
        return replace(locus, place=coarse, relation=relation, shape=None)

    def _coarse(self, place: Place) -> Place:
        """The district, else the province, else the country that the place lies in; areas stay."""
        if place.level not in FINE:
            return place
        area = _area_around(place)
        if area is None:
            self._count("places withheld: no district, province or country is known")
            return replace(place, id=_hidden(place), name="withheld", lat=None, lon=None, level=Level.REGION)
        self._count(f"places coarsened to {area.level.value}")
        return self.find_area(area) or area


def _hidden(place: Place) -> str:
    return f"dateline:{make_id('area', place.id)}"


def _area_around(place: Place) -> Place | None:
    """The finest area that a place names itself, without a point: no point is made up for it."""
    if place.country is None:
        return None
    areas = ((Level.ADMIN2, place.admin2), (Level.ADMIN1, place.admin1), (Level.COUNTRY, place.country))
    level, name = next((level, name) for level, name in areas if name)
    admin2 = place.admin2 if level is Level.ADMIN2 else None
    admin1 = place.admin1 if level is not Level.COUNTRY else None
    key = make_id("area", place.country, admin1, admin2)
    return Place(f"dateline:{key}", name, None, None, level, None, place.country, admin1, admin2)


def _toll(toll: Toll, names: Names) -> Toll:
    return replace(toll, rivals=tuple(_rival(one, names) for one in toll.rivals))


def _rival(rival: RivalToll, names: Names) -> RivalToll:
    return replace(rival, voice=names.of_speaker(rival.voice))


def _voice(voice: EventVoice, names: Names) -> EventVoice:
    through = tuple(names.of_speaker(one) for one in voice.through)
    return replace(voice, name=names.of_speaker(voice.name), through=through)


def _without_reasons(tie: Tie) -> Tie:
    return replace(tie, reasons=())


def _participant(one: Participant, names: Names) -> Participant:
    return replace(one, name=names.of_actor(one.actor_id, one.name, one.actor_class))


def _speaker(voice: Voice, names: Names) -> Voice:
    body = voice.organisation if voice.organisation and not names.tells_where(voice.organisation) else None
    to = names.of_speaker(voice.to) if voice.to else None
    return replace(voice, speaker=names.of_speaker(voice.speaker), title=None, organisation=body, to=to)
