"""Claims reduced to what comparing and settling need, so that a million of them fit into memory.

Values that many claims share (a place, an actor, a speaker) are kept once. Days are ordinals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar, cast

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Participant, Voice
from dateline.model.count import CountRelation, Unit
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.origin import Notice, Origin, Told
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Doer:
    """Who takes part in a claim, without the words."""

    role: Role
    actor_id: str | None
    name: str
    actor_class: ActorClass
    country: str | None
    outcome: Outcome | None
    hedged: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a claim that the gazetteer holds, without the words."""

    place: Place
    relation: str | None
    role: PlaceRole


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a claim, without the words. `of` is the class of those counted, where they are named."""

    unit: Unit
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    relation: CountRelation
    claimant: str | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """One link of the chain of speakers, without the words."""

    speaker: str
    title: str | None
    organisation: str | None
    stance: Stance


@dataclass(slots=True, eq=False)
class Report:
    """What corroborating needs of a document."""

    document_id: DocumentId
    name: str | int
    location: str
    outlet: str | None
    title: str | None
    published: int | None
    published_at: str
    agencies: tuple[str, ...]
    notice: Notice | None
    words: tuple[str, ...]
    accounts: list["Account"] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, str, str]:
        """Reports in the order of publication; those without a day come last."""
        return (self.published if self.published is not None else _NEVER, self.published_at, self.document_id)


_NEVER = date.max.toordinal()


@dataclass(slots=True, eq=False)
class Account:
    """A claim without its words."""

    id: ClaimId
    report: Report
    position: int  # in the report, in text order
    start: int  # of its sentence
    end: int
    type: str
    status: Status
    when: When | None
    spots: tuple[Spot, ...]
    is_placed: bool  # its own sentences name a place; else the place is that of the sentences around
    doers: tuple[Doer, ...]
    figures: tuple[Figure, ...]
    chain: tuple[Speech, ...]
    hedged: bool
    background: bool
    score: float
    maker: str
    withdrawn: str | None = None  # why it no longer supports anything
    recalls: bool = False  # it looks back at what is no news in its report
    speaks: bool = False  # a statement on a deed that its report tells: it adds a voice, no day or place

    @property
    def order(self) -> tuple[int, str, str, int]:
        """Accounts in the order in which readers could know them."""
        return (*self.report.order, self.position)

    @property
    def is_dated(self) -> bool:
        """Whether the report itself says when."""
        return self.when is not None and self.when.basis is not Basis.ASSUMED


class Pool:
    """Keeps one copy of each value that is equal to others."""

    def __init__(self) -> None:
        self._kept: dict[object, object] = {}

    def one(self, value: T) -> T:
        """The copy that is kept of an equal value."""
        return cast("T", self._kept.setdefault(value, value))


class Intake:
    """Takes told documents one by one and keeps their accounts."""

    def __init__(self) -> None:
        self.reports: dict[DocumentId, Report] = {}
        self._pool = Pool()

    def take(self, told: Told, claims: Iterable[Claim]) -> None:
        """Keep a document and these claims of it; a document told twice is kept once."""
        origin = told.origin
        known = self.reports.get(origin.document_id)
        if known is not None and (str(known.name), known.location) <= (str(origin.name), origin.location):
            return
        report = self._report(origin)
        ordered = sorted(claims, key=lambda one: (one.sentence.start, one.trigger.start, one.id))
        report.accounts = [self._account(report, i, claim) for i, claim in enumerate(ordered)]
        share_numbers(report.accounts)
        self.reports[origin.document_id] = report

    def in_order(self) -> tuple[Report, ...]:
        """The reports by the day of publication, whatever the order in which they came."""
        return tuple(sorted(self.reports.values(), key=lambda one: one.order))

    def _report(self, origin: Origin) -> Report:
        one = self._pool.one
        words = origin.fingerprint.words if origin.fingerprint else ()
        return Report(
            document_id=origin.document_id,
            name=origin.name,
            location=origin.location,
            outlet=one(origin.outlet),
            title=origin.title,
            published=origin.published.toordinal() if origin.published else None,
            published_at=one(origin.published_at or ""),
            agencies=one(origin.agencies),
            notice=origin.notice,
            words=tuple(one(word) for word in words),
        )

    def _account(self, report: Report, position: int, claim: Claim) -> Account:
        one = self._pool.one
        spots = (Spot(x.place, x.relation, x.role) for x in claim.where if x.place is not None)
        return Account(
            id=claim.id,
            report=report,
            position=position,
            start=claim.sentence.start,
            end=claim.sentence.end,
            type=one(claim.type),
            status=claim.status,
            when=one(claim.when.when) if claim.when else None,
            spots=one(tuple(one(spot) for spot in spots)),
            is_placed=_is_placed(claim),
            doers=one(tuple(one(_doer(x)) for x in claim.actors)),
            figures=one(tuple(one(figure) for figure in _figures(claim))),
            chain=one(tuple(one(_speech(x)) for x in claim.attribution)),
            hedged=claim.hedged,
            background=claim.background,
            recalls=claim.background,
            score=claim.score,
            maker=one(claim.maker),
        )


def share_numbers(accounts: list[Account]) -> None:
    """ "Six teachers who were abducted were released": one number of one phrase holds for both deeds."""
    told: dict[tuple[int, int, str], Figure] = {}
    for one in accounts:
        for figure in one.figures:
            if figure.of is not None and figure.relation is CountRelation.TOTAL:
                told.setdefault((one.start, one.end, figure.of), figure)
    for one in accounts if told else ():
        units = {figure.unit for figure in one.figures}
        more = tuple(
            replace(told[(one.start, one.end, doer.name)], unit=unit)
            for doer in one.doers
            if (one.start, one.end, doer.name) in told
            and (unit := _unit_of(doer.outcome)) is not None
            and unit not in units
        )
        one.figures = (*one.figures, *more)


def _unit_of(outcome: Outcome | None) -> Unit | None:
    """What those are counted as to whom this happened."""
    return None if outcome in (None, Outcome.UNHARMED) else Unit(outcome.value)


def _is_placed(claim: Claim) -> bool:
    own = (claim.sentence, *claim.also)
    return any(span.covers(locus.span) for locus in claim.where if locus.place for span in own)


def _doer(one: Participant) -> Doer:
    return Doer(one.role, one.actor_id, one.name, one.actor_class, one.country, one.outcome, one.hedged)


def _speech(one: Voice) -> Speech:
    return Speech(one.speaker, one.title, one.organisation, one.stance)


def _is_of(who: Span, actor: Span) -> bool:
    """Whether those counted are the actor: "teachers" of "six teachers"."""
    return actor.covers(who) and actor.end == who.end


def _figures(claim: Claim) -> Iterator[Figure]:
    for tally in claim.counts:
        count = tally.count
        of = next((one.name for one in claim.actors if tally.who and _is_of(tally.who, one.span)), None)
        yield Figure(
            unit=tally.unit,
            low=count.low,
            best=count.best,
            high=count.high,
            hedge=count.hedge,
            relation=tally.relation,
            claimant=tally.claimant,
            of=of,
        )
