"""Which event and sub-event type of ACLED an event has: the codebook's rules, then ACLED's own exceptions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from dateline.export.acled_actors import ARMED, UNARMED, country_of
from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Event
from dateline.model.mention import Outcome, Role, Status
from dateline.resources.codebook import AcledCode, Codebook, When, load_codebook
from dateline.resources.field_tables import AcledType, acled_not_coded, acled_types

CIVILIAN_ATTACK = ("Violence against civilians", "Attack")
ABDUCTION = ("Violence against civilians", "Abduction/forced disappearance")
MOB, RIOT = ("Riots", "Mob violence"), ("Riots", "Violent demonstration")
EXCESSIVE = ("Protests", "Excessive force against protesters")
INTERVENTION, PEACEFUL = ("Protests", "Protest with intervention"), ("Protests", "Peaceful protest")
CLASH = ("Battles", "Armed clash")
REGAINS = ("Battles", "Government regains territory")
OVERTAKES = ("Battles", "Non-state actor overtakes territory")
DESTRUCTION = ("Strategic developments", "Looting/property destruction")
NO_TARGET = "whom the attack hit is not told, and by that ACLED tells battles from violence against civilians"
CODED = frozenset({Status.OCCURRED, Status.ONGOING})
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your"})
C = ActorClass
_LIKE_CIVILIANS = UNARMED - {C.UNIDENTIFIED}
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Coded:
    """A type of ACLED and the rule that gave it."""

    type: AcledType
    rule: str


@dataclass(frozen=True, slots=True)
class Uncoded:
    """Why ACLED has no code for an event."""

    reason: str


def acled_code(dossier: Dossier, deaths: int) -> Coded | Uncoded:
    """The event's type in ACLED; `deaths` are those that ACLED would write."""
    event = dossier.event
    if event.type in acled_not_coded():
        return Uncoded(acled_not_coded()[event.type])
    entry = codebook().types[event.type]
    by = first_that_holds(entry.acled_by, event, words_of(dossier))
    if event.status not in CODED and (by is None or event.status not in by[0].status):
        return Uncoded(f"ACLED codes what happened; the status is {event.status.value}")
    code: AcledCode = by[1] if by else entry.acled
    rule = f"codebook-{event.type}" + ("-by-condition" if by else "")
    key, exception = _excepted((code.event_type, code.sub_event_type), event, deaths)
    if key == CIVILIAN_ATTACK and not deaths and not by_role(event, Role.TARGET, Role.RECIPIENT):
        return Uncoded(NO_TARGET)
    return Coded(acled_types()[key], exception or rule)


def _excepted(key: tuple[str, str], event: Event, deaths: int) -> tuple[tuple[str, str], str | None]:
    """What ACLED's codebook says beyond the type: who acts, and on whom."""
    agents, targets = by_role(event, Role.AGENT), by_role(event, Role.TARGET)
    if key == ABDUCTION and deaths:
        return CIVILIAN_ATTACK, "deadly-abduction-is-attack"
    if key == EXCESSIVE and not _did_harm(event, deaths):
        return INTERVENTION, "intervention-without-serious-harm"
    if key == REGAINS and agents and all(_is_foreign(one, event) for one in agents):
        return OVERTAKES, "foreign-state-overtakes"
    if event.type == "operation" and deaths and targets:
        return _deadly(targets)
    if key != CIVILIAN_ATTACK:
        return key, None
    if agents and _only(agents, frozenset({C.CIVILIANS})):
        return MOB, "unarmed-agents-are-rioters"
    if targets and _only(targets, frozenset({C.PROTESTERS})):
        harmed = _did_harm(event, deaths)
        return (EXCESSIVE if harmed else INTERVENTION), "attackers-of-protesters"
    if targets and _only(targets, frozenset({C.THING})) and not deaths:
        return DESTRUCTION, "target-is-a-thing"
    return key, None


def _deadly(targets: Sequence[Actor]) -> tuple[tuple[str, str], str]:
    """An operation in which people die is what it did: a battle, or violence against civilians."""
    if has_armed(targets):
        return CLASH, "deadly-operation-is-a-battle"
    return CIVILIAN_ATTACK, "deadly-operation-is-an-attack"


