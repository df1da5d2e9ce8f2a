"""What the clause around an expression says: does it look ahead, does it still hold?"""

from dateline.model.syntax import Analysis, Token
from dateline.resources.time_cues import TimeCues

_VERBS = ("VERB", "AUX")
_HELPERS = ("aux", "auxpass")
_STEPS = 6


def governing_verb(analysis: Analysis, i: int) -> Token | None:
    """The nearest verb above a token that carries a clause."""
    for _ in range(_STEPS):
        token = analysis.tokens[i]
        if token.pos in _VERBS and token.dep not in _HELPERS:
            return token
        if token.head == i:
            return None
        i = token.head
    return None


def is_future(analysis: Analysis, i: int, cues: TimeCues) -> bool:
    """Whether the clause of a token says what is to come: `will`, `is to`, `plans to`, `talks resume`."""
    verb = governing_verb(analysis, i)
    if verb is None or _follows_past(analysis, i):
        return False
    words = {analysis.tokens[c].text.lower() for c in analysis.each_child(verb.i, *_HELPERS)}
    if words & cues.future_auxiliaries or ("would" in words and "have" not in words):
        return True  # "said on Monday that it would march on Wednesday"
    if words & {"have", "has", "had"}:
        return False
    if verb.lemma in cues.future_verbs and verb.tag in ("VBN", "VBZ", "VBP", "VBG"):
        return True
    if verb.lemma in cues.timetable_verbs and verb.tag in ("VBZ", "VBP"):
        return True
    return "to" in words and _is_planned(analysis, verb, cues.future_verbs)


def _follows_past(analysis: Analysis, i: int) -> bool:
    """`said on Tuesday it will leave`: the verb just before counts more than the parse."""
    before = analysis.tokens[max(0, i - 2) : i]
    return any(token.tag == "VBD" and token.pos == "VERB" for token in before) and all(
        token.tag in ("VBD", "IN", "RB", "JJ") for token in before[-1:]
    )


def _is_planned(analysis: Analysis, verb: Token, future_verbs: frozenset[str]) -> bool:
    """`to` with a plan above it, or under a form of `be`: `is to visit`."""
    above = analysis.tokens[verb.head]
    if verb.head == verb.i:
        return True
    if above.tag == "VBD" and above.lemma not in future_verbs:
        return False
    return above.lemma in future_verbs or above.lemma == "be"


def is_past(analysis: Analysis, i: int) -> bool:
    """Whether the clause of a token says plainly that it has happened."""
    verb = governing_verb(analysis, i)
    if verb is None:
        return False
    helpers = {analysis.tokens[c].text.lower() for c in analysis.each_child(verb.i, *_HELPERS)}
    return verb.tag == "VBD" or bool(helpers & {"was", "were", "had", "has", "have", "did"})


def is_perfect(analysis: Analysis, i: int) -> bool:
    """Whether the clause of a token holds up to now: present tense or present perfect."""
    verb = governing_verb(analysis, i)
    if verb is None:
        return True
    helpers = {analysis.tokens[c].text.lower() for c in analysis.each_child(verb.i, *_HELPERS)}
    if "had" in helpers:
        return False
    return bool(helpers & {"has", "have", "'ve", "’ve", "is", "are"}) or verb.tag != "VBD"
