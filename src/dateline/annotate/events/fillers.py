"""Who fills the roles of a trigger: its own arguments and modifiers, and those of a light verb above."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.annotate.events.blame import blamed, is_hedged
from dateline.annotate.events.clause import arguments, is_verb, objects, prepositions
from dateline.annotate.events.found import Found
from dateline.annotate.events.likes import is_more
from dateline.annotate.events.match import Match, is_noun_like, meant
from dateline.annotate.events.named import bearer, described, examples
from dateline.model.actor import ActorClass
from dateline.model.mention import Filler, NameMention, Outcome, Role
from dateline.model.span import Span
from dateline.model.syntax import Analysis, Token
from dateline.resources.codebook import Slot, TriggerKind
from dateline.resources.people_cues import load_people
from dateline.resources.role_cues import NamingWords, RoleCues, load_role_cues
from dateline.resources.status_cues import StatusCues

Slotted = tuple[int, Slot]
Lender = Callable[[str, str], Role | None]
_FIRST_PERSON = frozenset({"we", "i", "us", "me"})
_STATE = (ActorClass.POLICE, ActorClass.STATE_FORCES)
_EMPTY = frozenset({"it", "there", "this", "that", "what", "which", "these", "those"})


def slotted(found: Found, match: Match, cues: RoleCues, lender: Lender) -> list[Slotted]:
    """The heads of noun phrases around a trigger, each with the slot it fills.

    `lender` gives the role that the subject of a verb lends to the noun that is its object.
    """
    pairs = list(_own(found, match))
    if is_noun_like(match):
        pairs += _lent(found, match, cues, lender)
    if match.trigger.type in cues.purposes.types and Slot.TARGET not in {slot for _, slot in pairs}:
        pairs += ((head, Slot.TARGET) for head in _aimed_at(found.analysis, match, cues))
    heads = ((_meant(found, head, cues), slot) for head, slot in pairs)
    return list(dict.fromkeys((bearer(found, head), slot) for head, slot in heads))


def _meant(found: Found, head: int, cues: RoleCues) -> int:
    """Those after "of", unless the whole is somebody: "two members of the movement"."""
    return head if head in found.names else meant(found.analysis, head, cues.partitives)


def _aimed_at(a: Analysis, match: Match, cues: RoleCues) -> Iterator[int]:
    """The object of a purpose: "an operation to clear the area of them" is aimed at them."""
    yield from _sought(a, match, cues)
    yield from _declared(a, match, cues)
    above = a.tokens[match.head].head
    verb_above = above if is_verb(a.tokens[above]) else a.tokens[above].head
    for verb in (*a.children[match.head], *(a.children[verb_above] if is_verb(a.tokens[verb_above]) else ())):
        token = a.tokens[verb]
        if (
            token.dep in ("acl", "advcl", "xcomp")
            and token.lemma in cues.purposes.verbs
            and token.tag == "VB"
        ):
            moved = [head for at in (verb, *objects(a, verb)) for head in _moved(a, at, cues)]
            yield from (head for head in moved or objects(a, verb) or _small_clause(a, verb))


def _moved(a: Analysis, at: int, cues: RoleCues) -> Iterator[int]:
    """Those whom an area is to be cleared of, whatever word the parser hangs them on."""
    given = prepositions(a, at)
    for prep in sorted(cues.purposes.before & given.keys()):
        yield from (head for head in given[prep] if a.tokens[head].pos in ("PRON", "NOUN", "PROPN"))


def _sought(a: Analysis, match: Match, cues: RoleCues) -> Iterator[int]:
    """Those after "in search of", "a search for", where the deed is or serves a search."""
    above = a.tokens[match.head].head
    given = [match.args.by_preposition, *((prepositions(a, above),) if is_verb(a.tokens[above]) else ())]
    nouns = tuple(noun for one in given for prep in ("in", "during") for noun in one.get(prep, ()))
    for noun in (match.head, *nouns):
        if a.tokens[noun].lemma in cues.purposes.nouns:
            sought = prepositions(a, noun)
            yield from (*sought.get("of", ()), *sought.get("for", ()))


def _declared(a: Analysis, match: Match, cues: RoleCues) -> tuple[int, ...]:
    """Who is said to be the target: "the target of the operation was a rebel commander"."""
    of = a.tokens[a.tokens[match.head].head]
    aim = a.tokens[of.head]
    says = of.lower == "of" and aim.lemma in cues.purposes.aims and a.tokens[aim.head].lemma == "be"
    return a.each_child(aim.head, "attr") if says else ()


def _small_clause(a: Analysis, verb: int) -> tuple[int, ...]:
    """The subject of what is to be stopped: "stop the rebels making inroads"."""
    below = a.child(verb, "xcomp", "ccomp")
    return a.each_child(below, "nsubj") if below is not None else ()


def _own(found: Found, match: Match) -> Iterator[Slotted]:
    trigger, args = match.trigger, match.args
    if not is_noun_like(match):
        for head in args.agents:
            yield head, trigger.subject or Slot.NONE
        for head in args.objects:
            yield head, trigger.object or Slot.NONE
    else:
        yield from _modifiers(found, match)
    for prep, slot in sorted(trigger.prep_slots.items()):
        for head in args.by_preposition.get(prep, ()):
            yield head, slot
    if not is_noun_like(match):
        yield from _behind_object(found, match)
        yield from _behind_wanted(found, match)


def _behind_wanted(found: Found, match: Match) -> Iterator[Slotted]:
    """Whose control or hands it is: "under the control of the army", "in rebel hands"."""
    a, slots = found.analysis, match.trigger.prep_slots
    for prep, wanted in sorted(match.trigger.preps.items()):
        for noun in match.args.by_preposition.get(prep, ()):
            if a.tokens[noun].lemma not in wanted:
                continue
            yield from _by_preposition(prepositions(a, noun), match)
            if "of" in slots:
                yield from ((c, slots["of"]) for c in a.each_child(noun, "poss", "compound", "amod", "nmod"))


def _behind_object(found: Found, match: Match) -> Iterator[Slotted]:
    """Prepositions that the parser hangs on the object: "opened fire on protesters"."""
    for head in match.args.objects:
        if match.trigger.objects and found.analysis.tokens[head].lemma in match.trigger.objects:
            args = prepositions(found.analysis, head)
            for prep, slot in sorted(match.trigger.prep_slots.items()):
                for noun in args.get(prep, ()):
                    yield noun, slot


def _modifiers(found: Found, match: Match) -> Iterator[Slotted]:
    """Possessives and names before a noun: "the rebels' attack", "a Taliban attack", "rebel attack"."""
    a, trigger = found.analysis, match.trigger
    for i in range(match.first, match.last + 1):
        for c in a.children[i]:
            token = a.tokens[c]
            if token.dep == "poss" and trigger.poss and token.lower not in _EMPTY:
                for head in a.conjuncts(c):
                    yield head, trigger.poss
            elif token.dep in ("compound", "amod", "nmod") and trigger.compound and _is_actor(found, c):
                yield c, trigger.compound
    for i in _inner(found, match):
        yield i, trigger.compound or Slot.NONE


def _inner(found: Found, match: Match) -> Iterator[int]:
    """Whoever a phrase itself names, however it is parsed: "police" of "police firing"."""
    if match.trigger.kind is TriggerKind.PHRASE and match.trigger.compound:
        yield from (i for i in range(match.first, match.last) if _is_actor(found, i))


def _is_actor(found: Found, i: int) -> bool:
    if i in found.names:
        return i not in found.places
    return _names_force(found.analysis.tokens[i])


def _names_force(token: Token) -> bool:
    """Whether a bare word before a deed says that the state did it: "police firing", "army raid"."""
    return token.pos in ("NOUN", "PROPN") and load_people().force(token.lower) in _STATE


def _lent(found: Found, match: Match, cues: RoleCues, lender: Lender) -> Iterator[Slotted]:
    """What the verb above a noun lends it: "the rebels carried out an attack", "the blast killed two"."""
    a = found.analysis
    token = a.tokens[match.head]
    for verb in a.each_child(match.head, "acl"):  # "an air strike targeting a commander"
        if a.tokens[verb].tag == "VBG" and a.tokens[verb].lemma in cues.strikes.verbs:
            yield from ((head, Slot.TARGET) for head in objects(a, verb))
    verb = token.head
    if not is_verb(a.tokens[verb]) or verb == match.head:
        return
    args = arguments(a, verb)
    lemma = a.tokens[verb].lemma
    role = lender(lemma, token.lemma)
    if match.head in args.objects and role:
        for head in args.agents:
            yield head, Slot(role.value)
        yield from _by_preposition(args.by_preposition, match)
    elif match.head in args.agents and lemma in cues.strikes.verbs:
        for head in args.objects:
            yield head, Slot.TARGET


def _by_preposition(given: Mapping[str, tuple[int, ...]], match: Match) -> Iterator[Slotted]:
    slots = match.trigger.prep_slots
    for prep in sorted(slots.keys() & given.keys()):
        for head in given[prep]:
            yield head, slots[prep]


def fillers(
    found: Found, match: Match, pairs: Iterable[Slotted], cues: StatusCues, naming: NamingWords
) -> list[Filler]:
    """The pairs as fillers of roles; what is neither people nor thing (a clause, a day) fills none."""
    made: list[Filler] = []
    told = list(pairs)
    if is_noun_like(match) and Slot.AGENT not in {slot for _, slot in told}:
        told += ((head, Slot.AGENT) for head in blamed(found.analysis, match.head, cues))
    for head, slot in told:
        role = slot.role
        if role is None or head == match.head:
            continue
        said = _filler(found, match, head, role, cues)
        named = [_filler(found, match, one, role, cues) for one in _named_of(found, head, role, naming)]
        for filler in (said, *(replace(one, example=True) for one in named if one)):
            if filler and all(filler.span != other.span for other in made):
                made.append(filler)
    return made


def _named_of(found: Found, head: int, role: Role, naming: NamingWords) -> tuple[int, ...]:
    """Those acted on whom a description of several names as examples."""
    if role is not Role.TARGET:
        return ()
    return tuple(examples(found, head, naming))


def _filler(found: Found, match: Match, head: int, role: Role, cues: StatusCues) -> Filler | None:
    a = found.analysis
    token = a.tokens[head]
    mention = found.names.get(head) or _covering(found, head)
    if mention is None and (token.lower in _EMPTY or head in found.places or head in found.in_times):
        return None
    is_speaker = token.tag in ("PRP", "PRP$") and token.lower in _FIRST_PERSON
    if mention is None and not is_speaker and (not _may_be_told(match, token, role) or _is_area(found, head)):
        return None
    return Filler(
        role=role,
        span=described(found, mention) if mention else base_phrase(a, head),
        head=Span(token.start, token.end),
        mention=mention.id if mention else None,
        outcome=_outcome(match, role),
        hedged=is_hedged(a, head, cues) or (role is Role.AGENT and _is_blamed(a, match.head, cues)),
        is_thing=mention is None and not is_speaker and role is Role.TARGET,
    )


def _is_area(found: Found, head: int) -> bool:
    """Whether a phrase is the second half of an address: "in Garu district, Enia province"."""
    a = found.analysis
    if (
        a.tokens[head].dep not in ("appos", "conj")
        or a.tokens[head].lemma not in load_role_cues().places.areas
    ):
        return False
    return any(c in found.places for c in range(a.edges(head)[0], head))


def _may_be_told(match: Match, token: Token, role: Role) -> bool:
    """Whether words that no mention covers may fill a role: things, bare numbers of people harmed, forces."""
    if role is Role.TARGET:
        return token.pos in ("NOUN", "PROPN") or (_outcome(match, role) is not None and is_more(token))
    return role is Role.AGENT and is_noun_like(match) and _stands_before(token) and _names_force(token)


def _stands_before(token: Token) -> bool:
    return token.dep in ("compound", "amod", "nmod") and token.head > token.i


def _covering(found: Found, head: int) -> NameMention | None:
    mention = found.name_at.get(head)
    return mention if mention and found.analysis.head_of(mention.span) == head else None


def _outcome(match: Match, role: Role) -> Outcome | None:
    """The trigger's outcome befalls the target; the agent only of a trigger that has no target at all."""
    trigger = match.trigger
    has_target = Slot.TARGET in (trigger.subject, trigger.object, trigger.poss, *trigger.prep_slots.values())
    suffers = Role.TARGET if has_target else Role.AGENT
    return trigger.outcome if role is suffers else None


