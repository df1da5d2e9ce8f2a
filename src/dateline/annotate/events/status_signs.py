"""Turns of phrase that decide about a happening: contrary to fact, yet to come, taken for granted."""

from dateline.annotate.events.clause import is_passive, is_verb
from dateline.model.syntax import Analysis, Token
from dateline.resources.status_cues import GovernorGroup, StatusCues

_MAX_DEPTH = 6


def verb_group(a: Analysis, verb: Token, cues: StatusCues, *words: str) -> GovernorGroup | None:
    """The group of a verb, or of the verb with its particle or a word that goes with it: "call off"."""
    particle = a.child(verb.i, "prt")
    particles = () if particle is None else (a.tokens[particle].lower,)
    for word in (*particles, *words):
        together = cues.group("verbs", f"{verb.lemma} {word}")
        if together:
            return together
    if is_perfect(a, verb.i) and cues.group("perfects", verb.lemma):
        return cues.group("perfects", verb.lemma)
    if is_passive(a, verb.i):
        return cues.group("passives", verb.lemma) or cues.group("verbs", verb.lemma)
    return cues.group("verbs", verb.lemma)


def is_perfect(a: Analysis, verb: int) -> bool:
    """ "Has begun", "have started": begun before now and going on."""
    return a.tokens[verb].tag == "VBN" and any(
        a.tokens[c].lemma == "have" and a.tokens[c].tag in ("VBZ", "VBP") for c in a.each_child(verb, "aux")
    )


def complement(a: Analysis, i: int) -> tuple[str, ...]:
    """What goes with a verb and changes its sense: "want them to", "tell to", "drop plan"."""
    token = a.tokens[i]
    if token.dep == "dobj":
        return (token.lemma,)
    if not is_infinitive(a, i) or token.dep not in ("xcomp", "ccomp"):
        return ()
    return ("them to", "to") if a.each_child(i, "nsubj") else ("to",)


def is_infinitive(a: Analysis, i: int) -> bool:
    """ "To attack", "to be attacked"."""
    to = any(a.tokens[c].lower == "to" and a.tokens[c].dep == "aux" for c in a.children[i])
    return to and a.tokens[i].tag in ("VB", "VBN")


def is_contrary_to_fact(a: Analysis, verb: int) -> bool:
    """ "Would have attacked if the army had not come": told as not having happened."""
    auxiliaries = {a.tokens[c].lower for c in a.each_child(verb, "aux")}
    if "have" not in auxiliaries:
        return False
    return any(
        (a.tokens[c].lower == "had" and c > verb) or _has_mark(a, c, frozenset({"if"}))
        for c in a.each_child(verb, "advcl", "ccomp")
    )


def is_conditional(a: Analysis, verb: int, cues: StatusCues) -> bool:
    """ "The rebels will kill them unless the ransom is paid": what follows from a condition."""
    return any(_has_mark(a, c, cues.conditions) for c in a.each_child(verb, "advcl"))


def is_forestalled(a: Analysis, verb: int, modal: Token, cues: StatusCues) -> bool:
    """ "Shot before he could detonate it": it did not come to that."""
    return modal.lemma in ("could", "can") and _has_mark(a, verb, cues.forestalling)


def _has_mark(a: Analysis, i: int, marks: frozenset[str]) -> bool:
    return any(a.tokens[c].lower in marks for c in a.each_child(i, "mark"))


def negated_in_words(a: Analysis, i: int, cues: StatusCues) -> str | None:
    """Words before the clause that deny it: "instead of attacking", "rather than attack"."""
    left = min([i, *(c for c in a.children[i] if c < i and a.tokens[c].dep != "mark")])
    if left < 2:  # noqa: PLR2004  # two words are looked at
        return None
    pair = f"{a.tokens[left - 2].lower} {a.tokens[left - 1].lower}"
    return pair if pair in cues.negative_pairs else None


def misses(a: Analysis, i: int, child: Token, cues: StatusCues) -> bool:
    """Words that leave a deed undone: "no longer shells", "almost shot", "hardly arrested"."""
    if child.lower in ("longer", "more"):
        return any(a.tokens[c].lower == "no" for c in a.children[child.i])
    return child.lower in cues.nearly and child.i == i - 1 and is_verb(a.tokens[i])


def is_yet_to_come(a: Analysis, i: int) -> bool:
    """ "Have yet to attack"."""
    above = a.tokens[a.tokens[i].head]
    adverbs = [a.tokens[c].lower for c in (*a.each_child(above.i, "advmod"), *a.each_child(i, "advmod"))]
    return above.lemma in ("have", "be") and "yet" in adverbs and is_infinitive(a, i)


def is_to_be(a: Analysis, i: int) -> bool:
    """ "The presidents are to meet", "are going to meet": an arrangement or intent."""
    token = a.tokens[i]
    above = a.tokens[token.head]
    leads = above.lemma == "be" or (above.lemma == "go" and above.tag == "VBG")
    return token.dep == "xcomp" and leads and is_infinitive(a, i)


