"""Finds the happenings of a page: trigger, type, status, roles, places, days, numbers, speakers."""

from collections.abc import Iterable, Iterator

from dateline.annotate.events.clause import is_verb
from dateline.annotate.events.context import attach_counts, attach_places, attach_times, quotes_over
from dateline.annotate.events.domains import borrowed
from dateline.annotate.events.draft import Draft
from dateline.annotate.events.fillers import compound_phrase, fillers, slotted
from dateline.annotate.events.found import Found
from dateline.annotate.events.general import mark_general
from dateline.annotate.events.left_open import leave_open
from dateline.annotate.events.likes import liken
from dateline.annotate.events.match import Match, is_noun_like, matches, named_by_object
from dateline.annotate.events.status import read_status
from dateline.annotate.events.told import one_happening_each
from dateline.annotate.events.tolls import tolls
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import EventMention, EventPlace, Role, Status
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.codebook import Codebook, Slot, Trigger, TriggerKind
from dateline.resources.domain_cues import load_domain_cues
from dateline.resources.role_cues import RoleCues, load_role_cues
from dateline.resources.status_cues import load_status_cues

MAKER = "dateline.events/1"
_STATES_OF_MOTION = frozenset({"be", "come", "go", "arrive", "gather", "travel", "enter", "return"})


class EventFinder:
    """Finds event mentions by the codebook, on a page where names, places, times, counts and quotes stand."""

    name = "events"
    requires = frozenset({"place", "time", "count", "name", "quote"})
    assigns = frozenset({"event"})

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.status = load_status_cues()
        self.roles = load_role_cues()
        self.domains = load_domain_cues()
        self._violent = frozenset(n for n, one in codebook.types.items() if one.family == "violence")

    def __call__(self, page: Page) -> tuple[EventMention, ...]:
        """The happenings of a page, in text order."""
        found = Found(page)
        matched = list(matches(found, self.codebook, self.roles.partitives))
        every = named_by_object(found, matched, self.codebook)
        borrowed_at = frozenset(match.head for match in every if self._is_borrowed(found, match))
        all_matches = [match for match in every if match.head not in borrowed_at]
        violent = self._violent_sentences(page.analysis, all_matches)
        drafts = [d for match in all_matches for d in self._draft(found, match, violent)]
        liken(found, drafts)
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(page.analysis.tokens[draft.head].sentence, []).append(draft)
        kept = [d for _, group in sorted(by_sentence.items()) for d in self._sentence(found, group)]
        attach_places(found, kept, self.roles.places)
        attach_times(found, kept)
        attach_counts(found, kept)
        mark_general(page.analysis, kept)
        leave_open(page.analysis, kept, self.status)
        told = [self._mention(found, draft) for draft in kept]
        peaceful = {_sentence_span(page.analysis, head) for head in borrowed_at}
        bare = tolls(found, told, self.status, self._violent, MAKER)
        return tuple(sorted((*told, *(toll for toll in bare if toll.sentence not in peaceful)), key=_place))

    def _draft(self, found: Found, match: Match, violent: frozenset[int]) -> list[Draft]:
        trigger = match.trigger
        needs_more = trigger.needs == "violent" and found.analysis.tokens[match.head].sentence not in violent
        if trigger.light or needs_more:
            return []
        anchors = _anchors(found.analysis, match, self.roles)
        pairs = slotted(found, match, self.roles, self._lender)
        made = fillers(found, match, pairs, self.status, self.roles.naming)
        reading = read_status(found.analysis, match.head, self.status)
        instrument = _instrument(found, match)
        return [Draft(match, self._family(trigger), reading, anchors, made, instrument)]

    def _is_borrowed(self, found: Found, match: Match) -> bool:
        """Whether a word of violence means none: in sport, illness, accidents, debate or fiction."""
        is_rough = self._family(match.trigger) in ("violence", "crowd")
        return is_rough and borrowed(found.analysis, match, self.domains) is not None

    def _family(self, trigger: Trigger) -> str:
        return self.codebook.types[trigger.type].family

    def _lender(self, verb: str, noun: str) -> Role | None:
        """The role that a verb's subject takes in what its object names, by the codebook or the cues."""
        for trigger in self.codebook.verbs.get(verb, ()):
            if trigger.light and noun in trigger.objects and trigger.subject and trigger.subject.role:
                return trigger.subject.role
        return self.roles.light_role(verb)

    def _violent_sentences(self, a: Analysis, found: Iterable[Match]) -> frozenset[int]:
        """Sentences with a word of violence of their own, which makes "died" more than a death."""
        sure = (m for m in found if m.trigger.needs is None and self._family(m.trigger) == "violence")
        return frozenset(a.tokens[m.head].sentence for m in sure)

    def _sentence(self, found: Found, drafts: list[Draft]) -> list[Draft]:
        a = found.analysis
        kept = [d for d in drafts if not (d.reading.is_purpose and _is_mere_purpose(a, d.head))]
        kept = [d for d in kept if not self._is_idle_statement(d) and not _is_mere_absence(d)]
        kept = one_happening_each(a, _without_repeats(kept), self.roles)
        return [d for d in kept if d.type not in ("accusation", "denial") or not _has_content(a, d, kept)]

    def _is_idle_statement(self, draft: Draft) -> bool:
        """A threat or demand that nobody makes is no act of speech: "bringing a threat of violence"."""
        if draft.type == "responsibility-claim" and draft.status is Status.DENIED:
            return not draft.fillers or any(
                reason.text.startswith("nobody") for reason in draft.reading.reasons
            )
        return draft.family == "statement" and is_noun_like(draft.match) and not draft.fillers

    def _mention(self, found: Found, draft: Draft) -> EventMention:
        a, page = found.analysis, found.page
        span = draft.match.span(found)
        sentence = a.sentences[a.tokens[draft.head].sentence]
        status = _settled_status(draft, self.status.state_types, a)
        return EventMention(
            id=MentionId(make_id("m", page.document.id, "event", draft.type, span.start, span.end)),
            span=span,
            maker=MAKER,
            type=draft.type,
            status=status,
            sentence=sentence.span,
            fillers=tuple(draft.fillers),
            places=tuple(EventPlace(mention=MentionId(place), role=role) for place, role in draft.places),
            times=tuple(MentionId(one) for one in draft.times),
            counts=tuple(MentionId(one) for one in draft.counts),
            quotes=tuple(quotes_over(found, draft, self.status)),
            instrument=draft.instrument,
            hedged=draft.reading.hedged,
            background=draft.reading.background,
            recalls=draft.is_open or _recalls(a, draft),
            reasons=_reasons(draft),
        )


