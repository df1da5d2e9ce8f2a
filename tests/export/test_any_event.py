"""Whatever an event holds, a format of the field writes it or names it, and the files can be read."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.invented import OICHA, REBELS, VILLAGERS, on
from tests.export.strategies import events
from tests.export.written import written

from dateline.export.acled import COLUMNS as ACLED
from dateline.export.hapi import COLUMNS as HAPI
from dateline.export.polecat import COLUMNS as POLECAT
from dateline.export.ucdp import COLUMNS as UCDP
from dateline.model.dossier import Dossier
from dateline.model.event import Event, Review, Setting
from dateline.model.mention import Status
from dateline.resources.codebook import load_codebook

KNOWN = frozenset(load_codebook().types)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def dossiers(found: list[Event]) -> list[Dossier]:
    """Events of the codebook's types, each once, without reports; every other one could well be written."""
    by_id = {event.id: event for event in found if event.type in KNOWN}
    made = [likely(event) if n % 2 else event for n, event in enumerate(by_id.values())]
    return [Dossier(event=event, told=(), texts={}) for event in made]


def likely(event: Event) -> Event:
    """The event as news of a day in a place."""
    where = event.where if event.where.value else replace(event.where, value=Setting(place=OICHA))
    return replace(
        event,
        status=Status.OCCURRED,
        review=Review.MACHINE,
        when=replace(event.when, value=on()),
        where=where,
        actors=(REBELS, *event.actors, VILLAGERS),
        reports=("row-1",),
    )


@pytest.mark.parametrize(
    ("name", "columns", "delimiter"),
    [("acled", ACLED, ","), ("ucdp", UCDP, ","), ("hapi", HAPI, ","), ("polecat", POLECAT, "\t")],
)
@FEW
@given(found=st.lists(events, max_size=6))
def test_every_event_is_written_or_named(
    found: list[Event], name: str, columns: tuple[str, ...], delimiter: str
) -> None:
    given_ = dossiers(found)
    result = written(name, given_)
    report = result.report
    assert report.taken == len(given_) == report.written + len(report.left_out)
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    rows = list(csv.reader(io.StringIO(result.text, newline=""), delimiter=delimiter, quoting=quoting))
    assert tuple(rows[0]) == columns
    assert {len(row) for row in rows} == {len(columns)}
    assert len(rows) - 1 == report.rows


@FEW
@given(found=st.lists(events, max_size=6))
def test_ucdp_numbers_are_in_order_and_add_up(found: list[Event]) -> None:
    for row in written("ucdp", dossiers(found)).rows:
        low, best, high = (int(row[name]) for name in ("low", "best", "high"))
        assert 0 <= low <= best <= high
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[name]) for name in parts) == best


@FEW
@given(found=st.lists(events, max_size=6))
def test_acled_never_has_fewer_than_no_fatalities(found: list[Event]) -> None:
    rows = written("acled", dossiers(found)).rows
    assert all(int(row["fatalities"]) >= 0 for row in rows)
    assert all(row["actor2"] for row in rows if row["event_type"] == "Violence against civilians")
