"""Where a place name hangs in its sentence: "the bus terminal of the city of Garu" hangs on what happened."""

from typing import NamedTuple

from dateline.annotate.events.found import Found
from dateline.model.syntax import Token
from dateline.resources.role_cues import PlaceWords

_MAX_CLIMB = 12
_INSIDE = ("in", "at", "near", "inside", "outside", "within", "behind", "opposite", "beside")
_BESIDE = ("compound", "nmod", "amod", "poss", "appos", "conj", "npadvmod", "nummod", "case")
_OWNING = ("poss", "compound", "nmod", "amod")


class Attached(NamedTuple):
    """Where a place name hangs: the token it belongs to, and the preposition before it, if any."""

    at: int
    preposition: str | None


def attachment(found: Found, head: int, words: PlaceWords) -> Attached | None:
    """Climb from a place name through "the town of", "part of", "the capital" to what it modifies."""
    tokens = found.analysis.tokens
    i = head
    for _ in range(_MAX_CLIMB):
        token = tokens[i]
        if token.head == i:
            return None
        step = _step(found, token, words)
        if not isinstance(step, int):
            return step
        i = step
    return None


def _step(found: Found, token: Token, words: PlaceWords) -> "Attached | int":
    """Where a token hangs, or the token from which to go on."""
    above = found.analysis.tokens[token.head]
    if token.dep in _BESIDE:
        is_owned = token.dep in _OWNING and not _is_area(found, above, words)
        is_site = token.dep != "amod" and _is_site(found, above, words)
        return Attached(above.i, None) if is_owned and not is_site else above.i
    if token.dep == "pobj":
        return _behind(found, above, words)
    if token.dep == "nsubj" and above.lemma in words.sees:
        return Attached(above.i, "in")  # "the city saw a march"
    if above.dep == "acl" and above.lemma in words.spanning:
        return above.head
    return Attached(above.i, None)


def _behind(found: Found, preposition: Token, words: PlaceWords) -> Attached | int:
    outer = found.analysis.tokens[preposition.head]
    is_of = preposition.lemma == "of"
    is_inner = is_of or (outer.lemma in words.nouns and preposition.lemma in words.place)
    is_known = _is_area(found, outer, words) or (is_of and _is_site(found, outer, words))
    if is_inner and is_known and preposition.head != preposition.i:
        return outer.i
    if preposition.dep == "prep" and outer.dep == "prep" and outer.head != outer.i:
        return Attached(outer.head, outer.lemma if is_of else preposition.lemma)
    return Attached(preposition.head, preposition.lemma)


def _is_area(found: Found, noun: Token, words: PlaceWords) -> bool:
    return noun.i in found.places or noun.lemma in words.nouns


def _is_site(found: Found, noun: Token, words: PlaceWords) -> bool:
    """Whether a noun after "in", "at", "outside" is somewhere: "in Garu's bus terminal"."""
    before = found.analysis.tokens[noun.head]
    if noun.dep != "pobj" or noun.pos != "NOUN" or before.lower not in _INSIDE:
        return False
    return noun.i not in found.names and noun.lemma not in words.abstract and noun.i not in found.in_times
