"""Two fingerprints side by side: which sentences of one stand in the other, and how much of it that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.origin import Fingerprint, Origin
from dateline.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]

TAKEN = 0.5  # share of a sentence's runs of words that stand in the other text; an edit costs up to four runs


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """A fingerprint unpacked for comparing, of the document with this rank in the order of coming."""

    rank: int
    origin: Origin
    spans: tuple[Span, ...]
    hashes: NDArray[np.uint64]
    starts: NDArray[np.int64]  # of each sentence's runs
    sizes: NDArray[np.int64]  # how many runs each sentence has
    runs: Numbers  # in text order
    ordered: Numbers  # the distinct ones, sorted
    sentence_of: NDArray[np.int64]  # for each of `ordered`: the first sentence that holds it

    @property
    def is_blank(self) -> bool:
        """Whether nothing but quotations and very short sentences stands in it."""
        return self.runs.size == 0


def unpack(rank: int, origin: Origin) -> Print:
    """The fingerprint of a document ready to be compared; a blank one where it has none."""
    import numpy as np

    mark = origin.fingerprint or Fingerprint(spans=b"", hashes=b"", ends=b"", shingles=b"", words=())
    ends = np.frombuffer(mark.ends, "<u4").astype(np.int64)
    starts = np.concatenate(([0], ends[:-1])) if ends.size else ends
    runs = np.frombuffer(mark.shingles, "<u4")
    ordered, first = np.unique(runs, return_index=True)
    return Print(
        rank=rank,
        origin=origin,
        spans=mark.sentences,
        hashes=np.frombuffer(mark.hashes, "<u8"),
        starts=starts,
        sizes=ends - starts,
        runs=runs,
        ordered=ordered,
        sentence_of=np.searchsorted(ends, first, side="right"),
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What the later of two documents has in common with the earlier one.

    `sentences` pairs each sentence of the later that is taken over with the sentence of the earlier that
    holds most of it (indices); `runs` are the runs of words in them. Shares are of the text outside
    quotation marks.
    """

    share_of_earlier: float
    share_of_later: float
    sentences: tuple[tuple[int, int], ...]  # (earlier, later)
    runs: int
    same_text: bool


def compare(earlier: Print, later: Print) -> Shared:
    """Which sentences of the later document stand, whole or slightly edited, in the earlier one."""
    import numpy as np

    if earlier.is_blank or later.is_blank:
        same = _same_text(earlier, later)
        pairs = tuple((at, at) for at in range(len(later.spans))) if same else ()
        return Shared(float(same), float(same), pairs, 0, same)
    place, held = _held(later.runs, earlier.ordered)
    _, kept = _held(earlier.runs, later.ordered)
    per_sentence = np.add.reduceat(np.append(held, False), later.starts)
    per_sentence[later.sizes == 0] = 0
    taken = per_sentence >= np.maximum(TAKEN * later.sizes, 1)
    pairs = _paired(earlier, later, np.flatnonzero(taken), place, held)
    return Shared(
        share_of_earlier=np.count_nonzero(kept) / kept.size,
        share_of_later=np.count_nonzero(held) / held.size,
        sentences=pairs,
        runs=int(per_sentence[taken].sum()),
        same_text=_same_text(earlier, later),
    )


def _held(runs: Numbers, ordered: Numbers) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where each run stands among sorted ones, and whether it does."""
    import numpy as np

    place = np.minimum(np.searchsorted(ordered, runs), ordered.size - 1)
    return place, ordered[place] == runs


def _paired(
    earlier: Print, later: Print, taken: NDArray[np.int64], place: NDArray[np.int64], held: NDArray[np.bool_]
) -> tuple[tuple[int, int], ...]:
    """Each sentence taken over with the one that holds most of it; quotations go by their whole words."""
    import numpy as np

    pairs = []
    for at in taken:
        first, last = later.starts[at], later.starts[at] + later.sizes[at]
        homes = earlier.sentence_of[place[first:last][held[first:last]]]
        pairs.append((int(np.bincount(homes).argmax()), int(at)))
    quotations = np.flatnonzero(later.sizes == 0).tolist()
    if not quotations:
        return tuple(pairs)
    known = {one: at for at, one in reversed(list(enumerate(earlier.hashes.tolist())))}
    whole = ((known.get(int(later.hashes[at])), at) for at in quotations)
    pairs += [(home, at) for home, at in whole if home is not None]
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def _same_text(earlier: Print, later: Print) -> bool:
    import numpy as np

    return earlier.hashes.size > 0 and np.array_equal(earlier.hashes, later.hashes)
