"""Nouns that report: "the army's claim that …", "reports of …", "a plan to …"."""

from collections.abc import Iterator

from dateline.annotate.quotes.cues import Cue
from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.phrases import is_infinitive, trimmed, verb_group
from dateline.annotate.quotes.speakers import possessor_of, speaker_of, speaker_span
from dateline.model.span import Span
from dateline.resources.quote_cues import Frame


def noun_drafts(scene: Scene) -> Iterator[Draft]:
    """The attributions of all cue nouns."""
    for token in scene.tokens:
        if token.pos != "NOUN":
            continue
        for cue in scene.cues.nouns.get(token.lemma, ()):
            content = _content(scene, token.i, cue)
            draft = _draft(scene, token.i, cue, content) if content else None
            if draft:
                yield draft
                break


def _draft(scene: Scene, noun: int, cue: Cue, content: Span) -> Draft | None:
    owner = possessor_of(scene, noun)
    carried = _carried(scene, noun, cue, content) if owner is None else None
    if carried is not None:
        return carried
    word = scene.analysis.span(noun, noun)
    speaker = None if owner is None else speaker_span(scene, owner)
    if speaker is None and cue.speaks:
        speaker = word
    if speaker is None:
        speaker = _maker(scene, noun)
    if (speaker and speaker.overlaps(content)) or (noun in scene.inside and cue.attitude):
        return None
    return Draft(
        contents=(content,), speaker=speaker, cue=word, verb=noun, stance=cue.stance, attitude=cue.attitude
    )


def _carried(scene: Scene, noun: int, cue: Cue, content: Span) -> Draft | None:
    """ "Said in a statement that": the verb reports, whatever the parser hangs the clause on."""
    prep = scene.tokens[noun].head
    verb = scene.tokens[prep].head
    if scene.tokens[prep].pos != "ADP" or cue.attitude:
        return None
    cues = scene.cues.verbs.get(scene.tokens[verb].lemma, ())
    above = next((one for one in cues if Frame.QUOTE in one.frames), None)
    head = speaker_of(scene, verb) if above is not None else None
    if above is None or head is None or head == noun:
        return None
    return Draft(
        contents=(content,),
        speaker=speaker_span(scene, head),
        cue=verb_group(scene, verb),
        verb=verb,
        stance=above.stance,
        attitude=above.attitude,
    )


def _maker(scene: Scene, noun: int) -> Span | None:
    """Who makes the statement: the subject of "made a claim", "found evidence"."""
    token = scene.tokens[noun]
    if token.dep != "dobj" or scene.tokens[token.head].lemma not in scene.cues.light:
        return None
    head = speaker_of(scene, token.head)
    return None if head is None else speaker_span(scene, head)


def _content(scene: Scene, noun: int, cue: Cue) -> Span | None:
    for c in scene.analysis.each_child(noun, "acl", "ccomp", "relcl"):
        first, last = scene.analysis.edges(c)
        if Frame.THAT in cue.frames and _is_that_clause(scene, first, c):
            return trimmed(scene, first + 1, last)
        if Frame.TO in cue.frames and is_infinitive(scene, c) and scene.tokens[c].dep == "acl":
            return trimmed(scene, first, last)
    for prep in scene.analysis.each_child(noun, "prep"):
        if scene.tokens[prep].lower in cue.preps:
            inner = scene.analysis.child(prep, "pobj", "pcomp")
            if inner is not None:
                return trimmed(scene, *scene.analysis.edges(inner))
    return None


def _is_that_clause(scene: Scene, first: int, verb: int) -> bool:
    return scene.tokens[first].lower == "that" and scene.tokens[first].dep == "mark" and first < verb
