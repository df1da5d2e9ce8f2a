"""Which words of a text to light up, and the text cut where lights begin and end."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.claim import Claim
from dateline.model.mention import Role
from dateline.model.span import Span

_ACTOR_FIELDS = {Role.AGENT: "agent", Role.TARGET: "target"}


@dataclass(frozen=True, order=True)
class Light:
    """Words to show in the colour of a field, for the value with this key."""

    span: Span
    field: str  # trigger agent target other time place count speaker instrument
    key: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text over which the lights do not change."""

    text: str
    span: Span
    lights: tuple[Light, ...]


def claim_lights(claim: Claim) -> tuple[Light, ...]:
    """The words behind each value of a claim."""
    return tuple(_lights(claim))


def _lights(claim: Claim) -> Iterator[Light]:
    yield Light(claim.trigger, "trigger", f"{claim.id}.type")
    for i, actor in enumerate(claim.actors):
        yield Light(actor.span, _ACTOR_FIELDS.get(actor.role, "other"), f"{claim.id}.actors.{i}")
    if claim.when and claim.when.span:
        yield Light(claim.when.span, "time", f"{claim.id}.when")
    for i, locus in enumerate(claim.where):
        yield Light(locus.span, "place", f"{claim.id}.where.{i}")
    for i, tally in enumerate(claim.counts):
        yield Light(tally.span, "count", f"{claim.id}.counts.{i}")
    for i, voice in enumerate(claim.attribution):
        yield Light(voice.span, "speaker", f"{claim.id}.attribution.{i}")
        if voice.cue:
            yield Light(voice.cue, "speaker", f"{claim.id}.attribution.{i}")
    if claim.instrument:
        yield Light(claim.instrument, "instrument", f"{claim.id}.instrument")


def cut(text: str, within: Span, lights: Iterable[Light]) -> Iterator[Piece]:
    """The text of a stretch, cut wherever a light begins or ends. Lights may overlap in any way.

    >>> words = [Light(Span(0, 8), "agent", "a"), Light(Span(4, 8), "place", "b")]
    >>> pieces = cut("the army fled", Span(0, 13), words)
    >>> [(piece.text, [light.key for light in piece.lights]) for piece in pieces]
    [('the ', ['a']), ('army', ['a', 'b']), (' fled', [])]
    """
    inside = sorted(one for one in lights if one.span.overlaps(within))
    edges = {within.start, within.end}
    edges |= {edge for one in inside for edge in (one.span.start, one.span.end)}
    bounds = sorted(edge for edge in edges if within.start <= edge <= within.end)
    first = 0
    for start, end in pairwise(bounds):
        while first < len(inside) and inside[first].span.end <= start:
            first += 1
        piece = Span(start, end)
        yield Piece(piece.of(text), piece, tuple(_over(piece, inside, first)))


def _over(piece: Span, lights: list[Light], first: int) -> Iterator[Light]:
    for light in lights[first:]:
        if light.span.start >= piece.end:
            return
        if light.span.covers(piece):
            yield light


def by_block(blocks: Sequence[Span], lights: Iterable[Light]) -> list[list[Light]]:
    """The lights of each block: a long report has thousands of both."""
    ends = [block.end for block in blocks]
    found: list[list[Light]] = [[] for _ in blocks]
    for light in lights:
        at = bisect_right(ends, light.span.start)
        while at < len(blocks) and blocks[at].start < light.span.end:
            found[at].append(light)
            at += 1
    return found
