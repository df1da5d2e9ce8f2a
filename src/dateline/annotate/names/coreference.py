"""What pronouns, short names and phrases such as "the group" lead back to.

Salience decides among the phrases that fit in number and kind: how near, whether subject, whether named.
What nothing fits leads nowhere.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from dateline.annotate.names.draft import Draft, Kind
from dateline.annotate.names.people import Context
from dateline.annotate.names.phrases import top_of, verb_above
from dateline.annotate.names.speaking import can_speak, is_quoted, speaks
from dateline.model.actor import ActorClass
from dateline.model.mention import NameType

_ARMED = frozenset(
    {
        ActorClass.REBEL_GROUP,
        ActorClass.POLITICAL_MILITIA,
        ActorClass.COMMUNAL_MILITIA,
        ActorClass.GANG,
    }
)
# Whom a class of fighters may lead back to: "the militants" to any armed group, "the traffickers" to a gang.
_ARMED_LIKE = {
    ActorClass.REBEL_GROUP: _ARMED,
    ActorClass.POLITICAL_MILITIA: frozenset({ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA}),
    ActorClass.COMMUNAL_MILITIA: frozenset({ActorClass.COMMUNAL_MILITIA}),
    ActorClass.GANG: frozenset({ActorClass.GANG}),
}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OPEN_CLAUSES = ("xcomp", "advcl", "acl", "conj", "pcomp", "dobj")
_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = {Kind.PRONOUN: 3, Kind.DESCRIPTION: 12, Kind.NAME: 10_000}
_ANY_DISTANCE = 0.02
_SAME_SPEAKER = 1.5  # who has spoken goes on speaking, be others named nearer


def lead_back(ctx: Context, drafts: list[Draft]) -> None:
    """Give each draft that refers back its antecedent."""
    _bind_acronyms(ctx, drafts)
    short = _Short(ctx)
    seen: list[Draft] = []
    by_head = {draft.head: draft for draft in drafts}
    for draft in drafts:
        if draft.antecedent is None:
            draft.antecedent = _antecedent(ctx, draft, seen, short, by_head)
        short.learn(draft)
        if not _is_open(draft) and not _is_none(ctx, draft):
            seen.append(draft)


def _antecedent(
    ctx: Context, draft: Draft, seen: list[Draft], short: "_Short", drafts: dict[int, Draft]
) -> Draft | None:
    if draft.kind is Kind.NAME:
        return short.full_name(draft)
    later = _subject_after(ctx, draft, drafts)
    if later:
        return later
    fits = _pronoun_test(ctx, draft) if draft.kind is Kind.PRONOUN else _description_test(ctx, draft)
    if fits is None:
        return None
    return _best(
        ctx,
        draft,
        (one for one in _within_reach(ctx, draft, seen) if fits(one)),
    )


def _within_reach(ctx: Context, draft: Draft, seen: list[Draft]) -> Iterator[Draft]:
    """What was named before, nearest first, as far back as a reader would look."""
    first = ctx.analysis.tokens[draft.head].sentence - _REACH[draft.kind]
    return takewhile(lambda one: ctx.analysis.tokens[one.head].sentence >= first, reversed(seen))


def _is_open(one: Draft) -> bool:
    """Whether a phrase is a pronoun that leads nowhere itself."""
    return one.kind is Kind.PRONOUN and one.antecedent is None


def _is_none(ctx: Context, one: Draft) -> bool:
    """Whether a phrase stands for nobody: "no civilians"."""
    return ctx.analysis.tokens[one.first].lower in ("no", "neither", "none")


class _Short:
    """Full names of people by their parts, so that a surname alone finds its bearer."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.by_part: dict[str, Draft] = {}

    def learn(self, draft: Draft) -> None:
        """Remember a person's full name, or an acronym."""
        if draft.kind is not Kind.NAME or draft.type is not NameType.PERSON or draft.name is None:
            return
        first, last = draft.name
        if last > first:
            for i in (first, last):
                self.by_part[self.ctx.analysis.tokens[i].lower] = draft

    def full_name(self, draft: Draft) -> Draft | None:
        """The earlier full name of which this is a part."""
        if draft.name is None or draft.name[0] != draft.name[1] or not self._may_be_short(draft):
            return None
        found = self.by_part.get(self.ctx.analysis.tokens[draft.name[0]].lower)
        if found and draft.type is NameType.ORGANISATION:
            draft.type = NameType.PERSON
        return found

    def _may_be_short(self, draft: Draft) -> bool:
        """Whether a single word may be part of a name of this page: not where the registry is sure of it."""
        if draft.hit is None or draft.hit.found.kind != "entry":
            return draft.hit is None
        known = self.ctx.registry.spellings[draft.hit.found.key]
        return all(self.ctx.registry.entries[one.entry].kind == "person" for one in known)


