"""What dateline prints is what its published schemas say."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dateline.export.claims import claim_record
from dateline.export.documents import document_record
from dateline.model.actor import ActorClass
from dateline.model.count import CountRelation, Unit
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status, TimexType
from dateline.model.when import Basis
from dateline.model.where import Level
from dateline.pipeline import Kit, annotate_document, code_page, link_page
from dateline.read import read_reports
from dateline.resources.codebook import load_codebook

NAMES = ("document", "claim", "event", "pair")


def schema(name: str) -> dict[str, Any]:
    raw = files("dateline.resources").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(raw)
    return found


def of_record(value: Any, part: dict[str, Any], root: dict[str, Any], where: str = "") -> list[str]:
    """Where the keys of a record are not those of its schema, in the schema's order."""
    part = _resolved(value, part, root)
    if isinstance(value, list):
        return [wrong for one in value for wrong in of_record(one, part.get("items", {}), root, where + "[]")]
    if not isinstance(value, dict):
        return []
    known = part["properties"]
    wrong = [] if list(value) == list(known) else [f"{where}: {list(value)} instead of {list(known)}"]
    for name in value.keys() & known.keys():
        wrong += of_record(value[name], known[name], root, f"{where}.{name}")
    return wrong


def _resolved(value: Any, part: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in part:
        return _resolved(value, root["$defs"][part["$ref"].rpartition("/")[2]], root)
    for choice in part.get("oneOf", part.get("anyOf", [])):
        validator = Draft202012Validator({**choice, "$defs": root["$defs"]})
        if validator.is_valid(value):
            return _resolved(value, choice, root)
    return part


@pytest.fixture(scope="module")
def coded(kit: Kit) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each bundled sample report as a document record and its claim records."""
    samples = files("dateline.resources").joinpath("samples", "reports.jsonl")
    found = []
    for document in read_reports([str(samples)]):
        linked = link_page(annotate_document(document, kit), kit)
        claims = [dict(claim_record(one, document.text)) for one in code_page(linked, kit)]
        found.append((dict(document_record(linked)), claims))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"].endswith("2020-12/schema")


def test_documents_keep_to_their_schema_and_order(coded: list[tuple[dict[str, Any], Any]]) -> None:
    root = schema("document")
    validator = Draft202012Validator(root, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for document, _ in coded:
        validator.validate(document)
        assert of_record(document, root, root) == []


def test_claims_keep_to_their_schema_and_order(coded: list[tuple[Any, list[dict[str, Any]]]]) -> None:
    root = schema("claim")
    validator = Draft202012Validator(root, format_checker=Draft202012Validator.FORMAT_CHECKER)
    claims = [claim for _, claims in coded for claim in claims]
    assert len(claims) > 3
    for claim in claims:
        validator.validate(claim)
        assert of_record(claim, root, root) == []


def test_the_schemas_know_every_word_of_the_vocabulary() -> None:
    claim, document = schema("claim"), schema("document")
    parts, mentions = claim["$defs"], document["$defs"]
    assert claim["properties"]["type"]["enum"] == mentions["event_mention"]["properties"]["type"]["enum"]
    assert set(claim["properties"]["type"]["enum"]) == {one.name for one in load_codebook().types.values()}
    for wanted, vocabulary in [
        (claim["properties"]["status"]["enum"], Status),
        (parts["actor"]["properties"]["class"]["enum"], ActorClass),
        (parts["actor"]["properties"]["role"]["enum"], Role),
        (parts["actor"]["properties"]["outcome"]["enum"], [*Outcome, None]),
        (parts["count"]["properties"]["unit"]["enum"], Unit),
        (parts["count"]["properties"]["relation"]["enum"], CountRelation),
        (parts["voice"]["properties"]["stance"]["enum"], Stance),
        (parts["when"]["properties"]["basis"]["enum"], Basis),
        (parts["where"]["properties"]["role"]["enum"], PlaceRole),
        (parts["place"]["properties"]["level"]["enum"], Level),
        (mentions["time_mention"]["properties"]["timex_type"]["enum"], TimexType),
    ]:
        assert set(wanted) == {one and one.value for one in vocabulary}


def test_a_record_that_breaks_the_contract_is_refused() -> None:
    event = {"schema": "dateline/event/1", "id": "e_1"}
    assert not Draft202012Validator(schema("event")).is_valid(event)
    pair = {"schema": "dateline/pair/1", "a": "x", "b": "y", "relation": "copy", "score": 0.9,
            "events": ["e_0123456789abcdef"], "reasons": []}  # fmt: skip
    assert Draft202012Validator(schema("pair")).is_valid(pair)
    assert not Draft202012Validator(schema("pair")).is_valid({**pair, "relation": "twins"})
