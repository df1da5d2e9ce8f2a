"""Whether every value of an event has words behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.model.when import Basis
from dateline.serve.spans import field_spans

if TYPE_CHECKING:
    from dateline.model.dossier import Dossier


def unsupported(dossier: Dossier) -> tuple[str, ...]:
    """The fields with a value that no words of any report say. An assumed day has none by its nature."""
    claims = [claim for told in dossier.told for claim in told.claims]
    return tuple(
        field for field in _valued(dossier) if not any(field_spans(claim, field) for claim in claims)
    )


def _valued(dossier: Dossier) -> Iterator[str]:
    event = dossier.event
    yield "type"
    yield "status"
    if event.when.value and event.when.value.basis is not Basis.ASSUMED:
        yield "when"
    if event.where.value:
        yield "where"
    yield from dict.fromkeys(f"actors.{actor.role.value}" for actor in event.actors)
    yield from (f"counts.{toll.unit.value}" for toll in event.counts)
