"""Verbs with a content in the same sentence: "said that …", "vowed to …", "called the raid a massacre"."""

from collections.abc import Iterator

from dateline.annotate.quotes.cues import Cue
from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.phrases import is_infinitive, is_negated, trimmed, verb_group
from dateline.annotate.quotes.speakers import speaker_of, speaker_span
from dateline.model.mention import Stance
from dateline.model.span import Span
from dateline.resources.quote_cues import Frame

_Range = tuple[int, int]


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


def _draft(scene: Scene, verb: int, cues: tuple[Cue, ...]) -> Draft | None:
    for cue in cues:
        if cue.beside and not _stands_beside(scene, verb, cue.beside):
            continue
        for frame, found in _contents(scene, verb, cue):
            contents = _spans(scene, found)
            if contents and _is_told(scene, verb, frame):
                return _finished(scene, verb, cue, contents)
    return None


def _finished(scene: Scene, verb: int, cue: Cue, contents: tuple[Span, ...]) -> Draft | None:
    head = speaker_of(scene, verb)
    speaker = None if head is None else speaker_span(scene, head)
    if speaker is None and not _may_be_nobody(scene, verb):
        return None
    if head is not None and scene.tokens[head].lemma in scene.cues.silent:
        return None
    if speaker and any(one.overlaps(speaker) for one in contents):
        speaker = None
    return Draft(
        contents=contents,
        speaker=speaker,
        cue=verb_group(scene, verb),
        verb=verb,
        stance=_stance(scene, verb, cue),
        attitude=cue.attitude,
        to=_addressee(scene, verb, contents),
    )


def _may_be_nobody(scene: Scene, verb: int) -> bool:
    """Without a speaker only passives and participles report; "say what you like" does not."""
    token = scene.tokens[verb]
    return token.tag in ("VBN", "VBG", "VBD") or token.lemma in ("seem", "appear")


def _stance(scene: Scene, verb: int, cue: Cue) -> Stance:
    if cue.stance is Stance.CONFIRMS and is_negated(scene, verb):
        return Stance.COULD_NOT_CONFIRM
    return cue.stance


def _stands_beside(scene: Scene, verb: int, word: str) -> bool:
    return any(scene.tokens[i].lower == word for i in range(verb + 1, min(verb + 5, len(scene.tokens))))


def _is_told(scene: Scene, verb: int, frame: Frame | None) -> bool:
    """Whether something is really said: "need to say", "that said" and orders to say are not reports."""
    token = scene.tokens[verb]
    if token.lemma == "say" and token.tag == "VBN" and token.dep in ("advcl", "acl"):
        return False
    return not (frame is Frame.THAT and token.tag == "VB" and token.dep == "ROOT" and _is_bare(scene, verb))


def _is_bare(scene: Scene, verb: int) -> bool:
    return scene.analysis.child(verb, "nsubj", "aux", "nsubjpass") is None


def _contents(scene: Scene, verb: int, cue: Cue) -> Iterator[tuple[Frame | None, list[_Range]]]:
    for frame in Frame:
        if frame in cue.frames and (found := _FINDERS[frame](scene, verb)):
            yield frame, found
    if cue.preps and (found := _after_prep(scene, verb, cue.preps)):
        yield None, found


def _clause(scene: Scene, verb: int) -> list[_Range]:
    for c in scene.analysis.each_child(verb, "ccomp", "parataxis"):
        if is_infinitive(scene, c) and scene.analysis.child(c, "nsubj") is None and not _is_wh(scene, c):
            continue
        if scene.tokens[c].tag == "VBG" and scene.analysis.child(c, "nsubj", "aux") is None:
            continue
        return _around(scene, c, verb)
    return _host(scene, verb)


def _host(scene: Scene, verb: int) -> list[_Range]:
    """The clause in which "X said" stands as an aside, where the parser made it the governor."""
    token = scene.tokens[verb]
    if token.dep in ("parataxis",) and scene.tokens[token.head].pos in ("VERB", "AUX"):
        first, last = scene.analysis.edges(token.head)
        mine = scene.analysis.edges(verb)
        return [(first, mine[0] - 1), (mine[1] + 1, last)]
    return []


def _is_wh(scene: Scene, c: int) -> bool:
    first = scene.analysis.edges(c)[0]
    return scene.tokens[first].tag in ("WRB", "WP", "WDT") or scene.tokens[first].lower == "whether"


def _around(scene: Scene, c: int, verb: int) -> list[_Range]:
    """The clause of `c`, with the cue and its subject cut out where they stand inside."""
    first, last = scene.analysis.edges(c)
    if scene.tokens[first].lower == "that" and scene.tokens[first].dep == "mark":
        first += 1
    if not first <= verb <= last:
        return [(first, last)]
    return _without(scene, (first, last), verb)


def _without(scene: Scene, whole: _Range, verb: int) -> list[_Range]:
    mine = [verb]
    for child in scene.analysis.children[verb]:
        edges = scene.analysis.edges(child)
        if scene.tokens[child].dep in (
            "nsubj",
            "aux",
            "auxpass",
            "neg",
            "advmod",
            "npadvmod",
            "prep",
            "dative",
            "agent",
        ):
            mine += edges
    return [(whole[0], min(mine) - 1), (max(mine) + 1, whole[1])]


