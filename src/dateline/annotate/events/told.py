"""One happening told by two triggers: "a bomb exploded, killing two" is one explosion with two killed."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.annotate.events.clause import is_verb
from dateline.annotate.events.draft import Draft
from dateline.annotate.events.match import is_noun_like
from dateline.annotate.events.means import by_their_means
from dateline.model.mention import Filler, Status
from dateline.model.syntax import Analysis
from dateline.resources.codebook import Slot
from dateline.resources.role_cues import RoleCues

_HARMS = ("attack",)  # the type of mere outcomes: killed, wounded, died
_DAMAGE = "destruction"
_BLASTS = ("explosion", "suicide-bombing", "shelling", "air-strike")
_OWN_WORLD = ("violence",)


def one_happening_each(a: Analysis, drafts: list[Draft], cues: RoleCues) -> list[Draft]:
    """The drafts of a sentence with outcomes folded into the happening that they are outcomes of."""
    kept = by_their_means(a, _doubles(_journeys(a, drafts)))
    for outcome in list(kept):
        deeds = [d for d in kept if d is not outcome and _is_kin(outcome, d) and _may_fold(outcome, d)]
        deed = next((d for d in deeds if _is_outcome_of(a, outcome, d, cues)), None)
        if deed is not None:
            _fold(outcome, deed)
            kept.remove(outcome)
    return kept


def _is_kin(outcome: Draft, deed: Draft) -> bool:
    """Harm to people goes with any deed, damage with a blast; other outcomes only with their own type."""
    if outcome.type in _HARMS:
        return True
    if outcome.type == _DAMAGE:
        return deed.type in _BLASTS
    trigger = outcome.match.trigger
    strikes = trigger.subject is Slot.INSTRUMENT and trigger.object is Slot.TARGET  # "the bomb damaged"
    return deed.type == outcome.type and (trigger.outcome is not None or strikes)


def _doubles(drafts: list[Draft]) -> list[Draft]:
    """A noun that is an argument of a verb of its own type is one happening with it.

    The verb tells it of its subject ("a car bomb went off"), the noun names it as an object ("promised aid").
    """
    kept = list(drafts)
    for noun in drafts:
        if not is_noun_like(noun.match):
            continue
        verb = next((d for d in kept if d is not noun and noun in kept and _is_double(noun, d)), None)
        if verb is not None:
            told, more = (verb, noun) if noun.head in verb.match.args.agents else (noun, verb)
            _fold(more, told)
            kept.remove(more)
    return kept


def _is_double(noun: Draft, verb: Draft) -> bool:
    args, wanted = verb.match.args, verb.match.trigger.preps
    if any(noun.head in args.by_preposition.get(prep, ()) for prep in wanted if wanted[prep]):
        return noun.family == verb.family  # "came under a grenade attack"
    return verb.type == noun.type and (noun.head in args.agents or noun.head in args.objects)


def _journeys(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Being driven out is where a journey starts: "are heading home after being driven out of Garu"."""
    kept = list(drafts)
    for flight in drafts:
        journey = next((d for d in kept if d.type == "movement" and _starts(a, flight, d)), None)
        if flight.type == "displacement" and journey is not None:
            journey.anchors |= flight.anchors
            kept.remove(flight)
    return kept


def _starts(a: Analysis, flight: Draft, journey: Draft) -> bool:
    token = a.tokens[flight.head]
    own = a.each_child(flight.head, "nsubj", "nsubjpass")
    above = a.tokens[token.head].head if token.dep == "pcomp" else token.head
    return not own and token.dep in ("pcomp", "advcl") and above in journey.anchors


