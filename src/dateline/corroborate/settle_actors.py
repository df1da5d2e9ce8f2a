"""The actors of an event: one entry for each group or person in a role, with the claims that name it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.corroborate.account import Doer
from dateline.corroborate.settle import POSSESSIVES, Heard, ids
from dateline.corroborate.telling import owners
from dateline.model.actor import ActorClass
from dateline.model.event import Actor
from dateline.model.mention import Role
from dateline.resources.corroboration import load_weights

_ROLES = {role: n for n, role in enumerate(Role)}
_MUTUAL = frozenset({"armed-clash", "talks", "agreement"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor in an account."""

    doer: Doer
    heard: Heard


def actors(heard: Sequence[Heard]) -> tuple[Actor, ...]:
    """The actors, those of the registry first; words for anybody give way to a name in the same role."""
    by_role: defaultdict[Role, list[Named]] = defaultdict(list)
    for one in heard:
        for doer in _doers(one):
            by_role[doer.role].append(Named(doer, one))
    return tuple(
        actor for role in sorted(by_role, key=lambda role: _ROLES[role]) for actor in _of_role(by_role[role])
    )


def _doers(one: Heard) -> Iterable[Doer]:
    """Who takes part; a statement names only whom it makes the doer, and an accusation leaves doubt."""
    if not one.account.speaks:
        return one.account.doers
    doubted = one.account.type == "accusation"
    return (replace(doer, role=Role.AGENT, hedged=doubted) for doer in owners(one.account))


def _of_role(named: list[Named]) -> list[Actor]:
    groups: defaultdict[str, list[Named]] = defaultdict(list)
    for one in named:
        groups[_key(one.doer)].append(one)
    known = any(one.doer.actor_id for one in named)
    _gather(groups)
    found = [_actor(members) for members in groups.values() if not (known and _is_anybody(members))]
    return sorted(found, key=lambda one: (one.actor_id is None, -len(one.claims), one.name))


def _gather(groups: dict[str, list[Named]]) -> None:
    """Put "14 people" and "the dead" to those told by a better word, "traders", where there is one."""
    anybody = load_weights().anybody
    vague = [key for key in groups if key.rpartition(" ")[2] in anybody]
    for key in vague:
        kind = key.rpartition(" ")[0]
        better = next((x for x in groups if x not in vague and x.rpartition(" ")[0] == kind), vague[0])
        if better != key and better.rpartition(" ")[0] == kind:
            groups[better] += groups.pop(key)


def _is_anybody(members: Iterable[Named]) -> bool:
    """Gunmen, attackers, "its fighters": words that any name in the same role may mean."""
    return all(one.doer.actor_id is None and _is_vague(one.doer) for one in members)


def _is_vague(doer: Doer) -> bool:
    owned = doer.name.casefold().split(" ", maxsplit=1)[0] in POSSESSIVES
    return owned or doer.actor_class is ActorClass.UNIDENTIFIED


_OF = (" of ", " in ", " at ", " who ", " from ")


def _key(doer: Doer) -> str:
    """The registry's id; else the class and the last word before any "of": "market", of a town."""
    if doer.actor_id:
        return doer.actor_id
    words = doer.name.casefold()
    for link in _OF:
        words = words.split(link, maxsplit=1)[0]
    last = words.split()[-1] if words.split() else doer.name
    return f"{doer.actor_class.value} {last.removesuffix('s')}"


def _actor(members: list[Named]) -> Actor:
    first = min(members, key=_naming)
    outcomes = [one.doer.outcome for one in members if one.doer.outcome]
    return Actor(
        role=first.doer.role,
        actor_id=first.doer.actor_id,
        name=first.doer.name,
        actor_class=first.doer.actor_class,
        country=next((one.doer.country for one in members if one.doer.country), None),
        outcome=outcomes[-1] if outcomes else None,
        hedged=all(one.doer.hedged for one in members),
        claims=ids(one.heard for one in members),
    )


def _naming(one: Named) -> tuple[bool, bool, tuple[int, str, str, int]]:
    """Better words first: no mere number of people, more than one word, the earliest."""
    vague = _key(one.doer).rpartition(" ")[2] in load_weights().anybody
    return (vague, len(one.doer.name.split()) == 1, one.heard.account.order)


def is_agent_disputed(heard: Sequence[Heard], type_: str) -> bool:
    """Whether voices name doers that exclude one another."""
    agents: defaultdict[str, set[str]] = defaultdict(set)
    for one in heard:
        if one.account.type == type_ and not one.is_denial:
            agents[one.rest.key] |= {
                doer.actor_id for doer in one.account.doers if doer.role is Role.AGENT and doer.actor_id
            }
    rivals = [names for names in agents.values() if names]
    return type_ not in _MUTUAL and any(not a & b for a in rivals for b in rivals)
