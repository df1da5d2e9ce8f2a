"""Which places, days, numbers and speakers of a sentence belong to which happening."""

from collections.abc import Iterator, Sequence

from dateline.annotate.events.attachment import Attached, attachment
from dateline.annotate.events.clause import is_verb
from dateline.annotate.events.draft import Draft
from dateline.annotate.events.found import Found
from dateline.model.ids import MentionId
from dateline.model.mention import CountMention, PlaceRole, Quote, TimeMention, TimexType
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues
from dateline.resources.role_cues import PlaceWords
from dateline.resources.status_cues import StatusCues

_BARRIERS = ("ccomp", "relcl", "parataxis")
_MAX_CLIMB = 12
_NO_DAY = (TimexType.DURATION, TimexType.SET)
_TOLLING = ("violence", "crowd")


def attach_places(found: Found, drafts: list[Draft], words: PlaceWords) -> None:
    """Give each place name of the sentences of these drafts to the happening it locates."""
    owners = _owners(drafts)
    loose: list[tuple[int, PlaceRole, MentionId]] = []
    for head, mention in found.place_heads:
        attached = attachment(found, head, words)
        if attached is None:
            continue
        owner = _owner_of(found.analysis, attached.at, owners)
        role = _role(found, attached, owner, words)
        if role is None:
            continue
        if owner is None:
            loose.append((attached.at, role, mention.id))
        elif mention.id not in [place for place, _ in owner.places]:
            owner.places.append((mention.id, role))
    _share(found.analysis, drafts, loose)
    over = {at: (place, role) for at, role, place in reversed(loose)}
    for draft in drafts:
        verb = _verb_over_when(found.analysis, draft) if over and not draft.places else None
        draft.places += [over[verb]] if verb in over else []


def _role(found: Found, attached: Attached, owner: Draft | None, words: PlaceWords) -> PlaceRole | None:
    """What the place is to the happening; None where it locates something else."""
    a, preposition = found.analysis, attached.preposition
    is_aim = a.tokens[attached.at].tag in ("VB", "VBG")  # "to stop them making inroads into the north"
    is_mobile = owner is not None and owner.type in words.mobile_types
    if preposition is None:
        return _argument_role(owner, attached, is_mobile, a)
    if preposition in words.place or preposition == "of":
        if preposition == "of" and not _is_located_by(a, attached.at, owner):
            return None
        return PlaceRole.PLACE
    if preposition in words.origin:
        if is_mobile:
            return PlaceRole.ORIGIN
        local = a.tokens[attached.at].lemma in words.local_from or (owner and attached.at == owner.head)
        return PlaceRole.PLACE if local else None
    if preposition in words.destination:
        if is_mobile:
            return PlaceRole.DESTINATION
        reached = owner is not None and preposition != "for" and (attached.at in owner.anchors or is_aim)
        return PlaceRole.PLACE if reached else None
    if preposition not in words.path or owner is None:
        return None
    return PlaceRole.PATH if is_mobile else PlaceRole.PLACE


def _is_located_by(a: Analysis, at: int, owner: Draft | None) -> bool:
    """Whether "of" names the place of a deed, or of a building that is struck: "the market of Garu"."""
    if owner is None:
        return False
    start = a.tokens[at].start
    return at in owner.anchors or any(one.is_thing and one.head.start == start for one in owner.fillers)


def _argument_role(owner: Draft | None, attached: Attached, is_mobile: bool, a: Analysis) -> PlaceRole | None:
    """A place that is the object of a verb or modifies the noun: "captured Garu", "the Garu bombing"."""
    if owner is None or attached.at not in owner.anchors:
        return None
    is_subject_only = is_verb(a.tokens[attached.at]) and owner.family == "statement"
    if is_subject_only:
        return None
    return PlaceRole.DESTINATION if is_mobile else PlaceRole.PLACE