def base_phrase(a: Analysis, head: int) -> Span:
    """A noun with what stands before it and its "of" phrase, without relative clauses and additions."""
    first = head
    for c in a.children[head]:
        if c < head and a.tokens[c].dep in ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"):
            first = min(first, a.edges(c)[0])
    last = head
    of = next((c for c in a.children[head] if c > head and a.tokens[c].lower == "of"), None)
    if of is not None and a.children[of]:
        inner = a.children[of][0]
        last = max(inner, head)
    return a.span(first, last)


def compound_phrase(a: Analysis, head: int) -> Span:
    """A noun with the nouns and adjectives that make one name with it: "car bomb", "small arms"."""
    first = min(
        (a.edges(c)[0] for c in a.each_child(head, "compound", "amod", "nmod") if c < head), default=head
    )
    return a.span(first, head)


def _is_blamed(a: Analysis, head: int, cues: StatusCues) -> bool:
    """Whether the deed hangs on a verb of suspicion: "is suspected of killing", "blamed for the attack"."""
    for above in a.ancestors(head)[:3]:
        token = a.tokens[above]
        if token.lemma in cues.hedges.verbs and is_verb(token):
            return a.tokens[head].dep in ("pcomp", "xcomp", "pobj", "dobj", "nsubjpass")
        if token.pos not in ("ADP", "VERB", "AUX") and token.dep != "dobj":
            return False
    return False
