"""The day of the speech: an expression of time beside the cue, outside of what was said."""

from dateline.annotate.quotes.draft import Draft, Scene
from dateline.model.mention import TimeMention, TimexType
from dateline.model.span import Span

_NEAR = 2  # words between cue and time: "said late on Tuesday"


def said_on(scene: Scene, draft: Draft) -> Span | None:
    """The words that date the speech, or None where only the content is dated."""
    sentence = scene.analysis.sentence_of(draft.cue)
    if sentence is None:
        return None
    beside = (
        time
        for time in scene.page.at(TimeMention, sentence.span)
        if _may_date(draft, time) and sentence.span.covers(time.span)
    )
    return next(
        (one.span for one in beside if _hangs_on(scene, draft, one) or _follows(scene, draft, one)), None
    )


def _may_date(draft: Draft, time: TimeMention) -> bool:
    """Whether it is a day or an hour that stands outside of what was said."""
    if time.timex_type not in (TimexType.DATE, TimexType.TIME) or (time.timex or "").endswith("_REF"):
        return False
    return not any(one.overlaps(time.span) for one in draft.contents)


def _hangs_on(scene: Scene, draft: Draft, time: TimeMention) -> bool:
    head = scene.analysis.head_of(time.span)
    if head is None or draft.verb is None:
        return False
    above = scene.tokens[head].head
    if scene.tokens[above].pos == "ADP":
        above = scene.tokens[above].head
    return above == draft.verb


def _follows(scene: Scene, draft: Draft, time: TimeMention) -> bool:
    """Whether the time stands right after the cue, or after the speaker of an inverted one."""
    ends = [draft.cue.end, draft.speaker.end if draft.speaker and draft.speaker.start >= draft.cue.end else 0]
    if time.span.start <= max(ends):
        return False
    return len(scene.analysis.within(Span(max(ends), time.span.start))) <= _NEAR
