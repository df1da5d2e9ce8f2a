"""Reprints, wire copy, updates and kills: whose words a document prints, and what has replaced it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.corroborate.copies_index import candidate_pairs
from dateline.corroborate.copies_kind import Copy, CopyKind, passages, whole_copy
from dateline.corroborate.copies_order import order_key
from dateline.corroborate.copies_print import Print, Shared, compare, unpack
from dateline.corroborate.copies_versions import Versions, find_versions
from dateline.model.ids import DocumentId
from dateline.model.origin import Origin
from dateline.model.span import Span

__all__ = ["Copies", "Copy", "CopyKind", "find_copies"]


@dataclass(frozen=True)
class Copies:
    """Who took text from whom among a number of documents.

    A translation is not recognised: dateline reads English only, and rejects other languages when reading.
    """

    origins: Mapping[DocumentId, Origin]
    pairs: tuple[Copy, ...]
    versions: Versions
    roots: Mapping[DocumentId, DocumentId]
    taken: Mapping[DocumentId, Mapping[Span, tuple[DocumentId, Span]]]

    def between(self, one: DocumentId, other: DocumentId) -> Copy | None:
        """How the later of two documents takes over text of the earlier; None where it does not."""
        found = self._between.get((one, other)) or self._between.get((other, one))
        if found or one == other or self.original(one) != self.original(other):
            return found
        pair = sorted((self.origins[one], self.origins[other]), key=order_key)
        earlier, later = (unpack(rank, origin) for rank, origin in enumerate(pair))
        return whole_copy(earlier, later, compare(earlier, later))

    @cached_property
    def _between(self) -> dict[tuple[DocumentId, DocumentId], Copy]:
        return {(pair.earlier, pair.later): pair for pair in self.pairs}

    def original(self, document_id: DocumentId) -> DocumentId:
        """The first document with the text that this one prints, or is a version of: often itself."""
        return self.roots.get(document_id, document_id)

    def group(self, document_id: DocumentId) -> tuple[DocumentId, ...]:
        """All documents that print or update one text, in the order of coming; the first is the original."""
        return self._groups.get(self.original(document_id), (document_id,))

    @cached_property
    def _groups(self) -> dict[DocumentId, tuple[DocumentId, ...]]:
        found: dict[DocumentId, list[DocumentId]] = defaultdict(list)
        for document_id in sorted(self.origins, key=lambda one: order_key(self.origins[one])):
            found[self.original(document_id)].append(document_id)
        return {root: tuple(members) for root, members in found.items()}

    def agencies(self, document_id: DocumentId) -> tuple[str, ...]:
        """The agencies whose text it prints, also where only another reprint of the text credits them."""
        names = {name for one in self.group(document_id) for name in self.origins[one].agencies}
        return tuple(sorted(names))

    def first_telling(self, document_id: DocumentId, sentence: Span) -> DocumentId:
        """The document whose words a sentence is: itself, or the first one that printed the sentence.

        A claim in a sentence that was taken over is the other document's.
        """
        seen = {document_id}
        while (found := self._taken_from(document_id, sentence)) and found[0] not in seen:
            document_id, sentence = found
            seen.add(document_id)
        return document_id

    def _taken_from(self, document_id: DocumentId, sentence: Span) -> tuple[DocumentId, Span] | None:
        """Where most of a stretch was taken from."""
        over = [
            (min(span.end, sentence.end) - max(span.start, sentence.start), span, home)
            for span, home in self.taken.get(document_id, {}).items()
            if span.overlaps(sentence)
        ]
        if not over:
            return None
        shared, _, home = max(over, key=lambda one: (one[0], -one[1].start))
        return home if 2 * shared >= sentence.end - sentence.start else None

    def replaces(self, document_id: DocumentId) -> DocumentId | None:
        """The version of the same outlet or agency that this document updates, corrects or kills."""
        return self.versions.replaces.get(document_id)

    def replaced_by(self, document_id: DocumentId) -> DocumentId | None:
        """The next version, correction or kill of a document."""
        return self.versions.replaced_by.get(document_id)

    def withdrawn_by(self, document_id: DocumentId) -> DocumentId | None:
        """The kill notice after which a text no longer stands; reprints of a killed text fall with it."""
        for one in (document_id, self.original(document_id)):
            if kill := self.versions.killed_by.get(one):
                return kill
        return None


_MANY = 3  # unrelated stories that hold one sentence: then it is a formula, nobody's copy


def find_copies(origins: Iterable[Origin]) -> Copies:
    """Who took text from whom, whatever the order in which the documents are given.

    The work grows with the number of documents, not with its square: each is compared with the few
    earliest that share runs of words with it.
    """
    by_id = {origin.document_id: origin for origin in origins}
    ordered = sorted(by_id.values(), key=order_key)
    prints = [unpack(rank, origin) for rank, origin in enumerate(ordered)]
    whole: list[Copy] = []
    rest: list[tuple[int, int, Shared]] = []
    for one, other in candidate_pairs(prints):
        shared = compare(prints[one], prints[other])
        if copy := whole_copy(prints[one], prints[other], shared):
            whole.append(copy)
        elif shared.sentences:
            rest.append((one, other, shared))
    roots = _roots(ordered, whole)
    formulas = _formulas(prints, roots)
    partial = (passages(prints[one], prints[other], shared, formulas) for one, other, shared in rest)
    pairs = (*whole, *(copy for copy in partial if copy))
    return Copies(by_id, pairs, find_versions(ordered, whole, roots), roots, _taken(pairs, by_id))


def _roots(ordered: Sequence[Origin], whole: Iterable[Copy]) -> dict[DocumentId, DocumentId]:
    """For each document that is a copy of others, or has copies, the first of them all."""
    rank = {origin.document_id: at for at, origin in enumerate(ordered)}
    above: dict[DocumentId, DocumentId] = {}

    def top(one: DocumentId) -> DocumentId:
        while (home := above.get(one, one)) != one:
            above[one] = above.get(home, home)
            one = above[one]
        return one

    for copy in whole:
        first, second = sorted((top(copy.earlier), top(copy.later)), key=rank.__getitem__)
        above[second] = first
    return {one: top(one) for one in rank}


def _formulas(prints: Sequence[Print], roots: Mapping[DocumentId, DocumentId]) -> frozenset[int]:
    """Sentences that stand in several stories of which none is a copy of another."""
    stories: Counter[int] = Counter()
    seen: set[tuple[DocumentId, int]] = set()
    for one in prints:
        root = roots[one.origin.document_id]
        for mark in one.hashes.tolist():
            if (root, mark) not in seen:
                seen.add((root, mark))
                stories[mark] += 1
    return frozenset(mark for mark, number in stories.items() if number >= _MANY)


def _taken(
    pairs: Iterable[Copy], origins: Mapping[DocumentId, Origin]
) -> dict[DocumentId, dict[Span, tuple[DocumentId, Span]]]:
    """For each sentence that was taken over: the earliest document that has it, and where."""
    found: dict[DocumentId, dict[Span, tuple[DocumentId, Span]]] = defaultdict(dict)
    for copy in sorted(pairs, key=lambda pair: order_key(origins[pair.earlier])):
        for theirs, ours in copy.sentences:
            found[copy.later].setdefault(ours, (copy.earlier, theirs))
    return dict(found)
