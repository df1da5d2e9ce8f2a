"""What reports are about: the words of their leads, weighed by how few other reports have them."""

import math
from collections import Counter
from collections.abc import Iterable

from dateline.corroborate.account import Report
from dateline.model.ids import DocumentId

_MOST = 24  # words that are kept of a report: the rarest say nearly all


def topics_of(reports: Iterable[Report]) -> dict[DocumentId, dict[str, float]]:
    """For each report its rare words that others have too; two leads of the same words agree fully."""
    all_of_them = list(reports)
    known = Counter(word for report in all_of_them for word in report.words)
    return {one.document_id: _weighed(one, known, len(all_of_them)) for one in all_of_them}


def _weighed(report: Report, known: Counter[str], total: int) -> dict[str, float]:
    rare = sorted(report.words, key=lambda word: (known[word], word))[:_MOST]
    says = {word: math.log((total + 1) / known[word]) for word in rare}
    length = math.sqrt(sum(value * value for value in says.values()))
    shared = ((word, value) for word, value in says.items() if known[word] > 1)
    return {word: value / length for word, value in shared} if length else {}
