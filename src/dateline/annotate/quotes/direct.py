"""Gives each quotation in marks its cue: behind it, before it, or that of the one it goes on from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.marks import Stretch
from dateline.annotate.quotes.phrases import trimmed, verb_group
from dateline.annotate.quotes.speakers import inverted, speaker_of, speaker_span, subject_of
from dateline.model.mention import Stance
from dateline.model.span import Span
from dateline.resources.quote_cues import Frame

_REACH = 40  # tokens between a quotation and its verb: "Ann Example, who leads …, said"
_SENTENCE = 400  # tokens: a block without a stop is no sentence
_LABEL = 7  # words of a name before a colon
_STOPS = frozenset(".?!;:")


@dataclass(frozen=True, slots=True)
class _Cued:
    verb: int
    speaker: int | None


def direct_drafts(scene: Scene) -> tuple[Draft, ...]:
    """The attributions of quotations that have a cue in their own sentence, parts of one cue together."""
    found: list[Draft] = []
    for block, quoted in zip(scene.blocks, scene.quoted, strict=True):
        for n, stretch in enumerate(quoted):
            before = quoted[n - 1].outer.end if n else block.start
            after = quoted[n + 1].outer.start if n + 1 < len(quoted) else block.end
            draft = _cued(scene, stretch, Span(before, after) if before < after else block, block)
            if draft is not None:
                found.append(draft)
    return merged(found)


def floating_drafts(scene: Scene, drafts: tuple[Draft, ...], verbs: frozenset[int]) -> Iterator[Draft]:
    """Quotations without a cue that go on from an attribution: the last speaker speaks on.

    `verbs` are the cues of quotations in marks, which alone carry on inside a paragraph.
    """
    taken = [
        span
        for draft in drafts
        if draft.verb is None or draft.verb not in scene.inside
        for span in draft.contents
    ]
    voices = sorted(
        (one for one in drafts if one.verb in verbs or (one.speaker and not one.attitude)), key=_place
    )
    starts = [block.start for block in scene.blocks]
    told: dict[int, list[Draft]] = {}
    for one in voices:
        told.setdefault(bisect_right(starts, one.cue.start) - 1, []).append(one)
    carried: Draft | None = None
    for number, (block, quoted) in enumerate(zip(scene.blocks, scene.quoted, strict=True)):
        mine = [one for one in told.get(number, ()) if block.covers(one.cue)]
        spoken = [one for one in mine if one.verb in verbs]
        last = carried if _is_all(block, quoted) else None
        for stretch in quoted:
            before = bisect_left(spoken, stretch.outer.start, key=_place)
            last = spoken[before - 1] if before else last
            if last is not None and _floats(scene, stretch, block) and not _is_taken(stretch, taken):
                yield replace(last, contents=(_without_comma(scene, stretch.inner),), direct=True)
        carried = mine[-1] if mine else None


def _is_all(block: Span, quoted: tuple[Stretch, ...]) -> bool:
    """Whether the paragraph begins and ends in quotation marks."""
    return bool(quoted) and quoted[0].outer.start == block.start and quoted[-1].outer.end >= block.end - 1


def _place(draft: Draft) -> int:
    return max(draft.cue.start, draft.contents[0].start)


def _is_taken(stretch: Stretch, taken: list[Span]) -> bool:
    return any(one.start <= stretch.inner.start < one.end for one in taken)


def merged(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Parts of one quotation share their cue."""
    by_cue: dict[Span, Draft] = {}
    for draft in drafts:
        known = by_cue.get(draft.cue)
        by_cue[draft.cue] = (
            draft if known is None else replace(known, contents=(*known.contents, *draft.contents))
        )
    return tuple(by_cue.values())