def _infinitive(scene: Scene, verb: int) -> list[_Range]:
    for c in scene.analysis.each_child(verb, "xcomp", "ccomp", "advcl"):
        if is_infinitive(scene, c) and scene.analysis.child(c, "nsubj") is None and c > verb:
            return [scene.analysis.edges(c)]
    return []


def _gerund(scene: Scene, verb: int) -> list[_Range]:
    for c in scene.analysis.each_child(verb, "xcomp", "ccomp", "pcomp"):
        if scene.tokens[c].tag == "VBG" and c > verb and not is_infinitive(scene, c):
            return [scene.analysis.edges(c)]
    return []


def _order(scene: Scene, verb: int) -> list[_Range]:
    for c in scene.analysis.each_child(verb, "xcomp", "ccomp", "advcl"):
        if not is_infinitive(scene, c) or c < verb:
            continue
        inner = scene.analysis.child(c, "nsubj")
        if inner is not None or scene.analysis.child(verb, "dobj", "dative") is not None:
            first, last = scene.analysis.edges(c)
            to = next(i for i in scene.analysis.children[c] if scene.tokens[i].tag == "TO")
            return [(to if inner is not None and inner < to else first, last)]
    return []


def _noun_phrase(scene: Scene, verb: int) -> list[_Range]:
    passive = scene.analysis.child(verb, "auxpass") is not None
    found = scene.analysis.child(verb, "nsubjpass" if passive else "dobj")
    if found is None or (not passive and found < verb and scene.tokens[found].tag not in ("WDT", "WP", "IN")):
        return []
    return [scene.analysis.edges(found)]


def _small(scene: Scene, verb: int) -> list[_Range]:
    thing = scene.analysis.child(verb, "dobj", "nsubjpass")
    name = scene.analysis.child(verb, "oprd")
    if name is not None and thing is not None:
        return [scene.analysis.edges(thing), scene.analysis.edges(name)]
    for c in scene.analysis.each_child(verb, "ccomp", "xcomp"):
        if scene.tokens[c].pos not in ("VERB", "AUX") and c > verb:
            return [scene.analysis.edges(c)]
    return []


def _as(scene: Scene, verb: int) -> list[_Range]:
    thing = scene.analysis.child(verb, "dobj", "nsubjpass")
    for prep in scene.analysis.each_child(verb, "prep"):
        if scene.tokens[prep].lower == "as" and prep > verb and thing is not None:
            return [scene.analysis.edges(thing), scene.analysis.edges(prep)]
    return []


def _raised(scene: Scene, verb: int) -> list[_Range]:
    active = scene.tokens[verb].lemma in ("seem", "appear")
    if not active and scene.analysis.child(verb, "auxpass") is None:
        return []
    subject = scene.analysis.child(verb, "nsubj" if active else "nsubjpass", "nsubj")
    for c in scene.analysis.each_child(verb, "xcomp", "oprd", "ccomp"):
        if subject is not None and is_infinitive(scene, c):
            return [scene.analysis.edges(subject), scene.analysis.edges(c)]
    return []


def _after_prep(scene: Scene, verb: int, preps: frozenset[str]) -> list[_Range]:
    for prep in scene.analysis.each_child(verb, "prep", "agent", "dative"):
        if scene.tokens[prep].lower in preps and prep > verb:
            inner = scene.analysis.child(prep, "pobj", "pcomp")
            if inner is not None:
                return [scene.analysis.edges(inner)]
    return []


def _no_words(_scene: Scene, _verb: int) -> list[_Range]:
    return []


_FINDERS = {
    Frame.THAT: _clause,
    Frame.QUOTE: _no_words,
    Frame.TO: _infinitive,
    Frame.ORDER: _order,
    Frame.ING: _gerund,
    Frame.NP: _noun_phrase,
    Frame.SMALL: _small,
    Frame.AS: _as,
    Frame.RAISED: _raised,
}


def _spans(scene: Scene, found: list[_Range]) -> tuple[Span, ...]:
    spans = [span for first, last in sorted(found) if (span := trimmed(scene, first, last))]
    merged: list[Span] = []
    for span in spans:
        if merged and not scene.text[merged[-1].end : span.start].strip():
            merged[-1] = merged[-1].join(span)
        else:
            merged.append(span)
    return tuple(merged)


def _addressee(scene: Scene, verb: int, contents: tuple[Span, ...]) -> Span | None:
    """Whom it was said to: the object of "told", or "to the agency"."""
    for child in scene.analysis.each_child(verb, "dative", "dobj", "iobj"):
        head = scene.analysis.child(child, "pobj") if scene.tokens[child].pos == "ADP" else child
        found = None if head is None else trimmed(scene, *scene.analysis.edges(head))
        if found and not any(one.overlaps(found) for one in contents):
            return found
    return None
