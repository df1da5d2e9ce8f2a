"""The filter of an export: the same words as in the desk's address, also for events that no store holds."""

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl

from dateline.errors import BadUsage
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.when import When
from dateline.model.worklist import EVERYTHING, Filter, State


def read_query(query: str | None) -> Filter:
    """The filter of a query; without a state it means all. Raises BadUsage that names the mistake."""
    if query is None:
        return EVERYTHING
    from dateline.serve.call import Refusal
    from dateline.serve.filters import filter_part, read_filter

    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    unknown = sorted({name for name in names if name not in filter_part(f"{name}=x")})
    if unknown or not names:
        raise BadUsage(f"--filter {query}: expected NAME=VALUE&…, found {unknown or 'nothing'}")
    try:
        return read_filter(query if "state" in names else f"{query}&state=all")
    except Refusal as problem:
        raise BadUsage(f"--filter {query}: {problem}") from problem


def passing(dossiers: Iterable[Dossier], filter_: Filter) -> Iterator[Dossier]:
    """Events just settled that pass. Raises BadUsage for what only a store knows."""
    known_to_stores = (filter_.why, filter_.document_id, filter_.assigned_to, filter_.decided_by)
    if any(one is not None for one in known_to_stores):
        raise BadUsage("--filter with why, document, assigned or decided needs the project's store")
    return (one for one in dossiers if passes(one.event, filter_))


def passes(event: Event, filter_: Filter) -> bool:
    """Whether the event, which nobody has reviewed, is meant."""
    place = event.where.value.place if event.where.value else None
    return (
        _among(State.MACHINE, filter_.states)
        and _among(event.type, filter_.types)
        and _among(event.status, filter_.statuses)
        and _among(event.id, filter_.ids)
        and _among(place.country if place else None, filter_.countries)
        and filter_.admin1 in (None, place.admin1 if place else None)
        and _acts(event, filter_.actor_id)
        and _is(place is not None and place.lat is not None, filter_.placed)
        and _is(event.when.value is not None, filter_.dated)
        and _lies(event.when.value, filter_)
        and (filter_.words or "").casefold() in _words(event)
    )


def _among(value: object, wanted: frozenset[object] | frozenset[str]) -> bool:
    return not wanted or value in wanted


def _is(found: bool, wanted: bool | None) -> bool:
    return wanted is None or found is wanted


def _acts(event: Event, actor_id: str | None) -> bool:
    return actor_id is None or any(one.actor_id == actor_id for one in event.actors)


def _lies(when: When | None, filter_: Filter) -> bool:
    """Whether it may lie between the days; an open side may lie anywhere."""
    if filter_.first is None and filter_.last is None:
        return True
    if when is None:
        return False
    starts = filter_.last is None or when.first is None or when.first <= filter_.last
    ends = filter_.first is None or when.last is None or when.last >= filter_.first
    return starts and ends


def _words(event: Event) -> str:
    place = event.where.value.place.name if event.where.value else ""
    return " ".join([event.type, place, *(one.name for one in event.actors)]).casefold()
