"""Deeds told by a means that has a type of its own: "dropped a chlorine bomb" is a chemical attack."""

from dataclasses import replace

from dateline.annotate.events.draft import Draft
from dateline.model.mention import Filler
from dateline.model.syntax import Analysis

_TELLING = ("chemical-attack", "suicide-bombing")  # types that a means alone decides
_PLAIN = ("attack", "air-strike", "shelling", "explosion", "operation")
_WITH = ("with", "using", "via")
_WITHIN = ("in", "during", "for")
_USE = ("use", "deploy", "employ", "release")


def by_their_means(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence; a plain deed goes over into the telling means by which it was done."""
    kept = list(drafts)
    for means in drafts:
        if means.type in _TELLING:
            _let_use_tell(a, means)
            for deed in [d for d in drafts if d.type in _PLAIN]:
                if deed in kept and means in kept and _is_means_of(a, means, deed):
                    _take_over(a, means, deed)
                    kept.remove(deed)
    return kept


def _let_use_tell(a: Analysis, means: Draft) -> None:
    """Days and places of "used" are those of what was used."""
    token = a.tokens[means.head]
    if token.dep in ("dobj", "nsubjpass") and a.tokens[token.head].lemma in _USE:
        means.anchors |= {token.head}


def _is_means_of(a: Analysis, means: Draft, deed: Draft) -> bool:
    words = a.span(means.match.first, means.match.last)
    if deed.instrument is not None and deed.instrument.overlaps(words):
        return True
    if means.head in deed.match.args.objects:
        return True
    return _reaches(a, means.head, _WITH, deed.anchors) or _reaches(a, deed.head, _WITHIN, means.anchors)


def _reaches(a: Analysis, i: int, words: tuple[str, ...], anchors: frozenset[int]) -> bool:
    """Whether a preposition leads from a noun to a deed; the parser may hang it on a day beside the deed."""
    token = a.tokens[i]
    above = a.tokens[token.head]
    outer = a.tokens[above.head]
    return token.dep == "pobj" and above.lower in words and (outer.i in anchors or outer.head in anchors)


def _take_over(a: Analysis, means: Draft, deed: Draft) -> None:
    words = a.span(means.match.first, means.match.last)
    means.fillers += [f for f in deed.fillers if not f.span.overlaps(words) and _is_new(f, means)]
    means.anchors |= deed.anchors
    means.instrument = words
    means.lift = max(means.lift, deed.weight)
    hedged = means.reading.hedged or deed.reading.hedged
    means.reading = replace(deed.reading, hedged=hedged)


def _is_new(filler: Filler, draft: Draft) -> bool:
    return all(filler.span != other.span for other in draft.fillers)
