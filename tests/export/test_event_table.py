"""The table of events opens everywhere and is read back without loss."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas
import pytest
from hypothesis import HealthCheck, given, settings
from tests.export.dossiers import all_dossiers, bare, market, overrun
from tests.export.strategies import events

from dateline.errors import UnreadableDocument
from dateline.export.acled import COLUMNS
from dateline.export.event_table import read_csv, write_csv
from dateline.export.formats import ExportOptions, ExportReport
from dateline.export.target import writing
from dateline.model.dossier import Dossier
from dateline.model.event import Event, Setting, Settled
from dateline.model.where import Level, Place

PLAIN = ExportOptions()


def written(path: Path, dossiers: Iterable[Dossier], options: ExportOptions = PLAIN) -> ExportReport:
    with writing(path) as target:
        return write_csv(dossiers, target, options)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    written(path, all_dossiers())
    return path


def test_pandas_reads_numbers_days_and_text(table: Path) -> None:
    frame = pandas.read_csv(table, parse_dates=["dl_date_start"])
    assert frame["dl_deaths_best"][0] == 12
    assert frame["dl_date_start"][0] == pandas.Timestamp("2025-10-21")
    assert frame["dl_date_start"].isna().tolist() == [False, True, False, False]
    assert frame["dl_place"][3] == "عدن"
    assert frame["dl_attribution"][0] == "army; residents"


def test_acled_s_columns_come_first_and_say_why_they_are_empty(table: Path) -> None:
    frame = pandas.read_csv(table)
    assert tuple(frame.columns[:31]) == COLUMNS
    assert frame.columns[31] == "dl_event_uid"
    assert frame["event_type"].tolist()[0] == "Explosions/Remote violence"
    assert (frame["fatalities"][0], frame["latitude"][0]) == (12, 0.6944)
    assert "fatalities: " in frame["dl_acled_rules"][0]
    assert frame["event_type"].isna().tolist()[1]
    assert "only recalled" in frame["dl_acled_reason"][1]


def test_what_is_not_known_is_an_empty_cell(table: Path) -> None:
    row = list(csv.DictReader(table.open(encoding="utf-8", newline="")))[1]
    assert {row[name] for name in ("dl_lat", "dl_place", "dl_date_start", "dl_deaths_best", "dl_agents")} == {
        ""
    }
    assert (row["dl_status"], row["dl_n_independent"]) == ("machine", "0")


def test_readr_would_take_every_line_for_a_row_and_no_text_for_na(table: Path) -> None:
    """readr: quotes doubled, a field quoted that holds a quote, comma or break; "" and "NA" are missing."""
    text = table.read_bytes().decode("utf-8")
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])
    assert not {"NA", "NULL", "nan", "None"} & {value for row in rows for value in row}


def test_namibia_is_a_country_for_readers_told_that_only_empty_cells_are_missing(tmp_path: Path) -> None:
    place = Place("geonames:5", "Oshakati", -17.78, 15.69, Level.SETTLEMENT, "PPL", "NA", "Oshana", None)
    event = replace(market().event, where=Settled(value=Setting(place=place)))
    path = tmp_path / "events.csv"
    written(path, [replace(market(), event=event)])
    frame = pandas.read_csv(path, keep_default_na=False, na_values=[""])
    assert (frame["dl_country"][0], frame["country"][0], frame["latitude"][0]) == ("NA", "Namibia", -17.78)
    assert next(iter(read_csv(path))).event == event


def test_no_cell_runs_as_a_formula_and_reading_gives_the_name_back(table: Path) -> None:
    row = list(csv.DictReader(table.open(encoding="utf-8", newline="")))[3]
    assert row["dl_agents"] == "'=Бойцы; «X»"
    assert list(read_csv(table))[3].event == overrun().event


def test_excel_gets_a_mark_and_humanitarians_a_row_of_hashtags(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    written(path, all_dossiers(), ExportOptions(excel=True, hxl=True))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, tags = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))[:2]
    tag = dict(zip(header, tags, strict=True))
    assert (tag["dl_lat"], tag["dl_deaths_best"], tag["dl_event_uid"]) == (
        "#geo+lat", "#affected+killed+best", "#event+id"
    )  # fmt: skip
    assert [row.event for row in read_csv(path)] == [one.event for one in all_dossiers()]


def test_a_cell_changed_by_hand_is_named(table: Path) -> None:
    text = table.read_text(encoding="utf-8").replace(",Oicha,settlement", ",Mbau,settlement")
    table.write_text(text, encoding="utf-8")
    first = next(iter(read_csv(table)))
    assert first.event == market().event
    assert [(one.column, one.written, one.found) for one in first.edited] == [("dl_place", "Oicha", "Mbau")]


def test_what_excel_writes_in_its_own_way_is_no_change(table: Path) -> None:
    text = table.read_text(encoding="utf-8").replace(",false,", ",FALSE,").replace(",29.5169,", ",29.51690,")
    table.write_text(text, encoding="utf-8")
    assert [row.edited for row in read_csv(table)] == [()] * 4


def test_a_table_of_another_kind_is_refused_with_its_missing_columns(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("event_id_cnty,fatalities\nDRC1,3\n", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="no column dl_event_uid"):
        list(read_csv(path))


def test_a_damaged_row_is_named(table: Path) -> None:
    table.write_text(table.read_text(encoding="utf-8").replace("planned", "dreamt"), encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"line 3: not as it was written: 'dreamt'"):
        list(read_csv(table))


def test_no_event_gives_a_header(tmp_path: Path) -> None:
    report = written(tmp_path / "none.csv", ())
    assert (tmp_path / "none.csv").read_text(encoding="utf-8").count("\n") == 1
    assert report.rows == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(events)
def test_any_event_is_read_back_as_it_was(tmp_path: Path, event: Event) -> None:
    for options in (ExportOptions(), ExportOptions(excel=True, hxl=True)):
        path = tmp_path / "any.csv"
        written(path, [Dossier(event=event, told=(), texts={})], options)
        (row,) = read_csv(path)
        assert row.event == event
        assert row.edited == ()


def test_a_bare_event_has_no_coordinates(tmp_path: Path) -> None:
    written(tmp_path / "bare.csv", [bare()])
    assert ",0.0," not in (tmp_path / "bare.csv").read_text(encoding="utf-8")
