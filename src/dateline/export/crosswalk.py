"""Which report tells of which event, and how: one row for each pair.

`same` tells of it; `duplicate` has the text of an earlier report of the event; `update` says of itself
that it updates or corrects; `contradicts` has a value that the event's other reports exclude, or withdraws;
`sub-event-of` tells of a part of the event, which gives a report that also tells of the whole a second row.
A copy is a `duplicate` whatever it says, since its original says the same; a figure that its own voice has
since replaced contradicts nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import iter_unpack

from dateline.export.cells import cell, csv_line
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.model.dossier import Dossier
from dateline.model.event import Event, Relation, Toll
from dateline.model.ids import ClaimId
from dateline.model.origin import Fingerprint, Notice, Origin, Told

HEADER = (
    "event_id", "report", "document_id", "relation", "why", "mention", "outlet", "published", "url", "voice",
    "claims", "by", "at",
)  # fmt: skip
HXL = (
    "#event+id", "#meta+report+id", "#meta+document+id", "#meta+relation", "#description+why",
    "#meta+mention",
    "#meta+outlet", "#date+published", "#meta+url", "#meta+voice", "#meta+claims", "#meta+by", "#date+at",
)  # fmt: skip
_NOTICES = {
    Notice.CORRECTION: "says that it corrects an earlier report",
    Notice.UPDATE: "says that it updates an earlier report",
    Notice.KILL: "withdraws an earlier report",
}
_COPIED = 0.5  # of the sentences of the shorter text: half of it, and it brings nothing of its own


@dataclass(frozen=True, slots=True)
class Crossing:
    """How a report stands to an event, and why it is said to."""

    relation: str
    why: str


def write_crosswalk(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one row for each report of each event."""
    account = Account("crosswalk", target)
    file = target.text(options)
    file.write(csv_line(HEADER))
    if options.hxl:
        file.write(csv_line(HXL))
    at = options.stamp.isoformat() if options.stamp else None
    for dossier in dossiers:
        account.take()
        rows = [*_rows(dossier), *_parts(dossier.event)]
        for row in rows:
            file.write(csv_line(cell(value) for value in (*row, by(dossier.event), at)))
        if rows:
            account.write(len(rows))
        else:
            account.leave_out(dossier.event.id, "it names no report")
    return account.report()


def by(event: Event) -> str:
    """Who stands behind the relation: the machine with its version, or people."""
    return event.maker if event.review.value == "machine" else event.review.value


_Row = tuple[str | int | None, ...]


def _rows(dossier: Dossier) -> Iterator[_Row]:
    event = dossier.event
    known = {told.origin.name: told for told in dossier.told}
    voices = {name: voice.name for voice in event.voices for name in voice.documents}
    for name in (*event.reports, *event.recalled_in):
        told = known.get(name)
        mention = "recalled" if name in event.recalled_in else "news"
        crossing = crossing_of(told, dossier) if told else Crossing("same", "told of it")
        yield (
            event.id,
            name,
            *_known(told, crossing),
            mention,
            *_origin(told),
            voices.get(name),
            _claims(told),
        )


def _known(told: Told | None, crossing: Crossing) -> tuple[str | None, str, str]:
    return (told.origin.document_id if told else None), crossing.relation, crossing.why


def _origin(told: Told | None) -> tuple[str | None, str | None, str | None]:
    if told is None:
        return None, None, None
    published = told.origin.published
    return told.origin.outlet, published.isoformat() if published else None, told.origin.url


def _claims(told: Told | None) -> str | None:
    return "; ".join(claim.id for claim in told.claims) if told else None


def _parts(event: Event) -> Iterator[_Row]:
    """Reports of an event that is part of a larger one, as reports of a part of that one."""
    for tie in event.ties:
        if tie.relation is Relation.PART_OF and not tie.proposed:
            for name in event.reports:
                why = f"tells of {event.id}, a part of it"
                yield tie.event_id, name, None, "sub-event-of", why, "news", None, None, None, None, None


def crossing_of(told: Told, dossier: Dossier) -> Crossing:
    """How one report of an event stands to it."""
    if told.origin.notice is Notice.KILL:
        return Crossing("contradicts", _NOTICES[Notice.KILL])
    original = _original(told, dossier)
    if original is not None:
        return Crossing("duplicate", f"has the text of {original.name}")
    against = sorted(field for field, claims in _against(dossier.event) if claims & _ids(told))
    if against:
        return Crossing("contradicts", f"says otherwise of {', '.join(against)}")
    if told.origin.notice is not None:
        return Crossing("update", _NOTICES[told.origin.notice])
    replaced = sorted(field for field, claims in _replaced(dossier.event) if claims & _ids(told))
    return Crossing("same", f"{', '.join(replaced)} told otherwise since" if replaced else "told of it")


def _ids(told: Told) -> frozenset[ClaimId]:
    return frozenset(claim.id for claim in told.claims)


def _against(event: Event) -> Iterator[tuple[str, frozenset[ClaimId]]]:
    yield "when", frozenset(event.when.against)
    yield "where", frozenset(event.where.against)
    for toll in event.counts:
        yield f"counts.{toll.unit.value}", frozenset(toll.against) & _upheld(toll)


def _replaced(event: Event) -> Iterator[tuple[str, frozenset[ClaimId]]]:
    """Figures that their own voice has given up for later ones: no contradiction."""
    for toll in event.counts:
        yield f"counts.{toll.unit.value}", frozenset(toll.against) - _upheld(toll)


def _upheld(toll: Toll) -> frozenset[ClaimId]:
    """The claims of figures that some voice holds to."""
    if not toll.rivals:
        return frozenset(toll.against)
    return frozenset(claim for rival in toll.rivals for claim in rival.claims)


def _original(told: Told, dossier: Dossier) -> Origin | None:
    """The first of the event's reports whose text this one prints, if that is another one."""
    ordered = sorted((one.origin for one in dossier.told), key=_age)
    for earlier in ordered:
        if earlier.document_id == told.origin.document_id:
            return None
        if _is_copy(earlier, told.origin):
            return earlier
    return None


def _age(origin: Origin) -> tuple[str, str, str]:
    return str(origin.published or "9999"), origin.published_at or "", origin.document_id


def _is_copy(earlier: Origin, later: Origin) -> bool:
    if earlier.text_sha256 == later.text_sha256:
        return True
    if earlier.fingerprint is None or later.fingerprint is None:
        return False
    first, second = _sentences(earlier.fingerprint), _sentences(later.fingerprint)
    shorter = min(len(first), len(second))
    return bool(shorter) and len(first & second) > _COPIED * shorter


def _sentences(print_: Fingerprint) -> frozenset[int]:
    return frozenset(number for (number,) in iter_unpack("<Q", print_.hashes))
