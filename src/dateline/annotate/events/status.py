"""Whether a happening took place, is planned, feared, tried or denied: read outwards from its trigger."""

from dataclasses import dataclass, replace

from dateline.annotate.events.clause import is_passive, is_verb
from dateline.annotate.events.status_signs import (
    asks,
    complement,
    is_called_before,
    is_conditional,
    is_contrary_to_fact,
    is_ended,
    is_forestalled,
    is_found_in_court,
    is_infinitive,
    is_joined_word,
    is_object_gerund,
    is_owned_up,
    is_to_be,
    is_yet_to_come,
    misses,
    names_doer,
    negated_in_words,
    noun_before_infinitive,
    sets_condition,
    verb_group,
)
from dateline.model.mention import Status
from dateline.model.reason import Reason
from dateline.model.syntax import Analysis, Token
from dateline.resources.status_cues import GovernorGroup, StatusCues

_MAX_STEPS = 8
_PRESENT = ("VBZ", "VBP")
_OWN_CLAUSE = ("nsubj", "nsubjpass", "aux", "auxpass", "mark", "neg")
_Step = tuple["Reading", int, bool]
_OF_NOUNS = ("acl", "relcl", "compound", "xcomp", "ccomp", "poss", "nmod", "amod")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a trigger's surroundings. `status` None: nothing decides, it occurred."""

    status: Status | None = None
    undone: Status | None = None  # what a denial of the last word leaves: "failed to prevent" is occurred
    hedged: bool = False
    background: bool = False
    is_purpose: bool = False  # "to clear the area": a purpose, no happening of its own
    reasons: tuple[Reason, ...] = ()

    def with_effect(self, status: Status, why: str, undone: Status | None = None) -> "Reading":
        """The reading under one more word that governs it."""
        reasons = (*self.reasons, _reason(why))
        if self.undone and status in (Status.DENIED, Status.ATTEMPTED):
            return replace(self, status=self.undone, undone=None, reasons=reasons)
        if self.undone and status is Status.POSSIBLE:  # "could not stop": the denial is still to come
            undone = self.undone
        return replace(self, status=_compose(status, self.status), undone=undone, reasons=reasons)


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


