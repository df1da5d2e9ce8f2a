"""Deeds told by a means that has a type of its own: "dropped a chlorine bomb" is a chemical attack."""

from dataclasses import replace

from dateline.annotate.events.draft import Draft
from dateline.model.mention import Filler
from dateline.model.syntax import Analysis

_TELLING = ("chemical-attack", "suicide-bombing")  # types that a means alone decides
_PLAIN = ("attack", "air-strike", "shelling", "explosion")
_WITH = ("with", "using", "via")


def by_their_means(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence; a plain deed goes over into the telling means by which it was done."""
    kept = list(drafts)
    for means in drafts:
        if means.type in _TELLING:
            deed = next((d for d in kept if d.type in _PLAIN and _is_means_of(a, means, d)), None)
            if deed is not None:
                _take_over(a, means, deed)
                kept.remove(deed)
    return kept


def _is_means_of(a: Analysis, means: Draft, deed: Draft) -> bool:
    words = a.span(means.match.first, means.match.last)
    if deed.instrument is not None and deed.instrument.overlaps(words):
        return True
    if means.head in deed.match.args.objects:
        return True
    token = a.tokens[means.head]
    above = a.tokens[token.head]
    return token.dep == "pobj" and above.lower in _WITH and above.head in deed.anchors


def _take_over(a: Analysis, means: Draft, deed: Draft) -> None:
    words = a.span(means.match.first, means.match.last)
    means.fillers += [f for f in deed.fillers if not f.span.overlaps(words) and _is_new(f, means)]
    means.anchors |= deed.anchors
    means.instrument = words
    hedged = means.reading.hedged or deed.reading.hedged
    means.reading = replace(deed.reading, hedged=hedged)


def _is_new(filler: Filler, draft: Draft) -> bool:
    return all(filler.span != other.span for other in draft.fillers)