def _bind_acronyms(ctx: Context, drafts: list[Draft]) -> None:
    """ "Zimbabwe Hospitals Doctors Association (ZHDA)": the acronym leads back to the name before it."""
    tokens = ctx.analysis.tokens
    known: dict[str, Draft] = {}
    before: Draft | None = None
    for draft in sorted(drafts, key=lambda one: one.first):
        word = tokens[draft.head].text
        if draft.kind is Kind.NAME and draft.first == draft.last and word.isupper():
            if (
                draft.first
                and tokens[draft.first - 1].text in "(["
                and before
                and before.last == draft.first - 2
            ):
                known[word] = before
            draft.antecedent = known.get(word) if known.get(word) is not draft else None
        if draft.kind is Kind.NAME and draft.type is not NameType.PERSON:
            before = draft


def _pronoun_test(ctx: Context, draft: Draft) -> Callable[[Draft], bool] | None:
    noun = draft.noun
    kind = ctx.cues.pronouns[noun or ""]
    may_be = _may_have_said if speaks(ctx, draft) else _apart
    if kind == "one":
        return lambda one: one.type is NameType.PERSON and not one.plural and may_be(ctx, draft, one)
    if kind == "many":
        return lambda one: _may_be_many(ctx, one) and may_be(ctx, draft, one)
    if not _is_actor(ctx, draft):
        return None
    return lambda one: _is_one_body(ctx, one) and _is_subject(ctx, one) and _apart(ctx, draft, one)


def _may_be_many(ctx: Context, one: Draft) -> bool:
    """Whether "they" may be meant: people, fighters of a group, police; not a ministry."""
    if one.type is NameType.PERSON or one.plural:
        return one.plural
    if one.kind is Kind.NAME and one.hit:
        return one.hit.found.kind == "entry" and one.type is NameType.GROUP
    return one.noun in ctx.cues.model.called_they


def _is_one_body(ctx: Context, one: Draft) -> bool:
    if one.type is NameType.PERSON or one.plural:
        return False
    return one.kind is Kind.NAME or one.noun in ctx.cues.model.collective or one.kind is Kind.PRONOUN


def _is_actor(ctx: Context, draft: Draft) -> bool:
    """Whether "it" is the subject of an act, not a formal subject: "it is clear that"."""
    token = ctx.analysis.tokens[draft.head]
    above = ctx.analysis.tokens[token.head]
    return token.dep in _SUBJECTS and above.lemma in ctx.cues.model.acts


def _is_subject(ctx: Context, one: Draft) -> bool:
    tokens = ctx.analysis.tokens
    i = top_of(ctx.analysis, one.head, ctx.cues.model.quantities)
    while tokens[i].dep in ("conj", "compound", "poss") and tokens[i].head != i:
        i = tokens[i].head
    return tokens[i].dep in _SUBJECTS


def _apart(ctx: Context, draft: Draft, one: Draft) -> bool:
    """Whether two phrases are not arguments of one predicate, nor one inside the other."""
    if one.first <= draft.head <= one.last:
        return False
    above = verb_above(ctx.analysis, draft.head)
    if above == verb_above(ctx.analysis, one.head):
        return False
    return not (ctx.analysis.tokens[draft.head].dep not in _SUBJECTS and one.head in _understood(ctx, above))


def _may_have_said(ctx: Context, draft: Draft, one: Draft) -> bool:
    """Whether "he" of "he said" may mean somebody: not the dead, nor whom the words in marks speak of."""
    return _apart(ctx, draft, one) and can_speak(ctx, one) and not is_quoted(ctx, draft, one)


