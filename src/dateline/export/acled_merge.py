"""One ACLED row for one happening: same actors, same place, same day, typed by the highest tactic."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.export.acled_codes import INTERVENTION, PEACEFUL
from dateline.export.acled_draft import NO_SIZE, Decided, Draft

_ARRESTS, _UNIDENTIFIED = "Arrests", "Unidentified "


def merged(drafts: Sequence[Draft]) -> tuple[tuple[Draft, tuple[Draft, ...]], ...]:
    """The rows of drafts that share day and place, each with the drafts that went into it.

    Two drafts are one happening when the actors of one are among those of the other: killing villagers,
    abducting villagers and burning their houses is one raid.
    """
    clusters: list[list[Draft]] = []
    for draft in sorted(drafts, key=lambda one: (one.rank, one.event_id, one.part)):
        home = next((cluster for cluster in clusters if _belongs(draft, cluster)), None)
        if home is None:
            clusters.append([draft])
        else:
            home.append(draft)
    return tuple((_row(cluster), tuple(cluster)) for cluster in clusters)


def _belongs(draft: Draft, cluster: Sequence[Draft]) -> bool:
    own, theirs = _actors(draft), {name for one in cluster for name in _all_actors(one)}
    return own <= theirs or _actors(cluster[0]) <= _all_actors(draft)


def _actors(draft: Draft) -> set[str]:
    """The actors that are told; of two that are not identified nobody can say that they differ."""
    second = draft.actor2 if draft.is_second_told else None
    names = (name for name in (draft.actor1, second) if name)
    return {_UNIDENTIFIED if name.startswith(_UNIDENTIFIED) else name for name in names}


def _all_actors(draft: Draft) -> set[str]:
    return {*_actors(draft), *draft.assoc1, *draft.assoc2}


def _row(cluster: Sequence[Draft]) -> Draft:
    top = cluster[0]
    if len(cluster) == 1:
        return top
    fatalities, rule = _fatalities(cluster)
    row = replace(
        top,
        event_ids=tuple(dict.fromkeys(one.event_id for one in cluster)),
        assoc1=_united(top.assoc1, cluster, "assoc1", top.actor1),
        sources=tuple(sorted({source for one in cluster for source in one.sources})),
        newest=max((one.newest for one in cluster if one.newest), default=None),
        lead=" ".join(dict.fromkeys(one.lead for one in cluster)),
        dead=_dead(cluster, fatalities),
        fatalities=fatalities,
        tags=_tags(cluster),
        decided=(*top.decided, *_merging(cluster, fatalities, rule)),
    )
    return _intervened(_with_second(row, cluster), cluster)


def _united(own: tuple[str, ...], cluster: Sequence[Draft], field: str, main: str) -> tuple[str, ...]:
    same = [one for one in cluster if one.actor1 == main]
    return tuple(dict.fromkeys((*own, *(name for one in same for name in getattr(one, field)))))


def _fatalities(cluster: Sequence[Draft]) -> tuple[int, str]:
    """Separate happenings of one type add up; the types of one raid, and parts of it, share its toll."""
    ids = {one.event_id for one in cluster}
    apart = [one for one in cluster if not ids.intersection(one.inside)] or list(cluster)
    sums: dict[str, int] = {}
    for one in apart:
        sums[one.type] = sums.get(one.type, 0) + one.fatalities
    rule = "sum-within-a-type, largest-of-types" if len(sums) < len(apart) else "largest-of-types"
    return max(*sums.values(), *(one.fatalities for one in cluster)), rule


def _dead(cluster: Sequence[Draft], fatalities: int) -> str:
    most = max(cluster, key=lambda one: one.fatalities)
    if most.fatalities == fatalities:
        return most.dead
    parts = " ".join(dict.fromkeys(one.dead for one in cluster if one.fatalities))
    return f"{parts} In all, {fatalities} are coded."


def _tags(cluster: Sequence[Draft]) -> tuple[str, ...]:
    """Every size that is told; "no report" only if none is."""
    every = tuple(dict.fromkeys(tag for one in cluster for tag in one.tags))
    return tuple(tag for tag in every if tag != NO_SIZE) or every


def _merging(cluster: Sequence[Draft], fatalities: int, rule: str) -> Iterator[Decided]:
    yield Decided(column="fatalities", value=str(fatalities), rule=rule)
    yield Decided(column="sub_event_type", value=cluster[0].sub_event_type, rule="highest-tactic")


def _with_second(row: Draft, cluster: Sequence[Draft]) -> Draft:
    """The second actor from another draft of the happening, where the highest tactic names only one."""
    if row.is_second_told:
        return row
    for one in cluster:
        second = one.actor2 if one.is_second_told else None
        pairs = ((one.actor1, one.inter1, one.assoc1), (second, one.inter2, one.assoc2))
        for name, inter, associated in pairs:
            if name and name != row.actor1:
                return replace(row, actor2=name, inter2=inter, assoc2=associated, is_second_told=True)
    return row


def _intervened(row: Draft, cluster: Sequence[Draft]) -> Draft:
    """A peaceful protest at which protesters were arrested is a protest with intervention."""
    is_peaceful = (row.event_type, row.sub_event_type) == PEACEFUL
    if not is_peaceful or not any(one.sub_event_type == _ARRESTS for one in cluster):
        return row
    kind = INTERVENTION[1]
    decided = Decided(column="sub_event_type", value=kind, rule="arrests-at-a-protest")
    return replace(row, sub_event_type=kind, decided=(*row.decided, decided))