def _may_fold(outcome: Draft, deed: Draft) -> bool:
    happened = (Status.OCCURRED, Status.ONGOING)
    if deed.family not in _OWN_WORLD:
        return False
    same = outcome.status == deed.status or (outcome.status in happened and deed.status in happened)
    same = same or (outcome.status in happened and _is_only_doubted(deed))
    is_mere = outcome.match.trigger.outcome is not None or is_noun_like(outcome.match)
    is_mere = is_mere or outcome.type == _DAMAGE
    is_mere = is_mere or deed.head in outcome.match.args.agents  # "an air strike hit a market"
    return (
        same
        and (is_mere or deed.type == outcome.type)
        and not (
            is_noun_like(outcome.match)
            and not is_noun_like(deed.match)
            and outcome.match.trigger.outcome is None
        )
    )


def _is_outcome_of(a: Analysis, outcome: Draft, deed: Draft, cues: RoleCues) -> bool:
    heads = outcome.anchors
    if deed.head in outcome.match.args.agents or _subject_of(a, heads, deed.head):
        return True
    if any(_linked(a, head, deed, cues) for head in heads):
        return True
    return any(_hangs_on(a, head, deed) for head in heads)


def _subject_of(a: Analysis, heads: Iterable[int], noun: int) -> bool:
    token = a.tokens[noun]
    return token.dep in ("nsubj", "nsubjpass") and token.head in heads


def _linked(a: Analysis, head: int, deed: Draft, cues: RoleCues) -> bool:
    """The deed is reached by "in", "by", "during", "when" …, or is what a relative clause is about."""
    harmed = {c for c in a.each_child(head, "dobj", "nsubjpass") if a.tokens[c].pos == "NOUN"}
    for anchor in deed.anchors:
        token = a.tokens[anchor]
        above = a.tokens[token.head]
        reached = above.head == head or above.head in harmed  # "killed ten people in an attack"
        if token.dep in ("pobj", "pcomp") and above.lemma in cues.violent_links and reached:
            return True
        if token.dep == "pobj" and above.lemma == "of" and above.head != above.i:
            outer = a.tokens[above.head]  # "killed in a wave of attacks", "in the course of an attack"
            if outer.dep == "pobj" and a.tokens[outer.head].head == head:
                return True
        if token.dep == "advcl" and token.head == head and is_verb(token):
            return any(a.tokens[c].lower in cues.violent_links for c in a.children[anchor])
    return a.tokens[head].dep in ("relcl", "acl") and a.tokens[head].head in deed.anchors


def _hangs_on(a: Analysis, head: int, deed: Draft) -> bool:
    """A participle or a joined verb without a subject of its own: "attacked a village, killing two"."""
    token = a.tokens[head]
    if token.head not in deed.anchors or token.head == head:
        return False
    if token.dep in ("advcl", "conj", "xcomp", "dep", "prep", "pcomp"):
        own = any(a.tokens[c].dep in ("nsubj", "nsubjpass") for c in a.children[head])
        return not own and (token.tag == "VBG" or deed.type == "attack" or token.dep == "conj")
    return False


def _fold(outcome: Draft, deed: Draft) -> None:
    for filler in outcome.fillers:
        twin = next((f for f in deed.fillers if f.span == filler.span), None)
        if twin is None and not _is_the_deed(filler, deed):
            deed.fillers.append(filler)
        elif twin is not None and twin.outcome is None and filler.outcome:
            deed.fillers[deed.fillers.index(twin)] = filler
    deed.anchors |= outcome.anchors
    deed.instrument = deed.instrument or outcome.instrument
    if deed.type == outcome.type:
        deed.lift = max(deed.lift, outcome.weight)
    if _is_only_doubted(deed) and outcome.status is not Status.POSSIBLE:
        deed.reading = replace(deed.reading, status=outcome.reading.status)


def _is_only_doubted(deed: Draft) -> bool:
    """Whether a deed is possible only by a word that doubts what it was: "a suspected gas attack"."""
    return deed.status is Status.POSSIBLE and deed.reading.hedged


def _is_the_deed(filler: Filler, deed: Draft) -> bool:
    """The outcome's subject is the happening itself: "the blast" of "the blast killed two"."""
    return (
        filler.is_thing
        and filler.head.start >= 0
        and deed.match.first == deed.match.last
        and (filler.head.start == deed.match.head)
    )
