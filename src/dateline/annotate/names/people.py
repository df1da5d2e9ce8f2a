"""From a noun to the phrase around it: what it is, whose name stands in it, whom it belongs to."""

from dataclasses import dataclass

from dateline.annotate.names.draft import Draft, Hit, Kind
from dateline.annotate.names.phrases import (
    PARTICLES,
    bounds,
    is_initial,
    is_proper,
    proper_before,
    top_of,
    without_article,
)
from dateline.model.mention import NameType, PlaceMention
from dateline.model.syntax import Analysis, Token
from dateline.resources.actors import Registry
from dateline.resources.people_cues import Head, PeopleCues

_OBJECTS = ("nsubj", "nsubjpass", "dobj", "appos", "conj", "agent", "dative")
_ACRONYM = range(2, 9)
_LONG_NAME = 6
_BRACKETED = 3


@dataclass(frozen=True)
class Context:
    """What the rules look at: the parse, the registry's names in it, places and times."""

    analysis: Analysis
    registry: Registry
    cues: PeopleCues
    hits: dict[int, Hit]  # by token
    places: dict[int, PlaceMention]
    timed: frozenset[int]

    def head(self, i: int) -> Head | None:
        """What a noun says about people, if it is such a noun."""
        token = self.analysis.tokens[i]
        return self.cues.head(token.lower, token.lemma)

    def hit_in(self, first: int, last: int, before: int | None = None) -> Hit | None:
        """The registry's name inside a phrase: the nearest before the head, else the first after."""
        inside = {id(hit): hit for i in range(first, last + 1) if (hit := self.hits.get(i))}
        named = [hit for hit in inside.values() if hit.found.kind != "country" and hit.last <= last]
        if before is not None:
            earlier = [hit for hit in named if hit.first <= before]
            return earlier[-1] if earlier else next(iter(named), None)
        return named[-1] if named else None


def described(ctx: Context, i: int, head: Head) -> Draft | None:
    """A phrase around a noun for people: "more than 40 foreign Daesh fighters"."""
    speaks = head.noun in ctx.cues.model.speaks_for
    first, last = bounds(ctx.analysis, i, ctx.cues.model, speaks)
    if head.refers == "group" and not _is_of_people(ctx, i, first):
        return None
    if _may_be_body(ctx, i) and _is_body(ctx, i, first):
        return body(ctx, i, first, last)
    first = _from_stray_name(ctx, first)
    hit = ctx.hit_in(first, last, before=i) or _in_brackets_before(ctx, first)
    draft = Draft(
        first=first,
        last=last,
        head=i,
        type=_type_of(ctx, i, head),
        kind=Kind.DESCRIPTION,
        plural=is_plural(ctx, i),
        noun=head.noun,
        refers=head.refers,
        hit=hit,
        name=(hit.first, hit.last) if hit else _proper_inside(ctx, first, i),
    )
    if head.type is NameType.PERSON and not draft.plural:
        draft.organisation = draft.name or _after_preposition(ctx, i, last)
    return draft


def _from_stray_name(ctx: Context, first: int) -> int:
    """Where the phrase begins with a name that the parser left hanging: "ELN" of "ELN urban commandos"."""
    hit = ctx.hits.get(first - 1)
    is_stray = hit is not None and ctx.analysis.tokens[first - 1].dep in ("dep", "meta", "nmod", "compound")
    return hit.first if hit is not None and is_stray and hit.found.kind == "entry" else first


def _may_be_body(ctx: Context, i: int) -> bool:
    """Whether a noun is capitalised, or, where everything is in capitals, follows a proper name."""
    token = ctx.analysis.tokens[i]
    if token.norm[:1].isupper():
        return is_proper(token)
    before = ctx.analysis.tokens[i - 1]
    return token.text.isupper() and i > 0 and before.pos == "PROPN" and not ctx.cues.is_title(before.lower)


