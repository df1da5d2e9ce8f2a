"""Which numbers of people are found, what bounds them, and what they count: one row of the table for each."""

from datetime import date

import pytest
from tests.annotate.marked import page_of, rows_by_text

from dateline.annotate.analysis import Engine
from dateline.annotate.counts import CountFinder
from dateline.annotate.times import TimeFinder
from dateline.model.mention import CountMention
from dateline.model.page import Page
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues

CASES = rows_by_text("counts.csv")
COLUMNS = ("expression", "low", "best", "high", "hedge", "unit", "who", "relation", "part_of")
CUES = load_cues("counts", CountCues)
EXAMPLES = [one.example for one in (*CUES.vague, *CUES.fixed, *CUES.none, *CUES.hedges, *CUES.after)]


@pytest.fixture(scope="session")
def find_times() -> TimeFinder:
    return TimeFinder()


@pytest.fixture(scope="session")
def find_counts() -> CountFinder:
    return CountFinder()


def with_times(engine: Engine, text: str, find_times: TimeFinder) -> Page:
    page = page_of(engine, text, date(2024, 3, 13))
    return page.with_mentions(find_times(page))


def row_of(mention: CountMention, text: str) -> tuple[str, ...]:
    count = mention.count
    bounds = ("" if value is None else str(value) for value in (count.low, count.best, count.high))
    unit = mention.unit.value if mention.unit else "share" if mention.share else ""
    who = mention.who.of(text) if mention.who else ""
    part_of = mention.part_of.of(text) if mention.part_of else ""
    return (mention.span.of(text), *bounds, count.hedge or "", unit, who, mention.relation.value, part_of)


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text for text, _ in CASES])
def test_numbers_of_people(
    text: str, rows: list[dict[str, str]], engine: Engine, find_times: TimeFinder, find_counts: CountFinder
) -> None:
    found = [row_of(one, text) for one in find_counts(with_times(engine, text, find_times))]
    assert found == [tuple(row[name] for name in COLUMNS) for row in rows if row["expression"]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_of_each_phrase_is_counted(
    example: str, engine: Engine, find_times: TimeFinder, find_counts: CountFinder
) -> None:
    entries = (*CUES.vague, *CUES.fixed, *CUES.none, *CUES.hedges, *CUES.after)
    words = " ".join(next(one.words for one in entries if one.example == example))
    found = find_counts(with_times(engine, example, find_times))
    assert found
    assert words in found[0].span.of(example).lower()
