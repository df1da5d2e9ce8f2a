"""One happening told twice in one report, by one voice, is one claim; its further sentences go to `also`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Locus, Participant, Tally
from dateline.model.count import CountRelation
from dateline.model.mention import Role, Status
from dateline.model.span import Span
from dateline.resources.codebook import Codebook

_STATE = {ActorClass.GOVERNMENT, ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.FOREIGN_FORCES}
_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_POINTERS = ("the ", "this ", "that ", "these ", "those ", "both ", "all of them")
_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "they", "them", "their", "it", "its"})
_WHOLE = {CountRelation.TOTAL, CountRelation.CUMULATIVE}
_FURTHER = 12  # sentences' worth of claims looked back for another telling


@dataclass(frozen=True, slots=True)
class Recalled:
    """Triggers whose words lead back to something told before."""

    all: frozenset[Span]
    bare: frozenset[Span]  # those that say nothing more: "during the raid", whoever speaks


def merge(claims: Iterable[Claim], text: str, recalled: Recalled, codebook: Codebook) -> tuple[Claim, ...]:
    """The claims of a report, each happening once per voice, in text order."""
    kept: list[Claim] = []
    for claim in claims:
        bare = claim.trigger in recalled.bare
        back = _meant(kept, claim, codebook) if bare else iter(())
        deeds = [i for i in _recent(kept) if _is_one_kind(kept[i], claim, text, codebook)]
        deeds.sort(
            key=lambda i: not _shared_harm(kept[i], claim, text)
        )  # the same dead speak louder than order
        again = (i for i in deeds if _is_same(kept[i], claim, text, recalled.all))
        index = next(again, next(back, None))
        if index is None:
            kept.append(claim)
        else:
            kept[index] = _also(kept[index], claim) if bare else _joined(kept[index], claim)
    return tuple(kept)


def _meant(kept: list[Claim], claim: Claim, codebook: Codebook) -> Iterator[int]:
    """What a bare "the attack" may mean: a deed of its type told before, else any violence."""
    yield from (i for i in _recent(kept) if kept[i].type == claim.type)
    if claim.type == "attack":
        yield from (i for i in _recent(kept) if codebook.types[kept[i].type].family == "violence")


def _also(first: Claim, second: Claim) -> Claim:
    further = {*first.also, second.sentence} - {first.sentence}
    return replace(first, also=tuple(sorted(further)))


def _recent(kept: list[Claim]) -> Iterable[int]:
    return range(len(kept) - 1, max(-1, len(kept) - 1 - 4 * _FURTHER), -1)


def _is_one_kind(first: Claim, second: Claim, text: str, codebook: Codebook) -> bool:
    """The same type, or two words for violence with the same harm: clashes, and those killed in them."""
    violent = all(codebook.types[one.type].family == "violence" for one in (first, second))
    return first.type == second.type or (violent and _shared_harm(first, second, text))


def _shared_harm(first: Claim, second: Claim, text: str) -> bool:
    return bool(_tolls(first) & _tolls(second) or _harmed(first, text) & _harmed(second, text))


def _harmed(claim: Claim, text: str) -> set[tuple[object, str]]:
    """Who came to what harm, in the report's words."""
    return {
        (p.outcome, p.span.of(text).casefold()) for p in claim.actors if p.outcome and p.role is Role.TARGET
    }


def _tolls(claim: Claim) -> set[tuple[object, ...]]:
    """The numbers of several people, which do not agree by chance."""
    return {_number(tally) for tally in claim.counts if (tally.count.low or 0) > 1}


def _is_same(first: Claim, second: Claim, text: str, recalled: frozenset[Span]) -> bool:
    if not _same_status(first, second) or not _same_voice(first, second):
        return False
    if first.background != second.background:
        return False
    if not (_days_meet(first, second) and places_meet(first, second) and _numbers_meet(first, second)):
        return False
    agents, targets = _meet(first, second, Role.AGENT, text), _meet(first, second, Role.TARGET, text)
    if (agents is False and not _is_clash(first, second)) or targets is False:
        return False
    harmed = any(p.role is Role.TARGET for p in first.actors)
    recalls = second.trigger in recalled or (harmed and any(_points_back(p, text) for p in second.actors))
    return _is_told_again(first, second, recalls, agents is True, targets is True)


def _is_clash(first: Claim, second: Claim) -> bool:
    """Whether one is told as a clash, whose agents are both sides, and the other by its outcome."""
    return first.type != second.type and "armed-clash" in (first.type, second.type)


def _is_told_again(first: Claim, second: Claim, recalls: bool, agents: bool, targets: bool) -> bool:
    """What speaks for one happening rather than another of the same kind."""
    place = bool(_place_ids(first) & _place_ids(second))
    day = first.when is not None and second.when is not None and first.when.when == second.when.when
    numbers = bool({_number(t) for t in first.counts} & {_number(t) for t in second.counts})
    tolls = bool(_tolls(first) & _tolls(second))
    together = first.sentence == second.sentence
    return sum((agents, 2 * targets, 2 * recalls, place, day, numbers, tolls, together)) >= 2  # noqa: PLR2004


