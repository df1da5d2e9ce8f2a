"""The words of a claim that say a field, with the keys of their lights."""

from collections.abc import Iterable

from dateline.model.claim import Claim
from dateline.model.span import Span


def field_spans(claim: Claim, field: str) -> list[tuple[Span, str]]:
    """The words of a claim that say a field, each with the key of its light."""
    name, _, part = field.partition(".")
    if name == "type":
        return [(claim.trigger, f"{claim.id}.type")]
    if name == "status":
        cue = next((rule.span for rule in claim.rules if rule.field == "status" and rule.span), claim.trigger)
        return [(cue, f"{claim.id}.status")]
    if name == "when":
        return [(claim.when.span, f"{claim.id}.when")] if claim.when and claim.when.span else []
    listed: Iterable[tuple[int, Span, bool]] = ()
    if name == "where":
        listed = ((i, one.span, True) for i, one in enumerate(claim.where))
    elif name == "counts":
        listed = ((i, one.span, one.unit.value == part) for i, one in enumerate(claim.counts))
    elif name == "actors":
        listed = ((i, one.span, one.role.value == part) for i, one in enumerate(claim.actors))
    elif name == "attribution":
        listed = ((i, one.span, True) for i, one in enumerate(claim.attribution))
    return [(span, f"{claim.id}.{name}.{i}") for i, span, fits in listed if fits]
