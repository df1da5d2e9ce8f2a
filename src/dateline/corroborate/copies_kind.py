"""What kind of copy two documents are: reprint, shortened wire copy, update, or a few passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.corroborate.copies_order import is_later, publisher, why_first
from dateline.corroborate.copies_print import Print, Shared
from dateline.model.ids import DocumentId
from dateline.model.origin import Origin
from dateline.model.span import Span

_WHOLE = 0.5  # of a text: less is a passage
_NEAR = 0.8  # of both texts
_LEAST_TEXT = 10  # runs of words, a sentence or two: below, only the same text is a copy
_LEAST_SAME = 4
_PASSAGE = 20  # runs of words in the sentences taken over: some 25 words


class CopyKind(Enum):
    """How the later of two documents takes over text of the earlier one."""

    EXACT = "exact"  # the same sentences; case, accents and punctuation aside
    NEAR = "near"  # nearly all of both texts
    SHORTENED = "shortened"  # most of the later text, a part of the earlier
    UPDATE = "update"  # a later version by the same outlet or agency
    PARTIAL = "partial"  # passages; the rest is the later one's own


WHOLE = frozenset({CopyKind.EXACT, CopyKind.NEAR, CopyKind.SHORTENED, CopyKind.UPDATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents, the later of which takes over text of the earlier; shares are between 0 and 1.

    `sentences` pairs spans of the earlier text with those of the later that were taken from them.
    """

    earlier: DocumentId
    later: DocumentId
    kind: CopyKind
    share_of_earlier: float
    share_of_later: float
    sentences: tuple[tuple[Span, Span], ...]
    order: str  # what told which came first, in words


def whole_copy(earlier: Print, later: Print, shared: Shared) -> Copy | None:
    """The two as reprint, shortened text or update; None if most of the later text is its own."""
    kind = _whole_kind(earlier, later, shared)
    return _copy(earlier, later, shared, kind, shared.sentences) if kind else None


def _whole_kind(earlier: Print, later: Print, shared: Shared) -> CopyKind | None:
    if shared.same_text:
        long_enough = later.runs.size >= _LEAST_SAME or len(later.spans) > 1
        return CopyKind.EXACT if long_enough else None
    if min(earlier.runs.size, later.runs.size) < _LEAST_TEXT or not _tells_news(later, shared):
        return None
    if shared.share_of_earlier >= _WHOLE and is_version(earlier.origin, later.origin):
        return CopyKind.UPDATE
    if min(shared.share_of_earlier, shared.share_of_later) >= _NEAR:
        return CopyKind.NEAR
    return CopyKind.SHORTENED if shared.share_of_later >= _WHOLE else None


def _tells_news(later: Print, shared: Shared) -> bool:
    """Whether what was taken over is more than one sentence behind the lead, which may be a formula."""
    taken = [at for _, at in shared.sentences if later.sizes[at]]
    return len(taken) > 1 or taken == [int((later.sizes > 0).argmax())]


def is_version(old: Origin, new: Origin) -> bool:
    """Whether the new document is known to be a later version of an old one with much the same text.

    One outlet that prints it again is enough; where agencies are all they share, the new one has to say so.
    """
    if not is_later(new, old):
        return False
    if old.outlet and new.outlet:
        if old.outlet.casefold() == new.outlet.casefold():
            return True
    elif old.outlet == new.outlet and old.agencies and old.agencies == new.agencies:
        return True
    return new.notice is not None and bool(publisher(old) & publisher(new))


def passages(earlier: Print, later: Print, shared: Shared, formulas: frozenset[int]) -> Copy | None:
    """The two as texts with passages in common; None for formulas, and for background that both recall.

    `formulas` are hashes of sentences that stand in many unrelated stories. Background stands in the later
    half of both texts: news stands first.
    """
    kept = [
        (one, other)
        for one, other in shared.sentences
        if int(later.hashes[other]) not in formulas and int(earlier.hashes[one]) not in formulas
    ]
    runs = sum(int(later.sizes[other]) for _, other in kept)
    if runs < _PASSAGE or all(_is_late(earlier, one) and _is_late(later, other) for one, other in kept):
        return None
    return _copy(earlier, later, shared, CopyKind.PARTIAL, kept)


def _is_late(mark: Print, sentence: int) -> bool:
    return 2 * sentence >= len(mark.spans)


def _copy(
    earlier: Print, later: Print, shared: Shared, kind: CopyKind, sentences: Sequence[tuple[int, int]]
) -> Copy:
    return Copy(
        earlier=earlier.origin.document_id,
        later=later.origin.document_id,
        kind=kind,
        share_of_earlier=round(shared.share_of_earlier, 3),
        share_of_later=round(shared.share_of_later, 3),
        sentences=tuple((earlier.spans[one], later.spans[other]) for one, other in sentences),
        order=why_first(earlier.origin, later.origin),
    )
