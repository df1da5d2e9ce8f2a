"""A linked page as claims: assembled, told once each, dated, and in text order."""

from dataclasses import replace
from datetime import date

from dateline.coding.blame import ascribe
from dateline.coding.gaps import set_apart
from dateline.coding.parts import dated, loci, participants, rules, tallies
from dateline.coding.recalled import mark_recalled
from dateline.coding.same import Recalled, merge
from dateline.coding.scene import share_scene
from dateline.coding.standing import standings
from dateline.coding.tolls import give_tolls
from dateline.coding.voices import actor_key, voices
from dateline.model.claim import Claim, Dated, Voice
from dateline.model.ids import ClaimId, make_id
from dateline.model.mention import EventMention, Role, Status
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.resources.codebook import Codebook

MAKER = "dateline.coding/1"
_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_TOLD, _SET, _BARE = 1.0, 0.95, 0.7  # somebody takes part; it has a day, a place or a number; nothing
_DOUBTED = 0.95


def code_page(linked: LinkedPage, codebook: Codebook) -> tuple[Claim, ...]:
    """The claims of one report, in text order."""
    events = linked.page.of_kind(EventMention)
    standing = standings(linked, events)
    read = set_apart(linked, [_claim(linked, event, standing[event.id]) for event in events])
    told = mark_recalled(linked, read, codebook)
    tolls = frozenset(event.span for event in events if event.is_toll)
    recalled = frozenset(event.span for event in events if event.recalls)
    claims = merge(
        ascribe(linked, give_tolls(told, tolls, codebook), codebook),
        linked.page.document.text,
        Recalled(
            recalled,
            frozenset(
                event.span for event in events if event.recalls and not event.fillers and not event.counts
            ),
        ),
        codebook,
    )
    claims = share_scene(linked, claims, codebook, recalled)
    dated_in = frozenset(claim.sentence for claim in claims if claim.when)
    return tuple(_finished(linked, claim, dated_in) for claim in claims)


def _claim(linked: LinkedPage, event: EventMention, standing: float) -> Claim:
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
        background=event.background,
        score=_score(event, standing),
        maker=MAKER,
        rules=rules(linked, event),
    )


def _without_self(linked: LinkedPage, event: EventMention) -> tuple[Voice, ...]:
    """The speakers; a body whose own doings are told is not named again where somebody speaks for it."""
    chain = voices(linked, event.quotes)
    own = {p.actor_id or p.name for p in participants(linked, event) if p.role is Role.AGENT}
    others = tuple(voice for voice in chain if actor_key(linked, voice) not in own)
    return others or chain


def _score(event: EventMention, standing: float) -> float:
    """How much speaks for the claim: its trigger, what is told of it, its place in the sentence."""
    weight = event.reasons[0].value if event.reasons else 0.5
    told = event.fillers or event.places or event.times or event.counts
    support = _TOLD if event.fillers else _SET if told else _BARE
    return round(weight * support * standing * (_DOUBTED if event.hedged else 1.0), 3)


def _finished(linked: LinkedPage, claim: Claim, dated: frozenset[Span]) -> Claim:
    is_aside = claim.sentence in dated and _is_relative(linked, claim)
    when = claim.when or (None if is_aside else _assumed(claim, linked.page.document.published))
    key = (claim.document_id, claim.type, claim.trigger.start, claim.trigger.end)
    return replace(claim, id=ClaimId(make_id("c", *key)), when=when)


def _is_relative(linked: LinkedPage, claim: Claim) -> bool:
    """Whether a clause only says of whom the report speaks: "six men who were abducted were freed today"."""
    a = linked.page.analysis
    head = a.head_of(claim.trigger)
    return head is not None and a.tokens[head].dep == "relcl"


def _assumed(claim: Claim, published: date | None) -> Dated | None:
    """The report's own day, only for news of what happened or is under way (coding rule 6)."""
    if published is None or claim.background or claim.status not in _HAPPENED:
        return None
    return Dated(when=When(published, published, Basis.ASSUMED), span=None)
