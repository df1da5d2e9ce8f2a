"""Words of violence that tell of none: sport, illness, accidents, debate, trade, fiction."""

import csv
from datetime import date
from pathlib import Path

import pytest

from dateline.model.claim import Claim
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.pipeline import Kit, annotate_document, code_page, link_page
from dateline.resources.domain_cues import Domain, load_domain_cues

CASES = Path(__file__).parents[1] / "cases"
ROWS = list(csv.DictReader((CASES / "nonclaims.csv").open(encoding="utf-8", newline="")))
VIOLENT = list(csv.DictReader((CASES / "violence.csv").open(encoding="utf-8", newline="")))
DOMAINS = load_domain_cues().domains


def case(row: dict[str, str]):
    """A row as a case; one that is known to be read wrong keeps its reason."""
    weak = pytest.mark.xfail(strict=False, reason=row["reason"])
    return pytest.param(row["text"], id=row["text"], marks=[weak] if row["strength"] == "weak" else [])


def claims_of(text: str, kit: Kit) -> tuple[Claim, ...]:
    document = Document(
        id=DocumentId("d"),
        external_id=None,
        location="case",
        text=text,
        text_sha256="",
        published=date(2024, 3, 13),
    )
    return code_page(link_page(annotate_document(document, kit), kit), kit)


def violence(text: str, kit: Kit) -> list[tuple[str, str]]:
    """The claims of violence, with their triggers."""
    types = kit.codebook.types
    return [(c.type, c.trigger.of(text)) for c in claims_of(text, kit) if types[c.type].family == "violence"]


@pytest.mark.parametrize("text", [case(row) for row in ROWS])
def test_no_violence_is_claimed(text: str, kit: Kit) -> None:
    assert violence(text, kit) == []


@pytest.mark.parametrize("row", VIOLENT, ids=[row["text"] for row in VIOLENT])
def test_violence_beside_such_words_is_still_seen(row: dict[str, str], kit: Kit) -> None:
    told = [(c.type, c.trigger.of(row["text"])) for c in claims_of(row["text"], kit)]
    assert (row["type"], row["trigger"]) in told


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_each_domain_silences_its_example_but_not_what_only_looks_like_it(domain: Domain, kit: Kit) -> None:
    types = kit.codebook.types
    rough = {n for n, one in types.items() if one.family in ("violence", "crowd")}
    assert not rough & {c.type for c in claims_of(domain.example.text, kit)}
    other = domain.counterexample
    assert other.trigger in [c.trigger.of(other.text) for c in claims_of(other.text, kit) if c.type in rough]
