"""Which tellings are worth comparing: those that share a place or actors and days, or a text.

A block is a key that tellings share. Within a block each telling meets its next neighbours only, so that
the number of pairs grows with the number of tellings and not with the square of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.corroborate.places import WORTH
from dateline.corroborate.telling import Days, Telling
from dateline.model.where import Level, Place

Key = tuple[object, ...]
Pair = tuple[int, int]

NEIGHBOURS = 12  # how many a telling meets in a block of its town and day
_FEW_NEIGHBOURS = 6  # in wider blocks, where a chance meeting says less
_SHARP = 8  # days: a longer interval does not tell days apart
_BACK = 3  # days before publication on which the news of a report that gives no day may have happened
_RARE = 6  # words of a lead that make a block


def pairs(tellings: Sequence[Telling], groups: Sequence[str]) -> Iterator[Pair]:
    """Pairs of tellings to compare, each once, by their positions; `groups` are their kinds of happening."""
    seen: set[int] = set()
    total = len(tellings)
    for members, reach in _blocks(tellings, groups):
        for i, first in enumerate(members):
            for second in members[i + 1 : i + 1 + reach]:
                low, high = (first, second) if first < second else (second, first)
                code = low * total + high
                if code not in seen:
                    seen.add(code)
                    yield low, high


def is_sharp(one: Telling) -> bool:
    """Whether it can be blocked by days: others are compared with settled groups."""
    days = one.days or one.news
    return days is not None and days[1] - days[0] < _SHARP and not (one.is_recalled and one.days is None)


def _blocks(tellings: Sequence[Telling], groups: Sequence[str]) -> Iterator[tuple[list[int], int]]:
    fine: defaultdict[int, list[int]] = defaultdict(list)
    wide: defaultdict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(tellings):
        for key, is_fine in _keys(one, groups[i]):
            (fine if is_fine else wide)[hash(key)].append(i)
    for blocks, reach in ((fine, NEIGHBOURS), (wide, _FEW_NEIGHBOURS)):
        for code in list(blocks):
            members = blocks.pop(code)
            if len(members) > 1:
                yield _by_likeness(members, tellings), reach


def _by_likeness(members: list[int], tellings: Sequence[Telling]) -> list[int]:
    """Neighbours are alike: of one place, then of one day, then in the order of coming."""
    if len(members) <= _FEW_NEIGHBOURS:
        return members
    return sorted(members, key=lambda i: (_place_id(tellings[i]), tellings[i].days or (0, 0), i))


def _place_id(one: Telling) -> str:
    return one.spots[0].place.id if one.spots else ""


def _keys(one: Telling, group: str) -> Iterator[tuple[Key, bool]]:
    """Keys of a telling, and whether they are fine enough to tell of one happening."""
    days = list(_days(one))
    cells = dict(cell for spot in one.spots for cell in _cells(spot.place))
    for day in days:
        for cell, is_fine in cells.items():
            yield (group, cell, day), is_fine
        if not cells:
            for actor in sorted(one.agents | one.targets):
                yield (group, actor, day), False
    for text in sorted(one.texts):
        yield (group, text), True
    weeks = _weeks(days, is_placed=bool(cells))
    for word in sorted(one.topics, key=lambda word: (-one.topics[word], word))[:_RARE]:
        for week in weeks:
            yield (group, "word", word, week), False


def _weeks(days: Sequence[int], *, is_placed: bool) -> Sequence[int]:
    """Eight days in a row; who knows no place looks into those before and after as well."""
    if not days:
        return (0,)
    week = days[0] // _SHARP
    return (week,) if is_placed else (week - 1, week, week + 1)


def _days(one: Telling) -> Iterable[int]:
    span = one.days or _around(one.news)
    return range(span[0], span[1] + 1) if span else ()


def _around(news: Days | None) -> Days | None:
    return (news[0] - _BACK, news[1]) if news else None


def _cells(place: Place) -> Iterator[tuple[str, bool]]:
    """The place and the area around it, by name: what lies in an area meets the area there."""
    fine = WORTH[place.level] >= WORTH[Level.ADMIN2]
    yield place.id, fine
    if place.country and place.admin1:
        yield f"{place.country}/{place.admin1}", False
    elif place.country and place.level is Level.ADMIN1:
        yield f"{place.country}/{place.name}", False
    elif place.country:
        yield place.country, False
