"""Day and place that a report gives once for a whole scene: deeds told without their own take them over."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.coding.narrative import goes_on, is_near
from dateline.coding.parts import locus_of
from dateline.coding.same import places_meet
from dateline.coding.story import story_of
from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Locus, Participant, Rule
from dateline.model.mention import EventMention, PlaceMention, PlaceRole, Quote, Role, Status
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.syntax import Token
from dateline.resources.codebook import Codebook
from dateline.resources.role_cues import load_role_cues

_DEED_FAMILIES = ("violence", "force", "territory", "crowd")
_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_LOOK_BACK = 6
_TOLD = 48  # claims looked back for what is denied
_SETTING = 6  # sentences back in which the scene may have been set
_PARAGRAPHS = 3  # and paragraphs back
_LOCATIVE = frozenset(
    {"in", "at", "near", "around", "inside", "outside", "on", "across", "throughout", "within"}
)
_AREA_WORDS = 6  # tokens between the preposition and the name: "in the remote northern district of"


def share_scene(
    linked: LinkedPage, claims: Iterable[Claim], codebook: Codebook, recalled: frozenset[Span]
) -> tuple[Claim, ...]:
    """The claims, deeds without day or place set in the scene of the deed or the sentence before.

    `recalled` are the triggers whose words lead back to a deed: "the attack".
    """
    done: list[Claim] = []
    settings = _settings(linked)
    story = story_of(linked)
    a = linked.page.analysis
    for claim in claims:
        set_in = claim
        if _is_deed(claim, codebook):
            recent = done[: -_LOOK_BACK - 1 : -1]
            before = next((c for c in recent if _is_one_scene(c, claim, codebook)), None)
            if before is not None:
                set_in = replace(claim, when=claim.when or before.when)
                set_in = _placed(set_in, before.where, "the scene of the deed told before")
            back = claim.trigger in recalled
            on = next(
                (c for c in recent if goes_on(a, c, set_in, recalls=back) and _may_lend(c, codebook)), None
            )
            if on is not None:
                set_in = replace(set_in, when=on.when)
            set_in = _placed(set_in, _setting_of(linked, set_in, settings), "the place that sets the scene")
            set_in = _placed(set_in, on.where if on else (), "the scene of the deed told before")
            near = next(
                (c for c in recent if is_near(a, c, claim) and c.where and _is_deed(c, codebook)), None
            )
            set_in = _placed(set_in, near.where if near else (), "the scene of the deed told before")
            if story is not None:
                set_in = _placed(set_in, story.where(set_in), "the country that the report is plainly about")
        elif claim.status is Status.DENIED and _is_grave(claim, codebook):
            set_in = _as_told(claim, done)
        done.append(set_in)
    return tuple(_dated_after(done, i, codebook) for i in range(len(done)))


def _placed(claim: Claim, where: tuple[Locus, ...], why: str) -> Claim:
    """The claim at places that other words than its own give, with the rule that says so."""
    if claim.where or not where:
        return claim
    made = tuple(
        Rule(field="where", span=one.span, rule=why, value=one.place.name if one.place else "declined")
        for one in where
    )
    return replace(claim, where=where, rules=(*claim.rules, *made))


def _dated_after(done: list[Claim], i: int, codebook: Codebook) -> Claim:
    """The day at the end of a sentence holds for its first deed: "killed two and held one on Monday"."""
    claim = done[i]
    if claim.when is not None or not _is_deed(claim, codebook):
        return claim
    after = (c for c in done[i + 1 : i + 1 + _LOOK_BACK] if c.sentence == claim.sentence)
    later = next((c for c in after if c.when and _is_one_scene(c, claim, codebook)), None)
    return replace(claim, when=later.when) if later else claim


def _as_told(claim: Claim, done: list[Claim]) -> Claim:
    """What is denied is what was told, or denied, before: it has its day and place."""
    told = [c for c in done[-_TOLD:] if c.type == claim.type and places_meet(c, claim) and not c.background]
    when = next((c.when for c in reversed(told) if c.when), None)
    where = next((c.where for c in reversed(told) if c.where), ())
    return _placed(replace(claim, when=claim.when or when), where, "the place of what is denied")


def _may_lend(claim: Claim, codebook: Codebook) -> bool:
    """Whether a claim may lend its day: a deed that happened, or one that somebody denies."""
    return _is_deed(claim, codebook) or (claim.status is Status.DENIED and _is_grave(claim, codebook))


def _is_grave(claim: Claim, codebook: Codebook) -> bool:
    return codebook.types[claim.type].family in _DEED_FAMILIES and not claim.background


def _is_deed(claim: Claim, codebook: Codebook) -> bool:
    is_deed = codebook.types[claim.type].family in _DEED_FAMILIES
    return is_deed and claim.status in _HAPPENED and not claim.background


def _is_one_scene(before: Claim, claim: Claim, codebook: Codebook) -> bool:
    if not _is_deed(before, codebook) or not (before.when or before.where) or (claim.when and claim.where):
        return False
    mine = {p.actor_id or p.name.casefold() for p in _agents(claim)}
    theirs = {p.actor_id or p.name.casefold() for p in _agents(before)}
    if bool(mine & theirs) or (before.sentence == claim.sentence and not (mine and theirs)):
        return True
    return _leads_back(claim) and _is_unnamed(before)


def _leads_back(claim: Claim) -> bool:
    """Whether the doers are described as known: "the attackers", whom no registry names."""
    return _is_unnamed(claim) and all(p.name.casefold().startswith("the ") for p in _agents(claim))


def _is_unnamed(claim: Claim) -> bool:
    agents = _agents(claim)
    return bool(agents) and all(p.actor_class is ActorClass.UNIDENTIFIED for p in agents)


def _agents(claim: Claim) -> tuple[Participant, ...]:
    return tuple(p for p in claim.actors if p.role is Role.AGENT)


def _settings(linked: LinkedPage) -> dict[int, list[Locus]]:
    """Places named after "in", "at", "near", by sentence: where a scene may be set."""
    a = linked.page.analysis
    taken = {place.mention for e in linked.page.of_kind(EventMention) if e.background for place in e.places}
    spoken_at = _spoken_at(linked)
    found: dict[int, list[Locus]] = {}
    for mention in linked.page.of_kind(PlaceMention):
        inside = a.within(mention.span)
        if mention.is_dateline or not inside or mention.id in taken or not _is_locative(linked, mention):
            continue
        if inside[0] in spoken_at:
            continue
        link = linked.places.get(mention.id)
        if link is None or link.chosen is None:
            continue
        place = locus_of(linked, mention, PlaceRole.PLACE, link.chosen.value)
        found.setdefault(a.tokens[inside[0]].sentence, []).append(place)
    return found


def _is_locative(linked: LinkedPage, mention: PlaceMention) -> bool:
    """Whether a preposition of place stands before the name, or before the name that it is listed with."""
    a = linked.page.analysis
    first = a.within(mention.span)[0]
    before = a.tokens[max(0, first - _AREA_WORDS) : first]
    for token in reversed(before):
        if token.lower in _LOCATIVE:
            return True
        if token.pos in ("VERB", "AUX") or token.lower in ("of", "from", "by", "with", "to", ";", "and"):
            return (
                token.lower == "of"
                and not _is_abstract(a.tokens[token.i - 1])
                and any(t.lower in _LOCATIVE for t in before)
            )
    return False


def _is_abstract(noun: Token) -> bool:
    """Whether what stands before "of" is no place: "in the direction of the lake"."""
    return noun.lemma in load_role_cues().places.abstract


def _spoken_at(linked: LinkedPage) -> frozenset[int]:
    """The tokens that say where somebody spoke: "told reporters in Garu"."""
    a = linked.page.analysis
    said = {i for quote in linked.page.of_kind(Quote) if quote.cue for i in a.within(quote.cue)}
    verbs = {i for i in said if a.tokens[i].pos == "VERB"}
    found: set[int] = set()
    for verb in verbs:
        for child in a.each_child(verb, "prep", "dobj", "dative", "advmod"):
            if child > verb and a.tokens[child].lower != "that":
                found.update(a.subtree(child))
    return frozenset(found)


def _setting_of(linked: LinkedPage, claim: Claim, settings: dict[int, list[Locus]]) -> tuple[Locus, ...]:
    """The places of the nearest sentence that sets a scene, not far back."""
    a = linked.page.analysis
    inside = a.within(claim.trigger)
    if not inside:
        return ()
    here = a.sentences[a.tokens[inside[0]].sentence]
    for index in range(here.index, max(-1, here.index - _SETTING - 1), -1):
        if a.sentences[index].paragraph < here.paragraph - _PARAGRAPHS:
            break
        if index in settings:
            return tuple(settings[index][:2])
    return ()
