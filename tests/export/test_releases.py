"""Two releases side by side: what was added, changed and removed, and why."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.dossiers import all_dossiers, bare, claim_id, event_id, market, overrun, rally
from tests.export.writing import write

from dateline.errors import UnreadableDocument
from dateline.export.event_table import Edited
from dateline.export.releases import Counts, Difference, Kind, differences, read_release
from dateline.model.event import Event, Review

Found = tuple[list[Difference], Counts]


def compared(folder: Path, old: Iterable[Event], new: Iterable[Event], format_: str = "jsonl") -> Found:
    (folder / "old").mkdir(exist_ok=True)
    (folder / "new").mkdir(exist_ok=True)
    first, _ = write(folder / "old", format_, [replace(bare(), event=one) for one in old])
    second, _ = write(folder / "new", format_, [replace(bare(), event=one) for one in new])
    counts = Counts()

    def ignore(_edited: Edited) -> None:
        return

    read = differences(lambda: read_release(first, ignore), lambda: read_release(second, ignore), counts)
    return list(read), counts


EVENTS = tuple(one.event for one in all_dossiers())


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_a_release_does_not_differ_from_itself(format_: str, tmp_path: Path) -> None:
    found, counts = compared(tmp_path, EVENTS, reversed(EVENTS), format_)
    assert found == []
    assert (counts.old, counts.new, counts.same) == (4, 4, 4)


def test_a_toll_that_rose_with_a_new_report_says_both(tmp_path: Path) -> None:
    event = market().event
    toll = replace(event.counts[0], best=20, rule="latest of each voice")
    risen = replace(event, counts=(toll,), reports=(*event.reports, "evening"), documents=4)
    found, counts = compared(tmp_path, [event], [risen])
    fields = {one.field: (one.old, one.new) for one in found}
    assert fields["counts.killed.best"] == ("12", "20")
    assert fields["documents"] == ("3", "4")
    assert {one.why for one in found} == {"new reports: evening"}
    assert (counts.changed, counts.same) == (1, 0)


def test_a_review_is_a_decision(tmp_path: Path) -> None:
    event = market().event
    found, _ = compared(tmp_path, [event], [replace(event, review=Review.REVIEWED)])
    assert [(one.field, one.old, one.new) for one in found] == [("review", "machine", "reviewed")]
    assert found[0].why == "decided by people: machine to reviewed"


def test_the_same_reports_read_by_another_version_say_so(tmp_path: Path) -> None:
    event = market().event
    found, _ = compared(tmp_path, [event], [replace(event, type="attack", maker="tests/2")])
    assert {one.field for one in found} == {"type", "maker"}
    assert found[0].why == "made by tests/2 instead of tests/1"


def test_an_event_that_went_into_another_is_followed_there(tmp_path: Path) -> None:
    event = market().event
    wire = replace(event, id=event_id("first"), claims=(claim_id("wire"),), reports=("wire",))
    local = replace(event, claims=(claim_id("local"),), reports=("local",))
    found, counts = compared(tmp_path, [wire, local], [event])
    gone = next(one for one in found if one.kind is Kind.REMOVED)
    assert gone.why == f"its claims are now in: {event.id}"
    assert (counts.removed, counts.changed, counts.added) == (1, 1, 0)
    back, _ = compared(tmp_path, [event], [wire, local])
    assert next(one for one in back if one.kind is Kind.ADDED).why == f"its claims were in: {event.id}"


def test_added_and_removed_events_name_their_reports(tmp_path: Path) -> None:
    found, counts = compared(tmp_path, [rally().event], [overrun().event])
    assert [(one.kind, one.event_id, one.why) for one in found] == [
        (Kind.ADDED, event_id("overrun"), 'new reports: a,b, c "d"'),
        (Kind.REMOVED, event_id("rally"), "reports gone: 7"),
    ]
    assert (counts.old, counts.new, counts.added, counts.removed) == (1, 1, 1, 1)


def test_every_event_is_counted_once(tmp_path: Path) -> None:
    changed = replace(rally().event, hedged=True)
    _, counts = compared(tmp_path, EVENTS[:3], [EVENTS[0], changed, EVENTS[3]])
    assert counts.old == counts.same + counts.changed + counts.removed == 3
    assert counts.new == counts.same + counts.changed + counts.added == 3


def test_an_event_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="stands twice"):
        compared(tmp_path, [market().event] * 2, [])


def test_a_line_that_is_no_event_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "e_1"}\n', encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="line 1: no event as dateline writes it"):
        list(read_release(path, lambda _edited: None))
