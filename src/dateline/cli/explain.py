"""Why a claim says what it says."""

import sys

import click

from dateline.cli.options import actors_option, settings_with
from dateline.errors import BadUsage
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage


@click.command()
@click.argument("claim_id")
@click.argument("report")
@actors_option
def explain(claim_id: str, report: str) -> int:
    """Show for each value of a claim the words, the rule, what was weighed and what was declined.

    CLAIM_ID, or the beginning of it, is what `dateline code` printed for the same REPORT.

    \b
    Example:
      dateline explain c_3f2a report.txt
    """
    from dateline.cli.reasons import ReasonTable

    page, claim = _find(claim_id, report)
    ReasonTable(sys.stdout).show(page, claim)
    return 0


def _find(claim_id: str, report: str) -> tuple[CodedPage, Claim]:
    from dateline.pipeline import run

    found, known, refused = [], 0, ""
    for outcome in run([report], settings=settings_with(1), stdin=sys.stdin.buffer):
        if not isinstance(outcome, CodedPage):
            refused = f"; {outcome}"
            continue
        known += len(outcome.claims)
        found += [(outcome, claim) for claim in outcome.claims if claim.id.startswith(claim_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadUsage(
            f"{report}: none of its {known} claims has the id {claim_id}; "
            f"`dateline code {report}` prints them{refused}"
        )
    raise BadUsage(f"{claim_id} is the beginning of {len(found)} claims; give more of it")
