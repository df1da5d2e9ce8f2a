"""The coding rules, each on a short report that a coder could correct."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.claim import Claim
from dateline.model.count import Unit
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import Role
from dateline.pipeline import Kit, annotate_document, code_page, link_page

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "claims.yaml").read_text(encoding="utf-8"))
PUBLISHED = date(2024, 3, 13)
TOLLS = ("killed", "injured", "arrested", "abducted", "people", "protesters", "soldiers", "families")


def claims_of(text: str, published: date | None, kit: Kit) -> tuple[Claim, ...]:
    document = Document(
        id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="", published=published
    )
    return code_page(link_page(annotate_document(document, kit), kit), kit)


def read_as(claim: Claim, text: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """The claim in the words of the table, for the fields that the table names."""
    agents = [p for p in claim.actors if p.role is Role.AGENT]
    targets = [p for p in claim.actors if p.role is Role.TARGET]
    tolls = {tally.unit: tally.count.low for tally in claim.counts}
    when = claim.when.when if claim.when else None
    said = {
        "type": claim.type,
        "status": claim.status.value,
        "background": claim.background,
        "agents": [p.span.of(text) for p in agents],
        "agent_ids": [p.actor_id for p in agents],
        "hedged_agents": [p.span.of(text) for p in agents if p.hedged],
        "agent_classes": [p.actor_class.value for p in agents],
        "target_classes": [p.actor_class.value for p in targets],
        "targets": [p.span.of(text) for p in targets],
        "when": [when.first, when.last] if when else None,
        "basis": when.basis.value if when else None,
        "where": [locus.span.of(text) for locus in claim.where],
        "speakers": [voice.speaker for voice in claim.attribution],
        "stance": claim.attribution[0].stance.value if claim.attribution else None,
        "to": claim.attribution[0].to if claim.attribution else None,
        **{unit: tolls.get(Unit(unit)) for unit in TOLLS},
    }
    return {field: said[field] for field in wanted}


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_short_report_is_coded_by_the_rules(case: dict[str, Any], kit: Kit) -> None:
    published = case.get("published", PUBLISHED)
    claims = claims_of(case["text"], published, kit)
    left = list(claims)
    for wanted in case.get("claims", []):
        match = next((c for c in left if read_as(c, case["text"], wanted) == wanted), None)
        assert match is not None, (wanted, [read_as(c, case["text"], wanted) for c in left])
        left.remove(match)
    if case.get("only"):
        assert [(c.type, c.trigger.of(case["text"])) for c in left] == []
    assert not {c.type for c in claims} & set(case.get("without", []))
