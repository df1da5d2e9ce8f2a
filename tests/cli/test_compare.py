"""`dateline compare` on invented files: what it prints, writes and says about rows that it cannot use."""

import csv
import json
from pathlib import Path

import pytest
from tests.export.invented import ARMY, GOMA, REBELS, dossier
from tests.export.written import written

from dateline.cli import main

EVENTS = (
    dossier(killed=12),
    dossier(type="armed-clash", place=GOMA, actors=(REBELS, ARMY), killed=5),
    dossier(type="presence", place=GOMA),
)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our events as JSON lines."""
    path = tmp_path / "events.jsonl"
    path.write_text(written("jsonl", EVENTS).text, encoding="utf-8")
    return path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A file of ACLED: the attack with another toll, no clash, and a battle in another country."""
    rows = list(csv.reader(written("acled", EVENTS).text.splitlines()))
    header = rows[0]
    place = {name: header.index(name) for name in header}
    attack = next(row for row in rows if "Violence against civilians" in row)
    elsewhere = list(attack)
    attack[place["fatalities"]] = "10"
    elsewhere[place["country"]] = "Mali"
    path = tmp_path / "acled.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, attack, elsewhere])
    return path


def test_what_is_in_both_and_what_in_one(
    ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(ours), str(theirs)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "1 in both, 1 only ours, 0 only theirs"
    assert "deaths in both: 12 by ours, 10 by theirs" in out
    assert "ours: 3 events = written 2 in 2 rows + not expressible 1" in err
    assert "1 × ACLED codes happenings; that someone is somewhere is a state" in err
    assert "theirs: 2 rows = matched 1 + only theirs 0 + in other countries or days 1 + rejected 0" in err


def test_the_record_and_the_table_of_pairs(
    ours: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = tmp_path / "pairs.csv"
    assert main(["compare", str(ours), str(theirs), "--json", "--quiet", "-o", str(pairs)]) == 0
    out, err = capsys.readouterr()
    record = json.loads(out)
    assert (record["matched"], record["only_ours"], record["only_theirs"]) == (1, 1, 0)
    assert record["fields"]["deaths, best"] == {
        "compared": 1, "agree": 0, "share": 0.0, "median": 2, "unit": "deaths",
    }  # fmt: skip
    assert err == ""
    with pairs.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["found"] for row in rows] == ["matched", "only-ours"] or [row["found"] for row in rows] == [
        "only-ours",
        "matched",
    ]
    matched = next(row for row in rows if row["found"] == "matched")
    assert (matched["ours_best"], matched["theirs_best"], matched["km_apart"]) == ("12", "10", "0.0")


def test_our_table_and_our_exports_compare_as_well(
    tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("csv", "acled"):
        path = tmp_path / f"{name}-ours.csv"
        path.write_text(written(name, EVENTS).text, encoding="utf-8")
        assert main(["compare", str(path), str(theirs), "--quiet"]) == 0
        assert capsys.readouterr().out.startswith("1 in both, 1 only ours, 0 only theirs")


def test_a_row_that_cannot_be_read_is_named(
    ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = theirs.read_text(encoding="utf-8").replace("2025-10-21", "yesterday", 1)
    theirs.write_text(text, encoding="utf-8")
    assert main(["compare", str(ours), str(theirs)]) == 1
    err = capsys.readouterr().err
    assert "acled.csv, row 2: `event_date` 'yesterday' is no date" in err
    assert "rejected 1" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{ours}", "nowhere.csv"], "nowhere.csv: no such file"),
        (["{ours}", "{ours}"], "neither ACLED's nor UCDP's columns"),
        (["{ours}", "{theirs}", "--as", "ucdp"], "has the columns of acled; --as says ucdp"),
        (["{ours}", "{theirs}", "-o", "x.xlsx"], "unknown ending '.xlsx'"),
        (["{ours}", "{theirs}", "-o", "{theirs}"], "would be overwritten"),
        (["{broken}", "{theirs}"], "line 1: is no event of dateline"),
    ],
)
def test_mistakes_say_what_to_do(
    arguments: list[str],
    message: str,
    files: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compare", *(one.format(**files) for one in arguments)]) == 2
    assert message in capsys.readouterr().err


@pytest.fixture
def files(ours: Path, theirs: Path, tmp_path: Path) -> dict[str, Path]:
    """Files by the names that mistakes are made with."""
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"schema": "dateline/event/1"}\n', encoding="utf-8")
    return {"ours": ours, "theirs": theirs, "broken": broken}
