"""Who is counted: the noun phrase that a number belongs to, and whether it is people."""

from dataclasses import dataclass

from dateline.model.count import Unit
from dateline.model.span import Span
from dateline.model.syntax import Analysis, Token
from dateline.resources.count_cues import CountCues

_INSIDE = frozenset(["ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "PART", "DET", "CCONJ", "X", "NUM"])
_NOUNS = ("NOUN", "PROPN")
_MODIFIES = ("compound", "amod", "nmod", "poss", "quantmod")
_FRESH = ("more", "additional", "further")  # they say how the count stands to others, not who is counted
_LONGEST = 9
_PERSON_ENDINGS = ("man", "woman", "ist", "ian")
_DEMONYM_ENDINGS = ("is", "ans", "ese", "ians", "eans")


@dataclass(frozen=True, slots=True)
class Counted:
    """Token `head` of the phrase that is counted, or of the number itself where no noun follows."""

    governed: int  # from where the parse is climbed
    head: int | None  # the noun
    first: int | None  # first token of the phrase after the number
    is_part: bool = False  # `eight of whom`


class People:
    """Tells people from things."""

    def __init__(self, cues: CountCues) -> None:
        self._units = {word.lower(): unit for unit, members in cues.people.items() for word in members}
        self._things = cues.things

    def unit(self, token: Token) -> Unit | None:
        """What a noun counts by itself: `fighters`, `police`, `people`."""
        unit = self._units.get(token.lemma) or self._units.get(token.text.lower())
        if unit is None and token.pos in _NOUNS:
            unit = self._by_ending(token)
        return unit

    def _by_ending(self, token: Token) -> Unit | None:
        lower = token.lemma.replace("women", "woman").replace("men", "man")
        if lower.endswith(_PERSON_ENDINGS) and len(lower) > len("human"):
            return Unit.PEOPLE
        if token.norm[:1].isupper() and token.text.lower().endswith(_DEMONYM_ENDINGS):
            return Unit.PEOPLE
        return None

    def after(self, analysis: Analysis, i: int) -> int | None:
        """The noun of the phrase that follows token `i`."""
        return _noun_after(analysis, i)

    def is_thing(self, token: Token) -> bool:
        """Whether a noun is known not to be people."""
        return token.lemma in self._things or token.text.lower() in self._things


def counted(analysis: Analysis, first: int, last: int) -> Counted:
    """The phrase counted by the number at tokens `first` to `last`."""
    tokens = analysis.tokens
    partitive = _after_of(analysis, last)
    if partitive is not None:
        return Counted(_own_head(analysis, first, last), partitive[1], partitive[0])
    head = _noun_after(analysis, last)
    if head is None:
        return Counted(_own_head(analysis, first, last), None, None, _is_of_them(tokens, last))
    return Counted(
        _top_of(analysis, head, first), head, last + 1 if tokens[last + 1].text != "-" else last + 2
    )


def _is_of_them(tokens: tuple[Token, ...], last: int) -> bool:
    after = [token.text.lower() for token in tokens[last + 1 : last + 3]]
    return after in (["of", "whom"], ["of", "them"])


def _own_head(analysis: Analysis, first: int, last: int) -> int:
    """The token of the number through which it hangs in the sentence."""
    inside = range(first, last + 1)
    return next(
        (i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].head == i), last
    )


def _after_of(analysis: Analysis, last: int) -> tuple[int, int] | None:
    """First and head token of what follows `of`: `dozens of people`, `two of the soldiers`."""
    tokens = analysis.tokens
    of = last + 1
    if (
        of + 1 >= len(tokens)
        or tokens[of].text.lower() != "of"
        or tokens[of].sentence != tokens[last].sentence
    ):
        return None
    head = _noun_after(analysis, of)
    return (of + 1, head) if head is not None else None


def _noun_after(analysis: Analysis, last: int) -> int | None:
    """The last noun of the run that follows: `foreign Daesh fighters`."""
    tokens = analysis.tokens
    found: int | None = None
    for i in range(last + 1, min(last + 1 + _LONGEST, len(tokens))):
        token = tokens[i]
        is_owner = token.tag == "PRP$" and i == last + 1
        if token.sentence != tokens[last].sentence or (token.pos not in _INSIDE and not is_owner):
            break
        if _ends_phrase(tokens, i, last, found):
            break
        if token.pos in _NOUNS:
            found = i
            if token.tag in ("NNS", "NNPS") and not _goes_on(tokens, i):
                break
    return found


def _ends_phrase(tokens: tuple[Token, ...], i: int, last: int, found: int | None) -> bool:
    token = tokens[i]
    if token.pos == "PUNCT":
        return token.text not in ("-", "–", '"', "“", "”", "'", "‘", "’")
    if token.pos == "CCONJ":
        return found is not None or i == last + 1
    if token.pos == "DET":
        return i > last + 1 or tokens[last].text.lower() != "of"
    if token.pos == "NUM":
        return True
    if token.pos == "VERB":
        is_participle = token.tag in ("VBN", "VBG", "VBD") and token.dep in (
            "amod",
            "compound",
            "nummod",
            "conj",
        )
        return found is not None or not is_participle
    if token.pos == "PART":
        return token.text.lower() not in ("'s", "’s", "'")
    if token.pos in ("ADJ", "ADV") and found is not None:
        return token.head <= found or tokens[token.head].pos not in _NOUNS
    return False


def _goes_on(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a plural noun only modifies the next: `special forces soldiers`, `security forces members`."""
    return (
        tokens[i].dep in _MODIFIES
        and tokens[i].head > i
        and i + 1 < len(tokens)
        and tokens[i + 1].pos in _NOUNS
    )


def _top_of(analysis: Analysis, head: int, first: int) -> int:
    """The token through which the phrase hangs in the sentence: normally its noun."""
    tokens = analysis.tokens
    i = head
    for _ in range(3):
        above = tokens[i].head
        if tokens[i].dep in _MODIFIES and first <= above <= head + 2 and above != i:
            i = above
        else:
            break
    return i


def phrase_span(analysis: Analysis, found: Counted) -> Span | None:
    """The span of the counted phrase, without its number."""
    if found.head is None or found.first is None or found.first > found.head:
        return None
    is_fresh = analysis.tokens[found.first].text.lower() in _FRESH and found.first < found.head
    return analysis.span(found.first + is_fresh, found.head)
