"""A linked page as claims: assembled, told once each, dated, and in text order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.parts import dated, loci, participants, rules, tallies
from dateline.coding.same import merge
from dateline.coding.voices import voices
from dateline.model.claim import Claim, Dated, Voice
from dateline.model.ids import ClaimId, make_id
from dateline.model.mention import EventMention, Role, Status
from dateline.model.page import LinkedPage
from dateline.model.when import Basis, When
from dateline.resources.codebook import Codebook

MAKER = "dateline.coding/1"
_NEWS = timedelta(days=62)  # what lies farther back than two months is recalled, not brought
_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_FAMILIES_OF_DEEDS = ("violence", "force")


def code_page(linked: LinkedPage, codebook: Codebook) -> tuple[Claim, ...]:
    """The claims of one report, in text order."""
    events = linked.page.of_kind(EventMention)
    claims = merge((_claim(linked, event) for event in events), linked.page.document.text)
    claims = _share_scene(claims, codebook)
    return tuple(_finished(linked, claim) for claim in claims)


def _claim(linked: LinkedPage, event: EventMention) -> Claim:
    document = linked.page.document
    when = dated(linked, event)
    return Claim(
        id=ClaimId(""),
        document_id=document.id,
        external_id=document.external_id,
        type=event.type,
        status=event.status,
        sentence=event.sentence,
        trigger=event.span,
        actors=participants(linked, event),
        when=when,
        where=loci(linked, event),
        counts=tallies(linked, event),
        attribution=_without_self(linked, event),
        instrument=event.instrument,
        hedged=event.hedged,
        background=event.background or _is_past(when, document.published),
        score=_score(event),
        maker=MAKER,
        rules=rules(linked, event),
    )


def _without_self(linked: LinkedPage, event: EventMention) -> tuple[Voice, ...]:
    """The speakers; a body whose own doings are told is not named again where somebody speaks for it."""
    chain = voices(linked, event.quotes)
    own = {filler.span for filler in event.fillers if filler.role is Role.AGENT}
    others = tuple(voice for voice in chain if not any(voice.span.overlaps(span) for span in own))
    return others or chain


def _is_past(when: Dated | None, published: date | None) -> bool:
    last = when.when.last if when else None
    return bool(last and published and published - last > _NEWS)


def _score(event: EventMention) -> float:
    """How sure the type is: the trigger's weight, less where nobody and nothing fills a role."""
    weight = event.reasons[0].value if event.reasons else 0.5
    support = 1.0 if event.fillers else 0.7
    return round(weight * support * (0.8 if event.hedged else 1.0), 3)


def _share_scene(claims: Iterable[Claim], codebook: Codebook) -> tuple[Claim, ...]:
    """A deed told without day or place took place at the scene of the deed before it by the same doer."""
    done: list[Claim] = []
    for told in claims:
        claim = told
        before = next((c for c in reversed(done[-6:]) if _is_one_scene(c, claim, codebook)), None)
        if before is not None:
            claim = replace(claim, when=claim.when or before.when, where=claim.where or before.where)
        done.append(claim)
    return tuple(done)


def _is_one_scene(before: Claim, claim: Claim, codebook: Codebook) -> bool:
    if claim.when is not None and claim.where:
        return False
    kinds = all(codebook.types[c.type].family in _FAMILIES_OF_DEEDS for c in (before, claim))
    if not kinds or claim.status not in _HAPPENED or before.status not in _HAPPENED:
        return False
    if claim.background or before.background or not (before.when or before.where):
        return False
    mine = {p.actor_id or p.name.casefold() for p in claim.actors if p.role is Role.AGENT}
    theirs = {p.actor_id or p.name.casefold() for p in before.actors if p.role is Role.AGENT}
    return bool(mine & theirs) or (before.sentence == claim.sentence and not (mine and theirs))


def _finished(linked: LinkedPage, claim: Claim) -> Claim:
    when = claim.when or _assumed(claim, linked.page.document.published)
    key = (claim.document_id, claim.type, claim.trigger.start, claim.trigger.end)
    return replace(claim, id=ClaimId(make_id("c", *key)), when=when)


def _assumed(claim: Claim, published: date | None) -> Dated | None:
    """The report's own day, only for news of what happened or is under way (coding rule 6)."""
    if published is None or claim.background or claim.status not in _HAPPENED:
        return None
    return Dated(when=When(published, published, Basis.ASSUMED), span=None)