def _points_back(participant: Participant, text: str) -> bool:
    """Whether the words of those harmed lead back to somebody named before: "the suspects", "him"."""
    words = participant.span.of(text).casefold()
    return participant.role is Role.TARGET and (words in _PRONOUNS or words.startswith(_POINTERS))


def _number(tally: Tally) -> tuple[object, ...]:
    return tally.unit, tally.count.low, tally.count.best


def _same_status(first: Claim, second: Claim) -> bool:
    return first.status is second.status or (first.status in _HAPPENED and second.status in _HAPPENED)


def _same_voice(first: Claim, second: Claim) -> bool:
    mine = {voice.organisation or voice.speaker for voice in first.attribution[:1]}
    theirs = {voice.organisation or voice.speaker for voice in second.attribution[:1]}
    return mine == theirs


def _days_meet(first: Claim, second: Claim) -> bool:
    if first.when is None or second.when is None:
        return True
    a, b = first.when.when, second.when.when
    starts_before = a.first is None or b.last is None or a.first <= b.last
    ends_after = a.last is None or b.first is None or b.first <= a.last
    return starts_before and ends_after


def places_meet(first: Claim, second: Claim) -> bool:
    """Whether two claims may be of one place: one lies in the other, or one names none."""
    mine, theirs = _best(first.where), _best(second.where)
    if mine is not None and theirs is not None and mine.role is not theirs.role:
        return True  # an origin and a destination are of one journey
    if mine is None or theirs is None or mine.place is None or theirs.place is None:
        return True
    a, b = mine.place, theirs.place
    if a.id == b.id:
        return True
    names = {a.name, a.admin1, a.admin2, a.country}, {b.name, b.admin1, b.admin2, b.country}
    return (
        a.name in names[1]
        or b.name in names[0]
        or (a.level.value == "country" and a.country == b.country)
        or (b.level.value == "country" and a.country == b.country)
    )


def _best(where: tuple[Locus, ...]) -> Locus | None:
    return where[0] if where else None


def _place_ids(claim: Claim) -> set[str]:
    return {locus.place.id for locus in claim.where if locus.place}


def _numbers_meet(first: Claim, second: Claim) -> bool:
    """Two different totals of one unit are two happenings, or two accounts."""
    for mine in first.counts:
        for theirs in second.counts:
            plain = {mine.relation, theirs.relation} <= _WHOLE
            if plain and mine.unit is theirs.unit and mine.count != theirs.count:
                return False
    return True


def _meet(first: Claim, second: Claim, role: Role, text: str) -> bool | None:
    """True where an actor is shared, None where one side names none, False where they differ."""
    mine = [p for p in first.actors if p.role is role]
    theirs = [p for p in second.actors if p.role is role]
    if not mine or not theirs:
        return None
    if any(_is_one(a, b, text) for a in mine for b in theirs):
        return True
    known = all(p.actor_id for p in mine) and all(p.actor_id for p in theirs)
    vague = any(p.actor_class is ActorClass.UNIDENTIFIED for p in (*mine, *theirs))
    return False if known or (role is Role.TARGET and not vague) else None


def _is_one(a: Participant, b: Participant, text: str) -> bool:
    if a.actor_id and b.actor_id:
        return a.actor_id == b.actor_id or is_one_state(a, b)
    mine, theirs = ({_last(p.name), _last(p.span.of(text))} for p in (a, b))
    return bool(mine & theirs) or a.span == b.span


def _last(words: str) -> str:
    return words.casefold().split()[-1]


def is_one_state(a: Participant, b: Participant) -> bool:
    """Whether both are bodies of one state: its government and its army act as one in a report."""
    return bool(a.country) and a.country == b.country and {a.actor_class, b.actor_class} <= _STATE


def _joined(first: Claim, second: Claim) -> Claim:
    """The first telling, with what the second adds."""
    told = {(p.role, p.actor_id or p.name.casefold().split()[-1]) for p in first.actors}
    roles = {p.role for p in first.actors}
    more = [p for p in second.actors if p.role not in roles
            or ((p.role, p.actor_id or p.name.casefold().split()[-1]) not in told and p.actor_id is not None
            and p.role is not Role.AGENT)]  # fmt: skip
    units = {tally.unit for tally in first.counts}
    known = _place_ids(first)
    where = first.where or second.where
    if first.where and second.where:
        where = (*first.where, *(one for one in second.where if one.place and one.place.id not in known))
    return replace(
        first,
        type=second.type if first.type == "attack" else first.type,  # the word that says more
        actors=(*first.actors, *more),
        when=first.when or second.when,
        where=where,
        counts=(*first.counts, *(tally for tally in second.counts if tally.unit not in units)),
        attribution=first.attribution or second.attribution,
        also=_also(first, second).also,
        instrument=first.instrument or second.instrument,
        score=max(first.score, second.score),
        rules=(*first.rules, *second.rules),
    )
