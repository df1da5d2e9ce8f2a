"""Whether a sentence goes on with the story of the deed before: it is told in the past, nearby, and fits."""

from dateline.coding.same import is_one_state, places_meet
from dateline.model.claim import Claim
from dateline.model.mention import Role
from dateline.model.syntax import Analysis
from dateline.model.when import When

_NEAR = 3  # sentences
_PARAGRAPHS = 2
_NIGHTS = 2  # days of a weekend beyond the first
_TOLD = ("VBD", "VBN", "VBG", "NN", "NNS", "CD", "JJ")
_PRESENT = ("VBZ", "VBP")


def goes_on(a: Analysis, before: Claim, claim: Claim, *, recalls: bool) -> bool:
    """Whether a claim without a day is of the day of a dated one told shortly before.

    News tells what happened in the simple past; the perfect ("have arrested") starts from the day of print.
    What `recalls` a deed ("the attack on the market") may stand farther off.
    """
    if claim.when is not None or before.when is None or not _is_day(before.when.when):
        return False
    if not places_meet(before, claim) or _are_others(before, claim):
        return False
    if recalls:
        return before.type == claim.type
    return is_near(a, before, claim) and _is_told(a, claim)


def _is_day(when: When) -> bool:
    """Whether a time is one day, or a night or weekend, and no month in which more may have happened."""
    if when.first is None or when.last is None:
        return False
    return (when.last - when.first).days <= _NIGHTS


def is_near(a: Analysis, before: Claim, claim: Claim) -> bool:
    """Whether a claim stands in the sentences and paragraph right behind another."""
    one, two = a.sentence_of(before.sentence), a.sentence_of(claim.sentence)
    if one is None or two is None:
        return False
    return 0 <= two.index - one.index <= _NEAR and two.paragraph - one.paragraph <= _PARAGRAPHS


def _are_others(before: Claim, claim: Claim) -> bool:
    """Whether two claims name different known doers."""
    mine, theirs = ([p for p in one.actors if p.role is Role.AGENT and p.actor_id] for one in (before, claim))
    same = any(a.actor_id == b.actor_id or is_one_state(a, b) for a in mine for b in theirs)
    return bool(mine and theirs) and not same


def _is_told(a: Analysis, claim: Claim) -> bool:
    """Whether the words are in the past, and in no tense that reaches to the day of print."""
    inside = a.within(claim.trigger)
    if not inside:
        return False
    head = a.head_of(claim.trigger)
    token = a.tokens[inside[0] if head is None else head]
    if token.tag not in _TOLD:
        return False
    for i in (token.i, *a.ancestors(token.i)):
        tags = {a.tokens[c].tag for c in a.children[i] if a.tokens[c].dep in ("aux", "auxpass")}
        if a.tokens[i].tag in ("VBD", *_PRESENT) or tags:
            return a.tokens[i].tag not in _PRESENT and not tags & {*_PRESENT, "MD"}
    return False
