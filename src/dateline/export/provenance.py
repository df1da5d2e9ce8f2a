"""Provenance in the terms of W3C PROV-O, as JSON-LD: reports, claims, events and fields, and what made them.

Every node has an address of its own (`urn:dateline:…`), so that graphs of several files join. A report
that several events rest on is described with each of them, which says the same thing twice.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.model.claim import Claim
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.ids import make_id
from dateline.model.origin import Origin

Node = dict[str, object]
_CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dl": "urn:dateline:terms:",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "published": {"@id": "dl:published", "@type": "xsd:date"},
    "field": "dl:field",
    "rule": "dl:rule",
    "textSha256": "dl:textSha256",
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "generatedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "associatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "partOf": {"@id": "prov:specializationOf", "@type": "@id"},
    "against": {"@id": "dl:against", "@type": "@id"},
    "address": {"@id": "prov:atLocation", "@type": "@id"},
}


def write_prov(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one graph, node by node."""
    account = Account("prov", target)
    file = target.text(options)
    file.write(f'{{"@context": {json.dumps(_CONTEXT)}, "@graph": [\n')
    before = ""
    for dossier in dossiers:
        account.take()
        rows = 0
        for node in _nodes(dossier):
            file.write(before + json.dumps(node, ensure_ascii=False, allow_nan=False))
            before = ",\n"
            rows += 1
        account.write(rows)
    file.write("\n]}\n")
    return account.report()


def _nodes(dossier: Dossier) -> Iterator[Node]:
    for told in dossier.told:
        yield from _report(told.origin)
        for claim in told.claims:
            yield from _claim(claim)
    yield from _event(dossier.event)


def _report(origin: Origin) -> Iterator[Node]:
    outlet = _agent(origin.outlet, "prov:Organization") if origin.outlet else None
    if outlet:
        yield outlet
    yield _clean(
        {
            "@id": _urn("document", origin.document_id),
            "@type": "prov:Entity",
            "label": str(origin.name),
            "address": origin.url,
            "published": origin.published.isoformat() if origin.published else None,
            "textSha256": origin.text_sha256,
            "attributedTo": outlet["@id"] if outlet else None,
        }
    )


def _claim(claim: Claim) -> Iterator[Node]:
    maker = _agent(claim.maker, "prov:SoftwareAgent")
    coding = _urn("activity", make_id("x", "coding", claim.document_id, claim.maker))
    document = _urn("document", claim.document_id)
    yield maker
    yield {
        "@id": coding,
        "@type": "prov:Activity",
        "label": "coding",
        "used": document,
        "associatedWith": maker["@id"],
    }
    yield {
        "@id": _urn("claim", claim.id),
        "@type": "prov:Entity",
        "label": f"claim: {claim.type}",
        "derivedFrom": document,
        "generatedBy": coding,
    }


def _event(event: Event) -> Iterator[Node]:
    maker = _agent(event.maker, "prov:SoftwareAgent")
    settling = _urn("activity", make_id("x", "settling", event.id, event.maker))
    claims = [_urn("claim", one) for one in event.claims]
    yield maker
    yield {
        "@id": settling,
        "@type": "prov:Activity",
        "label": "settling",
        "used": claims,
        "associatedWith": maker["@id"],
    }
    yield {
        "@id": _urn("event", event.id),
        "@type": "prov:Entity",
        "label": f"event: {event.type}",
        "derivedFrom": claims,
        "generatedBy": settling,
    }
    yield from ({"generatedBy": settling, **_field(event, *one)} for one in _fields(event))


def _fields(event: Event) -> Iterator[tuple[str, Sequence[str], Sequence[str], str]]:
    yield "when", event.when.claims, event.when.against, event.when.rule
    yield "where", event.where.claims, event.where.against, event.where.rule
    for toll in event.counts:
        yield f"counts.{toll.unit.value}", toll.claims, toll.against, toll.rule
    for order, actor in enumerate(event.actors):
        yield f"actors.{order}.{actor.role.value}", actor.claims, (), ""


def _field(event: Event, name: str, claims: Sequence[str], against: Sequence[str], rule: str) -> Node:
    return _clean(
        {
            "@id": _urn("event", f"{event.id}:{name}"),
            "@type": "prov:Entity",
            "field": name,
            "rule": rule or None,
            "partOf": _urn("event", event.id),
            "derivedFrom": [_urn("claim", one) for one in claims],
            "against": [_urn("claim", one) for one in against],
        }
    )


def _agent(name: str, kind: str) -> Node:
    return {"@id": _urn("agent", make_id("g", kind, name)), "@type": ["prov:Agent", kind], "label": name}


def _urn(kind: str, key: str) -> str:
    return f"urn:dateline:{kind}:{key}"


def _clean(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [])}