def _is_of_people(ctx: Context, i: int, first: int) -> bool:
    """Whether what follows "of", if anything, is people or a name: not "the movement of weapons"."""
    analysis = ctx.analysis
    preps = (c for c in analysis.each_child(i, "prep") if c > i and analysis.tokens[c].lemma == "of")
    noun = next((n for c in preps if (n := analysis.child(c, "pobj")) is not None), None)
    if first == i and i and analysis.tokens[i - 1].pos == "ADP" and not is_plural(ctx, i):
        return False  # "in front of", "by force", "in command"
    if noun is None or ctx.head(noun) or noun in ctx.hits:
        return True
    token = analysis.tokens[noun]
    return token.pos == "PROPN" and token.lower not in ctx.cues.model.not_names


def people_of(ctx: Context, i: int) -> Draft | None:
    """The people of a country: "four Americans", where the word is no adjective."""
    token = ctx.analysis.tokens[i]
    if token.tag not in ("NNS", "NNPS") or not _names_people(ctx, i):
        return None
    first, last = bounds(ctx.analysis, i, ctx.cues.model)
    return Draft(
        first=first,
        last=last,
        head=i,
        type=NameType.GROUP,
        kind=Kind.DESCRIPTION,
        plural=True,
        noun="national",
        refers="same",
    )


def _names_people(ctx: Context, i: int) -> bool:
    return any(kind == "people" for _, kind in ctx.registry.terms[ctx.hits[i].found.key])


def _in_brackets_before(ctx: Context, first: int) -> Hit | None:
    """ "ELN" of "the National Liberation Army (ELN) guerrillas"."""
    if first < _BRACKETED or ctx.analysis.tokens[first - 1].text not in (")", "]"):
        return None
    return ctx.hits.get(first - 2)


def _type_of(ctx: Context, i: int, head: Head) -> NameType:
    if head.type is NameType.ORGANISATION or head.noun in ctx.cues.model.collective:
        return head.type if head.type is not NameType.PERSON else NameType.GROUP
    if is_plural(ctx, i):
        return NameType.GROUP
    return NameType.PERSON


def is_plural(ctx: Context, i: int) -> bool:
    """Whether a noun stands for several people."""
    token = ctx.analysis.tokens[i]
    top = top_of(ctx.analysis, i, ctx.cues.model.quantities)
    if top != i and ctx.analysis.tokens[top].lower in ("one", "each", "either"):
        return False
    return token.tag in ("NNS", "NNPS") or token.lower in ctx.cues.model.plural


def _proper_inside(ctx: Context, first: int, head: int) -> tuple[int, int] | None:
    """A name before the noun that the registry does not know: "Reporters Union members"."""
    last = head - 1
    if last < first or not is_proper(ctx.analysis.tokens[last]):
        return None
    start = proper_before(ctx.analysis, last, first)
    while start <= last and (start in ctx.places or start in ctx.hits or start in ctx.timed):
        start += 1
    return (start, last) if start <= last and ctx.analysis.tokens[last].pos == "PROPN" else None


def _after_preposition(ctx: Context, i: int, last: int) -> tuple[int, int] | None:
    """ "the governor of Jowzjan" of "a spokesman for the governor of Jowzjan"."""
    prep = next((c for c in ctx.analysis.children[i] if c > i and ctx.analysis.tokens[c].dep == "prep"), None)
    noun = ctx.analysis.child(prep, "pobj") if prep is not None else None
    if prep is None or noun is None or noun > last or noun in ctx.places:
        return None
    if ctx.head(noun) is None and noun not in ctx.hits and not ctx.analysis.tokens[noun].norm[:1].isupper():
        return None
    return prep + 1, last


def _is_body(ctx: Context, i: int, first: int) -> bool:
    """Whether a capitalised noun ends the name of a body: "Supreme Electoral Court"."""
    token = ctx.analysis.tokens[i]
    if token.lower not in ctx.cues.model.bodies and token.lemma not in ctx.cues.model.bodies:
        return False
    before = i > first and is_proper(ctx.analysis.tokens[i - 1]) and i - 1 not in ctx.timed
    after = i + 2 < len(ctx.analysis.tokens) and ctx.analysis.tokens[i + 1].lemma == "of"
    if not before and token.lemma == "department":
        return False
    return before or after


