"""Who stands on which side of an ACLED row: actor 1 and 2, and those associated with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.export.acled_actors import (
    ARMED,
    CIVILIANS,
    MILITIA,
    STATE_SIDE,
    UNARMED,
    Named,
    Scene,
    named,
    people,
)
from dateline.export.acled_codes import PEACEFUL, parties
from dateline.model.actor import ActorClass
from dateline.model.event import Actor, Event
from dateline.model.mention import Role

C = ActorClass
_UNARMED_PEOPLE = frozenset({C.CIVILIANS, C.PERSON, C.MEDIA, C.PROTESTERS})
_CROWDS = frozenset({C.PROTESTERS, C.RIOTERS, C.CIVILIANS, C.PERSON, C.ORGANISATION, C.MEDIA, C.UNIDENTIFIED})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row. `actors` are the event's own, for the notes; none where the side is not told."""

    main: Named
    associated: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides; the second may be absent."""

    first: Side
    second: Side | None

    @property
    def is_second_told(self) -> bool:
        """Whether a report says who the second side is."""
        return self.second is not None and bool(self.second.actors)


def sides_of(event: Event, key: tuple[str, str], scene: Scene) -> Sides | str:
    """The two sides of a row of an event and sub-event type, or why there are none that ACLED could code."""
    agents, targets = map(_acting, parties(event))
    event_type = key[0]
    if event_type == "Protests":
        found = _protest(agents, targets, scene)
        return Sides(found.first, None) if key == PEACEFUL else found
    if event_type == "Riots":
        return _riot(agents, targets, scene)
    if event_type == "Battles":
        return _battle(agents, targets, scene)
    if event_type == "Violence against civilians":
        return Sides(_attackers(agents, scene), _civilians(targets, scene))
    if event_type == "Explosions/Remote violence":
        return Sides(_attackers(agents, scene), _side(_armed_first(targets), scene))
    return _development(agents, targets, scene)


def _acting(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(one for one in actors if one.actor_class is not C.THING)


def _protest(agents: Sequence[Actor], targets: Sequence[Actor], scene: Scene) -> Sides:
    crowd = tuple(one for one in (*agents, *targets) if one.actor_class in _CROWDS)
    against = tuple(one for one in (*agents, *targets) if one.actor_class in ARMED)
    return Sides(_people(crowd, scene, "Protesters"), _side(against, scene))


def _riot(agents: Sequence[Actor], targets: Sequence[Actor], scene: Scene) -> Sides:
    crowd = tuple(one for one in agents if one.actor_class in _CROWDS)
    against = (*(one for one in agents if one.actor_class in ARMED), *targets)
    return Sides(_people(crowd, scene, "Rioters"), _side(_armed_first(against), scene))


def _battle(agents: Sequence[Actor], targets: Sequence[Actor], scene: Scene) -> Sides | str:
    ours = tuple(one for one in agents if one.actor_class not in (C.CIVILIANS, C.PERSON, C.MEDIA))
    theirs = tuple(one for one in targets if one.actor_class in ARMED or one.actor_class is C.GOVERNMENT)
    if all(one.actor_id is None for one in theirs) and (not theirs or _are_two_camps(ours)):
        ours, theirs = _camps(ours)  # also where "rebels" stand beside the group that they are of
    if not ours:
        ours, theirs = theirs, ()
    if not ours:
        return "a battle of which neither side is told"
    second = _side(_identified(theirs), scene) or Side(_unknown(scene, "other-side-not-told"))
    first = _side(_identified(ours), scene)
    return Sides(first, second) if first else "a battle of which neither side is told"


def _identified(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those with a name, if any have one: claims at odds put "six fighters" on either side."""
    return tuple(one for one in actors if one.actor_id or one.actor_class in STATE_SIDE) or actors


def _are_two_camps(fighting: Sequence[Actor]) -> bool:
    return len({one.actor_class in STATE_SIDE for one in fighting if one.actor_id}) > 1


def _camps(fighting: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Those who fight, when all are said to: with the first, and against it."""
    if not fighting:
        return (), ()
    with_state = fighting[0].actor_class in STATE_SIDE
    ours = tuple(one for one in fighting if (one.actor_class in STATE_SIDE) is with_state)
    theirs = tuple(one for one in fighting if (one.actor_class in STATE_SIDE) is not with_state)
    return (ours, theirs) if theirs else (fighting[:1], fighting[1:])


def _attackers(agents: Sequence[Actor], scene: Scene) -> Side:
    """Those who bear arms, if any do: claims at odds may name the victims among the agents."""
    armed = tuple(one for one in agents if one.actor_class not in _UNARMED_PEOPLE)
    return _side(armed or agents, scene) or Side(_unknown(scene, "agent-not-told"))


def _civilians(targets: Sequence[Actor], scene: Scene) -> Side:
    unarmed = tuple(one for one in targets if one.actor_class not in ARMED)
    if unarmed:
        return _people(unarmed, scene, "Civilians")
    return Side(Named(scene.generic("Civilians"), CIVILIANS, rule="target-not-told"))


def _development(agents: Sequence[Actor], targets: Sequence[Actor], scene: Scene) -> Sides | str:
    first, second = _side(agents, scene), _side(targets, scene)
    if first is None and second is None:
        return "a strategic development without any actor"
    return Sides(first, second) if first else Sides(second, None) if second else "no actor"


def _armed_first(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Where soldiers and civilians are hit, the soldiers are the actor and the civilians associated."""
    return tuple(sorted(actors, key=lambda one: one.actor_class not in ARMED))


def _side(actors: Sequence[Actor], scene: Scene) -> Side | None:
    if not actors:
        return None
    return _of_names([_target(one, scene) for one in actors], actors)


def _target(actor: Actor, scene: Scene) -> Named:
    """An unarmed actor of role target is a civilian to ACLED, officials too."""
    if actor.role is Role.TARGET and actor.actor_class in UNARMED:
        return people(actor, scene, "Civilians")
    return named(actor, scene)


def _people(actors: Sequence[Actor], scene: Scene, label: str) -> Side:
    if not actors:
        empty = Actor(role=Role.AGENT, actor_id=None, name="", actor_class=C.CIVILIANS)
        return Side(people(empty, scene, label))
    return _of_names([people(one, scene, label) for one in actors], actors)


def _of_names(names: Sequence[Named], actors: Sequence[Actor]) -> Side:
    """The named before the unidentified: gunmen beside a named group are not a second group."""
    ranked = sorted(names, key=_is_unidentified)
    main = ranked[0]
    others = [one for one in ranked[1:] if not _is_unidentified(one)]
    more = [*main.associated, *(name for one in others for name in (one.name, *one.associated))]
    return Side(main, tuple(dict.fromkeys(one for one in more if one != main.name)), tuple(actors))


def _is_unidentified(one: Named) -> bool:
    return one.rule in ("unidentified-group", "unidentified-forces")


def _unknown(scene: Scene, rule: str) -> Named:
    return Named(scene.generic("Unidentified Armed Group"), MILITIA, rule=rule)
