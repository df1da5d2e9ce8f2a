"""Short ways to make claims and the documents that tell them. Places, groups and outlets are invented."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count as counting

from dateline.corroborate import corroborate_claims
from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally, Voice
from dateline.model.count import Count, Unit
from dateline.model.decision import Decision, Subject, SubjectKind, Verdict
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DecisionId, DocumentId, make_id
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.origin import Fingerprint, Notice, Origin, Told
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

TODAY = date(2031, 3, 9)
FRONT = ("free-valley-front", "Free Valley Front", ActorClass.REBEL_GROUP)
ARMY = ("mil-xx", "Army of Hallim", ActorClass.STATE_FORCES)


def place(name: str, level: Level = Level.SETTLEMENT, *, admin1: str = "Valley", lat: float = 10.0) -> Place:
    """A place of the invented country XX."""
    return Place(f"test:{name}", name, lat, 20.0, level, None, "XX", admin1, None)


HALLIM = place("Hallim")
ORVA = place("Orva", lat=11.5)
VALLEY = place("Valley", Level.ADMIN1)


@dataclass(frozen=True)
class Said:
    """A claim before it stands in a document."""

    type: str = "attack"
    status: Status = Status.OCCURRED
    on: date | None = None
    where: Place | None = HALLIM
    agent: tuple[str, str, ActorClass] | None = None
    target: str | None = None
    killed: int | tuple[int | None, int | None, int | None] | None = None
    by: str | None = None
    through: str | None = None  # who passes on what `by` says
    stance: Stance = Stance.ASSERTS
    background: bool = False
    outcome: Outcome | None = None


def told(name: str, *said: Said, published: date | None = TODAY, **fields: object) -> Told:
    """A document with these claims, one a sentence."""
    document = DocumentId(make_id("d", name))
    outlet = fields.pop("outlet", f"The {name} Post")
    words = tuple(sorted(set(str(fields.pop("words", "")).split())))
    print_ = Fingerprint(spans=b"", hashes=b"", ends=b"", shingles=b"", words=words)
    origin = Origin(
        document_id=document,
        external_id=name,
        location=name,
        text_sha256=make_id("t", name),
        length=1000,
        outlet=str(outlet),
        published=published,
        fingerprint=print_,
        **fields,  # type: ignore[arg-type]
    )
    return Told(origin=origin, claims=tuple(_claim(origin, n, one) for n, one in enumerate(said)))


def _claim(origin: Origin, n: int, said: Said) -> Claim:
    start = 100 * n
    return Claim(
        id=ClaimId(make_id("c", origin.document_id, n)),
        document_id=origin.document_id,
        external_id=origin.external_id,
        type=said.type,
        status=said.status,
        sentence=Span(start, start + 90),
        trigger=Span(start + 10, start + 20),
        actors=tuple(_actors(said, start)),
        when=_when(said, origin.published),
        where=(
            Locus(span=Span(start + 30, start + 36), relation=None, role=PlaceRole.PLACE, place=said.where),
        )
        if said.where
        else (),
        counts=_counts(said, start),
        attribution=tuple(_voice(name, said.stance, start) for name in (said.through, said.by) if name),
        background=said.background,
        maker="test",
    )


def _actors(said: Said, start: int) -> list[Participant]:
    found = []
    if said.agent:
        actor_id, name, kind = said.agent
        found.append(
            Participant(
                role=Role.AGENT, actor_id=actor_id, name=name, actor_class=kind, span=Span(start, start + 5),
                country="XX" if kind is ActorClass.STATE_FORCES else None,
            )
        )  # fmt: skip
    if said.target:
        found.append(
            Participant(
                role=Role.TARGET, actor_id=None, name=said.target, actor_class=ActorClass.CIVILIANS,
                span=Span(start + 50, start + 55), outcome=said.outcome,
            )
        )  # fmt: skip
    return found


def _locus(where: Place, start: int) -> Locus:
    return Locus(span=Span(start + 30, start + 36), relation=None, role=PlaceRole.PLACE, place=where)


def _when(said: Said, published: date | None) -> Dated | None:
    if said.on is not None:
        return Dated(when=When(said.on, said.on, Basis.RELATIVE), span=Span(0, 6))
    if published is None or said.background or said.status not in (Status.OCCURRED, Status.ONGOING):
        return None
    return Dated(when=When(published, published, Basis.ASSUMED), span=None)


def _counts(said: Said, start: int) -> tuple[Tally, ...]:
    if said.killed is None:
        return ()
    low, best, high = said.killed if isinstance(said.killed, tuple) else (said.killed,) * 3
    hedge = "at least" if high is None else None
    count = Count(low, best, high, hedge)
    return (Tally(unit=Unit.KILLED, count=count, span=Span(start + 60, start + 62)),)


def _voice(name: str, stance: Stance, start: int) -> Voice:
    return Voice(
        speaker=name, title=None, organisation=None, to=None, stance=stance, said_on=None,
        span=Span(start + 70, start + 80), cue=None,
    )  # fmt: skip


_number = counting()


def decided(
    verdict: Verdict, *ids: str, kind: SubjectKind = SubjectKind.CLAIMS, field: str | None = None,
    new: str | None = None, retracts: Decision | None = None,
) -> Decision:  # fmt: skip
    """A decision of the invented reviewer Ansa, each made a minute after the one before."""
    n = next(_number)
    return Decision(
        id=DecisionId(f"v_{n:04}"),
        subject=Subject(kind=kind, ids=tuple(sorted(ids))),
        verdict=verdict,
        reviewer="ansa",
        at=datetime(2031, 3, 10, tzinfo=UTC) + timedelta(minutes=n),
        field=field,
        new=new,
        retracts=retracts.id if retracts else None,
    )


def settle(*documents: Told, decisions: tuple[Decision, ...] = ()) -> tuple[Event, ...]:
    """The events of documents."""
    return tuple(corroborate_claims(documents, decisions))


def only(*documents: Told, decisions: tuple[Decision, ...] = ()) -> Event:
    """The one event of documents."""
    (event,) = settle(*documents, decisions=decisions)
    return event


def killed(event: Event) -> tuple[int | None, int | None, int | None] | None:
    """Low, best and high of the dead."""
    return next(((x.low, x.best, x.high) for x in event.counts if x.unit is Unit.KILLED), None)


def names(event: Event) -> set[str]:
    """The names of the voices."""
    return {voice.name for voice in event.voices}


def noticed(document: Told, notice: Notice) -> Told:
    """The document as a correction, update or kill."""
    return replace(document, origin=replace(document.origin, notice=notice))
