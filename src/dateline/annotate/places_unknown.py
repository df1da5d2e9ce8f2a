"""Names that the words beside them show to be places, though the gazetteer does not hold them."""

from collections.abc import Iterator, Sequence

from dateline.annotate.places_words import Word, joined
from dateline.model.span import Span
from dateline.resources.place_cues import PlaceCues

_MOST_WORDS = 4
_NO_END = frozenset("-‘'’")


def unknown_names(words: Sequence[Word], taken: Sequence[Span], cues: PlaceCues) -> Iterator[tuple[int, int]]:
    """First and last word of each name as in "Xyz village" that was not found otherwise."""
    for i, word in enumerate(words):
        if word.capitals or word.text not in cues.small_area_words:
            continue
        for found in (_name_before(words, i), _name_after_of(words, i)):
            if found and not _is_taken(words, found, taken) and not _is_common(words, found, cues):
                yield found


def _name_before(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    first = i
    while first > 0 and i - first < _MOST_WORDS and joined(words, first) and _is_part(words[first - 1]):
        first -= 1
    while first < i and not words[first].is_capital:
        first += 1
    return (first, i - 1) if first < i and words[i - 1].is_capital else None


def _name_after_of(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    if i + 2 >= len(words) or words[i + 1].text != "of" or words[i + 2].block != words[i].block:
        return None
    last = i + 1
    while last + 1 < len(words) and last - i - 1 < _MOST_WORDS and joined(words, last + 1):
        if not _is_part(words[last + 1]):
            break
        last += 1
    while last > i + 1 and not words[last].is_capital:
        last -= 1
    return (i + 2, last) if last > i + 1 and words[i + 2].is_capital else None


def _is_part(word: Word) -> bool:
    return word.is_capital or word.text in _NO_END


def _is_taken(words: Sequence[Word], found: tuple[int, int], taken: Sequence[Span]) -> bool:
    span = Span(words[found[0]].start, words[found[1]].end)
    return any(span.overlaps(one) for one in taken)


def _is_common(words: Sequence[Word], found: tuple[int, int], cues: PlaceCues) -> bool:
    inside = words[found[0] : found[1] + 1]
    return any(word.title in cues.common or word.title in cues.titles or word.pos == "ADJ" for word in inside)
