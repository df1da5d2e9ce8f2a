"""What PLOVER says of an event: type, mode, intensity, quad class, contexts, and the codes of its actors."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.export.acled_actors import country_of
from dateline.export.acled_codes import codebook
from dateline.model.actor import ActorClass
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Event
from dateline.model.mention import Role, Status
from dateline.model.where import Level, Place
from dateline.resources.field_tables import (
    plover_contexts,
    plover_events,
    plover_sectors,
    states,
)

_TWO_SIDED = frozenset({"armed-clash", "agreement", "talks"})
_RECIPIENT_NEEDED = frozenset({"COOPERATE", "AID", "SANCTION"})
# PLOVER's flags on what did not simply happen; others have them but nobody fills them.
_FLAGS = {
    Status.PLANNED: "future",
    Status.THREATENED: "hypothetical",
    Status.POSSIBLE: "hypothetical",
    Status.DENIED: "negation",
    Status.ATTEMPTED: None,
    Status.OCCURRED: None,
    Status.ONGOING: None,
}
_RESOLUTION = {
    Level.POINT: 5,
    Level.SETTLEMENT: 4,
    Level.ADMIN3: 3,
    Level.ADMIN2: 3,
    Level.ADMIN1: 2,
    Level.COUNTRY: 1,
}


@dataclass(frozen=True, slots=True)
class PloverCoded:
    """An event in PLOVER's terms. `flag`: historical, future, hypothetical, negation."""

    event: str
    mode: str | None
    quad: int
    score: float | None
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    flag: str | None
    rule: str  # where the mode comes from


def plover_code(dossier: Dossier) -> PloverCoded | str:
    """The event in PLOVER's terms, or why it has none."""
    event = dossier.event
    code = codebook().types[event.type].plover
    if code is None:
        return f"PLOVER has no event for {event.type}"
    actors, recipients = _roles(event)
    if code.event in _RECIPIENT_NEEDED and not recipients:
        return f"PLOVER's {code.event} needs a recipient; none is told"
    entry = plover_events()[code.event]
    own_mode = mode_of(dossier)
    mode = own_mode or code.mode
    return PloverCoded(
        event=code.event,
        mode=mode,
        quad=entry.quad,
        score=entry.score(mode),
        contexts=plover_contexts().get(event.type, ()),
        actors=actors,
        recipients=recipients,
        flag=_FLAGS[event.status] or (None if event.reports else "historical"),
        rule="mode-of-the-words" if own_mode else "mode-of-the-type",
    )


def mode_of(dossier: Dossier) -> str | None:
    """The mode of the claims' triggers, where most say one that is more exact than the type's."""
    known = _modes(dossier.event.type)
    if not known:
        return None
    found: Counter[str] = Counter()
    for told in dossier.told:
        text = dossier.texts.get(told.origin.document_id)
        for claim in told.claims:
            if text:
                words = claim.trigger.of(text).casefold().split()
                found.update(mode for word in words[:1] if (mode := _mode(word, known)))
    return max(sorted(found), key=lambda mode: found[mode], default=None)


@lru_cache
def _modes(event_type: str) -> Mapping[str, str]:
    """The modes that triggers of a type say by themselves, by lemma."""
    return {one.lemma: one.mode for one in codebook().of_type(event_type) if one.mode}


def _mode(word: str, known: Mapping[str, str]) -> str | None:
    endings = ("", "s", "ed", "d", "ing")
    return next((known[stem] for end in endings if (stem := word.removesuffix(end)) in known), None)


def _roles(event: Event) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """In one-sided events perpetrators act on recipients; in two-sided ones all are actors."""
    people = tuple(one for one in event.actors if one.actor_class is not ActorClass.THING)
    agents = tuple(one for one in people if one.role is Role.AGENT)
    others = tuple(one for one in people if one.role in (Role.TARGET, Role.RECIPIENT))
    return (agents + others, ()) if event.type in _TWO_SIDED else (agents, others)


def sector_of(actor: Actor) -> str:
    """PLOVER's sector of the actor's class."""
    return plover_sectors().get(actor.actor_class, "UNK")


def alpha3_of(actor: Actor) -> str | None:
    """The actor's state as ISO 3166-1 alpha-3."""
    state = states().get(country_of(actor) or "")
    return state.iso3 if state else None


def cow_of(actor: Actor) -> int | None:
    """The actor's state as a number of the Correlates of War."""
    state = states().get(country_of(actor) or "")
    return state.cow if state else None


def resolution(place: Place) -> int | None:
    """PLOVER's resolution: 5 within a town, 4 town, 3 district, 2 province, 1 country."""
    return _RESOLUTION.get(place.level)


def geoname_id(place: Place) -> str | None:
    """The GeoNames number, where the gazetteer has it."""
    provider, _, key = place.id.partition(":")
    return key if provider == "geonames" else None
