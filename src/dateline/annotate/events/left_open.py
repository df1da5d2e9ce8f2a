"""Deeds that a report has told and then only asks about: "it was not clear who had fired"."""

from collections.abc import Sequence

from dateline.annotate.events.draft import Draft
from dateline.annotate.events.status_signs import is_left_open
from dateline.model.mention import Status
from dateline.model.syntax import Analysis
from dateline.resources.status_cues import StatusCues

_HAPPENED = (Status.OCCURRED, Status.ONGOING)


def leave_open(a: Analysis, drafts: Sequence[Draft], cues: StatusCues) -> None:
    """Let such drafts say no more than that they lead back to the deed; a first telling keeps its parts."""
    told: set[str] = set()
    for draft in sorted(drafts, key=lambda one: one.head):
        if draft.status not in _HAPPENED:
            continue
        if draft.family in told and is_left_open(a, draft.head, cues):
            draft.is_open = True
            draft.fillers, draft.counts, draft.places, draft.times = [], [], [], []
        else:
            told.add(draft.family)