def _understood(ctx: Context, verb: int) -> tuple[int, ...]:
    """The subject of the verbs above that is also this verb's: "the army plans to drive them out"."""
    tokens = ctx.analysis.tokens
    while ctx.analysis.child(verb, *_SUBJECTS) is None and tokens[verb].dep in _OPEN_CLAUSES:
        verb = verb_above(ctx.analysis, tokens[verb].i)
        if tokens[verb].dep not in _OPEN_CLAUSES:
            break
    return ctx.analysis.each_child(verb, *_SUBJECTS)


def _subject_after(ctx: Context, draft: Draft, drafts: dict[int, Draft]) -> Draft | None:
    """ "When it first emerged, the group ...": the subject of the clause that follows."""
    token = ctx.analysis.tokens[draft.head]
    if draft.kind is not Kind.PRONOUN or token.dep not in _SUBJECTS:
        return None
    verb = ctx.analysis.tokens[token.head]
    if verb.dep != "advcl" or verb.head < verb.i:
        return None
    subject = ctx.analysis.child(verb.head, *_SUBJECTS)
    found = drafts.get(subject) if subject is not None and subject > verb.i else None
    if found is None or found.kind is Kind.PRONOUN:
        return None
    return found if _pairs(ctx, draft, found) else None


def _pairs(ctx: Context, draft: Draft, found: Draft) -> bool:
    """Whether pronoun and phrase agree: he and a person, it and a body, they and several."""
    if draft.type is NameType.PERSON:
        return found.type is NameType.PERSON and not found.plural
    if draft.plural:
        return _may_be_many(ctx, found)
    return found.type is not NameType.PERSON and not found.plural


def _description_test(ctx: Context, draft: Draft) -> Callable[[Draft], bool] | None:
    """Which earlier phrases "the group" or "the minister" may mean; None for a first mention."""
    if draft.name is not None or draft.hit is not None or not _is_definite(ctx, draft):
        return None
    head = ctx.cues.heads.get(draft.noun or "")
    like = _ARMED_LIKE.get(head.actor_class, _ARMED) if head else _ARMED
    tests: dict[str, Callable[[Draft], bool]] = {
        "fighters": lambda one: _same_noun(draft, one) or _is_armed(ctx, one, like),
        "group": lambda one: _same_noun(draft, one) or _is_group(ctx, draft, one),
        "body": lambda one: _same_noun(draft, one) or _has_word(ctx, draft, one),
        "person": lambda one: _same_noun(draft, one) or _is_titled(ctx, draft, one),
        "same": lambda one: _same_noun(draft, one),
    }
    test = tests[draft.refers or "same"]
    return lambda one: test(one) and one.kind is not Kind.PRONOUN and _outside(draft, one)


def _outside(draft: Draft, one: Draft) -> bool:
    return not (one.first <= draft.head <= one.last or draft.first <= one.head <= draft.last)


def _is_definite(ctx: Context, draft: Draft) -> bool:
    """ "the militants", with nothing after it that says which."""
    tokens = ctx.analysis.tokens
    if tokens[draft.first].lower not in _DEFINITE or draft.last != draft.head:
        return False
    if any(tokens[i].lower in ctx.cues.model.singled_out for i in range(draft.first, draft.head)):
        return False
    return not any(tokens[c].dep in ("relcl", "acl") for c in ctx.analysis.children[draft.head])


def _same_noun(draft: Draft, one: Draft) -> bool:
    return one.noun == draft.noun and one.plural == draft.plural and one.kind is Kind.DESCRIPTION


def _classes(ctx: Context, one: Draft) -> set[ActorClass]:
    if one.hit and one.hit.found.kind == "entry":
        known = ctx.registry.spellings[one.hit.found.key]
        entries = [ctx.registry.entries[spelling.entry] for spelling in known]
        return {entry.class_on(None) for entry in entries if entry.kind != "person"}
    head = ctx.cues.heads.get(one.noun or "")
    return {head.actor_class} if head and one.kind is Kind.DESCRIPTION else set()


