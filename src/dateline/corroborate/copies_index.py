"""Which pairs of documents are worth comparing: those that share several runs of words, or a whole sentence.

A sample of the runs (those whose hash ends in two zero bits) is sorted once, and each document is paired
with the earliest documents that hold the same run. The work grows as sorting does, however many reprints
a story has. Sampling by value is Manber's (1994): two texts keep the same runs, so that also a short brief
is found in the long story it was cut from, which a signature of the whole text cannot show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dateline.corroborate.copies_print import Print

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[Any]
    Numbers = NDArray[Any]

_SAMPLE = 4  # one run in four is looked at
_HOLDERS = 6  # the earliest documents with a run: a reprint descends from one of them
_NEIGHBOURS = 2  # and the last ones before: a version descends from the one before it
_ENOUGH = 3  # shared samples; a whole sentence counts as that many
_LONG_SENTENCE = 8  # runs, eleven words: shorter sentences are formulas


def candidate_pairs(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Pairs of ranks, earlier before later, in order. `prints` come in the order of their ranks."""
    import numpy as np

    by_runs = _meetings(*_sampled_runs(prints), len(prints))
    by_sentence = _meetings(*_long_sentences(prints), len(prints))
    votes = np.concatenate([by_runs, *([by_sentence] * _ENOUGH)])
    codes, counts = np.unique(votes, return_counts=True)
    for code in codes[counts >= _ENOUGH].tolist():
        yield divmod(code, len(prints))


def _sampled_runs(prints: Sequence[Print]) -> tuple[Table, Table]:
    """Keys and ranks of the sampled runs of all documents, each once a document."""
    import numpy as np

    parts = [one.ordered[one.ordered % _SAMPLE == 0] for one in prints]
    return _table(parts, np.uint32)


def _long_sentences(prints: Sequence[Print]) -> tuple[Table, Table]:
    import numpy as np

    parts = [np.unique(one.hashes[one.sizes >= _LONG_SENTENCE]) for one in prints]
    return _table(parts, np.uint64)


def _table(parts: Sequence[Numbers], kind: type[np.unsignedinteger[Any]]) -> tuple[Table, Table]:
    import numpy as np

    ranks = np.repeat(np.arange(len(parts), dtype=np.int64), [part.size for part in parts])
    return (np.concatenate(parts) if parts else np.empty(0, kind)), ranks


def _meetings(keys: Table, ranks: Table, total: int) -> Table:
    """For each time that two documents hold one key: the earlier's rank times `total` plus the later's.

    A key that many hold pairs each of them with the earliest few, and with the last few before it.
    """
    import numpy as np

    order = np.lexsort((ranks, keys))
    keys, ranks = keys[order], ranks[order]
    at = np.arange(keys.size)
    is_first = np.append(True, keys[1:] != keys[:-1])[: keys.size]
    start = np.maximum.accumulate(np.where(is_first, at, 0)) if keys.size else at
    found = [np.empty(0, np.int64)]
    for step in range(_HOLDERS):
        later = at[at - start > step]
        found.append(ranks[start[later] + step] * total + ranks[later])
    for step in range(1, _NEIGHBOURS + 1):
        later = at[at - start - step >= _HOLDERS]
        found.append(ranks[later - step] * total + ranks[later])
    return np.concatenate(found)
