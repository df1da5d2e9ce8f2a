"""Who speaks: the subject of a cue, found where it stands or where it was left out."""

from dateline.annotate.quotes.draft import Scene
from dateline.annotate.quotes.phrases import SUBJECTS, trimmed
from dateline.model.mention import TimeMention
from dateline.model.span import Span
from dateline.resources.quote_cues import Frame

_UP = ("acomp", "oprd", "xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "acl", "dep", "parataxis")
_EXPLETIVE = frozenset(("it", "there", "this", "that"))


def speaker_of(scene: Scene, verb: int) -> int | None:
    """The head of the phrase that speaks: the verb's subject or agent, or that of the governing verb."""
    token = scene.tokens[verb]
    if agent := agent_of(scene, verb):
        return agent
    if scene.analysis.child(verb, "auxpass") is not None:
        return None
    own = subject_of(scene, verb)
    if own is not None:
        return own
    if token.tag == "VBN" and token.dep in ("advcl", "acl") and scene.analysis.child(verb, "aux") is None:
        return None  # "Asked whether …, the general said": by whom is not told
    if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("conj", "relcl"):
        return inverted(scene, verb)
    return _borrowed(scene, verb)


def subject_of(scene: Scene, verb: int) -> int | None:
    """The subject that hangs on the verb itself."""
    return scene.analysis.child(verb, *SUBJECTS)


def agent_of(scene: Scene, verb: int) -> int | None:
    """The "by" phrase of a passive."""
    by = scene.analysis.child(verb, "agent")
    return None if by is None else scene.analysis.child(by, "pobj")


def inverted(scene: Scene, verb: int) -> int | None:
    """The subject after the verb that the parser took for an object: "said Ann Example"."""
    found = scene.analysis.child(verb, "dobj", "attr", "npadvmod", "oprd")
    return found if found is not None and found > verb and _is_nominal(scene, found) else None


def _is_nominal(scene: Scene, i: int) -> bool:
    return scene.tokens[i].pos in ("PROPN", "NOUN", "PRON")


def _borrowed(scene: Scene, verb: int) -> int | None:
    """The subject of the nearest governor that has one; for "a statement saying" the noun itself."""
    current = verb
    for _ in range(5):
        token = scene.tokens[current]
        if token.dep == "acl" and _is_nominal(scene, token.head):
            return token.head
        if token.dep not in _UP or token.head == current:
            return None
        current = token.head
        if scene.tokens[current].dep in ("pobj", "dobj") and _is_nominal(scene, current):
            continue
        found = agent_of(scene, current) or subject_of(scene, current)
        if found is not None:
            return found
    return None


def possessor_of(scene: Scene, noun: int) -> int | None:
    """Whose claim it is: "the army's claim", "a claim by the army", "a statement from the army"."""
    owner = scene.analysis.child(noun, "poss")
    if owner is not None:
        return owner
    for prep in scene.analysis.each_child(noun, "prep"):
        if scene.tokens[prep].lower in ("by", "from", "among"):
            return scene.analysis.child(prep, "pobj")
    return None


def _end_of(scene: Scene, head: int, verb: int | None) -> int:
    """The last token of a speaker's phrase: before a clause that reports ("…, which said …") or a date.

    A clause that holds the cue itself ("an order saying …") does not belong to the speaker either.
    """
    last = scene.analysis.edges(head)[1]
    for child in scene.analysis.each_child(head, "relcl", "acl"):
        first, end = scene.analysis.edges(child)
        holds = verb is not None and first <= verb <= end
        if first > head and (holds or (scene.tokens[first - 1].text == "," and _reports(scene, child))):
            last = min(last, first - 1)
    return max(head, _before_date(scene, head, last))


def _reports(scene: Scene, verb: int) -> bool:
    cues = scene.cues.verbs.get(scene.tokens[verb].lemma, ())
    return any(Frame.QUOTE in cue.frames for cue in cues)


def _before_date(scene: Scene, head: int, last: int) -> int:
    """The end of a phrase without the day that the parser took into it: "the spokesman, on Tuesday"."""
    for time in scene.page.at(TimeMention, scene.analysis.span(head, max(head, last))):
        if scene.tokens[head].end < time.span.start and time.span.end == scene.tokens[last].end:
            words = scene.analysis.within(time.span)
            before = words[0] - 1 if words else last
            return before - (scene.tokens[before].pos == "ADP")
    return last


def speaker_span(scene: Scene, head: int, verb: int | None = None) -> Span | None:
    """The phrase of a speaker without a possessive mark; an expletive "it" is nobody."""
    if scene.tokens[head].lower in _EXPLETIVE and scene.tokens[head].dep != "nsubj":
        return None
    found = trimmed(scene, scene.analysis.edges(head)[0], _end_of(scene, head, verb))
    if found is None:
        return None
    words = found.of(scene.text)
    for mark in ("'s", "’s", "'", "’"):
        if scene.tokens[head].dep == "poss" and words.endswith(mark) and len(words) > len(mark):
            return Span(found.start, found.end - len(mark))
    return found
