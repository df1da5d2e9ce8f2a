"""Which runs of words could be a place name, and which entries of the gazetteer bear it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.places_words import Word, joined
from dateline.model.span import Span
from dateline.resources.gazetteer import Gazetteer, Namesake
from dateline.resources.gazetteer_rows import NameKind
from dateline.resources.place_cues import PlaceCues

_LONGEST = 6
_INNER = frozenset(
    re.findall(
        r"\w+",
        "of the and de del da do dos das di du la las le les los el al az ez as ar ad an e i y sur en wa",
    )
)
_INNER_CAPITALS = frozenset({"of", "and", "de", "del", "da", "do", "di", "la", "las", "los", "el", "y"})
_JOINERS = frozenset("-–'’‘&")
_POSSESSIVE = frozenset({"'s", "’s"})
_SHORTEST = 2
_MAYBE = re.compile(r"(?!(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)[^$]+$", re.IGNORECASE).match
_KNOWN_IN_CAPITALS = 380  # prominence from which a word in capitals is looked at though no name to the parser


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words `first` to `last` (both included) and the places of that name, the most prominent first."""

    first: int
    last: int
    span: Span
    text: str
    namesakes: tuple[Namesake, ...]


def proposals(text: str, words: Sequence[Word], gazetteer: Gazetteer, cues: PlaceCues) -> list[Proposal]:
    """The longest names in the text that the gazetteer knows, left to right, none overlapping."""
    found: list[Proposal] = []
    i = 0
    while i < len(words):
        ends = _ends(words, i, cues) if _may_begin(words[i], cues) else []
        skip = _misleading(words, ends, i, cues)
        proposal = None if skip else _longest(text, words, i, ends, gazetteer)
        if proposal is None and not skip and words[i].capitals and not words[i].is_capital:
            proposal = _in_capitals(words, i, gazetteer)
        if proposal:
            found.append(proposal)
        i = skip or (proposal.last if proposal else i)
        i += 1
    return found


def _may_begin(word: Word, cues: PlaceCues) -> bool:
    """Whether a name may begin here; in capitals, "NEW" and "LA" may, whatever the parser makes of them."""
    return word.is_capital or (word.capitals and word.title in cues.before_name)


def _misleading(words: Sequence[Word], ends: Sequence[int], i: int, cues: PlaceCues) -> int:
    """The last word of a run that begins here and means no place, such as "Red Cross", else 0."""
    for last in ends[:0:-1]:
        run = tuple(word.text.casefold() for word in words[i : last + 1] if word.text[0].isalnum())
        if run in cues.misleading:
            return last
    return 0


def _longest(
    text: str, words: Sequence[Word], i: int, ends: Sequence[int], gazetteer: Gazetteer
) -> Proposal | None:
    plain = max((last for last in ends if not _has_possessive(words, i, last)), default=i)
    for last in reversed(ends):
        span = Span(words[i].start, words[last].end)
        name = span.of(text)
        if len(name) < _SHORTEST or gazetteer.is_demonym(name) or not _MAYBE(name):
            continue
        loose = last in (i, plain)
        namesakes = gazetteer.variants(name) if loose or gazetteer.exactly(name) else ()
        if words[i].title == "The":  # of "The Hague", not of "The Aleppo"
            namesakes = tuple(one for one in namesakes if one.place.name.startswith("The "))
        if namesakes:
            return Proposal(i, last, span, name, namesakes)
    return None


def _in_capitals(words: Sequence[Word], i: int, gazetteer: Gazetteer) -> Proposal | None:
    """In a text in capitals, a word that the parser took for no name, if a well-known place is called so."""
    word = words[i]
    if word.pos not in {"ADJ", "NOUN", "X"} or not word.text.isalpha() or gazetteer.is_demonym(word.text):
        return None
    best = gazetteer.exactly(word.text)[:1]
    if not best or best[0].kind is not NameKind.MAIN or best[0].prominence < _KNOWN_IN_CAPITALS:
        return None
    return Proposal(i, i, Span(word.start, word.end), word.text, gazetteer.variants(word.text))


def _ends(words: Sequence[Word], i: int, cues: PlaceCues) -> list[int]:
    """Where a name that begins at word `i` may end."""
    ends = [i]
    for j in range(i + 1, min(i + _LONGEST, len(words))):
        word = words[j]
        if not joined(words, j):
            break
        if _may_end(word, cues) or _hangs_on(words, j):
            ends.append(j)
        elif word.text not in _JOINERS and word.text.casefold() not in _inner(word) | _POSSESSIVE:
            break
    return ends


def _has_possessive(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether "'s" stands inside: "People's Republic of China" is a name, "Kabul's Shahr" two."""
    return any(words[k].text in _POSSESSIVE for k in range(first, last + 1))


def _may_end(word: Word, cues: PlaceCues) -> bool:
    generic = word.capitals and (word.title == "City" or word.title in cues.part_of_name)
    return word.is_capital or word.text[0].isdigit() or _capital_inside(word.shown) or generic


def _hangs_on(words: Sequence[Word], j: int) -> bool:
    """Whether a hyphen binds the word to the name: "Nahr-e", "Pul-i"."""
    before, word = words[j - 1], words[j]
    plain = word.text not in _JOINERS and word.text.casefold() not in _inner(word)
    return plain and before.text in _JOINERS and before.end == word.start


def _inner(word: Word) -> frozenset[str]:
    """Small words inside names; in capitals only those that hardly begin a phrase."""
    return _INNER_CAPITALS if word.capitals else _INNER


def _capital_inside(word: str) -> bool:
    """Whether an article is written onto the name: "d'Ivoire", "al-Shaddadi"."""
    return any(map(str.isupper, word)) and any(c in word for c in "'’-")
