"""Entities, annotations, provenance and the crosswalk: each value can be followed to its words."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import rdflib
from followthemoney import model
from tests.export.dossiers import COPY, LOCAL, WIRE, event_id, market, rally
from tests.export.writing import write

from dateline.export.formats import ExportOptions, Profile
from dateline.model.dossier import Dossier
from dateline.model.event import Relation
from dateline.model.origin import Notice

TEXTS = {"wire": WIRE, "copy": COPY, "local": LOCAL}
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(one) for one in path.read_text(encoding="utf-8").splitlines()]


def crossings(folder: Path, *dossiers: Dossier) -> dict[tuple[str, str], dict[str, str]]:
    path, _ = write(folder, "crosswalk", dossiers)
    rows = csv.DictReader(path.open(encoding="utf-8", newline=""))
    return {(row["event_id"], row["report"]): row for row in rows}


def test_followthemoney_finds_every_entity_valid_and_every_reference_resolved(tmp_path: Path) -> None:
    path, report = write(tmp_path, "ftm")
    entities = {one["id"]: one for one in lines(path)}
    for one in entities.values():
        schema = model.get(one["schema"])
        assert schema is not None
        assert set(one["properties"]) <= set(schema.properties)
        assert set(schema.required) <= set(one["properties"])
        schema.validate(one)
        proxy = model.get_proxy(one)
        assert {name: sorted(proxy.get(name)) for name in one["properties"]} == {
            name: sorted(set(values)) for name, values in one["properties"].items()
        }
        for prop, value in proxy.itervalues():
            assert prop.range is None or model.get(entities[value]["schema"]).is_a(prop.range)
    assert (report.taken, report.written) == (4, 4)
    assert report.rows == len(lines(path))


def test_an_event_in_followthemoney_says_toll_and_dispute_in_words(tmp_path: Path) -> None:
    path, report = write(tmp_path, "ftm", [market()])
    event = lines(path)[-1]
    assert event["properties"]["name"] == ["Shelling in Oicha, 2025-10-21"]
    assert event["properties"]["notes"][0] == "killed: 12 (12 to 20): army 12; residents at least 20"
    assert "Disputed: counts.killed" in event["properties"]["notes"]
    assert {one.name.partition(":")[0] for one in report.unexpressed} == {
        "numbers and disputes", "how exact a place is", "the part that an actor took",
    }  # fmt: skip


def test_every_annotation_quotes_its_own_offsets(tmp_path: Path) -> None:
    path, _ = write(tmp_path, "oa", [market()])
    annotations = lines(path)
    for one in annotations:
        text = TEXTS[one["target"]["source"]["id"].rpartition("/")[2]]
        quote, position = one["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert max(len(quote["prefix"]), len(quote["suffix"])) <= 32
    tagged = {(one["body"][0]["value"], one["target"]["selector"][0]["exact"]) for one in annotations}
    assert {
        ("counts.killed", "at least 20"),
        ("actors.agent", "Red Hills fighters"),
        ("when", "Tuesday"),
    } <= tagged
    assert len({one["id"] for one in annotations}) == len(annotations)


def test_annotations_are_web_annotations(tmp_path: Path) -> None:
    path, report = write(tmp_path, "oa")
    first = lines(path)[0]
    assert first["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (first["type"], first["motivation"]) == ("Annotation", "describing")
    assert {one.reason for one in report.left_out} == {
        "no claim of it is at hand, so there are no words to point at"
    }
    assert report.taken == report.written + len(report.left_out) == 4


def test_a_public_annotation_points_without_quoting(tmp_path: Path) -> None:
    path, _ = write(tmp_path, "oa", [market()], ExportOptions(profile=Profile.PUBLIC))
    kinds = {selector["type"] for one in lines(path) for selector in one["target"]["selector"]}
    assert kinds == {"TextPositionSelector"}


def test_provenance_leads_from_the_toll_to_both_reports_of_the_army(tmp_path: Path) -> None:
    path, _ = write(tmp_path, "prov", [market()])
    graph = rdflib.Graph().parse(path, format="json-ld")
    toll = rdflib.URIRef(f"urn:dateline:event:{event_id('market')}:counts.killed")
    claims = set(graph.objects(toll, PROV.wasDerivedFrom))
    documents = {document for claim in claims for document in graph.objects(claim, PROV.wasDerivedFrom)}
    labels = {str(label) for one in documents for label in graph.objects(one, rdflib.RDFS.label)}
    assert labels == {"wire", "copy"}
    assert len(list(graph.objects(toll, rdflib.URIRef("urn:dateline:terms:against")))) == 1


def test_provenance_names_what_made_each_claim(tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(write(tmp_path, "prov")[0], format="json-ld")
    coding = set(graph.subjects(PROV.used, None)) & set(graph.subjects(rdflib.RDF.type, PROV.Activity))
    makers = {agent for one in coding for agent in graph.objects(one, PROV.wasAssociatedWith)}
    assert {str(label) for one in makers for label in graph.objects(one, rdflib.RDFS.label)} == {"tests/1"}
    assert all((one, rdflib.RDF.type, PROV.SoftwareAgent) in graph for one in makers)


def test_an_empty_graph_is_valid(tmp_path: Path) -> None:
    assert len(rdflib.Graph().parse(write(tmp_path, "prov", ())[0], format="json-ld")) == 0


def test_the_crosswalk_tells_rival_from_copy(tmp_path: Path) -> None:
    dossier = market()
    wire, copy, local = dossier.told
    same_text = replace(copy, origin=replace(copy.origin, text_sha256=wire.origin.text_sha256))
    found = crossings(tmp_path, replace(dossier, told=(wire, same_text, local)))
    relations = {report: row["relation"] for (_, report), row in found.items()}
    assert relations == {"wire": "same", "copy": "duplicate", "local": "contradicts"}
    assert found[event_id("market"), "copy"]["why"] == "has the text of wire"
    assert found[event_id("market"), "local"]["why"] == "says otherwise of counts.killed"
    assert found[event_id("market"), "local"]["voice"] == "residents"


def test_a_figure_that_its_voice_replaced_contradicts_nobody(tmp_path: Path) -> None:
    dossier = market()
    toll = replace(dossier.event.counts[0], rivals=dossier.event.counts[0].rivals[:1])
    event = replace(dossier.event, counts=(toll,))
    row = crossings(tmp_path, replace(dossier, event=event))[event_id("market"), "local"]
    assert (row["relation"], row["why"]) == ("update", "says that it updates an earlier report")
    wire, copy, local = dossier.told
    plain = replace(local, origin=replace(local.origin, notice=None))
    row = crossings(tmp_path, replace(dossier, event=event, told=(wire, copy, plain)))[
        event_id("market"), "local"
    ]
    assert (row["relation"], row["why"]) == ("same", "counts.killed told otherwise since")


def test_the_crosswalk_knows_updates_withdrawals_and_parts(tmp_path: Path) -> None:
    dossier = market()
    wire, copy, _ = dossier.told
    killed = replace(wire, origin=replace(wire.origin, notice=Notice.KILL))
    update = replace(copy, origin=replace(copy.origin, notice=Notice.UPDATE))
    tie = replace(dossier.event.ties[0], relation=Relation.PART_OF, proposed=False)
    event = replace(dossier.event, reports=("wire", "copy"), ties=(tie,))
    found = crossings(tmp_path, replace(dossier, event=event, told=(killed, update)))
    assert found[event_id("market"), "wire"]["why"] == "withdraws an earlier report"
    assert found[event_id("market"), "copy"]["relation"] == "update"
    assert found[event_id("rally"), "wire"]["relation"] == "sub-event-of"


def test_the_crosswalk_names_reports_whose_text_is_not_at_hand(tmp_path: Path) -> None:
    row = crossings(tmp_path, rally())[event_id("rally"), "7"]
    assert (row["relation"], row["document_id"], row["mention"]) == ("same", "", "news")