def body(ctx: Context, i: int, first: int, last: int) -> Draft:
    """The name of a body that ends in, or begins with, a word such as Court or Union."""
    start = proper_before(ctx.analysis, i, first)
    hit = ctx.hit_in(first, last, before=i)
    end = last if last > i and is_proper(ctx.analysis.tokens[last]) else i
    if hit and hit.found.kind == "office" and hit.last == i and end > i and end not in ctx.places:
        hit = None  # "Zimbabwe Congress of Trade Unions" is not the congress of Zimbabwe
    return Draft(
        first=first,
        last=last,
        head=i,
        type=NameType.ORGANISATION,
        kind=Kind.NAME,
        plural=is_plural(ctx, i),
        noun=ctx.analysis.tokens[i].lemma,
        name=(hit.first, hit.last) if hit and hit.first <= i <= hit.last else (start, end),
        hit=hit if hit and hit.first <= i <= hit.last else None,
    )


def registered(ctx: Context, hit: Hit) -> Draft:
    """A name that the registry knows, standing for itself: "the Taliban", "Iraq's military"."""
    first, last = hit.first, hit.last
    if hit.head <= hit.last:
        left, right = bounds(ctx.analysis, hit.head, ctx.cues.model)
        first, last = min(left, first), max(right, last)
    if ctx.analysis.tokens[hit.head].dep in ("compound", "poss", "nmod", "amod"):
        first, last = hit.first, hit.last
    person = hit.found.kind == "entry" and _is_person(ctx, hit)
    draft = Draft(
        first=first,
        last=last,
        head=hit.head,
        type=NameType.PERSON if person else _body_type(ctx, hit),
        kind=Kind.NAME,
        plural=not person and ctx.analysis.tokens[hit.last].tag in ("NNS", "NNPS"),
        name=(hit.first, hit.last),
        hit=hit,
    )
    if person:
        _split_title(ctx, draft, hit.first)
    return draft


def _is_person(ctx: Context, hit: Hit) -> bool:
    known = ctx.registry.spellings[hit.found.key]
    return all(ctx.registry.entries[one.entry].kind == "person" for one in known)


def _body_type(ctx: Context, hit: Hit) -> NameType:
    if hit.found.kind == "office":
        last = ctx.head(hit.last)
        return last.type if last and last.type is not NameType.PERSON else NameType.ORGANISATION
    known = ctx.registry.spellings[hit.found.key]
    kinds = {ctx.registry.entries[one.entry].kind for one in known}
    return NameType.GROUP if "group" in kinds else NameType.ORGANISATION


def named(ctx: Context, i: int) -> Draft | None:
    """A phrase that ends in a proper name which the registry does not know."""
    token = ctx.analysis.tokens[i]
    if not _may_be_name(ctx, i):
        return _shouted(ctx, i)
    first, last = bounds(ctx.analysis, i, ctx.cues.model)
    if _is_body(ctx, i, first):
        return body(ctx, i, first, last)
    start = proper_before(ctx.analysis, i, first)
    if start == i and len(token.text) in _ACRONYM and (token.norm.isupper() or _in_brackets(ctx, i)):
        return Draft(first=first, last=last, head=i, type=NameType.ORGANISATION, kind=Kind.NAME, name=(i, i))
    draft = Draft(first=first, last=i, head=i, type=NameType.PERSON, kind=Kind.NAME, name=(start, i))
    _split_title(ctx, draft, start)
    return draft if _is_likely_person(ctx, draft) else None


def _in_brackets(ctx: Context, i: int) -> bool:
    """Whether a word in capitals stands alone in brackets, as acronyms do after a name."""
    tokens = ctx.analysis.tokens
    if not tokens[i].text.isupper() or not 0 < i < len(tokens) - 1:
        return False
    return tokens[i - 1].text in ("(", "[") and tokens[i + 1].text in (")", "]")


def _may_be_name(ctx: Context, i: int) -> bool:
    token = ctx.analysis.tokens[i]
    if not token.text[:1].isupper() or i in ctx.timed or token.lower in ctx.cues.model.not_names:
        return False
    return token.pos == "PROPN" and token.tag != "NNPS"


