"""Puts drafts right that can only be judged together: participles that belong to the reporting verb."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.phrases import trimmed
from dateline.model.span import Span


def settled(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with "…, suggesting that …" given to the speaker of the sentence, not to its content.

    In "witnesses confirmed that men had come, adding that …" the parser hangs "adding" on "come".
    """
    cuts: dict[int, int] = {}
    voices: dict[int, Draft] = {}
    for n, draft in enumerate(drafts):
        outer = _outer(scene, draft, drafts)
        if outer is not None and draft.verb is not None:
            voices[n] = drafts[outer]
            cuts[outer] = min(draft.verb, cuts.get(outer, draft.verb))
    return tuple(
        _cut(scene, replace(one, speaker=voices[n].speaker) if n in voices else one, cuts.get(n))
        for n, one in enumerate(drafts)
    )


def _outer(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The attribution in whose content the participle of speech hangs after a comma."""
    verb = draft.verb
    if verb is None or verb == 0 or draft.attitude or scene.tokens[verb].tag != "VBG":
        return None
    if scene.tokens[verb - 1].text != "," or scene.tokens[verb].dep not in (
        "advcl",
        "acl",
        "conj",
        "ccomp",
        "dep",
    ):
        return None
    holders = [n for n, one in enumerate(drafts) if _holds(one, draft)]
    return max(holders, key=lambda n: drafts[n].cue.start, default=None)


def _holds(outer: Draft, draft: Draft) -> bool:
    if outer.direct or outer.attitude or outer.speaker is None or outer.verb is None:
        return False
    return outer.cue.end <= draft.cue.start and any(one.covers(draft.cue) for one in outer.contents)


def _cut(scene: Scene, draft: Draft, verb: int | None) -> Draft:
    """The draft without what begins at the participle."""
    if verb is None:
        return draft
    comma = scene.tokens[verb - 1].start
    kept = [_before(scene, one, comma) for one in draft.contents]
    return replace(draft, contents=tuple(one for one in kept if one) or draft.contents)


def _before(scene: Scene, content: Span, end: int) -> Span | None:
    if content.end <= end:
        return content
    if content.start >= end:
        return None
    inside = scene.analysis.within(Span(content.start, end))
    return trimmed(scene, inside[0], inside[-1]) if inside else None
