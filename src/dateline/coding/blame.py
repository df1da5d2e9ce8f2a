"""Whom a speaker blames without saying for what: for the deed that the report tells."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model.claim import Claim, Participant, Voice
from dateline.model.mention import Role, Stance, Status
from dateline.model.page import LinkedPage
from dateline.model.syntax import Analysis
from dateline.resources.codebook import Codebook

_BLAMING = ("blame", "accuse", "suspect")
_FOR = ("for", "of", "over", "with", "on")
_HAPPENED = (Status.OCCURRED, Status.ONGOING)


def ascribe(linked: LinkedPage, claims: Iterable[Claim], codebook: Codebook) -> Iterator[Claim]:
    """The claims, bare accusations as the deed before by its alleged doers: "residents blamed the rebels"."""
    deed: Claim | None = None
    for claim in claims:
        if codebook.types[claim.type].family == "violence" and claim.status in _HAPPENED:
            deed = claim if not claim.background else deed
        accused = _accused(claim) if claim.type == "accusation" else ()
        if deed is not None and accused and _is_bare(linked.page.analysis, claim):
            yield _alleged(linked, claim, deed, accused)
        else:
            yield claim


def _accused(claim: Claim) -> tuple[Participant, ...]:
    if not any(p.role is Role.AGENT for p in claim.actors):
        return ()
    return tuple(p for p in claim.actors if p.role is Role.TARGET and p.actor_id)


def _is_bare(a: Analysis, claim: Claim) -> bool:
    """Whether the words do not say what for: neither "for the delay" nor "of lying"."""
    head = a.head_of(claim.trigger)
    if head is None or a.tokens[head].lemma not in _BLAMING:
        return False
    near = (c for i in (head, *a.each_child(head, "dobj", "pobj")) for c in a.children[i])
    return not any(a.tokens[c].lower in _FOR or a.tokens[c].dep in ("ccomp", "pcomp") for c in near)


def _alleged(linked: LinkedPage, claim: Claim, deed: Claim, accused: tuple[Participant, ...]) -> Claim:
    accuser = next(p for p in claim.actors if p.role is Role.AGENT)
    doers = tuple(replace(p, role=Role.AGENT, hedged=True) for p in accused)
    victims = tuple(p for p in deed.actors if p.role is Role.TARGET)
    words = " ".join(accuser.span.of(linked.page.document.text).split())
    voice = Voice(
        speaker=words.removeprefix("The ").removeprefix("the "),
        title=None,
        organisation=None,
        to=None,
        stance=Stance.ALLEGES,
        said_on=None,
        span=accuser.span,
        cue=claim.trigger,
    )
    return replace(
        claim,
        type=deed.type,
        actors=(*doers, *victims),
        when=deed.when,
        where=deed.where,
        attribution=(voice, *claim.attribution),
    )
