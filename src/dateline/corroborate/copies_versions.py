"""Updates, corrections and kills: which text a newer one replaces, and which claims rested on the old."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.corroborate.copies_kind import Copy, CopyKind
from dateline.corroborate.copies_order import is_later, publisher, version_key
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.origin import Notice, Origin, Told
from dateline.model.span import Span

_DAYS = 60  # a notice that shares no text with what it replaces follows within
_LEAST_WORDS = 3  # that a notice and the story it means have in common in headlines and first paragraphs
_LEAST_SHARE = 0.3  # of the shorter list of words


@dataclass(frozen=True)
class Versions:
    """What replaces what: new to old, old to new, and each text that fell with a kill to its notice."""

    replaces: Mapping[DocumentId, DocumentId]
    replaced_by: Mapping[DocumentId, DocumentId]
    killed_by: Mapping[DocumentId, DocumentId]


def find_versions(
    ordered: Sequence[Origin], copies: Iterable[Copy], roots: Mapping[DocumentId, DocumentId]
) -> Versions:
    """Which document replaces which. Where nothing tells the order of two versions, neither does."""
    by_id = {origin.document_id: origin for origin in ordered}
    olds: dict[DocumentId, list[Origin]] = defaultdict(list)
    for old, new in (*_by_text(copies, by_id), *_by_address(ordered)):
        olds[new.document_id].append(old)
    for new, found in _by_words(ordered, olds):
        olds[new.document_id].append(found)
    replaces = {new: _latest(found).document_id for new, found in olds.items()}
    replaced_by: dict[DocumentId, DocumentId] = {}
    for origin in ordered:
        if origin.document_id in replaces:
            replaced_by.setdefault(replaces[origin.document_id], origin.document_id)
    return Versions(replaces, replaced_by, dict(_killed(ordered, replaces, roots)))


def _latest(origins: Iterable[Origin]) -> Origin:
    return max(origins, key=version_key)


def _by_text(copies: Iterable[Copy], by_id: Mapping[DocumentId, Origin]) -> Iterator[tuple[Origin, Origin]]:
    for copy in copies:
        if copy.kind is CopyKind.UPDATE:
            yield by_id[copy.earlier], by_id[copy.later]


def _by_address(ordered: Sequence[Origin]) -> Iterator[tuple[Origin, Origin]]:
    """Two texts at one address: the later one has replaced the earlier."""
    at: dict[str, list[Origin]] = defaultdict(list)
    for origin in ordered:
        if origin.url:
            at[origin.url].append(origin)
    for versions in at.values():
        for old in versions:
            for new in versions:
                if is_later(new, old) and new.text_sha256 != old.text_sha256:
                    yield old, new


def _by_words(
    ordered: Sequence[Origin], olds: Mapping[DocumentId, Sequence[Origin]]
) -> Iterator[tuple[Origin, Origin]]:
    """A notice that repeats no text names its story: by the words of headline and first paragraphs."""
    notices = [one for one in ordered if one.notice and not olds.get(one.document_id)]
    if not notices:
        return
    by_publisher: dict[str, list[Origin]] = defaultdict(list)
    for origin in ordered:
        for name in publisher(origin):
            by_publisher[name].append(origin)
    spread = Counter(word for origin in ordered for word in _words(origin))
    for new in notices:
        known = {old.document_id: old for name in publisher(new) for old in by_publisher[name]}
        rated = [
            (_likeness(new, old, spread, len(ordered)), old) for old in known.values() if _may_mean(new, old)
        ]
        best = max((rate for rate, _ in rated), default=0.0)
        if best > 0:
            yield new, _latest([old for rate, old in rated if rate == best])


def _may_mean(new: Origin, old: Origin) -> bool:
    """Whether a notice can be about a document: an earlier one, not a notice of withdrawal itself."""
    if old.document_id == new.document_id or old.notice is Notice.KILL or is_later(old, new):
        return False
    return not (new.published and old.published) or 0 <= (new.published - old.published).days <= _DAYS


def _words(origin: Origin) -> tuple[str, ...]:
    return origin.fingerprint.words if origin.fingerprint else ()


def _likeness(new: Origin, old: Origin, spread: Mapping[str, int], total: int) -> float:
    ours, theirs = set(_words(new)), set(_words(old))
    shared = ours & theirs
    if len(shared) < _LEAST_WORDS or len(shared) < _LEAST_SHARE * min(len(ours), len(theirs)):
        return 0.0
    return round(sum(math.log(1 + total / spread[word]) for word in sorted(shared)), 6)


def _killed(
    ordered: Sequence[Origin],
    replaces: Mapping[DocumentId, DocumentId],
    roots: Mapping[DocumentId, DocumentId],
) -> Iterator[tuple[DocumentId, DocumentId]]:
    """Each document that a kill takes back: its publisher's versions of the text, and reprints of them."""
    by_id = {origin.document_id: origin for origin in ordered}
    groups: dict[DocumentId, list[Origin]] = defaultdict(list)
    for origin in ordered:
        groups[roots[origin.document_id]].append(origin)
    for kill in ordered:
        if kill.notice is not Notice.KILL or kill.document_id not in replaces:
            continue
        for one in groups[roots[replaces[kill.document_id]]]:
            root = by_id[roots[one.document_id]]
            theirs = (publisher(one) | publisher(root)) & publisher(kill)
            if one.document_id != kill.document_id and theirs and not is_later(one, kill):
                yield one.document_id, kill.document_id


def reopened_claims(old: Told, new: Origin) -> tuple[ClaimId, ...]:
    """The claims of an old version that a new one leaves without support, in text order.

    After a kill all of them; after a correction or an update those whose sentence the new version has
    changed or dropped. A claim that is told in several sentences stands while one of them stands.
    """
    if new.notice is Notice.KILL:
        return tuple(claim.id for claim in old.claims)
    gone = changed_sentences(old.origin, new)
    return tuple(
        claim.id
        for claim in old.claims
        if all(any(span.overlaps(one) for one in gone) for span in (claim.sentence, *claim.also))
    )


def changed_sentences(old: Origin, new: Origin) -> tuple[Span, ...]:
    """The sentences of an old version that do not stand word for word in a new one."""
    if old.fingerprint is None or new.fingerprint is None:
        return ()
    kept = set(_hashes(new.fingerprint.hashes))
    pairs = zip(old.fingerprint.sentences, _hashes(old.fingerprint.hashes), strict=True)
    return tuple(span for span, mark in pairs if mark not in kept)


def _hashes(packed: bytes) -> Iterator[bytes]:
    return (packed[at : at + 8] for at in range(0, len(packed), 8))