def _owners(drafts: list[Draft]) -> dict[int, Draft]:
    return {anchor: draft for draft in reversed(drafts) for anchor in draft.anchors}


def _owner_of(a: Analysis, i: int, owners: dict[int, Draft]) -> Draft | None:
    """The happening reached by climbing from a token, without leaving its clause."""
    for _ in range(_MAX_CLIMB):
        if i in owners:
            return owners[i]
        token = a.tokens[i]
        if (
            token.head == i
            or token.dep in _BARRIERS
            or _tells_anew(a, i)
            or (token.dep == "advcl" and token.tag not in ("VBG", "VB"))
        ):
            return None
        i = token.head
    return None


def _tells_anew(a: Analysis, i: int) -> bool:
    """Whether a joined verb has a subject of its own: "attacked the camp, and families fled"."""
    token = a.tokens[i]
    is_joined = token.dep == "conj" and is_verb(token) and is_verb(a.tokens[token.head])
    return is_joined and bool(a.each_child(i, "nsubj", "nsubjpass", "expl"))


def _share(a: Analysis, drafts: list[Draft], loose: list[tuple[int, PlaceRole, MentionId]]) -> None:
    """What hangs on a verb above that is no happening holds for those below: "planned, in Garu, to …"."""
    below = _below(a, drafts) if loose else {}
    for at, role, place in loose:
        governor = next((i for i in (at, *path_up(a, at)) if i in below), None)
        for draft in below.get(governor, ()) if governor is not None else ():
            if not draft.places:
                draft.places.append((place, role))


