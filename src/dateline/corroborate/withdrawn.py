"""What no longer stands: texts that were killed, and what a correction took back, in reprints too."""

from collections.abc import Iterable

from dateline.corroborate.account import Account, Report
from dateline.corroborate.copies import Copies
from dateline.corroborate.copies_versions import changed_sentences
from dateline.model.ids import DocumentId
from dateline.model.mention import Status
from dateline.model.origin import Notice
from dateline.model.span import Span


def mark_withdrawn(reports: Iterable[Report], copies: Copies) -> None:
    """Say on each account that was taken back by whom it was: it then supports nothing, and stays visible."""
    by_id = {one.document_id: one for one in reports}
    for report in by_id.values():
        kill = copies.withdrawn_by(report.document_id)
        if kill is not None and kill != report.document_id:
            _withdraw(report.accounts, f"withdrawn by {_name(by_id, kill)}")
    for report in by_id.values():
        if report.notice is Notice.KILL:
            told = [one for one in report.accounts if one.status is not Status.DENIED]
            _withdraw(told, f"{report.name} names it to withdraw it")
        old = copies.replaces(report.document_id)
        if report.notice is Notice.CORRECTION and old is not None:
            _take_back(old, report, by_id, copies)


def _take_back(old: DocumentId, new: Report, by_id: dict[DocumentId, Report], copies: Copies) -> None:
    """The sentences of the old version that the correction changed fall wherever they are printed."""
    gone = changed_sentences(copies.origins[old], copies.origins[new.document_id])
    for printed in copies.group(old):
        if printed == new.document_id or printed not in by_id or _is_after(by_id[printed], new, copies):
            continue
        fallen = [one for one in by_id[printed].accounts if _rests_on(one, old, gone, copies)]
        _withdraw(fallen, f"corrected by {new.name}")


def _is_after(printed: Report, new: Report, copies: Copies) -> bool:
    """Whether a text is itself a version that comes after the correction."""
    return copies.replaces(printed.document_id) == new.document_id


def _rests_on(account: Account, old: DocumentId, gone: Iterable[Span], copies: Copies) -> bool:
    home, span = _home(account.report.document_id, Span(account.start, account.end), old, copies)
    return home == old and any(one.overlaps(span) for one in gone)


def _home(document: DocumentId, span: Span, old: DocumentId, copies: Copies) -> tuple[DocumentId, Span]:
    """Where in the old version, if there, a stretch of a reprint stands."""
    if document == old:
        return document, span
    for taken, home in copies.taken.get(document, {}).items():
        if taken.overlaps(span) and home[0] == old:
            return home
    return document, span


def _withdraw(accounts: Iterable[Account], reason: str) -> None:
    for one in accounts:
        one.withdrawn = reason


def _name(by_id: dict[DocumentId, Report], document_id: DocumentId) -> str:
    return str(by_id[document_id].name) if document_id in by_id else document_id
