"""JSON lines: one record a line, whatever the text holds."""

import io
import json
from typing import Any

import pytest

from dateline.export.lines import ClaimLines, DocumentLines, line
from dateline.model.coded import CodedPage


def claim(page: CodedPage) -> dict[str, Any]:
    file = io.StringIO()
    ClaimLines(file).add(page)
    [only] = file.getvalue().splitlines()
    found: dict[str, Any] = json.loads(only)
    return found


def mentions(page: CodedPage) -> list[dict[str, Any]]:
    file = io.StringIO()
    DocumentLines(file).add(page)
    found: list[dict[str, Any]] = json.loads(file.getvalue())["mentions"]
    return found


@pytest.mark.parametrize("text", ["a\nb", "a\u2028b", "a\x85b", "a\r\nb", "\x00", "\ud800", "👍🏽 é"])
def test_a_record_stays_on_one_line_and_comes_back(text: str) -> None:
    written = line({"text": text})
    assert written.encode().decode().splitlines() == [written[:-1]]
    assert json.loads(written) == {"text": text}


def test_a_claim_names_who_what_when_where_and_who_says_so(page: CodedPage) -> None:
    record = claim(page)
    assert record["actors"][0]["class"] == "rebel-group"
    assert record["actors"][0]["hedged"] is True
    assert record["actors"][1]["outcome"] == "killed"
    assert record["when"]["first"] == "2025-10-21"
    assert record["where"][1]["place"] is None
    assert record["counts"][0]["low"] == 12
    assert record["counts"][0]["high"] is None
    assert record["attribution"][0]["date"] == "2025-10-22"
    assert record["score"] == 0.8123


def test_mentions_are_sorted_by_span_then_kind(page: CodedPage) -> None:
    order = [(one["span"], one["kind"]) for one in mentions(page)]
    assert order == sorted(order)


def test_a_declined_place_keeps_its_runners_up_and_their_reasons(page: CodedPage) -> None:
    sako = next(one for one in mentions(page) if one["text"] == "Sako")
    assert sako["place"] is None
    assert sako["candidates"][0]["name"] == "North Kivu"
    assert sako["candidates"][0]["reasons"] == ["near the other places of the report"]


def test_a_time_that_could_not_be_anchored_has_no_days(page: CodedPage) -> None:
    day = next(one for one in mentions(page) if one["text"] == "that day")
    assert (day["first"], day["last"], day["basis"]) == (None, None, None)


def test_the_speaker_of_a_quotation_carries_the_actor(page: CodedPage) -> None:
    quote = next(one for one in mentions(page) if one["kind"] == "quote")
    assert quote["speaker"]["text"] == "the army's spokesman"
    assert quote["speaker"]["actor"]["name"] == "Military Forces of DR Congo"


def test_the_dateline_carries_the_place_of_filing(page: CodedPage) -> None:
    file = io.StringIO()
    DocumentLines(file).add(page)
    record = json.loads(file.getvalue())
    assert record["dateline"]["agency"] == "Lake Wire"
    assert record["dateline"]["place"]["name"] == "Beni"