def _is_mere_absence(draft: Draft) -> bool:
    """Whether only a circumstance of a deed is denied: "no ransom was paid"."""
    trigger = draft.match.trigger
    return trigger.effect and trigger.outcome is None and draft.status is Status.DENIED


def _place(event: EventMention) -> Span:
    return event.span


def _sentence_span(a: Analysis, head: int) -> Span:
    return a.sentences[a.tokens[head].sentence].span


def _anchors(a: Analysis, match: Match, cues: RoleCues) -> frozenset[int]:
    """The tokens that stand for the happening: its trigger, and a verb that only carries it."""
    anchors = set(range(match.first, match.last + 1))
    token = a.tokens[match.head]
    above = a.tokens[token.head]
    is_part = token.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verb(above)
    if is_noun_like(match) and is_part and (cues.light_role(above.lemma) or above.lemma in cues.happen):
        anchors.add(above.i)
    anchors.update(i for i in match.args.objects if a.tokens[i].lemma in match.trigger.objects)
    if match.trigger.kind is TriggerKind.ADJECTIVE and token.dep in ("acomp", "oprd", "attr", "xcomp"):
        anchors.add(above.i)
    return frozenset(anchors)


def _instrument(found: Found, match: Match) -> Span | None:
    trigger = match.trigger
    if trigger.instrument:
        return match.span(found)
    for head in _means(found.analysis, match):
        if found.analysis.tokens[head].pos in ("NOUN", "PROPN") and head not in found.names:
            return compound_phrase(found.analysis, head)
    return None


def _means(a: Analysis, match: Match) -> Iterator[int]:
    """Heads of the phrases that stand where the codebook expects the means."""
    trigger, args = match.trigger, match.args
    if trigger.subject is Slot.INSTRUMENT:
        yield from args.agents
    if trigger.object is Slot.INSTRUMENT:
        yield from args.objects
    if trigger.compound is Slot.INSTRUMENT:
        yield from a.each_child(match.head, "compound", "nmod")
    for prep, slot in sorted(trigger.prep_slots.items()):
        if slot is Slot.INSTRUMENT:
            yield from args.by_preposition.get(prep, ())


def _is_mere_purpose(a: Analysis, head: int) -> bool:
    """A purpose is no happening, but being somewhere to recruit is recruiting."""
    return a.tokens[a.tokens[head].head].lemma not in _STATES_OF_MOTION


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drop a trigger that only carries another of its type: "launched" of "launched an operation"."""
    return [draft for draft in drafts if not any(_carries(draft, other) for other in drafts)]


def _carries(draft: Draft, other: Draft) -> bool:
    carried = draft.head in other.anchors and draft.head not in other.match.args.objects
    return draft is not other and draft.type == other.type and carried


def _has_content(a: Analysis, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether what is alleged or denied is coded itself (coding rule 3)."""
    return any(d is not draft and d.family != "statement" and a.is_under(d.head, draft.head) for d in drafts)


def _settled_status(draft: Draft, state_types: frozenset[str], a: Analysis) -> Status:
    """States hold at publication unless the past tense and a day of their own say when they held."""
    status = draft.status
    if draft.reading.is_purpose and status is Status.OCCURRED:
        return Status.ONGOING if a.tokens[a.tokens[draft.head].head].tag in ("VBZ", "VBP") else Status.PLANNED
    if status is Status.OCCURRED and draft.type in state_types and not _is_past(a, draft):
        return Status.ONGOING
    return status


def _recalls(a: Analysis, draft: Draft) -> bool:
    """Whether the words lead back to something told: "the attack", "the losses suffered by the group"."""
    token = a.tokens[draft.head]
    noun = token.head if token.dep in ("acl", "relcl") else token.i
    if noun == token.i and not is_noun_like(draft.match):
        return False
    return any(
        a.tokens[c].lower in ("the", "this", "that", "these", "those") for c in a.each_child(noun, "det")
    )


def _is_past(a: Analysis, draft: Draft) -> bool:
    return bool(draft.times) and any(a.tokens[i].tag == "VBD" for i in draft.anchors)


def _reasons(draft: Draft) -> tuple[Reason, ...]:
    trigger = draft.match.trigger
    words = " ".join(trigger.lemmas) + (f" {trigger.particle}" if trigger.particle else "")
    first = Reason("type", draft.weight, f"codebook {trigger.kind.value} “{words}” → {trigger.type}")
    return (first, *draft.reading.reasons)
