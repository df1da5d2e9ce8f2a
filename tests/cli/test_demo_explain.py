"""`dateline demo` and `dateline explain`."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

Dateline = Callable[..., Any]


def test_the_demo_writes_a_page_and_a_table_and_says_where(dateline: Dateline) -> None:
    said = dateline("demo", "--out", "first/look")
    assert said.status == 0
    assert "first/look/claims.html" in said.out
    assert re.search(r"in (\d+) = coded \1 \+ rejected 0", said.err)
    with Path("first/look/claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"attack", "displacement", "abduction"} <= {row["type"] for row in rows}
    page = Path("first/look/claims.html").read_text(encoding="utf-8")
    assert page.count('<article class="report"') >= 10
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_demo_that_is_only_tried_makes_no_folder(dateline: Dateline) -> None:
    said = dateline("demo", "--out", "look", "--dry-run", "--quiet")
    assert said.status == 0
    assert not Path("look").exists()


def test_an_explanation_gives_words_rules_and_what_was_weighed(dateline: Dateline, reports: Path) -> None:
    rows = reports / "rows.jsonl"
    attack = next(one for one in dateline("code", rows, "--json").records if one["type"] == "attack")
    said = dateline("explain", attack["id"], rows)
    assert said.status == 0
    assert "attack, occurred" in said.out
    assert "“Maiduguri”" in said.out
    assert "2024-05-07 (relative)" in said.out
    assert "✓ Maiduguri" in said.out
    assert "codebook" in said.out


def test_the_beginning_of_an_id_is_enough(dateline: Dateline, reports: Path) -> None:
    claim = dateline("code", reports / "rows.jsonl", "--json").records[0]
    whole, short = (dateline("explain", claim["id"][:n], reports / "rows.jsonl") for n in (None, 9))
    assert whole.out == short.out


def test_an_id_that_is_none_of_the_reports(dateline: Dateline, reports: Path) -> None:
    said = dateline("explain", "c_beef", reports / "rows.jsonl")
    assert said.status == 2
    assert "none of its" in said.err
    assert "prints them" in said.err


def test_an_id_that_begins_several(dateline: Dateline, reports: Path) -> None:
    said = dateline("explain", "c_", reports / "rows.jsonl")
    assert said.status == 2
    assert "is the beginning of" in said.err


def test_a_report_that_cannot_be_read(dateline: Dateline) -> None:
    said = dateline("explain", "c_1", "nowhere.txt")
    assert said.status == 2
    assert "nowhere.txt: there is no such file; check the path" in said.err