def _below(a: Analysis, drafts: list[Draft]) -> dict[int, list[Draft]]:
    """For each governor of a happening the happenings that it governs."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        for above in path_up(a, draft.head):
            found.setdefault(above, []).append(draft)
    return found


def path_up(a: Analysis, i: int) -> tuple[int, ...]:
    """The governors of a token within its clause and those it is a complement of."""
    found = []
    for _ in range(_MAX_CLIMB):
        token = a.tokens[i]
        if token.head == i or token.dep in ("relcl", "ccomp", "parataxis", "advcl"):
            break
        i = token.head
        found.append(i)
    return tuple(found)


def attach_times(found: Found, drafts: list[Draft]) -> None:
    """Give each expression of time to its happening; the day of a speech dates the speech alone."""
    said_on = {i for quote in found.quotes if quote.said_on for i in found.analysis.within(quote.said_on)}
    a, owners = found.analysis, _owners(drafts)
    loose = []
    for head, mention in found.time_heads:
        owner = _owner_of(a, head, owners)
        dates_speech = bool(said_on.intersection(a.within(mention.span)))
        if dates_speech and not (owner is not None and owner.family == "statement"):
            continue
        if owner is not None:
            owner.times.append(mention.id)
            _pass_on(a, owner, owners, mention.id)
        else:
            loose.append((head, mention.id))
    over = {above: one for head, one in reversed(loose) for above in a.ancestors(head)[:2]}
    for draft in drafts:
        verb = _verb_over_when(a, draft) if over and not _is_dated(found, draft) else None
        draft.times += [over[verb]] if verb in over else []
    below = _below(a, drafts) if loose else {}
    for head, mention_id in loose:
        for above in (head, *a.ancestors(head)[:4]):
            for draft in below.get(above, ()):
                if not _is_dated(found, draft):
                    draft.times.append(mention_id)


def _is_dated(found: Found, draft: Draft) -> bool:
    """Whether a happening has a time of its own that says when, not how long or how often."""
    times = (found.page.by_id[MentionId(one)] for one in draft.times)
    return any(isinstance(time, TimeMention) and time.timex_type not in _NO_DAY for time in times)


def _verb_over_when(a: Analysis, draft: Draft) -> int | None:
    """The verb whose day and place hold for a "when" clause: "Garu saw a march on Monday, when …"."""
    i = draft.head
    if not any(a.tokens[c].lower in ("when", "where") for c in a.children[i]):
        return None
    if a.tokens[i].dep not in ("relcl", "advcl"):
        return None
    return next((above for above in a.ancestors(i)[:4] if is_verb(a.tokens[above])), None)


def _pass_on(a: Analysis, owner: Draft, owners: dict[int, Draft], time: MentionId) -> None:
    """The day of a "when" clause is the day of what it dates: "When it emerged in 2015, it overran …"."""
    token = a.tokens[owner.head]
    dated = owners.get(token.head) if token.dep == "advcl" else None
    is_when = any(a.tokens[c].lower in ("when", "as", "while") for c in a.children[owner.head])
    if is_when and dated is not None and dated is not owner and not dated.times:
        dated.times.append(time)


def attach_counts(found: Found, drafts: list[Draft]) -> None:
    """Give each number to the happening in which those it counts take part."""
    a, owners = found.analysis, _owners(drafts)
    counted: dict[int, list[Draft]] = {}
    for draft in drafts:
        for i in {i for f in draft.fillers for i in a.within(f.span)}:
            counted.setdefault(i, []).append(draft)
    for head, mention in found.count_heads:
        owner = _counting(counted.get(head, ()), mention) or _owner_of(a, head, owners)
        owner = owner or _of_toll(a, head, owners)
        if owner is not None and mention.id not in owner.counts:
            owner.counts.append(mention.id)


def _counting(takes_part: Sequence[Draft], mention: CountMention) -> Draft | None:
    """Of the happenings in which those counted take part, the one that the number speaks of."""
    unit = mention.unit.value if mention.unit else None
    ends_so = (draft for draft in takes_part if unit and _ends_in(draft, unit))
    return next(ends_so, next(iter(takes_part), None))


def _of_toll(a: Analysis, head: int, owners: dict[int, Draft]) -> Draft | None:
    """The deed whose toll a verb gives: "the toll of the raid rose to 9", "put the dead in the raid at 9"."""
    token = a.tokens[head]
    above = a.tokens[token.head]
    verb = a.tokens[above.head] if token.dep == "pobj" else above
    if not is_verb(verb):
        return None
    nouns = a.each_child(verb.i, "nsubj", "nsubjpass", "dobj")
    if not any(a.tokens[noun].lemma in load_cues("counts", CountCues).tolls for noun in nouns):
        return None
    near = (i for top in (*nouns, *a.each_child(verb.i, "prep")) for i in a.subtree(top))
    return next((owners[i] for i in near if i in owners and owners[i].family in _TOLLING), None)


def _ends_in(draft: Draft, unit: str) -> bool:
    return any(filler.outcome is not None and filler.outcome.value == unit for filler in draft.fillers)


def quotes_over(found: Found, draft: Draft, cues: StatusCues) -> Iterator[MentionId]:
    """The quotes whose content holds the trigger: first whom the report quotes, last who said it first."""
    return quotes_at(found, draft.match.span(found), cues)


def quotes_at(found: Found, span: Span, cues: StatusCues, *, attitudes: bool = False) -> Iterator[MentionId]:
    """The quotes whose content holds these words, the outermost first; plans are no quotes.

    `attitudes` takes in what is only spoken of: "spoke of 31 dead".
    """
    for quote in reversed(found.quotes_at(span)):
        is_cue = (quote.attitude and not attitudes) or (quote.cue is not None and quote.cue.overlaps(span))
        if quote.span.covers(span) and not is_cue and not _is_intention(found, quote, cues):
            yield quote.id


def _is_intention(found: Found, quote: Quote, cues: StatusCues) -> bool:
    """Whether the cue gives a status, not a speaker: "plans to", "tried to", "continued to"."""
    if quote.cue is None:
        return False
    groups = [cues.group("verbs", found.analysis.tokens[i].lemma) for i in found.analysis.within(quote.cue)]
    return any(group is not None and group.is_own_act for group in groups)
