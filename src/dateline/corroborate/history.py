"""The steps of an event: planned on Tuesday, under way on Friday, denied on Sunday."""

from collections.abc import Sequence
from datetime import date

from dateline.corroborate.settle import Heard, ids
from dateline.model.event import Step
from dateline.model.mention import Status
from dateline.model.when import When


def steps(heard: Sequence[Heard], when: When | None) -> tuple[Step, ...]:
    """The statuses in the order in which they were told, each once; what occurred stands on its own day."""
    found: dict[Status, list[Heard]] = {}
    for one in heard:
        found.setdefault(one.account.status, []).append(one)
    made = [
        Step(status=status, on=_on(status, ones, when), claims=ids(ones)) for status, ones in found.items()
    ]
    order = {status: n for n, status in enumerate(found)}
    return tuple(sorted(made, key=lambda one: (one.on or date.max, order[one.status])))


def _on(status: Status, ones: Sequence[Heard], when: When | None) -> date | None:
    """The day of what happened, where one is settled; else the day on which it was first told."""
    if status in (Status.OCCURRED, Status.ATTEMPTED) and when is not None and when.first is not None:
        return when.first
    published = next((one.account.report.published for one in ones if one.account.report.published), None)
    return date.fromordinal(published) if published else None
