"""Who stands on which side of a UCDP row, and which of the three types of organised violence it is."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import BadUsage
from dateline.export.acled_actors import ARMED, STATE_SIDE, UNARMED, country_of
from dateline.export.acled_codes import parties
from dateline.model.actor import ActorClass
from dateline.model.event import Actor, Event
from dateline.resources.field_tables import states

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
C = ActorClass
_VICTIMS = UNARMED | {C.PROTESTERS, C.RIOTERS}
_FOUGHT = frozenset({"armed-clash"})  # two sides used force: those who died in it do not make it one-sided
_LOOKUP = ("actor", "name", "new_id", "dset_id")


@dataclass(frozen=True, slots=True)
class UcdpSide:
    """A side: its name, its number in UCDP's registry where the user's table has it, its state's number."""

    name: str
    actors: tuple[Actor, ...]
    gw: int | None = None
    new_id: str | None = None
    dset_id: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """The type of violence, both sides, and the rule."""

    type: int
    a: UcdpSide
    b: UcdpSide
    rule: str


Lookup = Mapping[str, Mapping[str, str]]


def conflict_of(event: Event, lookup: Lookup) -> Conflict | str:
    """The two sides and the type of violence, or why UCDP has no row for the event.

    UCDP codes armed force by an organised actor against another or against civilians, so both sides have
    to be told; a government among them makes it state-based, with the government as side A.
    """
    here = event.where.value.place.country if event.where.value else None
    agents, targets = parties(event)
    ours = _organised(agents)
    theirs = _organised(targets)
    if ours and not theirs and len(ours) > 1:
        ours, theirs = _camps(ours)
    if not ours:
        return "UCDP needs an organised actor that used force; none is told"
    if theirs:
        return _between(_side(ours, here, lookup), _side(theirs, here, lookup))
    if event.type in _FOUGHT:
        return "UCDP needs the other side of the fighting; it is not told"
    if any(one.actor_class in ARMED for one in targets):
        return "UCDP needs the other side by name; it is armed, and not identified"
    if any(one.actor_class in _VICTIMS for one in targets):
        victims = tuple(one for one in targets if one.actor_class in _VICTIMS)
        return Conflict(ONE_SIDED, _side(ours, here, lookup), UcdpSide(CIVILIANS, victims), "one-sided")
    return "UCDP needs the other side: an organised actor or civilians; none is told"


def _organised(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(one for one in actors if one.actor_class in ARMED and _is_identified(one))


def _is_identified(actor: Actor) -> bool:
    return actor.actor_id is not None or actor.actor_class in STATE_SIDE


def _camps(fighting: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    states_first = tuple(one for one in fighting if one.actor_class in STATE_SIDE)
    others = tuple(one for one in fighting if one.actor_class not in STATE_SIDE)
    if states_first and others:
        return states_first, others
    return fighting[:1], fighting[1:]


def _between(one: UcdpSide, other: UcdpSide) -> Conflict:
    first, second = _is_state(one), _is_state(other)
    if first or second:
        a, b = (one, other) if first else (other, one)
        return Conflict(STATE_BASED, a, b, "state-based")
    return Conflict(NON_STATE, one, other, "non-state")


def _is_state(side: UcdpSide) -> bool:
    return side.actors[0].actor_class in STATE_SIDE


def _side(actors: tuple[Actor, ...], here: str | None, lookup: Lookup) -> UcdpSide:
    first = actors[0]
    name, gw = _named(first, here)
    known = lookup.get(first.actor_id or "") or lookup.get(name.casefold(), {})
    return UcdpSide(
        name=known.get("name") or name,
        actors=actors,
        gw=gw,
        new_id=known.get("new_id") or None,
        dset_id=known.get("dset_id") or None,
    )


def _named(actor: Actor, here: str | None) -> tuple[str, int | None]:
    """All forces of a state are its government to UCDP."""
    country = country_of(actor)
    if actor.actor_class in STATE_SIDE and actor.actor_id is None and country is None:
        country = here  # "soldiers", "police": those of the country, as no other is told
    state = states().get(country or "")
    if actor.actor_class in STATE_SIDE and state and state.ucdp:
        return f"Government of {state.ucdp}", state.gw
    return actor.name, None


def read_lookup(path: Path | None) -> Lookup:
    """The user's table of UCDP's names and numbers of actors, by our id or name.

    Its columns: actor (our id or name), name, new_id, dset_id. Raises BadUsage that says what is wrong.
    """
    if path is None:
        return {}
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as problem:
        raise BadUsage(f"{path}: cannot be read as UTF-8 text: {problem}") from problem
    missing = [column for column in _LOOKUP[:2] if rows and column not in rows[0]]
    if missing:
        raise BadUsage(f"{path}: needs the columns {', '.join(_LOOKUP)}; {missing[0]} is missing")
    found: dict[str, Mapping[str, str]] = {}
    for row in rows:
        cells = {name: (row.get(name) or "").strip() for name in _LOOKUP}
        found[cells["actor"]] = found[cells["actor"].casefold()] = cells
    return found
