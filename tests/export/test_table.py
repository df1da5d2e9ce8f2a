"""Claims as a table that opens anywhere."""

import csv
import io
from dataclasses import replace

from dateline.export.table import COLUMNS, ClaimTable
from dateline.model.coded import CodedPage


def written(*pages: CodedPage) -> str:
    file = io.StringIO(newline="")
    table = ClaimTable(file)
    for page in pages:
        table.add(page)
    table.close()
    return file.getvalue()


def rows(*pages: CodedPage) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(*pages), newline="")))


def test_one_row_for_each_claim_with_its_values_in_columns(page: CodedPage) -> None:
    [row] = rows(page)
    assert row["type"] == "shelling"
    assert row["agents"] == '"Red Hills" fighters'
    assert row["when_first"] == row["when_last"] == "2025-10-21"
    assert (row["place"], row["country"], row["lat"], row["lon"]) == ("Oicha", "CD", "0.69", "29.51")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("12", "12", "")
    assert row["speaker"] == "the army's spokesman"


def test_lines_end_as_rfc_4180_wants_and_quotes_are_doubled(page: CodedPage) -> None:
    text = written(page)
    assert text.count("\r\n") == 2
    assert "\n" not in text.replace("\r\n", "")
    assert '"""Red Hills"" fighters"' in text


def test_each_span_column_points_at_the_words_of_its_column(page: CodedPage) -> None:
    [row] = rows(page)
    for name in ("agent", "target", "when", "place", "trigger", "sentence"):
        start, end = row[f"{name}_spans" if f"{name}_spans" in row else f"{name}_span"].split(":")
        words = row[f"{name}_words"] if f"{name}_words" in row else row[name]
        assert page.document.text[int(start) : int(end)] == words


def test_what_is_not_known_is_an_empty_cell(page: CodedPage) -> None:
    bare = replace(page.claims[0], when=None, where=(), counts=(), attribution=(), actors=())
    [row] = rows(replace(page, claims=(bare,)))
    empty = [
        "agents",
        "when_first",
        "when_basis",
        "place",
        "lat",
        "killed_low",
        "counts",
        "speaker",
        "stance",
    ]
    assert [row[name] for name in empty] == [""] * len(empty)


def test_a_declined_place_leaves_its_words_and_no_coordinates(page: CodedPage) -> None:
    declined = replace(page.claims[0], where=page.claims[0].where[1:2])
    [row] = rows(replace(page, claims=(declined,)))
    assert (row["place_words"], row["place_relation"]) == ("Sako", "near")
    assert row["place"] == row["lat"] == row["place_level"] == ""


def test_a_cell_that_a_spreadsheet_would_run_is_shown_instead(page: CodedPage) -> None:
    actor = replace(page.claims[0].actors[0], name='=HYPERLINK("http://x.example")')
    [row] = rows(replace(page, claims=(replace(page.claims[0], actors=(actor,)),)))
    assert row["agents"].startswith("'=HYPERLINK")


def test_column_names_are_unique_and_described() -> None:
    names = [column.name for column in COLUMNS]
    assert len(names) == len(set(names))
    assert all(column.holds for column in COLUMNS)


def test_a_table_without_claims_has_its_header() -> None:
    assert written() == ",".join(column.name for column in COLUMNS) + "\r\n"
