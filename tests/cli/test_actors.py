"""Asking the registry who is meant, and keeping one's own file of actors over it."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Dateline

UCDP = """ActorId,NameData,NameOrigFull,Org,Location
1,Front of the Dunes,Front des Dunes,1,Chad
2,Government of Chad,,4,Chad
3,IS,Islamic State,1,Iraq
4,,,1,Iraq
"""
WIKIDATA = [
    {
        "id": "Q990001",
        "labels": {"en": {"value": "Army of the Wells"}},
        "aliases": {"en": [{"value": "AOTW"}], "fr": [{"value": "Armée des puits"}]},
        "claims": {
            "P571": [{"mainsnak": {"datavalue": {"value": {"time": "+2012-01-01T00:00:00Z"}}}}],
            "P17": [{"mainsnak": {"datavalue": {"value": {"id": "Q912"}}}}],
        },
    }
]
FTM = [
    {
        "id": "x-1",
        "schema": "PublicBody",
        "properties": {
            "name": ["Well Authority of Chad"],
            "country": ["td"],
            "incorporationDate": ["1999-05-01"],
        },
    },
    {"id": "x-2", "schema": "Vessel", "properties": {"name": ["MV Oasis"]}},
]


def test_the_choice_is_shown_with_its_reasons_and_rivals(dateline: Dateline) -> None:
    said = dateline("actor", "Daesh", "--on", "2017-12-12", "--country", "AF", "--json")
    record = said.records[0]
    assert said.status == 0
    assert record["chosen"]["id"] == "isis"  # type: ignore[index]
    rival = record["candidates"][1]  # type: ignore[index]
    assert rival["id"] == "iskp"
    assert "when they mean Islamic State Khorasan Province" in rival["reasons"][0]["text"]
    assert str(record["maker"]).startswith("dateline.actors/")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("the army",), "declined: every state has one"),
        (("Peninsula Fishermen Club",), "declined: nobody is known"),
        (("National Liberation Army", "--country", "CO"), "chosen: eln"),
        (("government forces", "--country", "Syria", "--on", "2018-04-07"), "Bashar al-Assad governed"),
        (("government forces", "--country", "SY", "--on", "2026-01-20"), "Ahmed al-Sharaa governed"),
        (("Wagner", "--country", "ML", "--on", "2024-10-01"), "followed by Africa Corps from 2023-11-01"),
    ],
)
def test_a_reader_sees_who_is_meant_or_why_nobody(
    dateline: Dateline, words: tuple[str, ...], told: str
) -> None:
    said = dateline("actor", *words)
    assert said.status == 0
    assert told in said.out


@pytest.mark.parametrize("words", [("  ",), ("Daesh", "--country", "Atlantis"), ("Daesh", "--on", "soon")])
def test_a_question_that_cannot_be_asked_is_wrong_usage(dateline: Dateline, words: tuple[str, ...]) -> None:
    assert dateline("actor", *words).status == 2


def test_decisions_are_appended_and_logged(dateline: Dateline, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    dateline("actors", "alias", "isis", "Dawla", "--actors", "mine.csv")
    first = file.read_text("utf-8")
    dateline(
        "actors",
        "add",
        "front-d",
        "Front D",
        "--class",
        "rebel-group",
        "--countries",
        "TD",
        "--actors",
        "mine.csv",
    )
    assert file.read_text("utf-8").startswith(first)
    log = (tmp_path / "mine.csv.log").read_text("utf-8").splitlines()
    assert [line.split(" ", 1)[1] for line in log] == ["1 alias isis · Dawla", "2 add front-d · Front D"]
    assert "chosen: isis" in dateline("actor", "Dawla", "--actors", "mine.csv").out
    assert "chosen: front-d" in dateline("actor", "Front D", "--actors", "mine.csv").out


def test_merging_and_splitting(dateline: Dateline) -> None:
    dateline("actors", "merge", "taliban", "quetta-shura", "--actors", "mine.csv")
    assert "chosen: taliban" in dateline("actor", "Quetta Shura", "--actors", "mine.csv").out
    dateline("actors", "split", "taliban", "qs", "Quetta Shura", "--actors", "mine.csv")
    assert "chosen: qs" in dateline("actor", "Quetta Shura", "--actors", "mine.csv").out
    assert dateline("actors", "check", "--actors", "mine.csv").status == 0


def test_the_setting_names_the_file_and_its_digest_is_in_the_maker(
    dateline: Dateline, tmp_path: Path
) -> None:
    dateline("actors", "alias", "isis", "Dawla", "--actors", "mine.csv")
    (tmp_path / "dateline.toml").write_text('actors = "mine.csv"\n', encoding="utf-8")
    record = dateline("actor", "Dawla", "--json").records[0]
    assert " mine.csv/" in str(record["maker"])


def test_what_would_clash_is_not_written(dateline: Dateline, tmp_path: Path) -> None:
    said = dateline(
        "actors", "add", "d2", "Daesh", "--class", "rebel-group", "--countries", "IQ", "--actors", "mine.csv"
    )
    assert said.status == 2
    assert "both are called 'daesh'" in said.err
    assert not (tmp_path / "mine.csv").exists()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("d2,Daesh,rebel-group,IQ,,", "mine.csv:2: isis and d2: both are called 'daesh'"),
        ("d3,Front D,rebel-group,QQ,,", "mine.csv:2: d3: 'QQ' is no country"),
        ("d3,Front D,rebel-group,TD,2012,2010", "mine.csv:2: d3: until 2010 is before since 2012"),
        ("d3,Front D,rebel-group,TD,12,", "mine.csv:2: d3: 12 is no year"),
    ],
)
def test_the_check_names_file_and_line(dateline: Dateline, tmp_path: Path, row: str, told: str) -> None:
    text = f"id,name,classes,countries,since,until\n{row}\n"
    (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
    said = dateline("actors", "check", "--actors", "mine.csv")
    assert said.status == 1
    assert told in said.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,name,classes\nx,Front X,warlords\n", "mine.csv:2: 'warlords' is no class"),
        ("id,name,colour\nx,Front X,red\n", "mine.csv:1: unknown column 'colour'"),
        ("id,name,decision\nnobody-x,,alias\n", "mine.csv:2: 'nobody-x' is no actor"),
        ("id,name,decision\nx,Front X,forget\n", "mine.csv:2: 'forget' is no decision"),
    ],
)
def test_a_file_that_cannot_be_used_stops_with_its_line(
    dateline: Dateline, tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
    said = dateline("actor", "Daesh", "--actors", "mine.csv")
    assert said.status == 3
    assert told in said.err


def test_a_ucdp_list_is_taken_in_and_counted(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "ucdp.csv").write_text(UCDP, encoding="utf-8")
    said = dateline("actors", "import", "ucdp.csv", "--actors", "mine.csv")
    assert said.status == 1
    assert "in 4 = added 1 + rejected 3" in said.err
    assert "ucdp.csv:3: Government of Chad: the registry knows this name as gov-td" in said.err
    assert "ucdp.csv:5: : it has no name" in said.err
    record = dateline(
        "actor", "Front des Dunes", "--country", "TD", "--json", "--actors", "mine.csv"
    ).records[0]
    assert record["chosen"]["class"] == "rebel-group"  # type: ignore[index]


@pytest.mark.parametrize("by_line", [True, False])
def test_wikidata_entities_are_taken_in(dateline: Dateline, tmp_path: Path, by_line: bool) -> None:
    text = (
        "[\n" + ",\n".join(map(json.dumps, WIKIDATA)) + "\n]\n" if by_line else json.dumps(WIKIDATA, indent=1)
    )
    (tmp_path / "dump.json").write_text(text, encoding="utf-8")
    refused = dateline("actors", "import", "dump.json", "--actors", "mine.csv")
    assert "nothing says its class" in refused.err
    said = dateline("actors", "import", "dump.json", "--class", "rebel-group", "--actors", "mine.csv")
    assert (said.status, said.out) == (0, "")
    row = (tmp_path / "mine.csv").read_text("utf-8").splitlines()[1].split(",")
    assert row[5:10] == [
        "army-of-the-wells",
        "Army of the Wells",
        "AOTW|Armée des puits",
        "rebel-group",
        "ML",
    ]
    assert row[11] == "2012"
    assert row[-1] == "wikidata:Q990001"


def test_followthemoney_entities_are_taken_in(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "ftm.jsonl").write_text("".join(json.dumps(one) + "\n" for one in FTM), encoding="utf-8")
    said = dateline("actors", "import", "ftm.jsonl", "--actors", "mine.csv")
    assert "ftm.jsonl:2: MV Oasis: schema Vessel is not taken in" in said.err
    assert "in 2 = added 1 + rejected 1" in said.err
    record = dateline("actor", "Well Authority of Chad", "--json", "--actors", "mine.csv").records[0]
    assert (record["chosen"]["class"], record["chosen"]["country"]) == ("government", "TD")  # type: ignore[index]


def test_a_dry_run_writes_nothing(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "ucdp.csv").write_text(UCDP, encoding="utf-8")
    said = dateline("actors", "import", "ucdp.csv", "--actors", "mine.csv", "--dry-run")
    assert "dry run: mine.csv was not written; it would get 1 rows" in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ucdp.csv"]


def test_without_a_file_to_write_to_nothing_is_decided(dateline: Dateline) -> None:
    said = dateline("actors", "alias", "isis", "Dawla")
    assert said.status == 2
    assert "--actors FILE" in said.err


def test_the_list_knows_country_class_and_day(dateline: Dateline) -> None:
    during = dateline("actors", "list", "--country", "AF", "--class", "state-forces", "--on", "2024-01-01")
    before = dateline("actors", "list", "--country", "AF", "--class", "state-forces", "--on", "2019-01-01")
    assert "taliban\tstate-forces\tAF\tTaliban" in during.out
    assert "taliban\t" not in before.out


def test_claims_say_with_which_registries_they_were_made(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    dateline("actors", "alias", "isis", "Dawla", "--actors", "mine.csv")
    (tmp_path / "dateline.toml").write_text('actors = "mine.csv"\n', encoding="utf-8")
    makers = {str(one["maker"]) for one in dateline("code", str(reports / "clash.txt"), "--json").records}
    assert makers
    assert all(" dateline.actors/" in one and " mine.csv/" in one for one in makers)


def test_a_file_of_ones_own_lies_over_the_registry_in_every_verb_and_both_are_named(
    dateline: Dateline, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    dateline("actors", "add", "dune-front", "Dune Front", "--class", "rebel-group", "--actors", own)
    (tmp_path / "report.txt").write_text("Dune Front fighters attacked a base in Abeche.\n", encoding="utf-8")
    claims = dateline("code", "report.txt", "--actors", own, "--json").records
    assert claims[0]["actors"][0]["actor_id"] == "dune-front"  # type: ignore[index]
    dateline("code", "report.txt", "--actors", own, "-o", "claims.csv", "--quiet")
    document = dateline("annotate", "report.txt", "--actors", own, "--json").records[0]
    names = [one for one in document["mentions"] if one["kind"] == "name"]  # type: ignore[attr-defined]
    for row in (str(claims[0]["maker"]), (tmp_path / "claims.csv").read_text("utf-8"), names[0]["maker"]):
        assert "dateline.actors/" in row
        assert "own.csv/" in row
    assert "Dune Front" in dateline("explain", str(claims[0]["id"]), "report.txt", "--actors", own).out
    assert dateline("code", "report.txt", "--actors", "nowhere.csv").status == 2
