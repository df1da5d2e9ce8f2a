"""Who does what to whom in a parse: through passives, control, relative clauses and joined verbs."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.model.syntax import Analysis, Token

SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECT = ("dobj", "obj", "attr", "dative")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "agree"})
_TOGETHER = frozenset({"along", "together", "alongside"})
_MAX_CLIMB = 6


class Arguments(NamedTuple):
    """The logical parts of a clause, as heads of noun phrases: who acts, who is acted on, what else."""

    agents: tuple[int, ...]
    objects: tuple[int, ...]
    by_preposition: Mapping[str, tuple[int, ...]]


def arguments(a: Analysis, i: int) -> Arguments:
    """The logical arguments of the verb at token `i`."""
    preps = prepositions(a, i)
    there = a.each_child(i, "expl")
    if there:  # "there are fighters among them": what hangs on the noun belongs to the clause
        things = objects(a, i)
        for noun in things:
            preps = {**prepositions(a, noun), **preps}
        return Arguments(there, things, preps)
    surface = subjects(a, i)
    if is_passive(a, i):
        return Arguments(preps.get("by", ()), surface, preps)
    return Arguments(surface, objects(a, i), preps)


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary."""
    return token.pos in ("VERB", "AUX") or token.tag.startswith("VB")


def is_passive(a: Analysis, i: int) -> bool:
    """Whether the verb's surface subject is the one acted on."""
    token = a.tokens[i]
    labels = {a.tokens[c].dep for c in a.children[i]}
    if labels & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if token.tag not in ("VBN", "VBD") or "dobj" in labels or "nsubj" in labels or "aux" in labels:
        return False
    if token.dep in ("acl", "amod"):
        return token.tag == "VBN" or token.dep == "amod"
    if token.dep == "conj" and is_verb(a.tokens[token.head]):
        return is_passive(a, token.head)
    return token.tag == "VBN" and token.dep in ("advcl", "relcl", "pcomp", "xcomp", "ccomp", "ROOT", "dep")


def subjects(a: Analysis, i: int, climb: int = 0) -> tuple[int, ...]:
    """Heads of the surface subject of a verb, looked up in the clause above where it has none of its own."""
    own = a.each_child(i, *SUBJECT)
    if own:
        return _spread(a, (_antecedent(a, s, i) for s in own))
    if climb >= _MAX_CLIMB:
        return ()
    token = a.tokens[i]
    if token.dep in ("acl", "amod"):  # "one man killed and two held": those killed are not the two
        return tuple(head for head in _spread(a, _noun_above(a, i)) if token.dep == "amod" or head < i)
    if token.dep == "relcl":
        reduced = not _has_gap_filler(a, i) or any(a.tokens[c].dep == "mark" for c in a.children[i])
        return _spread(a, (token.head,)) if reduced else ()
    return _inherited(a, i, climb)


def _inherited(a: Analysis, i: int, climb: int) -> tuple[int, ...]:
    token = a.tokens[i]
    above = a.tokens[token.head]
    if token.head == i:
        return ()
    if token.dep == "conj" and is_verb(above):
        return subjects(a, token.head, climb + 1)
    if token.dep == "xcomp" or (token.dep == "ccomp" and token.tag in ("VB", "VBG") and not _is_finite(a, i)):
        return _controller(a, token.head, climb)
    if token.dep == "advcl" and not _is_finite(a, i) and is_verb(above):
        return subjects(a, token.head, climb + 1)
    if token.dep == "pcomp":
        return _of_preposition(a, token.head, climb)
    if token.dep in ("prep", "dep", "parataxis") and is_verb(above):
        return subjects(a, token.head, climb + 1)
    return ()


def _controller(a: Analysis, governor: int, climb: int) -> tuple[int, ...]:
    above = a.tokens[governor]
    if not is_verb(above):  # "ready to attack", "likely to flee"
        return subjects(a, above.head, climb + 1) if above.head != governor else ()
    own = a.each_child(governor, "dobj")
    if own and above.lemma not in _SUBJECT_CONTROL and not is_passive(a, governor):
        return _spread(a, own)
    return subjects(a, governor, climb + 1)


def _of_preposition(a: Analysis, prep: int, climb: int) -> tuple[int, ...]:
    """The doer behind a preposition with a verb: "accused of killing", "after being driven out"."""
    above = a.tokens[prep].head
    while a.tokens[above].dep in ("prep", "advmod") and a.tokens[above].head != above:
        above = a.tokens[above].head
    token = a.tokens[above]
    if is_verb(token):
        own = a.each_child(above, "dobj")
        if own and a.tokens[prep].lemma in ("of", "for", "from") and not is_passive(a, above):
            return _spread(a, own)
        return subjects(a, above, climb + 1)
    if token.pos in ("ADJ",) and token.head != above:
        return subjects(a, token.head, climb + 1) or _spread(a, (token.head,) if token.dep == "amod" else ())
    if token.pos in ("NOUN", "PROPN"):
        owner = a.each_child(above, "poss")
        return _spread(a, owner or (above,))
    return ()


