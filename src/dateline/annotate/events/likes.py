"""Those told only as more of the same: "three soldiers were killed and seven others wounded"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.events.draft import Draft
from dateline.annotate.events.found import Found
from dateline.model.mention import Filler
from dateline.model.syntax import Token

_MORE = frozenset({"other", "others", "another", "rest", "more"})
_BACK = 1  # sentences back in which those may stand whom "others" and "four" are like


def is_more(token: Token) -> bool:
    """Whether a noun phrase with this head says no more than that there are further people."""
    return token.tag == "CD" or token.lower in _MORE


def liken(found: Found, drafts: Sequence[Draft]) -> None:
    """Let further victims be of the kind named before them; a bare number without them fills no role."""
    places = sorted(
        ((filler.span, draft, filler) for draft in drafts for filler in draft.fillers if filler.outcome),
        key=lambda one: one[0],
    )
    before: tuple[int, Filler] | None = None
    for _, draft, filler in places:
        token = _head(found, filler)
        if token is None:
            continue
        if not is_more(token):
            if filler.mention is not None:
                before = (token.sentence, filler)
            continue
        is_near = before is not None and 0 <= token.sentence - before[0] <= _BACK
        _resolve(draft, filler, before[1] if before is not None and is_near else None)


def _head(found: Found, filler: Filler) -> Token | None:
    inside = found.analysis.within(filler.head)
    return found.analysis.tokens[inside[-1]] if inside else None


def _resolve(draft: Draft, filler: Filler, before: Filler | None) -> None:
    i = draft.fillers.index(filler)
    if before is not None:
        draft.fillers[i] = replace(filler, like=before.mention, is_thing=False)
    elif filler.mention is None:
        del draft.fillers[i]