def _is_armed(ctx: Context, one: Draft, like: frozenset[ActorClass] = _ARMED) -> bool:
    """Whether a phrase means fighters, or a group that fights or once fought."""
    if one.type is NameType.PERSON and not one.plural:
        return False
    return bool(like & _classes(ctx, one)) or (like is _ARMED and _was_armed(ctx, one))


def _was_armed(ctx: Context, one: Draft) -> bool:
    if not one.hit or one.hit.found.kind != "entry":
        return False
    known = ctx.registry.spellings[one.hit.found.key]
    return any(
        period.actor_class in _ARMED
        for spelling in known
        if ctx.registry.entries[spelling.entry].kind != "person"
        for period in ctx.registry.entries[spelling.entry].periods
    )


def _is_group(ctx: Context, draft: Draft, one: Draft) -> bool:
    """Named groups for "the group", media for "the agency", and whatever has the word in its name."""
    if one.kind is not Kind.NAME or one.type is NameType.PERSON:
        return False
    if draft.noun in (
        "agency",
        "newspaper",
        "broadcaster",
        "magazine",
        "network",
        "daily",
        "weekly",
        "outlet",
    ):
        return ActorClass.MEDIA in _classes(ctx, one) or _has_word(ctx, draft, one)
    if draft.noun in ("group", "organisation", "organization", "movement", "outfit"):
        return _is_armed(ctx, one) or _has_word(ctx, draft, one) or _is_unknown_body(ctx, one)
    return _has_word(ctx, draft, one)


def _is_unknown_body(ctx: Context, one: Draft) -> bool:
    """A named body that is in no list and, by its name, not one of the state's."""
    if one.hit is not None or one.type is not NameType.ORGANISATION:
        return False
    head = ctx.cues.heads.get(one.noun or "")
    return head is None or head.actor_class is ActorClass.ORGANISATION


def _has_word(ctx: Context, draft: Draft, one: Draft) -> bool:
    """Whether the noun is among the words of an earlier name: "the ministry" and "the Interior Ministry"."""
    if one.kind is not Kind.NAME or one.type is NameType.PERSON:
        return False
    return ctx.analysis.tokens[one.head].lemma == draft.noun


def _is_titled(ctx: Context, draft: Draft, one: Draft) -> bool:
    """Whether an earlier person bears the title: "the minister" and "Interior Minister Jane Roe"."""
    if draft.plural or one.type is not NameType.PERSON or one.title is None:
        return False
    return any(ctx.analysis.tokens[i].lemma == draft.noun for i in range(one.title[0], one.title[1] + 1))


def _best(ctx: Context, draft: Draft, candidates: Iterable[Draft]) -> Draft | None:
    tokens = ctx.analysis.tokens
    here = tokens[draft.head].sentence
    reach = _REACH[draft.kind]
    best, score = None, float("-inf")
    for one in candidates:
        away = here - tokens[one.head].sentence
        if away > reach:
            break
        value = _salience(ctx, draft, one, away)
        if value > score:
            best, score = one, value
    return best


def _only_speaks(ctx: Context, one: Draft) -> bool:
    """Whether a phrase is the subject of "said": those who speak are seldom the "them" of what they say."""
    tokens = ctx.analysis.tokens
    return tokens[one.head].dep in _SUBJECTS and tokens[tokens[one.head].head].lemma in ctx.cues.model.saying


def _salience(ctx: Context, draft: Draft, one: Draft, away: int) -> float:
    """Nearness, with a bonus for subjects, names and agreement in number."""
    value = -1.0 * min(away, 4) - _ANY_DISTANCE * away
    if _is_subject(ctx, one):
        value += 0.3 if draft.plural and _only_speaks(ctx, one) else 1.0
    value += 0.4 if one.kind is Kind.NAME else 0.2 if one.kind is Kind.PRONOUN else 0.0
    value += 0.3 if one.plural == draft.plural else 0.0
    value += _SAME_SPEAKER if _only_speaks(ctx, one) and speaks(ctx, draft) else 0.0
    value -= 0.6 if ctx.analysis.tokens[one.head].dep in ("compound", "poss", "nmod") else 0.0
    return value
