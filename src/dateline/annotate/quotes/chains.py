"""Speakers behind speakers: "AFP, citing the ministry, …", "quoted the mayor as saying that …"."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.phrases import trimmed
from dateline.annotate.quotes.speakers import agent_of, speaker_span
from dateline.model.span import Span

_DEPTH = 4  # links of a chain that anybody would follow


def chained(scene: Scene, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts with their farther speakers; "citing witnesses" is then no attribution of its own."""
    whole = tuple(_with_chain(scene, draft) for draft in drafts)
    farther = {span for draft in whole for span in draft.via}
    return tuple(one for one in whole if not _only_names_a_speaker(scene, one, farther))


def _only_names_a_speaker(scene: Scene, draft: Draft, farther: set[Span]) -> bool:
    if draft.verb is None or scene.tokens[draft.verb].lemma not in scene.cues.citing:
        return False
    return _leads_to_saying(scene, draft.verb) or any(
        one.overlaps(span) for one in draft.contents for span in farther
    )


def _with_chain(scene: Scene, draft: Draft) -> Draft:
    if draft.verb is None or draft.speaker is None:
        return draft
    quoted = _quoted_as_saying(scene, draft.verb)
    if quoted is not None:
        return _behind(scene, draft, quoted)
    via = tuple(_cited(scene, draft, _DEPTH))
    return replace(draft, via=via) if via else draft


def _quoted_as_saying(scene: Scene, verb: int) -> int | None:
    """The "quoted" of "quoted somebody as saying"."""
    prep = scene.tokens[verb].head
    above = scene.tokens[prep].head
    is_as = scene.tokens[verb].dep == "pcomp" and scene.tokens[prep].lower == "as"
    return above if is_as and scene.tokens[above].lemma in scene.cues.citing else None


def _leads_to_saying(scene: Scene, verb: int) -> bool:
    """Whether "as saying" follows, so that the verb only names the speaker."""
    preps = (prep for prep in scene.analysis.each_child(verb, "prep") if scene.tokens[prep].lower == "as")
    return any(scene.analysis.child(prep, "pcomp") is not None for prep in preps)


def _behind(scene: Scene, draft: Draft, quoting: int) -> Draft:
    """Who quotes is nearer, who is quoted farther; a passive without agent leaves only the quoted."""
    quoted = scene.analysis.child(quoting, "dobj", "nsubjpass")
    quoter = agent_of(scene, quoting) or scene.analysis.child(quoting, "nsubj")
    spans = [span for head in (quoter, quoted) if head is not None and (span := speaker_span(scene, head))]
    return replace(draft, speaker=spans[0], via=tuple(spans[1:])) if spans else draft


def _cited(scene: Scene, draft: Draft, depth: int) -> list[Span]:
    """The speakers that a participle between speaker, cue and content names, and theirs in turn."""
    parts = [draft.cue, *draft.contents, *((draft.speaker,) if draft.speaker else ())]
    sentence = scene.analysis.sentences[scene.tokens[draft.verb or 0].sentence]
    for i in range(sentence.first, sentence.last):
        if scene.tokens[i].lemma in scene.cues.citing and not _is_in(scene, i, parts):
            found = _named_by(scene, i, depth)
            if found and _belongs(scene, i, draft):
                return found
    return []


def _is_in(scene: Scene, i: int, parts: list[Span]) -> bool:
    return any(part.start <= scene.tokens[i].start < part.end for part in parts)


def _belongs(scene: Scene, citing: int, draft: Draft) -> bool:
    """Whether the participle hangs on the cue, its subject, or what the cue governs directly."""
    above = scene.tokens[citing].head
    return draft.verb is not None and (above == draft.verb or scene.tokens[above].head == draft.verb)


def _named_by(scene: Scene, verb: int, depth: int) -> list[Span]:
    token = scene.tokens[verb]
    if token.lemma not in scene.cues.citing or token.tag == "VBN" or depth == 0:
        return []
    head = scene.analysis.child(verb, "dobj")
    if head is None:
        return []
    span = _without_clause(scene, head)
    deeper = [one for c in scene.analysis.each_child(head, "relcl") for one in _named_by(scene, c, depth - 1)]
    return [span, *deeper] if span else deeper


def _without_clause(scene: Scene, head: int) -> Span | None:
    first, last = scene.analysis.edges(head)
    clause = scene.analysis.child(head, "relcl")
    return trimmed(scene, first, last if clause is None else scene.analysis.edges(clause)[0] - 1)
