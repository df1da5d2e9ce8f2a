"""Happenings told of in general: "the strategy of using kidnappings", "not deterred by bombings"."""

from dataclasses import replace

from dateline.annotate.events.draft import Draft
from dateline.annotate.events.match import is_noun_like
from dateline.model.mention import Role
from dateline.model.reason import Reason
from dateline.model.syntax import Analysis

_FAMILIES = ("violence", "force")
_PARTIES = (Role.AGENT, Role.TARGET)
_GRADES = ("amod", "compound", "nmod", "prep")
_BARE = (
    "pobj",
    "pcomp",
    "conj",
    "compound",
    "dobj",
    "appos",
)  # "charged with kidnapping", "at risk of torture"


def mark_general(a: Analysis, drafts: list[Draft]) -> None:
    """Set apart what no person, place, day or number ties down: it is no news of a happening."""
    for draft in drafts:
        if draft.family in _FAMILIES and is_general(a, draft):
            reason = Reason("background", 1.0, f"in general: “{a.tokens[draft.head].text}”")
            draft.reading = replace(draft.reading, background=True, reasons=(*draft.reading.reasons, reason))


def is_general(a: Analysis, draft: Draft) -> bool:
    """Whether a plural or a bare noun without article names a kind of happening rather than happenings."""
    token = a.tokens[draft.head]
    is_kind = token.tag in ("NNS", "NNPS") or (token.tag in ("NN", "VBG") and token.dep in _BARE)
    if not is_noun_like(draft.match) or not is_kind or _is_told(a, draft):
        return False
    if draft.places or draft.times or draft.counts or any(f.role in _PARTIES for f in draft.fillers):
        return False
    return all(a.tokens[c].dep in _GRADES for c in a.children[draft.head] if c < draft.head)


def _is_told(a: Analysis, draft: Draft) -> bool:
    """Whether a verb of the report carries it: "attacks took place", "they staged attacks"."""
    return any(a.tokens[i].tag in ("VBD", "VBN", "VBG") for i in draft.anchors)
