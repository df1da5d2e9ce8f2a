"""Verbs with a content in the same sentence: "said that …", "vowed to …", "called the raid a massacre"."""

from collections.abc import Iterator

from dateline.annotate.quotes.cues import Cue
from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.frames import Range, contents_of, spans_of, with_quoted
from dateline.annotate.quotes.phrases import is_negated, trimmed, verb_group
from dateline.annotate.quotes.speakers import speaker_of, speaker_span
from dateline.model.mention import Stance
from dateline.model.span import Span
from dateline.resources.quote_cues import Frame

_SELF = frozenset(("i", "we", "you", "us", "me"))


def verb_drafts(scene: Scene, used: frozenset[int]) -> Iterator[Draft]:
    """The attributions of all cue verbs that no direct quotation has taken."""
    for token in scene.tokens:
        if token.pos not in ("VERB", "AUX", "NOUN", "ADJ") or token.i in used:
            continue
        cues = scene.cues.verbs.get(token.lemma)
        if cues and (token.pos == "VERB" or token.dep == "ROOT" or token.tag[:2] == "VB"):
            draft = _draft(scene, token.i, cues)
            if draft:
                yield draft


def adjective_drafts(scene: Scene) -> Iterator[Draft]:
    """The attributions of adjectives: "are willing to talk"."""
    for token in scene.tokens:
        if token.pos not in ("ADJ", "VERB") or token.dep not in ("acomp", "ROOT", "conj", "advcl", "oprd"):
            continue
        cues = scene.cues.adjectives.get(token.lower)
        draft = _draft(scene, token.i, cues) if cues else None
        if draft:
            yield draft


def _draft(scene: Scene, verb: int, cues: tuple[Cue, ...]) -> Draft | None:
    ready = [cue for cue in cues if _fits(scene, verb, cue)]
    for cue, frame, found in contents_of(scene, verb, ready):
        contents = spans_of(scene, found)
        if contents and _is_told(scene, verb, frame) and not _is_silence(scene, verb, frame, found):
            return _finished(scene, verb, cue, with_quoted(scene, contents, verb))
    return None


def _finished(scene: Scene, verb: int, cue: Cue, contents: tuple[Span, ...]) -> Draft | None:
    head = speaker_of(scene, verb)
    speaker = None if head is None else speaker_span(scene, head, verb)
    if cue.stance is not Stance.CONFIRMS and _has_no_subject(scene, verb):
        return None
    if speaker is None and not _may_be_nobody(scene, verb, cue):
        return None
    if verb in scene.inside and (not _is_speech(cue) or _is_same_voice(scene, head)):
        return None
    if head is not None and scene.tokens[head].lemma in scene.cues.silent:
        return None
    if speaker:
        speaker = _outside(scene, speaker, contents)
    return Draft(
        contents=contents,
        speaker=speaker,
        cue=verb_group(scene, verb),
        verb=verb,
        stance=_stance(scene, verb, cue),
        attitude=cue.attitude,
        to=_addressee(scene, verb, contents)
        if Frame.QUOTE in cue.frames or Frame.ORDER in cue.frames
        else None,
    )


def _outside(scene: Scene, speaker: Span, contents: tuple[Span, ...]) -> Span | None:
    """The speaker's words before the content, where the parser let the content hang on them."""
    start = min((one.start for one in contents if one.overlaps(speaker)), default=None)
    if start is None:
        return speaker
    words = scene.analysis.within(Span(speaker.start, start)) if start > speaker.start else ()
    return trimmed(scene, words[0], words[-1]) if words else None


def _is_speech(cue: Cue) -> bool:
    return Frame.QUOTE in cue.frames and not cue.attitude


def _is_same_voice(scene: Scene, head: int | None) -> bool:
    """Whether a cue inside a quotation adds no voice: "we know", "I can tell you", nobody named."""
    return head is None or scene.tokens[head].lower in _SELF


def _may_be_nobody(scene: Scene, verb: int, cue: Cue) -> bool:
    """Without a speaker only passives and participles report; "say what you like" does not.

    A passive attitude without anybody who has it ("he is wanted") is no report either.
    """
    token = scene.tokens[verb]
    if cue.attitude and Frame.RAISED not in cue.frames and scene.analysis.child(verb, "auxpass") is not None:
        return False
    return token.tag in ("VBN", "VBG", "VBD") or token.lemma in ("seem", "appear")


def _stance(scene: Scene, verb: int, cue: Cue) -> Stance:
    open_end = is_negated(scene, verb) or _is_neither(scene, verb) or _has_no_subject(scene, verb)
    if open_end and cue.stance in (Stance.CONFIRMS, Stance.DENIES, Stance.ASSERTS) and not cue.attitude:
        return Stance.COULD_NOT_CONFIRM
    return cue.stance


