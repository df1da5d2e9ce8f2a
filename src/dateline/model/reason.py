"""Numbers that say why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score or a value: what it contributed and, in one sentence, why."""

    name: str
    value: float
    text: str