def _cued(scene: Scene, stretch: Stretch, room: Span, block: Span) -> Draft | None:
    cued = _after(scene, stretch, room) or _before(scene, stretch, room)
    if cued is None:
        return _labelled(scene, stretch, block)
    content = _whole(scene, stretch, block, cued.verb)
    speaker = None if cued.speaker is None else speaker_span(scene, cued.speaker, cued.verb)
    cues = scene.cues.verbs.get(scene.tokens[cued.verb].lemma, ())
    return Draft(
        contents=(_without_comma(scene, content),),
        speaker=speaker,
        cue=verb_group(scene, cued.verb),
        verb=cued.verb,
        stance=next((one.stance for one in cues if Frame.QUOTE in one.frames), Stance.ASSERTS),
        direct=content == stretch.inner,
        to=_addressee(scene, cued.verb, cued.speaker),
    )


def _labelled(scene: Scene, stretch: Stretch, block: Span) -> Draft | None:
    """A quotation after a name and a colon, as in transcripts and headlines: `Daro: “No.”`."""
    if block.start >= stretch.outer.start:
        return None
    words = scene.analysis.within(Span(block.start, stretch.outer.start))
    if not words or len(words) > _LABEL or scene.tokens[words[-1]].text != ":":
        return None
    speaker = trimmed(scene, words[0], words[-1])
    if speaker is None or not all(_may_label(scene, i) for i in words):
        return None
    colon = scene.analysis.span(words[-1], words[-1])
    return Draft(contents=(stretch.inner,), speaker=speaker, cue=colon, direct=True)


def _may_label(scene: Scene, i: int) -> bool:
    """Whether the word may stand in a label: a capital, a role, a mark."""
    token = scene.tokens[i]
    return token.text[0].isupper() or not token.text[0].isalpha() or token.lower in scene.cues.roles


def _without_comma(scene: Scene, span: Span) -> Span:
    """The comma before the closing mark belongs to the sentence around."""
    if span.end - span.start > 1 and scene.text[span.end - 1] == ",":
        return Span(span.start, span.end - 1)
    return span


def _whole(scene: Scene, stretch: Stretch, block: Span, verb: int) -> Span:
    """The quotation with the words of its sentence before it: `It was “a trap,” he said`."""
    tokens = scene.analysis.within(
        Span(block.start, stretch.outer.start) if stretch.outer.start > block.start else block
    )
    first = None
    for i in reversed(tokens[-_SENTENCE:]):
        token = scene.tokens[i]
        if token.start >= stretch.outer.start or token.text in _STOPS or i == verb:
            if token.start >= stretch.outer.start:
                continue
            break
        if token.pos != "PUNCT" or first is not None:
            first = i
    if first is None or scene.tokens[verb].start < stretch.outer.start:
        return stretch.inner
    return Span(scene.tokens[first].start, stretch.inner.end)


def _after(scene: Scene, stretch: Stretch, room: Span) -> _Cued | None:
    """The cue behind the quotation: “…,” he said / said Ann Example."""
    if not stretch.closed or room.end <= stretch.outer.end:
        return None
    tokens = _segment(scene, Span(stretch.outer.end, room.end))
    if not tokens or not _runs_on(scene, stretch, tokens[0]):
        return None
    for i in tokens:
        token = scene.tokens[i]
        if token.pos not in ("VERB", "AUX") or token.dep in ("relcl", "acl", "aux", "auxpass"):
            continue
        if token.tag == "VBG" and scene.analysis.child(i, "aux") is None:
            return None  # "…,” adding that …": the participle leads in what follows
        speaker = _speaker_after(scene, i, tokens)
        if speaker is not None and (_quotes(scene, i) or token.tag in ("VBD", "VBZ")):
            return _Cued(i, speaker) if _quotes(scene, i) or _is_comma_ended(scene, stretch) else None
        if token.tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _segment(scene: Scene, span: Span) -> list[int]:
    """The words after the quotation up to the end of the sentence."""
    found: list[int] = []
    for i in scene.analysis.within(span)[:_REACH]:
        token = scene.tokens[i]
        if token.text in _STOPS:
            break
        if token.pos != "PUNCT" or found:
            found.append(i)
    return found