def _shouted(ctx: Context, i: int) -> Draft | None:
    """A person's name in capitals that the tagger took for nouns, known by the title before or after it."""
    tokens = ctx.analysis.tokens
    if not _is_lowered(tokens[i]) or (tokens[i].tag == "NNS" and tokens[i - 1].pos != "PROPN"):
        return None
    first, _ = without_article(ctx.analysis, bounds(ctx.analysis, i, ctx.cues.model)[0], i)
    titles = [k for k in range(first, i) if tokens[k].lower in ctx.cues.model.titles]
    start = titles[-1] + 1 if titles else first
    beside = ctx.analysis.child(i, "appos")
    titled = start > first or (beside is not None and ctx.head(beside) is not None)
    if not titled or i - start < 1 or not all(_may_be_shouted(ctx, k) for k in range(start, i + 1)):
        return None
    draft = Draft(first=first, last=i, head=i, type=NameType.PERSON, kind=Kind.NAME, name=(start, i))
    _split_title(ctx, draft, start)
    return draft if _is_likely_person(ctx, draft) else None


def _may_be_shouted(ctx: Context, k: int) -> bool:
    token = ctx.analysis.tokens[k]
    if ctx.head(k) or token.lower in ctx.cues.model.bodies or k in ctx.hits:
        return False
    return _is_personal(token)


def _split_title(ctx: Context, draft: Draft, start: int) -> None:
    """Part "Defence Ministry spokesman Dawlat Waziri" into organisation, title and name."""
    tokens = ctx.analysis.tokens
    first, _ = without_article(ctx.analysis, draft.first, draft.head)
    cut = max((k for k in range(first, draft.head) if ctx.cues.is_title(tokens[k].lower)), default=None)
    if cut is None and first < start and tokens[start - 1].pos == "NOUN" and tokens[start - 1].text.islower():
        cut = start - 1
    if cut is None:
        return
    name = max(cut + 1, start) if draft.hit else cut + 1
    while name < draft.head and tokens[name].text in (".", ","):
        name += 1
    draft.name = (name, draft.head)
    draft.title = (first, cut)
    hit = ctx.hit_in(first, cut)
    if hit and hit.last < cut:
        draft.organisation = (hit.first, hit.last)
    elif not hit:
        draft.organisation = _body_before(ctx, first, _title_start(ctx, first, cut))


def _body_before(ctx: Context, first: int, title: int) -> tuple[int, int] | None:
    """The body before a title: "Farmers Union" of "Farmers Union president", or in brackets before it."""
    tokens = ctx.analysis.tokens
    inside = _proper_inside(ctx, first, title)
    if inside and (inside[1] > inside[0] or tokens[inside[0]].norm.isupper()):
        return inside
    if first >= _BRACKETED and tokens[first - 1].text in (")", "]") and tokens[first - 3].text in ("(", "["):
        return first - 2, first - 2
    return None


def _title_start(ctx: Context, first: int, cut: int) -> int:
    """Where the title's own words begin: "spokesman", "Prime Minister", "acting president"."""
    tokens = ctx.analysis.tokens
    while cut > first and ctx.cues.is_title(tokens[cut - 1].lower):
        cut -= 1
    return cut


def _is_personal(token: Token) -> bool:
    """Whether a word may be part of a person's name; in capitals the tagger takes some for nouns."""
    if token.pos in ("PROPN", "PUNCT") or is_initial(token) or token.lower in PARTICLES:
        return True
    return token.pos in ("NOUN", "X", "ADJ") and _is_lowered(token)


def _is_lowered(token: Token) -> bool:
    """Whether a word was printed in capitals and parsed in lower case."""
    return token.text.isupper() and token.norm.islower()


def _is_likely_person(ctx: Context, draft: Draft) -> bool:
    if draft.name is None:
        return False
    first, last = draft.name
    tokens = ctx.analysis.tokens
    if any(tokens[k].lower in ctx.cues.model.not_names for k in range(first, last + 1)):
        return False
    if any(k in ctx.timed or k in ctx.hits or not _is_personal(tokens[k]) for k in range(first, last + 1)):
        return False
    if last - first >= _LONG_NAME or not any(char.isalpha() for char in tokens[last].text[:1]):
        return False
    if draft.title:
        return True
    if tokens[last].dep == "conj" and tokens[last].head in ctx.places:
        return False
    place = ctx.places.get(last)
    if place is not None and (last == first or place.span.start <= tokens[first].start):
        return False
    if tokens[draft.first].lower in ("the", "a", "an", "this", "that", "its", "their"):
        return False
    return last > first or tokens[last].dep in _OBJECTS
