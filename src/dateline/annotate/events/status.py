"""Whether a happening took place, is planned, feared, tried or denied: read outwards from its trigger."""

from dataclasses import dataclass, replace

from dateline.annotate.events.clause import is_passive, is_verb
from dateline.model.mention import Status
from dateline.model.reason import Reason
from dateline.model.syntax import Analysis, Token
from dateline.resources.status_cues import GovernorGroup, StatusCues

_MAX_STEPS = 8
_PRESENT = ("VBZ", "VBP")
_PARALLEL = ("conj",)
_Step = tuple["Reading", int, bool]
_OF_NOUNS = ("acl", "relcl", "compound", "xcomp", "ccomp", "poss", "nmod", "amod")
_CLAUSES = ("ccomp", "relcl", "advcl", "csubj", "parataxis", "acl", "pcomp")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a trigger's surroundings. `status` None: nothing decides, it occurred."""

    status: Status | None = None
    prevented: bool = False
    hedged: bool = False
    background: bool = False
    is_purpose: bool = False  # "to clear the area": a purpose, no happening of its own
    reasons: tuple[Reason, ...] = ()

    def with_effect(self, status: Status, why: str, prevents: bool = False) -> "Reading":
        """The reading under one more word that governs it."""
        if self.prevented and status in (Status.DENIED, Status.ATTEMPTED):
            reasons = (*self.reasons, _reason(why))
            return replace(self, status=Status.OCCURRED, prevented=False, reasons=reasons)
        joined = _compose(status, self.status)
        return replace(self, status=joined, prevented=prevents, reasons=(*self.reasons, _reason(why)))


def _reason(why: str) -> Reason:
    return Reason("status", 1.0, why)


def _compose(outer: Status, inner: Status | None) -> Status:
    if inner is None or inner in (Status.ONGOING, Status.OCCURRED):
        return outer
    if Status.DENIED in (outer, inner):
        return Status.DENIED
    if outer is Status.ONGOING:
        return inner
    if Status.THREATENED in (outer, inner):
        return Status.THREATENED
    return Status.POSSIBLE if Status.POSSIBLE in (outer, inner) else outer


def read_status(a: Analysis, i: int, cues: StatusCues) -> Reading:
    """Climb from the trigger at token `i` to the clause that states it, collecting what decides."""
    reading = _own(a, i, Reading(), cues)
    for _ in range(_MAX_STEPS):
        token = a.tokens[i]
        if token.head == i:
            break
        reading, i, goes_on = _step(a, i, reading, cues)
        if not goes_on:
            break
    return _aspect(a, i, reading)


def _verb_group(a: Analysis, verb: Token, cues: StatusCues) -> GovernorGroup | None:
    """The group of a verb, or of the verb with its particle: "call off"."""
    particle = a.child(verb.i, "prt")
    together = (
        cues.group("verbs", f"{verb.lemma} {a.tokens[particle].lower}") if particle is not None else None
    )
    return together or cues.group("verbs", verb.lemma)


