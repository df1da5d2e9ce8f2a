"""The bundled set of reports on several happenings: that it agrees with the answers beside it."""

import json
import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, product
from typing import Any

import pytest
import yaml

from dateline.model.count import Unit
from dateline.model.document import Document
from dateline.model.mention import Status
from dateline.read import read_reports
from dateline.resources.codebook import load_codebook

DEMO = files("dateline.resources").joinpath("samples", "demo")
FIELDS = {"id", "title", "published", "outlet", "url", "author", "text"}
UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORDS = {word: number for number, word in enumerate(UNITS)} | {"nobody": 0, "fifteen": 15, "sixteen": 16}


@lru_cache
def rows() -> dict[str, dict[str, str]]:
    lines = DEMO.joinpath("reports.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@lru_cache
def answers() -> Any:
    return yaml.safe_load(DEMO.joinpath("expected.yaml").read_text(encoding="utf-8"))


def happenings() -> list[Any]:
    return [pytest.param(one, id=one["id"]) for one in answers()["happenings"]]


def tolls(happening: Any) -> list[tuple[str, Any]]:
    return [(unit, toll) for unit, toll in happening["counts"].items() if toll["figures"]]


def numbers(report: str) -> set[int]:
    """Every number of a report's text, in digits or as a word."""
    text = rows()[report]["text"].replace(",", "").lower()
    written = {number for word, number in WORDS.items() if re.search(rf"\b{word}\b", text)}
    return {int(digits) for digits in re.findall(r"\d+", text)} | written


def best(figures: list[int]) -> int:
    """The figure that most voices give; where none leads, the lower of the middle figures."""
    (first, most), *rest = Counter(sorted(figures)).most_common()
    leads = not rest or rest[0][1] < most
    return first if leads else sorted(figures)[(len(figures) - 1) // 2]


def groups(relation: str) -> set[frozenset[str]]:
    given = answers()["pairs"][relation]
    return {frozenset(pair) for one in given for pair in product(one["between"], one["and"])}


def copies() -> set[frozenset[str]]:
    return {frozenset((one["a"], one["b"])) for one in answers()["pairs"]["copy"]}


def same_event() -> set[frozenset[str]]:
    found = (combinations(one["reports"], 2) for one in answers()["happenings"])
    return {frozenset(pair) for pairs in found for pair in pairs}


def shared(a: str, b: str) -> float:
    """Which part of the shorter text's runs of six words stands in the other as well."""
    left, right = (runs(rows()[report]["text"]) for report in (a, b))
    return len(left & right) / min(len(left), len(right))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


def test_it_says_that_it_is_invented() -> None:
    assert answers()["illustrative"] is True
    assert "invented" in DEMO.joinpath("expected.yaml").read_text(encoding="utf-8")


def test_it_is_large_enough_to_learn_from() -> None:
    assert len(rows()) >= 44
    assert len(answers()["happenings"]) >= 9


def test_every_report_can_be_read_under_an_id_of_its_own() -> None:
    read = list(read_reports([str(DEMO.joinpath("reports.jsonl"))]))
    documents = [one for one in read if isinstance(one, Document) and one.published and one.outlet]
    assert [document.external_id for document in documents] == list(rows())
    assert len(documents) == len(read)


@pytest.mark.parametrize("report", list(rows()))
def test_a_report_is_a_page_of_usual_length_with_nothing_but_the_known_fields(report: str) -> None:
    row = rows()[report]
    assert set(row) <= FIELDS
    assert row["url"].startswith("https://example.org/")
    assert 80 <= len(row["text"].split()) <= 350


def test_every_report_belongs_to_a_happening_or_is_said_to_bring_none() -> None:
    told = {report for one in answers()["happenings"] for report in one["reports"]}
    assert told | set(answers()["none"]) == set(rows())
    assert told & set(answers()["none"]) == set()


def test_every_report_that_the_answers_name_exists() -> None:
    recalled = {report for one in answers()["happenings"] for report in one["recalled_in"]}
    pairs = copies() | groups("related") | groups("apart") | groups("open")
    assert recalled | {report for pair in pairs for report in pair} <= set(rows())


@pytest.mark.parametrize("happening", happenings())
def test_a_happening_uses_the_words_of_the_codebook(happening: Any) -> None:
    assert happening["type"] in load_codebook().types
    assert {happening["status"], *(step["status"] for step in happening["history"])} <= {
        one.value for one in Status
    }
    assert set(happening["counts"]) <= {unit.value for unit in Unit}


@pytest.mark.parametrize("happening", happenings())
def test_its_pages_outlets_and_voices_are_counted_right(happening: Any) -> None:
    voices = happening["voices"]
    assert happening["documents"] == len(set(happening["reports"]))
    assert happening["outlets"] == len({rows()[report]["outlet"] for report in happening["reports"]})
    assert happening["independent"] == len({one["voice"] for one in voices})
    assert happening["asserting"] == sum(not one.get("denies", False) for one in voices)
    assert not set(happening["recalled_in"]) & set(happening["reports"])


@pytest.mark.parametrize("happening", happenings())
def test_every_report_of_it_rests_on_a_voice_of_it(happening: Any) -> None:
    heard = {report for one in happening["voices"] for report in one["in"] + one.get("withdrawn_in", [])}
    assert heard == set(happening["reports"])


@pytest.mark.parametrize("happening", happenings())
def test_its_tolls_follow_from_what_the_voices_say(happening: Any) -> None:
    for unit, toll in tolls(happening):
        figures = list(toll["figures"].values())
        assert (toll["low"], toll["best"], toll["high"]) == (min(figures), best(figures), max(figures)), unit
        assert (f"counts.{unit}" in happening["disputed"]) == (len(set(figures)) > 1), unit


@pytest.mark.parametrize("happening", happenings())
def test_a_voice_gives_its_figure_in_a_report_that_rests_on_it(happening: Any) -> None:
    heard = {one["voice"]: one["in"] for one in happening["voices"]}
    for unit, toll in tolls(happening):
        for voice, figure in toll["figures"].items():
            assert any(figure in numbers(report) for report in heard[voice]), (unit, voice)
        for voice, earlier in toll.get("replaced", {}).items():
            assert all(any(one in numbers(report) for report in heard[voice]) for one in earlier), (
                unit,
                voice,
            )


@pytest.mark.parametrize("happening", happenings())
def test_its_statuses_are_told_in_order_and_not_before_a_report_could(happening: Any) -> None:
    told = [str(step["told"]) for step in happening["history"]]
    published = {rows()[report]["published"][:10] for report in happening["reports"]}
    assert told == sorted(told)
    assert set(told) <= published
    assert happening["history"][-1]["status"] == happening["status"] or "status" in happening["disputed"]


def test_copies_share_their_text_and_no_other_pair_does() -> None:
    alike = {frozenset(pair) for pair in combinations(rows(), 2) if shared(*pair) > 0.3}
    assert alike - groups("open") == copies()


def test_a_copy_tells_of_the_same_event() -> None:
    assert copies() <= same_event()


def test_no_pair_is_judged_in_two_ways() -> None:
    assert not groups("related") & same_event()
    assert not groups("related") & groups("open")
    assert not groups("apart") & (same_event() | groups("related") | groups("open"))


def test_it_holds_the_kinds_of_report_that_make_counting_hard() -> None:
    kinds = {one["kind"] for one in answers()["pairs"]["copy"]}
    assert kinds == {"exact", "near", "partial", "shortened", "update", "correction"}
    notices = {notice["kind"] for one in answers()["happenings"] for notice in one.get("notices", [])}
    assert notices == {"correction", "kill"}
    statuses = [[step["status"] for step in one["history"]] for one in answers()["happenings"]]
    assert ["planned", "ongoing", "denied"] in statuses
    assert ["planned", "occurred"] in statuses
