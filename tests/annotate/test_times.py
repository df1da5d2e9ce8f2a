"""Which expressions of time are found, and which days they name: one row of the table for each."""

from datetime import date

import pytest
from tests.annotate.marked import page_of, plain, rows_by_text

from dateline.annotate.analysis import Engine
from dateline.annotate.times import TimeFinder
from dateline.model.mention import TimeMention
from dateline.resources.cues import load_cues
from dateline.resources.time_cues import Holidays, TimeCues

CASES = rows_by_text("times.csv")
COLUMNS = ("expression", "timex", "type", "first", "last", "basis", "declined")


@pytest.fixture(scope="session")
def find_times() -> TimeFinder:
    return TimeFinder()


def row_of(mention: TimeMention, text: str) -> tuple[str, ...]:
    when = mention.when
    first = when.first.isoformat() if when and when.first else ""
    last = when.last.isoformat() if when and when.last else ""
    basis = when.basis.value if when else ""
    return (
        mention.span.of(text), mention.timex or "", mention.timex_type.value, first, last, basis,
        mention.declined or "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows"), CASES, ids=[f"{rows[0]['published']} {text}" for text, rows in CASES]
)
def test_expressions_and_their_days(
    text: str, rows: list[dict[str, str]], engine: Engine, find_times: TimeFinder
) -> None:
    published = date.fromisoformat(rows[0]["published"]) if rows[0]["published"] else None
    found = [row_of(one, text) for one in find_times(page_of(engine, text, published))]
    assert found == [tuple(row[name] for name in COLUMNS) for row in rows if row["expression"]]


@pytest.mark.parametrize("form", load_cues("times", TimeCues).forms, ids=lambda form: form.example)
def test_the_example_of_each_form_is_found(form: object, engine: Engine, find_times: TimeFinder) -> None:
    text, expression = plain(form.example)  # type: ignore[attr-defined]
    found = [one.span.of(text) for one in find_times(page_of(engine, text, date(2024, 3, 13)))]
    assert found == [expression]


@pytest.mark.parametrize("feast", load_cues("holidays", Holidays).holidays, ids=lambda feast: feast.example)
def test_the_example_of_each_feast_is_found(feast: object, engine: Engine, find_times: TimeFinder) -> None:
    text, expression = plain(feast.example)  # type: ignore[attr-defined]
    found = {one.span.of(text): one for one in find_times(page_of(engine, text, date(2024, 3, 13)))}
    assert found[expression].when is not None


def test_lines_broken_inside_an_expression_do_not_hide_it(engine: Engine, find_times: TimeFinder) -> None:
    lines = (
        "The village of about forty houses was burnt on the night of March",
        "10 by men who had come down from the hills in the north, where they",
        "have held several camps, according to two people who fled to the town",
        "and who asked not to be named because they fear for their relatives.",
    )
    found = find_times(page_of(engine, "\n".join(lines), date(2024, 3, 13)))
    assert [one.timex for one in found] == ["2024-03-10TNI"]


def test_the_same_report_gives_the_same_mentions(engine: Engine, find_times: TimeFinder) -> None:
    page = page_of(engine, "Two posts fell on Sunday, a third on 9 May 2017.", date(2024, 3, 13))
    assert find_times(page) == TimeFinder()(page)