def asks(a: Analysis, i: int, cues: StatusCues) -> bool:
    """Whether the clause asks who, how or where, and so takes for granted that it happened."""
    first = i
    for _ in range(_MAX_DEPTH):
        left = [c for c in a.children[first] if c < first and a.tokens[c].dep != "punct"]
        if not left:
            break
        first = left[0]
    return a.tokens[first].lower in cues.questions


def is_left_open(a: Analysis, i: int, cues: StatusCues) -> bool:
    """Whether the deed stands in a question that nobody answers: "it was not clear who had fired"."""
    for _ in range(_MAX_DEPTH):
        token = a.tokens[i]
        if token.head == i or token.dep in ("relcl", "advcl", "parataxis"):
            return False
        if token.dep in ("ccomp", "pcomp", "xcomp", "acl") and asks(a, i, cues):
            return _leaves_open(a, a.tokens[token.head], cues)
        i = token.head
    return False


def _leaves_open(a: Analysis, above: Token, cues: StatusCues) -> bool:
    if above.dep == "prep":  # "no word on who had fired"
        above = a.tokens[above.head]
    beside = [a.tokens[c] for c in a.children[above.i]]
    if any(t.dep == "neg" or (t.dep == "det" and t.lower == "no") for t in beside):
        return True
    words = {above.lemma, *(t.lemma for t in beside if t.dep in ("acomp", "oprd"))}
    return above.lemma in cues.unanswered.verbs or bool(words & cues.unanswered.adjectives)


def noun_before_infinitive(a: Analysis, i: int, cues: StatusCues) -> int | None:
    """The noun that an infinitive belongs to where the parser hung it on the verb: "a plot to bomb"."""
    if not is_infinitive(a, i) or a.tokens[i].dep not in ("advcl", "xcomp", "ccomp"):
        return None
    to = next(c for c in a.children[i] if a.tokens[c].lower == "to")
    before = a.tokens[to - 1] if to else None
    if before is None or before.i == a.tokens[i].head or before.head != a.tokens[i].head:
        return None
    return before.i if before.pos == "NOUN" and cues.group("nouns", before.lemma) else None


def names_doer(a: Analysis, verb: Token, cues: StatusCues) -> bool:
    """Whether a doubting verb doubts only who did it: "suspected of killing", "suspected to have fled"."""
    return verb.lemma in cues.hedges.verbs and is_passive(a, verb.i)


def is_called_before(a: Analysis, i: int) -> bool:
    """ "Which had called the march": what was called has come about since."""
    above = a.tokens[a.tokens[i].head]
    if above.lemma != "call" or a.tokens[i].dep != "dobj":
        return False
    return any(a.tokens[c].lower == "had" for c in a.each_child(above.i, "aux"))


def is_ended(a: Analysis, i: int, cues: StatusCues) -> bool:
    """Whether the verb above ends what was going on: "stopped shelling", "to stop attacking"."""
    token = a.tokens[i]
    above = a.tokens[token.head]
    if token.dep != "xcomp" or token.tag != "VBG" or above.lemma not in cues.endings.verbs:
        return False
    return not a.each_child(i, "nsubj") and not a.each_child(above.i, "dobj")  # "stop them attacking"


def is_found_in_court(a: Analysis, verb: Token, cues: StatusCues) -> bool:
    """Whether somebody has to answer for it, so that it was done: "convicted of ordering the killing"."""
    above = a.tokens[a.tokens[verb.head].head]
    return verb.dep == "pcomp" and above.lemma in cues.granted.courts


def is_owned_up(a: Analysis, noun: Token, cues: StatusCues) -> bool:
    """Whether the noun is a responsibility that somebody takes or does not: the deed itself is a fact."""
    verb = a.tokens[noun.head]
    return noun.lemma in cues.granted.owned and noun.dep == "dobj" and verb.lemma in cues.granted.owning


def is_joined_word(verb: Token, word: Token, group: GovernorGroup | None) -> bool:
    """Whether the group is that of the verb with this very preposition or particle: "call off"."""
    return group is not None and f"{verb.lemma} {word.lower}" in group.verbs


def is_object_gerund(a: Analysis, i: int) -> bool:
    """ "Ruled out attacking", where the parser takes the object for a clause of circumstance."""
    token = a.tokens[i]
    before = a.tokens[i - 1] if i else token
    return token.tag == "VBG" and before.dep == "prt" and before.head == token.head


def sets_condition(a: Analysis, verb: int, child: Token, cues: StatusCues) -> bool:
    """ "If they attack", "in case they attack"."""
    if child.dep == "mark":
        return child.norm.lower() in cues.conditional_marks
    if child.dep != "prep" or child.i > verb:
        return False
    pairs = (f"{child.lower} {a.tokens[c].lower}" for c in a.each_child(child.i, "pobj"))
    return any(pair in cues.conditional_pairs for pair in pairs)
