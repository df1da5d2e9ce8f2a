"""Why a claim, or an event, says what it says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dateline.cli.options import Options, actors_option, settings_with, store_option
from dateline.errors import BadUsage
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage

if TYPE_CHECKING:
    from dateline.model.dossier import Dossier

_EVENT = "e_"


@click.command()
@click.argument("subject", metavar="ID")
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@store_option
@actors_option
def explain(subject: str, reports: tuple[str, ...], store: str | None) -> int:
    """Show for each value of a claim or an event the words, the rule, what was weighed and what was declined.

    ID, or the beginning of it, is what `dateline code` or `dateline events` printed for the same reports.
    Without a REPORT it is an event of the project's store.

    \b
    Example:
      dateline explain c_3f2a report.txt
    """
    if subject.startswith(_EVENT):
        from dateline.cli.event_table import EventTable

        EventTable(sys.stdout).explain(_event(subject, reports, store))
        return 0
    if not reports:
        raise BadUsage("name the REPORT of the claim: a store does not keep what was weighed")
    from dateline.cli.reasons import ReasonTable

    page, claim = _find(subject, reports)
    ReasonTable(sys.stdout).show(page, claim)
    return 0


def _event(event_id: str, reports: tuple[str, ...], store: str | None) -> Dossier:
    from dateline.cli.events import kept, settled
    from dateline.cli.session import Tally

    options, tally = Options(settings=settings_with(None), quiet=True), Tally()
    known = list(settled(reports, options, tally) if reports else kept(store, tally))
    found = [one for one in known if one.event.id.startswith(event_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadUsage(
            f"none of the {len(known)} events has the id {event_id}; "
            "`dateline events` prints them, for the same reports or the same store"
        )
    raise BadUsage(f"{event_id} is the beginning of {len(found)} events; give more of it")


def _find(claim_id: str, reports: tuple[str, ...]) -> tuple[CodedPage, Claim]:
    from dateline.pipeline import run

    found, known, refused = [], 0, ""
    for outcome in run(reports, settings=settings_with(1), stdin=sys.stdin.buffer):
        if not isinstance(outcome, CodedPage):
            refused = f"; {outcome}"
            continue
        known += len(outcome.claims)
        found += [(outcome, claim) for claim in outcome.claims if claim.id.startswith(claim_id)]
    if len(found) == 1:
        return found[0]
    names = " ".join(reports)
    if not found:
        raise BadUsage(
            f"{names}: none of its {known} claims has the id {claim_id}; "
            f"`dateline code {names}` prints them{refused}"
        )
    raise BadUsage(f"{claim_id} is the beginning of {len(found)} claims; give more of it")