def _runs_on(scene: Scene, stretch: Stretch, first: int) -> bool:
    """Whether the sentence goes on after the mark: a comma, a question, or a small letter."""
    end = stretch.inner.of(scene.text)[-1]
    between = scene.text[stretch.outer.end : scene.tokens[first].start]
    if "." in between or ":" in between:
        return False
    if end in ",?!—-–…" or "," in between:
        return True
    return (end != "." and _quotes(scene, first)) or (
        scene.tokens[first].text[0].islower() and _quotes(scene, first)
    )


def _is_comma_ended(scene: Scene, stretch: Stretch) -> bool:
    return stretch.inner.of(scene.text)[-1] in ",?!"


def _speaker_after(scene: Scene, verb: int, tokens: list[int]) -> int | None:
    own = subject_of(scene, verb)
    if own in tokens:
        return own
    found = inverted(scene, verb)
    if found in tokens:
        return found
    if verb == tokens[0]:
        return next(
            (
                i
                for i in tokens[1:]
                if scene.tokens[i].pos in ("PROPN", "PRON", "NOUN")
                and scene.tokens[i].dep not in ("compound", "poss", "amod", "nmod")
            ),
            None,
        )
    return next(
        (
            i
            for i in reversed(tokens[: tokens.index(verb)])
            if scene.tokens[i].pos in ("PROPN", "PRON", "NOUN")
            and scene.tokens[i].dep not in ("compound", "poss", "pobj", "appos", "dobj")
        ),
        None,
    )


def _quotes(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return any(Frame.QUOTE in cue.frames for cue in scene.cues.verbs.get(token.lemma, ()))


def _before(scene: Scene, stretch: Stretch, room: Span) -> _Cued | None:
    """The cue before the quotation: `He said, “…”`, `in a statement: “…”`."""
    if room.start >= stretch.outer.start or _goes_on(scene, stretch):
        return None
    tokens = list(scene.analysis.within(Span(room.start, stretch.outer.start)))
    end = next((k for k in range(len(tokens) - 1, -1, -1) if scene.tokens[tokens[k]].text in ".?!;"), -1)
    tokens = tokens[end + 1 :]
    if not tokens or not _leads_in(scene, tokens[-1]):
        return None
    verbs = [i for i in tokens if _quotes(scene, i) and scene.tokens[i].pos in ("VERB", "AUX")]
    if not verbs:
        return None
    return _Cued(verbs[-1], speaker_of(scene, verbs[-1]))


def _goes_on(scene: Scene, stretch: Stretch) -> bool:
    """Whether the words after the mark belong to the same clause: `said the deal “must wait” until May`."""
    if not stretch.closed or stretch.inner.of(scene.text)[-1] in ".?!,":
        return False
    return scene.text[stretch.outer.end : stretch.outer.end + 2].strip()[:1].isalpha()


def _leads_in(scene: Scene, last: int) -> bool:
    """Whether a quotation may begin after this word: a colon, a comma, the verb itself."""
    token = scene.tokens[last]
    return token.text in (":", ",", "that") or (_quotes(scene, last) and token.pos == "VERB")


def _floats(scene: Scene, stretch: Stretch, block: Span) -> bool:
    """Whether the quotation is a sentence of its own, so that the last speaker goes on."""
    before = scene.text[block.start : stretch.outer.start].rstrip()
    if before and before[-1] not in ".?!”\"'’":
        return False
    text = stretch.inner.of(scene.text)
    return (not stretch.closed or text[-1] in ".?!…,—-") and len(text.split()) > 1


def _addressee(scene: Scene, verb: int, speaker: int | None) -> Span | None:
    """Whom it was said to: "told the agency"."""
    if scene.tokens[verb].lemma != "tell":
        return None
    for child in scene.analysis.each_child(verb, "dative", "dobj", "iobj"):
        if child != speaker and child > verb and child not in scene.inside:
            return speaker_span(scene, child)
    return None


def used_verbs(drafts: tuple[Draft, ...]) -> Iterator[int]:
    """The verbs that direct quotations have taken as their cues."""
    return (draft.verb for draft in drafts if draft.verb is not None)
