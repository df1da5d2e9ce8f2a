"""Why the claims of an event are taken for one happening."""

from collections import defaultdict

from dateline.corroborate.account import Account
from dateline.corroborate.compare import Scale
from dateline.corroborate.copies import Copies
from dateline.corroborate.telling import Telling, telling
from dateline.model.ids import DocumentId
from dateline.model.reason import Reason


def why_one(group: Telling, copies: Copies, scale: Scale) -> tuple[Reason, ...]:
    """What the first report of an event and the others have in common, and what speaks against it."""
    first, rest = _first_and_rest(group)
    if not rest:
        return ()
    texts = [copies.original(document_id) for document_id in sorted({one.report.document_id for one in rest})]
    others = telling(rest, group.topics, texts[0])
    own = telling(first, group.topics, copies.original(first[0].report.document_id))
    reasons = scale.reasons(own, others)
    return tuple(one for one in reasons if one.name != "same_words")


def _first_and_rest(group: Telling) -> tuple[list[Account], list[Account]]:
    by_report: defaultdict[DocumentId, list[Account]] = defaultdict(list)
    for account in sorted(group.accounts, key=lambda one: (one.order, one.id)):
        by_report[account.report.document_id].append(account)
    first, *rest = by_report.values()
    return first, [account for accounts in rest for account in accounts]