def _own(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> Reading:
    """Negation, modals, adverbs and adjectives that hang on the word itself."""
    pair = negated_in_words(a, i, cues)
    if pair:
        reading = reading.with_effect(Status.DENIED, f"negated by “{pair}”")
    for c in a.children[i]:
        reading = _of_child(a, i, a.tokens[c], reading, cues)
    return reading


def _of_child(a: Analysis, i: int, child: Token, reading: Reading, cues: StatusCues) -> Reading:
    word = child.norm.lower()
    if (child.dep in ("neg", "det", "preconj") or word == "never") and word in cues.negators:
        return reading if _only_follows(a, child.i, cues) else _denied(reading, f"negated by “{child.text}”")
    if child.dep in ("nsubj", "nsubjpass") and _is_nobody(a, child.i, cues):
        return _denied(reading, f"nobody: “{child.text}”")
    if child.dep == "aux" and child.tag == "MD":
        return _modal(a, child, reading, cues)
    if child.dep == "advmod":
        return _by_adverb(a, i, child, reading, cues)
    if child.dep in ("amod", "compound", "nmod") or (child.dep == "acomp" and not is_verb(a.tokens[i])):
        return _by_adjective(a, i, child, reading, cues)
    if is_verb(a.tokens[i]) and sets_condition(a, i, child, cues):
        return reading.with_effect(Status.POSSIBLE, f"conditional: “{child.text}”")
    return reading


def _denied(reading: Reading, why: str) -> Reading:
    return reading.with_effect(Status.DENIED, why)


def _by_adverb(a: Analysis, i: int, child: Token, reading: Reading, cues: StatusCues) -> Reading:
    word = child.norm.lower()
    if word in cues.hedges.adverbs:
        return replace(reading, hedged=True)
    if misses(a, i, child, cues):
        return _denied(reading, f"not done: “{child.text}”")
    return _by_group(cues.group("adverbs", word), child, reading)


def _by_adjective(a: Analysis, i: int, child: Token, reading: Reading, cues: StatusCues) -> Reading:
    word = child.norm.lower()
    reading = _by_group(cues.group("adjectives", word), child, reading)
    is_doubt = word in cues.hedges.adjectives and a.tokens[i].pos in ("NOUN", "PROPN")
    return replace(reading, hedged=True) if is_doubt else reading


def _is_nobody(a: Analysis, subject: int, cues: StatusCues) -> bool:
    """Whether the subject is nobody: "no group claimed", "none were hurt"."""
    words = (a.tokens[c].lower for c in a.each_child(subject, "det", "neg", "preconj"))
    return a.tokens[subject].lower in cues.nobody or any(w in cues.negators for w in words)


def _only_follows(a: Analysis, i: int, cues: StatusCues) -> bool:
    return i + 1 < len(a.tokens) and a.tokens[i + 1].lower in cues.not_only


def _modal(a: Analysis, child: Token, reading: Reading, cues: StatusCues) -> Reading:
    word = child.norm.lower()
    verb = a.tokens[child.head]
    is_reported_will = (
        word in cues.modals.reported and verb.dep == "ccomp" and a.tokens[verb.head].tag == "VBD"
    )
    if word in cues.modals.reported and is_contrary_to_fact(a, verb.i):
        return _denied(reading, f"contrary to fact: “{child.text}”")
    if is_forestalled(a, verb.i, child, cues):
        return _denied(reading, f"forestalled: “{child.text}”")
    if word in cues.modals.planned and is_conditional(a, verb.i, cues):
        return reading.with_effect(Status.POSSIBLE, f"on a condition: “{child.text}”")
    if word in cues.modals.planned or is_reported_will:
        return reading.with_effect(Status.PLANNED, f"future: “{child.text}”")
    if word in cues.modals.possible and reading.status is not Status.OCCURRED:
        return reading.with_effect(Status.POSSIBLE, f"modal: “{child.text}”")
    return reading


def _by_group(group: GovernorGroup | None, word: Token, reading: Reading) -> Reading:
    if group is None:
        return reading
    if group.effect == "background":
        return replace(reading, background=True)
    if group.status is None:
        return reading
    return reading.with_effect(group.status, f"{group.name}: “{word.text}”", group.undone)


def _step(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    """One step outwards; False where what lies beyond says nothing about the trigger."""
    token = a.tokens[i]
    above = a.tokens[token.head]
    noun = noun_before_infinitive(a, i, cues)
    if noun is not None:
        reading = _by_group(cues.group("nouns", a.tokens[noun].lemma), a.tokens[noun], reading)
        return _own(a, noun, reading, cues), noun, True
    if (token.dep == "relcl" and not is_infinitive(a, i)) or token.dep == "appos":
        return reading, i, False
    if token.dep == "conj":
        return _joined(a, i, reading, cues)
    if token.dep in ("prep", "agent", "pcomp", "pobj", "prt"):
        return _through_preposition(a, i, reading, cues)
    if token.dep == "advcl" and not is_object_gerund(a, i):
        return _adverbial(a, i, reading), i, False
    if is_verb(above):
        return _under_verb(a, i, reading, cues)
    return _under_noun(a, i, reading, cues)


def _under_noun(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    token = a.tokens[i]
    above = a.tokens[token.head]
    kind = "adjectives" if above.pos == "ADJ" else "nouns"
    if token.dep in ("acl", "relcl") and is_infinitive(a, i) and cues.group("nouns", above.lemma) is None:
        if above.lower in cues.nobody:  # "did nothing to stop the attack"
            return _denied(reading, f"“{above.text}”"), i, False
        return replace(reading, is_purpose=True), i, False  # "an operation to detain a leader"
    if token.dep == "acl" and token.tag == "VBN" and cues.group("nouns", above.lemma) is None:
        return _of_sufferers(a, above, reading, cues), above.i, True
    if token.dep in _OF_NOUNS or above.pos == "ADJ":
        reading = _by_group(cues.group(kind, above.lemma), above, reading)
        return _own(a, above.i, reading, cues), above.i, token.dep != "ccomp" or above.pos == "NOUN"
    return reading, i, False


def _of_sufferers(a: Analysis, noun: Token, reading: Reading, cues: StatusCues) -> Reading:
    """ "No rebels captured" is denied; "two suspected rebels captured" doubts the rebels, not the deed."""
    words = (
        a.tokens[c] for c in a.each_child(noun.i, "det", "neg") if a.tokens[c].norm.lower() in cues.negators
    )
    word = next(words, None)
    return reading if word is None else _denied(reading, f"negated by “{word.text}”")


def _joined(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    """What is joined by "and" shares the head's governors, unless it has a subject of its own."""
    token = a.tokens[i]
    own = {a.tokens[c].dep for c in a.children[i]}
    head = a.tokens[token.head]
    if _shares_denial(a, token, head):
        return _own(a, head.i, reading, cues), head.i, True
    if own & {"nsubj", "nsubjpass", "aux", "mark"} or (is_verb(token) and token.tag in ("VBD", "VBZ", "VBP")):
        return reading, i, False
    if is_verb(head) and not is_verb(token):
        return reading, i, False  # a noun that the parser joined to a verb
    if is_verb(token) and token.tag == "VB":
        reading = _own(a, head.i, reading, cues)
    return reading, head.i, True


def _shares_denial(a: Analysis, token: Token, head: Token) -> bool:
    """ "Nobody was killed or injured", "did not kill or wound": what is denied of one is denied of both."""
    if not (is_verb(token) and is_verb(head)) or a.each_child(token.i, *_OWN_CLAUSE):
        return False
    between = {a.tokens[c].lower for c in a.each_child(head.i, "cc") if c < token.i}
    return token.tag in ("VBN", "VBD", "VB", "VBG") and bool(between & {"or", "nor"})


def _through_preposition(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> _Step:
    token = a.tokens[i]
    above = a.tokens[token.head]
    if token.dep in ("pobj", "pcomp"):
        if above.lemma in cues.negative_prepositions:
            return _denied(reading, f"“{above.text}”"), above.i, False
        return reading, above.i, True
    if above.pos == "ADJ":
        return _by_group(cues.group("adjectives", above.lemma), above, reading), above.i, True
    if above.pos == "ADP" and token.dep == "prep":
        return reading, above.i, True  # "pulled out of talks"
    if not is_verb(above):
        return _of_noun(a, above, reading, cues)
    return _of_verb(a, i, reading, cues)


def _of_noun(a: Analysis, above: Token, reading: Reading, cues: StatusCues) -> _Step:
    """What hangs on a noun by a preposition: "the threat of attacks", "reports of an attack"."""
    if is_owned_up(a, above, cues):
        return reading, above.i, False
    group = cues.group("nouns", above.lemma)
    if group is not None and group.of_status is not None:  # "the threat of attacks": nobody threatens
        return reading.with_effect(group.of_status, f"{group.name}: “{above.text}”"), above.i, True
    if above.lemma in cues.transparent.nouns:
        return _own(a, above.i, reading, cues), above.i, True
    return _by_group(group, above, reading), above.i, group is not None and not group.settles


def _of_verb(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> _Step:
    """What hangs on a verb by a preposition: "prevented from attacking", "called for talks"."""
    token = a.tokens[i]
    above = a.tokens[token.head]
    noun = a.tokens[token.i - 1]
    if noun.dep == "dobj" and noun.head == above.i and cues.group("nouns", noun.lemma):
        return _of_noun(a, noun, reading, cues)  # "put an end to attacks"
    group = verb_group(a, above, cues, token.lower)
    if names_doer(a, above, cues) or (above.lemma in cues.granted.passive and is_passive(a, above.i)):
        return reading, i, False
    if is_joined_word(above, token, group):
        return _own(a, above.i, _by_group(group, above, reading), cues), above.i, True
    governs = token.lemma in ("for", "of", "about", "from", "in", "against", "on", "to", "by")
    if group is None or not governs or (group.name == "demands" and token.lemma != "for"):
        return reading, i, False
    if group.undone and token.lemma != "from":
        return reading, i, False
    if group.status is Status.PLANNED and token.lemma not in ("for", "to", "on", "in"):
        return reading, i, False
    return _own(a, above.i, _by_group(group, above, reading), cues), above.i, True


def _adverbial(a: Analysis, i: int, reading: Reading) -> Reading:
    return replace(reading, is_purpose=True) if is_infinitive(a, i) else reading


def _under_verb(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> tuple[Reading, int, bool]:
    token = a.tokens[i]
    above = a.tokens[token.head]
    if _speaks_of(a, i, cues) or (token.dep == "ccomp" and asks(a, i, cues)):
        return reading, i, False
    if is_ended(a, i, cues):
        status = Status.OCCURRED if above.tag in ("VBD", "VBN") else Status.ONGOING
        return reading.with_effect(status, f"ended: “{above.text}”"), i, False
    if is_yet_to_come(a, i):
        return _denied(reading, f"yet to come: “{above.text}”"), i, False
    if is_to_be(a, i):
        reading = reading.with_effect(Status.PLANNED, f"arranged: “{above.text} to”")
    group = verb_group(a, above, cues, *complement(a, i))
    applies = _governs(a, i, group, cues)
    if applies:
        reading = _by_group(group, above, reading)
    if token.dep == "ccomp" and above.pos != "AUX" and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
        is_undone = group is not None and group.undone is not None
        return (_own(a, above.i, reading, cues) if is_undone else reading), above.i, False
    if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "xcomp", "ccomp", "oprd", "advcl"):
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


def _governs(a: Analysis, i: int, group: GovernorGroup | None, cues: StatusCues) -> bool:
    """Whether a deciding verb reaches this dependent: a subject is reached only in the passive."""
    if group is None:
        return False
    token, above = a.tokens[i], a.tokens[a.tokens[i].head]
    if is_called_before(a, i):
        return False
    if token.dep in ("nsubj", "csubj"):
        return group.status in (Status.ONGOING,) or (group.name == "attempts" and not is_verb(token))
    if token.dep == "nsubjpass":
        return not is_verb(token)
    if names_doer(a, above, cues) or (group.name == "orders" and is_found_in_court(a, above, cues)):
        return False
    if group.name == "demands":
        is_wish = token.tag in ("VB", "VBP") or (token.tag == "VBN" and not _is_finite_passive(a, i))
        return (token.dep in ("xcomp", "ccomp") and is_wish) or token.dep == "dobj"
    if token.dep == "xcomp" and group.name == "doubts" and is_passive(a, above.i):
        return True
    return token.dep in ("xcomp", "ccomp", "dobj", "attr", "oprd", "advcl")


def _predicate(a: Analysis, i: int, reading: Reading, cues: StatusCues) -> Reading:
    """A subject's predicate adjective: "an attack is imminent"."""
    token = a.tokens[i]
    if token.dep not in ("nsubj", "nsubjpass"):
        return reading
    for c in a.each_child(token.head, "acomp", "advmod"):
        reading = _by_group(cues.group("adjectives", a.tokens[c].lemma), a.tokens[c], reading)
    for c in a.each_child(token.head, "prep"):  # "are under way"
        for noun in a.each_child(c, "pobj"):
            words = f"{a.tokens[c].lower} {a.tokens[noun].lower}"
            reading = _by_group(cues.group("adjectives", words), a.tokens[noun], reading)
    if any(is_to_be(a, c) for c in a.each_child(token.head, "xcomp")):
        reading = reading.with_effect(Status.PLANNED, "arranged: “to”")
    return reading


def _aspect(a: Analysis, i: int, reading: Reading) -> Reading:
    """A present progressive is under way: "troops are shelling the town", "is being shelled"."""
    token = a.tokens[i]
    auxiliaries = [a.tokens[c] for c in a.children[i] if a.tokens[c].dep in ("aux", "auxpass")]
    is_progressive = token.tag == "VBG" or any(aux.lower == "being" for aux in auxiliaries)
    if reading.status is not None or not is_progressive or any(aux.tag == "VBD" for aux in auxiliaries):
        return reading
    if any(aux.lemma == "be" and aux.tag in (*_PRESENT, "VBN") for aux in auxiliaries):
        return reading.with_effect(Status.ONGOING, f"under way: “{token.text}”")
    return reading
