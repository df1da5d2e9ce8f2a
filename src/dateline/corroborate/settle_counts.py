"""Numbers of an event: each voice's last figure, then low, best and high over the voices."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.corroborate.account import Figure
from dateline.corroborate.bodies import claimant_body
from dateline.corroborate.settle import Heard, ids
from dateline.model.count import CountRelation, Unit
from dateline.model.event import Agreement, RivalToll, Toll
from dateline.model.ids import ClaimId

_CROWD = frozenset({"protest", "riot"})
_ORDER = {unit: n for n, unit in enumerate(Unit)}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a voice in one account."""

    voice: str  # its key
    name: str
    unit: Unit
    figure: Figure
    heard: Heard

    @property
    def value(self) -> int:
        """The number by which figures of one voice are compared."""
        return next(x for x in (self.figure.best, self.figure.low, self.figure.high) if x is not None)

    @property
    def low(self) -> int:
        """The least that it allows."""
        return self.figure.low if self.figure.low is not None else 0

    @property
    def high(self) -> float:
        """The most that it allows."""
        return self.figure.high if self.figure.high is not None else float("inf")


def tolls(heard: Sequence[Heard], type_: str, country: str | None) -> tuple[Toll, ...]:
    """The numbers of an event by unit. Parts, increases and tolls over several events are no totals."""
    by_unit: defaultdict[Unit, list[Told]] = defaultdict(list)
    for one in heard:
        for told in _told(one, _totals(one.account.figures), type_, country):
            by_unit[told.unit].append(told)
    for one in heard:
        running = (figure for figure in one.account.figures if figure.relation is CountRelation.CUMULATIVE)
        for told in _told(one, running, type_, country):
            if _is_of_this(told, by_unit[told.unit]):
                by_unit[told.unit].append(told)
    by_unit = defaultdict(list, {unit: told for unit, told in by_unit.items() if told})
    return tuple(_toll(unit, by_unit[unit]) for unit in sorted(by_unit, key=lambda unit: _ORDER[unit]))


_ALIKE = 3  # a running count ("18 so far") is of this happening if it is of the size of a total


def _is_of_this(running: Told, totals: list[Told]) -> bool:
    """Whether a running count is this happening's, and not a year's: a total told of it is of its size."""
    sizes = [one.value for one in totals if one.value]
    value = running.value
    return bool(value) and any(max(value, size) <= _ALIKE * min(value, size) for size in sizes)


def _told(one: Heard, figures: Iterable[Figure], type_: str, country: str | None) -> Iterator[Told]:
    for figure in figures:
        if figure.low is figure.best is figure.high is None:
            continue
        unit = Unit.PROTESTERS if type_ in _CROWD and figure.unit is Unit.PEOPLE else figure.unit
        key, name = one.rest.key, one.rest.voice
        if figure.claimant:
            body = claimant_body(figure.claimant, country)
            key, name = (key, name) if body.is_vague else (body.key, body.name)
        yield Told(key, name, unit, figure, one)


def _totals(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The totals of an account; of several of one unit their sum, where each counts others."""
    by_unit: defaultdict[tuple[Unit, str | None], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.relation is CountRelation.TOTAL and (one.low, one.best, one.high) != (None, None, None):
            by_unit[(one.unit, one.claimant)].append(one)
    for same in by_unit.values():
        yield _sum(same) if _are_others(same) else _largest(same)


def _are_others(figures: Sequence[Figure]) -> bool:
    """Whether each counts other people; a figure as large as the rest together is their total."""
    sizes = sorted(one.best or one.low or one.high or 0 for one in figures)
    named = {one.of for one in figures if one.of is not None}
    return len(named) == len(figures) > 1 and sizes[-1] != sum(sizes[:-1])


def _largest(figures: Sequence[Figure]) -> Figure:
    return max(figures, key=lambda one: (one.best or one.low or one.high or 0, str(one)))


def _sum(figures: Sequence[Figure]) -> Figure:
    first = figures[0]
    return Figure(
        unit=first.unit,
        low=_added(one.low for one in figures),
        best=_added(one.best for one in figures),
        high=_added(one.high for one in figures),
        hedge=next((one.hedge for one in figures if one.hedge), None),
        relation=first.relation,
        claimant=first.claimant,
    )


def _added(numbers: Iterable[int | None]) -> int | None:
    total = 0
    for one in numbers:
        if one is None:
            return None
        total += one
    return total


def _toll(unit: Unit, told: list[Told]) -> Toll:
    by_voice: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_voice[one.voice].append(one)
    last = {voice: _last(figures) for voice, figures in by_voice.items()}
    rivals = [_rival(last[voice], by_voice[voice]) for voice in last]
    best, rule = _best(list(last.values()))
    for_it = [one.heard for one in told if _says(one, last[one.voice]) and _allows(one, best)]
    against = [one.heard for one in told if one.heard.account.id not in {x.account.id for x in for_it}]
    return Toll(
        unit=unit,
        low=_low(last.values()),
        best=best,
        high=_high(last.values()),
        claims=ids(for_it),
        against=ids(against),
        agreement=_agreement(list(last.values())),
        rule=rule,
        rivals=tuple(sorted(rivals, key=lambda one: (-(one.best or one.low or 0), one.voice))),
    )


def _last(figures: list[Told]) -> Told:
    """A later figure of a voice replaces its earlier one; of several in one report the largest counts."""
    newest = max(one.heard.account.report.order for one in figures)
    of_then = [one for one in figures if one.heard.account.report.order == newest]
    return max(of_then, key=lambda one: (one.value, -one.heard.account.position))


def _rival(last: Told, figures: list[Told]) -> RivalToll:
    figure = last.figure
    claims: tuple[ClaimId, ...] = ids(one.heard for one in figures if _says(one, last))
    return RivalToll(
        voice=last.name, low=figure.low, best=figure.best, high=figure.high, hedge=figure.hedge, claims=claims
    )


def _says(one: Told, last: Told) -> bool:
    """Whether a figure is the voice's last one, in whatever report it stands."""
    return (one.figure.low, one.figure.best, one.figure.high) == (
        last.figure.low,
        last.figure.best,
        last.figure.high,
    )


def _allows(one: Told, best: int | None) -> bool:
    return best is None or one.low <= best <= one.high


def _low(last: Iterable[Told]) -> int | None:
    lows = [one.figure.low for one in last]
    return None if any(low is None for low in lows) else min(low for low in lows if low is not None)


def _high(last: Iterable[Told]) -> int | None:
    """The most that anybody says; open only where all leave it open."""
    highs = [one.figure.high for one in last if one.figure.high is not None]
    if not highs:
        return None
    bests = [one.value for one in last]
    return max([*highs, *bests])


def _best(last: list[Told]) -> tuple[int | None, str]:
    """The figure that most voices give; where none leads, the lower of the middle ones."""
    values = [one.figure.best for one in last if one.figure.best is not None]
    if not values:
        return None, "nobody gives one number"
    counted = Counter(values).most_common()
    if len(counted) == 1 or counted[0][1] > counted[1][1]:
        return counted[0][0], "the figure that most voices give"
    return sorted(values)[(len(values) - 1) // 2], "no figure leads: the lower of the middle ones"


def _agreement(last: list[Told]) -> Agreement:
    """Disputed where two voices' last figures exclude one another."""
    if max(one.low for one in last) > min(one.high for one in last):
        return Agreement.DISPUTED
    same = len({(one.figure.low, one.figure.best, one.figure.high) for one in last}) == 1
    return Agreement.AGREED if same else Agreement.RANGE
