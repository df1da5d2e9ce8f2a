"""Whom a report names as the doer only by way of blame: "the attack was blamed on rebels"."""

from collections.abc import Iterator

from dateline.annotate.events.clause import is_passive, is_verb, objects, prepositions, subjects
from dateline.model.syntax import Analysis
from dateline.resources.status_cues import StatusCues

_LEFT = ("amod", "compound", "nmod", "advmod")


def blamed(a: Analysis, head: int, cues: StatusCues) -> Iterator[int]:
    """The heads of those to whom the deed named at token `head` is ascribed by a verb of blame."""
    token = a.tokens[head]
    above = a.tokens[token.head]
    if token.dep in ("nsubjpass", "dobj") and above.lemma in cues.hedges.ascribed:
        yield from prepositions(a, above.i).get(cues.hedges.ascribed[above.lemma], ())
    if token.dep != "pobj" or above.lower not in ("for", "of"):
        return
    verb = a.tokens[above.head]
    if verb.dep == "dobj":  # "blamed [rebels for the attack]"
        verb = a.tokens[verb.head]
    if is_verb(verb) and (verb.lemma in cues.hedges.ascribed or verb.lemma in cues.hedges.verbs):
        yield from subjects(a, verb.i) if is_passive(a, verb.i) else objects(a, verb.i)


def is_hedged(a: Analysis, head: int, cues: StatusCues) -> bool:
    """Whether words beside an actor doubt who it is: "suspected rebels", "men believed to be soldiers"."""
    token = a.tokens[head]
    first = a.edges(head)[0]
    before = {t.norm.lower() for t in a.tokens[first:head] if t.dep in _LEFT}
    if before & (cues.hedges.adjectives | cues.hedges.adverbs):
        return True
    beside = [a.tokens[c] for c in a.children[head]]
    if {t.norm.lower() for t in beside} & (cues.hedges.adjectives | cues.hedges.adverbs):
        return True
    if any(t.dep == "acl" and t.lemma in cues.hedges.verbs for t in beside):
        return True
    words = a.tokens[max(0, first - 3) : first]
    if [t.lower for t in words[1:]] == ["to", "be"] and words[0].lemma in cues.hedges.verbs:
        return True  # "gunmen believed to be rebels attacked", however it is parsed
    above = a.ancestors(head)[:2]
    return token.dep in ("attr", "oprd") and any(a.tokens[i].lemma in cues.hedges.verbs for i in above)
