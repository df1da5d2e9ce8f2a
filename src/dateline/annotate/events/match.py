"""Triggers of the codebook in a parse: the strictest entry whose conditions hold."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from dateline.annotate.events.clause import Arguments, arguments, prepositions
from dateline.annotate.events.found import Found
from dateline.model.span import Span
from dateline.model.syntax import Analysis, Token
from dateline.resources.codebook import Codebook, Stop, Trigger, TriggerKind, WordClass

_PLACE_NOUNS = frozenset(
    [
        "town",
        "city",
        "village",
        "district",
        "province",
        "area",
        "region",
        "territory",
        "base",
        "post",
        "position",
        "checkpoint",
        "part",
        "outskirts",
        "neighbourhood",
        "neighborhood",
        "hill",
        "valley",
        "island",
        "airport",
        "border",
        "crossing",
        "headquarters",
        "capital",
        "stronghold",
        "suburb",
        "camp",
        "front",
        "road",
        "highway",
        "bridge",
        "county",
        "state",
        "swathe",
        "swath",
        "sliver",
        "ground",
        "land",
        "enclave",
        "zone",
    ]
)

_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")


class Match(NamedTuple):
    """A trigger found: its tokens (both ends included), the one that heads it, and its arguments."""

    trigger: Trigger
    first: int
    last: int
    head: int
    args: Arguments
    others: tuple[Trigger, ...] = ()

    def span(self, found: Found) -> Span:
        """The words of the trigger."""
        return found.analysis.span(self.first, self.last)


def matches(found: Found, codebook: Codebook, partitives: frozenset[str]) -> Iterator[Match]:
    """Every trigger of the page, in text order; words inside a longer trigger announce nothing again.

    `partitives` are nouns that only measure what stands after "of": "a host of losses".
    """
    taken = -1
    for token in found.analysis.tokens:
        if token.i <= taken:
            continue
        match = _phrase(found, token, codebook) or _word(found, token, codebook, partitives)
        if match and not _is_stopped(found, match, codebook) and not _names_people(found.analysis, match):
            taken = match.last
            yield match


def _names_people(a: Analysis, match: Match) -> bool:
    """Whether a word of outcome means those whom it befell: "three of the wounded", "buried their dead"."""
    token = a.tokens[match.head]
    if match.trigger.outcome is None or is_noun_like(match) or token.dep not in _NOMINAL:
        return False
    return bool(a.each_child(token.i, "det", "poss")) and not a.each_child(token.i, "dobj", "nsubj")


def _phrase(found: Found, token: Token, codebook: Codebook) -> Match | None:
    tokens = found.analysis.tokens
    options = codebook.phrases.get(token.lemma, ()) or codebook.phrases.get(token.norm.lower(), ())
    for trigger in options:
        window = tokens[token.i : token.i + len(trigger.lemmas)]
        if (
            len(window) == len(trigger.lemmas)
            and all(word in (t.lemma, t.norm.lower()) for word, t in zip(trigger.lemmas, window, strict=True))
            and (window[-1].pos in ("NOUN", "PROPN") or window[-1].tag == "VBG")
        ):
            last = window[-1].i
            return Match(trigger, token.i, last, last, Arguments((), (), prepositions(found.analysis, last)))
    return None


def _word(found: Found, token: Token, codebook: Codebook, partitives: frozenset[str]) -> Match | None:
    a = found.analysis
    if token.pos in ("VERB", "AUX") or token.tag in ("VBG", "VBN", "VBD"):
        options = codebook.verbs.get(token.lemma, ())
        if options:
            args = _measured(a, arguments(a, token.i), partitives)
            return _strictest(found, token, args, options)
        if token.tag == "VBN":
            return _adjective(found, token, codebook)
        return _noun(found, token, codebook, token.norm.lower()) if token.tag == "VBG" else None
    if token.pos in ("NOUN", "PROPN"):
        return _noun(found, token, codebook, token.lemma)
    return _adjective(found, token, codebook) if token.pos in ("ADJ", "ADV") else None


def _measured(a: Analysis, args: Arguments, partitives: frozenset[str]) -> Arguments:
    """The arguments with those counted in place of the measure: losses for "a host of losses"."""
    return args._replace(objects=tuple(dict.fromkeys(meant(a, head, partitives) for head in args.objects)))


def meant(a: Analysis, head: int, partitives: frozenset[str]) -> int:
    """Those after "of" in "all of them", "dozens of fighters"."""
    if a.tokens[head].lemma in partitives:
        return next(iter(prepositions(a, head).get("of", ())), head)
    return head


def _noun(found: Found, token: Token, codebook: Codebook, lemma: str) -> Match | None:
    options = codebook.nouns.get(lemma, ()) or codebook.nouns.get(token.norm.lower(), ())
    if not options or (token.pos == "PROPN" and token.i in found.proper) or token.i in found.in_times:
        return None
    return _strictest(found, token, Arguments((), (), prepositions(found.analysis, token.i)), options)


def _adjective(found: Found, token: Token, codebook: Codebook) -> Match | None:
    options = codebook.adjectives.get(token.lemma, ()) or codebook.adjectives.get(token.norm.lower(), ())
    if not options:
        return None
    a = found.analysis
    holder = token.head if token.dep in ("acomp", "oprd", "attr", "xcomp") else token.i
    agents = arguments(a, holder).agents if holder != token.i else ()
    if token.dep == "amod":
        agents = (token.head,)
    if token.dep == "oprd" or (token.dep in ("xcomp", "ccomp") and not agents):
        agents = arguments(a, token.head).objects
    return _strictest(found, token, Arguments(agents, (), prepositions(a, token.i)), options)


def _strictest(found: Found, token: Token, args: Arguments, options: Iterable[Trigger]) -> Match | None:
    fitting = [one for one in options if _fits(found, token, args, one)]
    if not fitting:
        return None
    last = _particle(found, token, fitting[0].particle)
    last = token.i if last is None or last - token.i > 1 else last
    return Match(fitting[0], token.i, last, token.i, args, tuple(fitting[1:]))


def _fits(found: Found, token: Token, args: Arguments, trigger: Trigger) -> bool:
    if trigger.particle and _particle(found, token, trigger.particle) is None:
        return False
    objects, subjects = _nouns(found, args.objects), _nouns(found, args.agents)
    if (trigger.objects and not trigger.objects & objects) or trigger.not_objects & objects:
        return False
    if (trigger.subjects and not trigger.subjects & subjects) or trigger.not_subjects & subjects:
        return False
    return _fits_prepositions(found, args, trigger) and _fits_classes(found, args, trigger)


def _nouns(found: Found, heads: Iterable[int]) -> set[str]:
    """The nouns by which heads are called, titles of people among them: "Inspector Roe"."""
    a = found.analysis
    called: set[str] = set()
    for head in heads:
        called.add(a.tokens[head].lemma)
        mention = found.names.get(head)
        if mention is not None and mention.title is not None:
            called.update(a.tokens[i].lemma.lower() for i in a.within(mention.title))
    return called


def _fits_prepositions(found: Found, args: Arguments, trigger: Trigger) -> bool:
    if any(prep in args.by_preposition for prep in trigger.not_preps):
        return False
    if not trigger.preps:
        return True
    tokens = found.analysis.tokens
    for prep, wanted in trigger.preps.items():
        given = args.by_preposition.get(prep, ())
        if given and (not wanted or wanted & {tokens[i].lemma for i in given}):
            return True
    return False


def _fits_classes(found: Found, args: Arguments, trigger: Trigger) -> bool:
    if trigger.object_class and not _is_any(found, args.objects, trigger.object_class):
        return False
    return not trigger.subject_class or _is_any(found, args.agents, trigger.subject_class)


def _is_any(found: Found, heads: tuple[int, ...], wanted: WordClass) -> bool:
    return any(word_class(found, head) is wanted for head in heads)


def word_class(found: Found, head: int) -> WordClass:
    """What the head of a noun phrase stands for: people, a place, or a thing."""
    token = found.analysis.tokens[head]
    if head in found.places or token.lemma in _PLACE_NOUNS:
        return WordClass.PLACE
    if head in found.names or (token.tag in ("PRP", "WP") and token.lower not in ("it", "what")):
        return WordClass.HUMAN
    of = prepositions(found.analysis, head).get("of", ())
    if any(noun in found.places for noun in of):  # "large parts of eastern Nangarhar"
        return WordClass.PLACE
    return WordClass.THING


def _particle(found: Found, token: Token, particle: str | None) -> int | None:
    if particle is None:
        return None
    a = found.analysis
    return next((c for c in a.children[token.i] if a.tokens[c].lower == particle and c > token.i), None)


def _is_stopped(found: Found, match: Match, codebook: Codebook) -> bool:
    tokens = found.analysis.tokens
    for at in range(max(0, match.first - 4), match.last + 1):
        for word in {tokens[at].lemma, tokens[at].norm.lower()}:
            for stop in codebook.stops.get(word, ()):
                reaches = at + len(stop.words) > match.first
                if reaches and stop.type == match.trigger.type and _stands(tokens, at, stop):
                    return True
    return False


def _stands(tokens: tuple[Token, ...], at: int, stop: Stop) -> bool:
    window = tokens[at : at + len(stop.words)]
    return len(window) == len(stop.words) and all(
        word in (t.lemma, t.norm.lower()) for word, t in zip(stop.words, window, strict=True)
    )


def named_by_object(found: Found, matched: list[Match], codebook: Codebook) -> list[Match]:
    """The matches, light verbs giving their type to objects that name nothing alone: "carry out a strike"."""
    heads = {match.head for match in matched if not match.trigger.light}
    moved = ((match, _at_object(found.analysis, match, heads)) for match in matched)
    return [before if _is_stopped(found, after, codebook) else after for before, after in moved]


def _at_object(a: Analysis, match: Match, heads: set[int]) -> Match:
    nouns = [i for i in match.args.objects if a.tokens[i].lemma in match.trigger.objects and i not in heads]
    if not nouns or not match.trigger.light:
        return match
    noun = nouns[0]
    slots = {**prepositions(a, noun), **match.args.by_preposition}
    trigger = replace(match.trigger, light=False)
    return Match(trigger, noun, noun, noun, Arguments(match.args.agents, (), slots))


def is_noun_like(match: Match) -> bool:
    """Whether the trigger names the happening rather than tells it."""
    return match.trigger.kind in (TriggerKind.NOUN, TriggerKind.PHRASE)