def _own(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> Reading:
    """Negation, modals, adverbs and adjectives that hang on the word itself."""
    for c in a.children[i]:
        child = a.tokens[c]
        word = child.norm.lower()
        if (child.dep in ("neg", "det", "preconj") or word == "never") and word in cues.negators:
            if not _only_follows(a, c):
                reading = reading.with_effect(Status.DENIED, f"negated by “{child.text}”")
        elif child.dep in ("nsubj", "nsubjpass") and _is_nobody(a, c, cues):
            reading = reading.with_effect(Status.DENIED, f"nobody: “{child.text}”")
        elif child.dep == "aux" and child.tag == "MD":
            reading = _modal(a, child, reading, cues)
        elif child.dep == "advmod" and word in cues.hedges.adverbs:
            reading = replace(reading, hedged=True)
        elif child.dep in ("amod", "compound", "nmod") or (child.dep == "acomp" and not is_verb(a.tokens[i])):
            reading = _by_group(cues.group("adjectives", word), child, reading)
            if word in cues.hedges.adjectives and a.tokens[i].pos in ("NOUN", "PROPN"):
                reading = replace(reading, hedged=True)
        elif child.dep == "mark" and word in cues.conditional_marks and is_verb(a.tokens[i]):
            reading = reading.with_effect(Status.POSSIBLE, f"conditional: “{child.text}”")
    return reading


def _is_nobody(a: Analysis, subject: int, cues: StatusCues) -> bool:
    """Whether the subject is nobody: "no group claimed", "none were hurt"."""
    words = (a.tokens[c].lower for c in a.each_child(subject, "det", "neg"))
    return a.tokens[subject].lower in ("nobody", "none", "neither") or any(w in cues.negators for w in words)


def _only_follows(a: Analysis, i: int) -> bool:
    return i + 1 < len(a.tokens) and a.tokens[i + 1].lower == "only"


def _modal(a: Analysis, child: Token, reading: Reading, cues: StatusCues) -> Reading:
    word = child.norm.lower()
    verb = a.tokens[child.head]
    is_reported_will = (
        word in cues.modals.reported and verb.dep == "ccomp" and a.tokens[verb.head].tag == "VBD"
    )
    if word in cues.modals.planned or is_reported_will:
        return reading.with_effect(Status.PLANNED, f"future: “{child.text}”")
    if word in cues.modals.possible:
        return reading.with_effect(Status.POSSIBLE, f"modal: “{child.text}”")
    return reading


def _by_group(group: GovernorGroup | None, word: Token, reading: Reading) -> Reading:
    if group is None:
        return reading
    if group.effect == "background":
        return replace(reading, background=True)
    if group.status is None:
        return reading
    return reading.with_effect(group.status, f"{group.name}: “{word.text}”", group.prevents)


def _step(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    """One step outwards; False where what lies beyond says nothing about the trigger."""
    token = a.tokens[i]
    above = a.tokens[token.head]
    if (token.dep == "relcl" and not _is_infinitive(a, i)) or token.dep == "appos":
        return reading, i, False
    if token.dep == "conj":
        return _joined(a, i, reading, cues)
    if token.dep in ("prep", "agent", "pcomp", "pobj", "prt"):
        return _through_preposition(a, i, reading, cues)
    if token.dep == "advcl":
        return _adverbial(a, i, reading), i, False
    if is_verb(above):
        return _under_verb(a, i, reading, cues)
    kind = "adjectives" if above.pos == "ADJ" else "nouns"
    if token.dep in ("acl", "relcl") and _is_infinitive(a, i) and cues.group("nouns", above.lemma) is None:
        return replace(reading, is_purpose=True), i, False  # "an operation to detain a leader"
    if token.dep in _OF_NOUNS or above.pos == "ADJ":
        reading = _by_group(cues.group(kind, above.lemma), above, reading)
        return _own(a, above.i, reading, cues), above.i, token.dep != "ccomp"
    return reading, i, False


def _joined(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    """What is joined by "and" shares the head's governors, unless it has a subject of its own."""
    token = a.tokens[i]
    own = {a.tokens[c].dep for c in a.children[i]}
    head = a.tokens[token.head]
    if own & {"nsubj", "nsubjpass", "aux", "mark"} or (is_verb(token) and token.tag in ("VBD", "VBZ", "VBP")):
        return reading, i, False
    if is_verb(head) and not is_verb(token):
        return reading, i, False  # a noun that the parser joined to a verb
    if is_verb(token) and token.tag == "VB":
        reading = _own(a, head.i, reading, cues)
    return reading, head.i, True


def _through_preposition(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> _Step:
    token = a.tokens[i]
    above = a.tokens[token.head]
    if token.dep in ("pobj", "pcomp"):
        if above.lemma in cues.negative_prepositions and token.dep == "pcomp":
            return reading.with_effect(Status.DENIED, f"“{above.text}”"), above.i, False
        return reading, above.i, True
    if above.pos == "ADJ":
        return _by_group(cues.group("adjectives", above.lemma), above, reading), above.i, True
    if not is_verb(above):
        group = cues.group("nouns", above.lemma)
        if group is not None and group.of_status is not None:  # "the threat of attacks": nobody threatens
            return reading.with_effect(group.of_status, f"{group.name}: “{above.text}”"), above.i, True
        return _by_group(group, above, reading), above.i, group is not None
    group = _verb_group(a, above, cues)
    governs = token.lemma in ("for", "of", "about", "from", "in", "against", "on", "to", "by")
    if group is None or not governs or (group.name == "demands" and token.lemma != "for"):
        return reading, i, False
    if group.prevents and token.lemma != "from":
        return reading, i, False
    if group.status is Status.PLANNED and token.lemma not in ("for", "to", "on", "in"):
        return reading, i, False
    return _own(a, above.i, _by_group(group, above, reading), cues), above.i, True


def _adverbial(a: Analysis, i: int, reading: Reading) -> Reading:
    return replace(reading, is_purpose=True) if _is_infinitive(a, i) else reading


def _is_infinitive(a: Analysis, i: int) -> bool:
    to = any(a.tokens[c].lower == "to" and a.tokens[c].dep == "aux" for c in a.children[i])
    return to and a.tokens[i].tag == "VB"


def _under_verb(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    token = a.tokens[i]
    above = a.tokens[token.head]
    if _speaks_of(a, i, cues):
        return reading, i, False
    group = _verb_group(a, above, cues)
    applies = _governs(a, i, group)
    if applies:
        reading = _by_group(group, above, reading)
    if token.dep == "ccomp" and above.pos != "AUX" and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
        return reading, above.i, False
    if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "xcomp", "ccomp", "oprd"):
        reading = _predicate(a, i, _own(a, above.i, reading, cues), cues)
        return reading, above.i, token.dep != "ccomp" or token.tag in ("VB", "VBG")
    return reading, i, False


def _speaks_of(a: Analysis, i: int, cues: StatusCues) -> bool:
    """Whether the verb above takes for granted what the noun names: "will investigate the murder"."""
    token, above = a.tokens[i], a.tokens[a.tokens[i].head]
    if is_verb(token) or token.dep not in ("dobj", "nsubjpass", "oprd"):
        return False
    words = cues.granted
    return above.lemma in words.verbs or (above.lemma in words.passive and is_passive(a, above.i))


def _is_finite_passive(a: Analysis, i: int) -> bool:
    """ "Was planned", which is told, against "be released", which is demanded."""
    tags = [a.tokens[c].tag for c in a.children[i] if a.tokens[c].dep in ("aux", "auxpass")]
    return any(tag in ("VBD", "VBZ", "VBP") for tag in tags)


def _governs(a: Analysis, i: int, group: GovernorGroup | None) -> bool:
    """Whether a deciding verb reaches this dependent: a subject is reached only in the passive."""
    if group is None:
        return False
    token, above = a.tokens[i], a.tokens[a.tokens[i].head]
    if token.dep in ("nsubj", "csubj"):
        return group.status in (Status.ONGOING,) or (group.name == "attempts" and not is_verb(token))
    if token.dep == "nsubjpass":
        return not is_verb(token)
    if group.name == "demands":
        is_wish = token.tag in ("VB", "VBP") or (token.tag == "VBN" and not _is_finite_passive(a, i))
        return (token.dep in ("xcomp", "ccomp") and is_wish) or token.dep == "dobj"
    if token.dep == "xcomp" and group.name == "doubts" and is_passive(a, above.i):
        return True
    return token.dep in ("xcomp", "ccomp", "dobj", "attr", "oprd")


def _predicate(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> Reading:
    """A subject's predicate adjective: "an attack is imminent"."""
    token = a.tokens[i]
    if token.dep not in ("nsubj", "nsubjpass"):
        return reading
    for c in a.each_child(token.head, "acomp"):
        reading = _by_group(cues.group("adjectives", a.tokens[c].lemma), a.tokens[c], reading)
    return reading


def _aspect(a: Analysis, i: int, reading: Reading) -> Reading:
    """A present progressive is under way: "troops are shelling the town"."""
    token = a.tokens[i]
    if reading.status is not None or token.tag != "VBG":
        return reading
    auxiliaries = [a.tokens[c] for c in a.children[i] if a.tokens[c].dep in ("aux", "auxpass")]
    if any(aux.lemma == "be" and aux.tag in (*_PRESENT, "VBN") for aux in auxiliaries) and not any(
        aux.tag == "VBD" for aux in auxiliaries
    ):
        return reading.with_effect(Status.ONGOING, f"under way: “{token.text}”")
    return reading
