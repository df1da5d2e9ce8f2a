"""Words around a token as spans: noun phrases, verb groups, clauses."""

from dateline.annotate.quotes.draft import Scene
from dateline.model.span import Span
from dateline.model.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass")
_GROUP = frozenset(("aux", "auxpass", "neg", "prt"))
_EDGE = frozenset(",;:.\"“”''``‘’—–-()")


def trimmed(scene: Scene, first: int, last: int) -> Span | None:
    """The span of tokens `first` to `last` without punctuation at its ends; brackets that pair stay."""
    tokens = scene.tokens
    while first <= last and _is_edge(tokens[first]):
        first += 1
    while first <= last and _is_edge(tokens[last]) and not _is_paired(scene, first, last):
        last -= 1
    return scene.analysis.span(first, last) if first <= last else None


def _is_edge(token: Token) -> bool:
    return token.pos in ("PUNCT", "SPACE") or token.text in _EDGE


def _is_paired(scene: Scene, first: int, last: int) -> bool:
    if scene.tokens[last].text != ")":
        return False
    return any(scene.tokens[i].text == "(" for i in range(first, last))


def phrase(scene: Scene, head: int) -> Span | None:
    """All words that hang on a noun: "Ann Example, a surgeon at the hospital"."""
    first, last = scene.analysis.edges(head)
    return trimmed(scene, first, last)


def verb_group(scene: Scene, verb: int) -> Span:
    """The verb with auxiliaries, negation and particle beside it: "could not confirm", "pointed out"."""
    first = last = verb
    mine = {i for i in scene.analysis.children[verb] if scene.tokens[i].dep in _GROUP}
    mine |= {
        i for i in scene.analysis.each_child(verb, "advmod") if i < verb and scene.tokens[i].pos == "ADV"
    }
    while first - 1 in mine:
        first -= 1
    while last + 1 in mine:
        last += 1
    return scene.analysis.span(first, last)


def is_infinitive(scene: Scene, verb: int) -> bool:
    """Whether the verb stands with "to"."""
    return any(scene.tokens[i].tag == "TO" and i < verb for i in scene.analysis.children[verb])


def is_negated(scene: Scene, verb: int) -> bool:
    """Whether "not" or "never" hangs on the verb."""
    return scene.analysis.child(verb, "neg") is not None