def _is_silence(scene: Scene, verb: int, frame: Frame | None, found: list[Range]) -> bool:
    """ "Declined to comment" says nothing."""
    words = range(found[0][0], found[0][1] + 1)
    is_short = frame is Frame.TO and scene.tokens[verb].lemma in scene.cues.declining
    return is_short and any(scene.tokens[i].lemma in scene.cues.silences for i in words[1:3])


def _has_no_subject(scene: Scene, verb: int) -> bool:
    """Whether the subject is "no group", "neither side", "nobody"."""
    subject = scene.analysis.child(verb, "nsubj")
    if subject is None:
        return False
    words = (subject, *scene.analysis.each_child(subject, "det"))
    return any(scene.tokens[i].lower in ("no", "neither", "none", "nobody", "no-one") for i in words)


def _is_neither(scene: Scene, verb: int) -> bool:
    """Whether the verb stands in "neither … nor"."""
    first = scene.tokens[verb].head if scene.tokens[verb].dep == "conj" else verb
    return any(
        scene.tokens[i].lower in ("neither", "nor") for i in scene.analysis.children[first] if i < verb
    )


def _fits(scene: Scene, verb: int, cue: Cue) -> bool:
    """Whether the second word stands beside, and the object is one of those that the cue is about."""
    if cue.beside and not _stands_beside(scene, verb, cue.beside):
        return False
    thing = _object(scene, verb, cue) if cue.objects else None
    return not cue.objects or (thing is not None and scene.tokens[thing].lemma in cue.objects)


def _object(scene: Scene, verb: int, cue: Cue) -> int | None:
    """What is put or spoken of: the object, or that of the cue's preposition."""
    thing = scene.analysis.child(verb, "dobj", "nsubjpass")
    if thing is not None or not cue.preps:
        return thing
    preps = (i for i in scene.analysis.each_child(verb, "prep") if scene.tokens[i].lower in cue.preps)
    return next((found for i in preps if (found := scene.analysis.child(i, "pobj")) is not None), None)


def _stands_beside(scene: Scene, verb: int, word: str) -> bool:
    return any(scene.tokens[i].lower == word for i in range(verb + 1, min(verb + 5, len(scene.tokens))))


def _is_told(scene: Scene, verb: int, frame: Frame | None) -> bool:
    """Whether something is really said: "need to say", "that said" and orders to say are not reports."""
    token = scene.tokens[verb]
    if token.lemma in scene.cues.proverbial and _is_proverbial(scene, verb):
        return False
    if _is_supposed(scene, verb):
        return False
    return not (frame is Frame.THAT and token.tag == "VB" and token.dep == "ROOT" and _is_bare(scene, verb))


def _is_supposed(scene: Scene, verb: int) -> bool:
    """ "If the minister says that …" and "who said that …?" do not say that anybody said so."""
    mark, subject = scene.analysis.child(verb, "mark"), scene.analysis.child(verb, "nsubj")
    if mark is not None and scene.tokens[verb].dep == "advcl":
        return scene.tokens[mark].lower in ("if", "unless", "until", "once", "lest")
    return subject is not None and scene.tokens[verb].dep == "ROOT" and scene.tokens[subject].tag == "WP"


def _is_proverbial(scene: Scene, verb: int) -> bool:
    """ "It is said" and "that said" name nobody and claim nothing."""
    subject = scene.analysis.child(verb, "nsubj", "nsubjpass")
    agent = scene.analysis.child(verb, "agent")
    if scene.tokens[verb].dep in ("advcl", "acl") and scene.tokens[verb].tag == "VBN":
        return True
    return (
        subject is not None
        and agent is None
        and scene.tokens[subject].lower in ("it", "that", "this")
        and (scene.analysis.child(verb, "auxpass") is not None or scene.tokens[subject].lower != "it")
    )


def _is_bare(scene: Scene, verb: int) -> bool:
    return scene.analysis.child(verb, "nsubj", "aux", "nsubjpass") is None


def _addressee(scene: Scene, verb: int, contents: tuple[Span, ...]) -> Span | None:
    """Whom it was said to: the object of "told", or "to the agency"."""
    for child in scene.analysis.each_child(verb, "dative", "dobj", "iobj"):
        head = scene.analysis.child(child, "pobj") if scene.tokens[child].pos == "ADP" else child
        found = None if head is None else trimmed(scene, *scene.analysis.edges(head))
        if found and not any(one.overlaps(found) for one in contents):
            return found
    return None