def objects(a: Analysis, i: int) -> tuple[int, ...]:
    """Heads of the direct object of an active verb, or the noun that a relative clause is about."""
    own = a.each_child(i, *_OBJECT)
    if own:
        return _spread(a, (_antecedent(a, o, i) for o in own))
    token = a.tokens[i]
    if token.dep == "relcl" and token.tag not in ("VBG",) and _has_own_subject(a, i):
        return _spread(a, (token.head,))
    if token.dep == "conj" and is_verb(a.tokens[token.head]) and not is_passive(a, i):
        return ()
    after = [c for c in a.children[i] if a.tokens[c].dep == "conj"]
    shared = [c for c in after if is_verb(a.tokens[c]) and a.tokens[c].i - i <= 2]  # noqa: PLR2004  ("killed and ate")
    return objects(a, shared[0]) if shared else ()


def prepositions(a: Analysis, i: int) -> dict[str, tuple[int, ...]]:
    """What hangs on a token by preposition: {"in": (head, …), "by": (…)}."""
    found: dict[str, list[int]] = {}
    for c in a.children[i]:
        token = a.tokens[c]
        if token.dep in ("prep", "agent", "dative") and token.pos in ("ADP", "SCONJ", "VERB", "ADV"):
            for noun in _prepositional_objects(a, c):
                found.setdefault(token.lemma, []).append(noun)
    return {word: tuple(heads) for word, heads in found.items()}


def _prepositional_objects(a: Analysis, prep: int) -> tuple[int, ...]:
    own = a.each_child(prep, "pobj")
    if own:
        return _spread(a, own)
    nested = [c for c in a.each_child(prep, "prep", "pcomp") if a.tokens[c].pos == "ADP"]  # "out of Syria"
    return tuple(noun for n in nested for noun in _prepositional_objects(a, n))


def _spread(a: Analysis, heads: Iterable[int]) -> tuple[int, ...]:
    """The heads and what is joined to them, each once."""
    joined = (c for head in heads for c in (*a.conjuncts(head), *_along_with(a, head)))
    return tuple(dict.fromkeys(c for c in joined if not is_verb(a.tokens[c])))


def _along_with(a: Analysis, head: int) -> tuple[int, ...]:
    """Those named after "along with", "together with", "as well as"."""
    found: list[int] = []
    beside = a.children[a.tokens[head].head]
    rivals = [c for c in beside if c > head and a.tokens[c].dep in (*SUBJECT, *_OBJECT)]
    end = min(rivals, default=len(a.tokens))  # "killed the leader along with two men": not the killer's men
    for c in (*a.children[head], *(c for c in beside if c < end)):
        if c > head and a.tokens[c].lower in _TOGETHER:
            found += _prepositional_objects(a, c)
            if c + 1 < len(a.tokens) and a.tokens[c + 1].lower == "with" and a.tokens[c + 1].head != c:
                found += _prepositional_objects(a, c + 1)
    return tuple(found)


def _antecedent(a: Analysis, noun: int, verb: int) -> int:
    """The noun that a relative pronoun stands for: "the group, which", "some of whom arrived"."""
    relative = a.tokens[noun].lower in _RELATIVES or any(
        a.tokens[g].tag in ("WP", "WDT", "WP$") for c in a.each_child(noun, "prep") for g in a.children[c]
    )
    if not relative:
        return noun
    step = verb
    for _ in range(_MAX_CLIMB):
        token = a.tokens[step]
        if token.dep in ("relcl", "acl"):
            return token.head
        if token.head == step or token.dep not in ("conj", "xcomp", "ccomp", "advcl"):
            return noun
        step = token.head
    return noun


def _noun_above(a: Analysis, i: int) -> tuple[int, ...]:
    head = a.tokens[i].head
    token = a.tokens[head]
    if a.tokens[i].dep == "acl" and a.tokens[i].tag in ("VB", "VBP") and token.pos == "NOUN":
        owner = a.each_child(head, "poss")  # "the rebels' plan to attack"
        if owner:
            return owner
        if token.dep in ("dobj", "pobj") and is_verb(a.tokens[token.head]):
            return subjects(a, token.head, 1)
        return ()
    return (head,) if token.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ") else ()


def _has_gap_filler(a: Analysis, i: int) -> bool:
    return any(a.tokens[c].lower in _RELATIVES for c in a.children[i])


def _has_own_subject(a: Analysis, i: int) -> bool:
    return any(a.tokens[c].dep in SUBJECT and a.tokens[c].lower not in _RELATIVES for c in a.children[i])


def _is_finite(a: Analysis, i: int) -> bool:
    token = a.tokens[i]
    if token.tag in ("VBD", "VBP", "VBZ", "MD"):
        return True
    return any(a.tokens[c].tag in ("MD", "VBD", "VBP", "VBZ") and a.tokens[c].dep in ("aux", "auxpass")
               for c in a.children[i])  # fmt: skip