def _did_harm(event: Event, deaths: int) -> bool:
    """ACLED's excessive force kills or brings people to hospital; tear gas alone is an intervention."""
    hurt = {one.outcome for one in event.actors} & {Outcome.KILLED, Outcome.INJURED}
    counted = any(one.unit is Unit.INJURED and (one.best or one.low) for one in event.counts)
    return bool(deaths or hurt or counted)


def _only(actors: Iterable[Actor], classes: frozenset[ActorClass]) -> bool:
    return all(one.actor_class in classes for one in actors)


def _is_foreign(actor: Actor, event: Event) -> bool:
    country = country_of(actor)
    here = event.where.value.place.country if event.where.value else None
    return actor.actor_class is C.FOREIGN_FORCES or (country is not None and country != here)


def is_on_civilians(event: Event, key: tuple[str, str]) -> bool:
    """ACLED's civilian_targeting: violence against civilians, and what hits nobody but civilians."""
    if key[0] == "Violence against civilians" or key == EXCESSIVE:
        return True
    if key[0] not in ("Explosions/Remote violence", "Riots"):
        return False
    targets = [one for one in by_role(event, Role.TARGET) if one.actor_class is not C.THING]
    return bool(targets) and _only(targets, _LIKE_CIVILIANS | {C.PROTESTERS})


def by_role(event: Event, *roles: Role) -> tuple[Actor, ...]:
    """The actors in these roles, in the event's order; "its fighters" beside a named group are that group."""
    is_named = any(one.actor_id for one in event.actors)
    found = (one for one in event.actors if one.role in roles)
    return tuple(one for one in found if not (is_named and _is_owned(one)))


def _is_owned(actor: Actor) -> bool:
    return actor.actor_id is None and actor.name.partition(" ")[0].casefold() in _OWNERS


def parties(event: Event) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who acts, and on whom; one that claims put on both sides stands on the second if others act."""
    agents, targets = by_role(event, Role.AGENT), by_role(event, Role.TARGET, Role.RECIPIENT)
    struck = {_who(one) for one in targets}
    others = tuple(one for one in agents if _who(one) not in struck)
    return others or agents, targets


def _who(actor: Actor) -> str:
    return actor.actor_id or actor.name.casefold()


def first_that_holds(
    rules: Iterable[tuple[When, V]], event: Event, words: frozenset[str]
) -> tuple[When, V] | None:
    """The first of a type's conditions in the codebook that an event meets, with what it gives."""
    return next((rule for rule in rules if _holds(rule[0], event, words)), None)


def _holds(when: When, event: Event, words: frozenset[str]) -> bool:
    agents = {one.actor_class for one in by_role(event, Role.AGENT)}
    targets = {one.actor_class for one in by_role(event, Role.TARGET)}
    both = agents | targets
    given: tuple[tuple[frozenset[ActorClass], set[ActorClass]], ...] = (
        (when.agent, agents),
        (when.target, targets),
        (when.any, both),
    )
    return (
        all(not wanted or wanted & found for wanted, found in given)
        and (not when.all or (bool(both) and both <= when.all))
        and (not when.status or event.status in when.status)
        and (not when.words or bool(when.words & words))
    )


def words_of(dossier: Dossier) -> frozenset[str]:
    """The words of triggers and instruments in lower case, with and without a plural's s."""
    found = set()
    for word in _trigger_words(dossier):
        found |= {word, word.removesuffix("s"), word.removesuffix("ed")}
    return frozenset(found)


def _trigger_words(dossier: Dossier) -> Iterator[str]:
    for told in dossier.told:
        text = dossier.texts.get(told.origin.document_id)
        for claim in told.claims if text else ():
            for span in (claim.trigger, claim.instrument):
                yield from span.of(text or "").casefold().split() if span else ()


@lru_cache
def codebook() -> Codebook:
    """The codebook of the package."""
    return load_codebook()


def has_armed(actors: Iterable[Actor]) -> bool:
    """Whether any of them bears arms as a group."""
    return any(one.actor_class in ARMED for one in actors)
