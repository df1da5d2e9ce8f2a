"""Which runs of words could be a place name, and which entries of the gazetteer bear it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.places_words import Word
from dateline.model.span import Span
from dateline.resources.gazetteer import Gazetteer, Namesake
from dateline.resources.gazetteer_rows import NameKind
from dateline.resources.place_cues import PlaceCues

_LONGEST = 6
_INNER = frozenset(
    "of the and de del da do dos das di du la las le les los el al az ez as ar ad an e i y sur en".split()
)
_JOINERS = frozenset("-–'’&")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words `first` to `last` (both included) and the places of that name, the most prominent first."""

    first: int
    last: int
    span: Span
    text: str
    namesakes: tuple[Namesake, ...]


def is_name_like(word: Word) -> bool:
    """Whether the word is printed as names are: with a capital, also inside ("al-Shaddadi", "N'Djamena")."""
    return word.text[0].isupper() and (word.norm[0].isupper() or word.pos == "PROPN" or not word.pos)


def proposals(text: str, words: Sequence[Word], gazetteer: Gazetteer, cues: PlaceCues) -> list[Proposal]:
    """The longest names in the text that the gazetteer knows, left to right, none overlapping."""
    found: list[Proposal] = []
    i = 0
    while i < len(words):
        proposal = _longest_at(text, words, i, gazetteer, cues) if is_name_like(words[i]) else None
        if proposal:
            found.append(proposal)
            i = proposal.last + 1
        else:
            i += 1
    return found


def _longest_at(
    text: str, words: Sequence[Word], i: int, gazetteer: Gazetteer, cues: PlaceCues
) -> Proposal | None:
    for last in reversed(_ends(words, i)):
        span = Span(words[i].start, words[last].end)
        name = span.of(text)
        if len(name) < 2 or (last == i and gazetteer.is_demonym(name)):  # noqa: PLR2004  (initials are no names)
            continue
        namesakes = gazetteer.lookup(name) if last == i else gazetteer.exactly(name)
        if namesakes:
            last = _with_generic(words, last, cues, gazetteer, text, i)
            span = Span(words[i].start, words[last].end)
            return Proposal(i, last, span, span.of(text), gazetteer.variants(name))
    return None


def _with_generic(
    words: Sequence[Word], last: int, cues: PlaceCues, gazetteer: Gazetteer, text: str, first: int
) -> int:
    del gazetteer, text, first
    after = last + 1
    if (
        after < len(words)
        and words[after].text in cues.part_of_name
        and words[after].block == words[last].block
    ):
        return last
    return last


def _ends(words: Sequence[Word], i: int) -> list[int]:
    """Where a name that begins at word `i` may end."""
    ends = [i]
    for j in range(i + 1, min(i + _LONGEST, len(words))):
        word, before = words[j], words[j - 1]
        if word.block != words[i].block or word.start - before.end > 1:
            break
        if word.text[0].isupper() or word.text[0].isdigit():
            ends.append(j)
        elif word.text in _JOINERS or word.text.casefold() in _INNER:
            continue
        elif before.text in _JOINERS and before.end == word.start:
            ends.append(j)
        else:
            break
    return ends


def is_code(proposal: Proposal) -> bool:
    """Whether the words are only a postal code of a place."""
    return all(one.kind is NameKind.CODE for one in proposal.namesakes)
