"""Claims of many documents settle into events: copies, blocks, features, clusters, voices."""

from collections.abc import Iterable, Iterator

from dateline.corroborate.account import Intake, Report
from dateline.corroborate.build import build_event
from dateline.corroborate.cluster import Clustering, Grouping, decided_pairs
from dateline.corroborate.compare import Scale, scale_of
from dateline.corroborate.copies import Copies, find_copies
from dateline.corroborate.reviewed import reviewed
from dateline.corroborate.rulings import Rulings, rulings
from dateline.corroborate.telling import Telling, telling
from dateline.corroborate.ties import ties_of
from dateline.corroborate.topics import topics_of
from dateline.corroborate.why import why_one
from dateline.corroborate.withdrawn import mark_withdrawn
from dateline.corroborate.within import grouped
from dateline.model.claim import Claim
from dateline.model.decision import Decision
from dateline.model.event import Event
from dateline.model.origin import Origin, Told


def corroborate_claims(told: Iterable[Told], decisions: Iterable[Decision] = ()) -> Iterator[Event]:
    """Settle what documents tell into events, in the order in which their first claims came out.

    The same documents and decisions give the same events in whatever order they come, and decisions win.

    >>> from importlib.resources import files
    >>> from dateline import corroborate_claims, run
    >>> from dateline.pipeline import told_by
    >>> demo = str(files("dateline.resources") / "samples" / "demo" / "reports.jsonl")
    >>> events = corroborate_claims(told_by(coded) for coded in run([demo]))
    >>> [(one.type, one.where.value.place.name) for one in events if one.documents > 9]
    [('attack', 'Gubio')]
    """
    force = rulings(decisions)
    intake = Intake()
    copies = find_copies(_taken_in(told, intake, force))
    reports = intake.in_order()
    mark_withdrawn(reports, copies)
    scale = scale_of()
    grouping = _grouped(reports, copies, scale, force)
    ties = ties_of(grouping, scale, force)
    for number, group in enumerate(grouping.groups):
        event = build_event(group, copies, ties.get(number, ()), why_one(group, copies, scale))
        yield reviewed(event, force)


def amended_claims(told: Iterable[Told], decisions: Iterable[Decision]) -> Iterator[Claim]:
    """The claims that people added or corrected, as they left them; what they rejected is not among them."""
    force = rulings(decisions)
    for one in told:
        as_found = set(one.claims)
        for claim in force.apply(one.origin.document_id, one.claims):
            if claim not in as_found:
                yield claim


def _taken_in(told: Iterable[Told], intake: Intake, force: Rulings) -> Iterator[Origin]:
    for one in told:
        intake.take(one, force.apply(one.origin.document_id, one.claims))
        yield one.origin


def _grouped(reports: tuple[Report, ...], copies: Copies, scale: Scale, force: Rulings) -> Grouping:
    """The happenings that the reports tell of."""
    tellings = list(tellings_of(reports, copies, scale, force))
    return Clustering(tellings, scale, force).group(decided_pairs(tellings, force))


def tellings_of(reports: Iterable[Report], copies: Copies, scale: Scale, force: Rulings) -> Iterator[Telling]:
    """What each report tells, happening by happening, in the order of the reports."""
    topics = topics_of(reports)
    for report in reports:
        text = copies.original(report.document_id)
        for accounts in grouped(report.accounts, scale.weights, force):
            yield telling(accounts, topics[report.document_id], text)
