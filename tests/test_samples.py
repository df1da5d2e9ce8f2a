"""What a reader finds in the bundled reports: `cases/samples.yaml` holds a line for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.count import Unit
from dateline.model.document import Document
from dateline.model.mention import Role
from dateline.pipeline import run
from dateline.settings import Settings

SAMPLES = Path(str(files("dateline.resources").joinpath("samples")))
UNITS = {unit.value for unit in Unit}
ENDINGS = {".txt", ".md", ".html", ".jsonl", ".csv"}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one claim of a report has to say; what is left out is not looked at."""

    report: str
    reads: str  # "occurred attack"
    words: str | None = None  # of the claim's sentence
    place: str | None = None
    day: date | None = None
    agent: str | None = None
    target: str | None = None
    counts: dict[str, int]
    says: str | None = None
    then: str | None = None  # the farther speaker
    background: bool = False
    gap: str | None = None  # why this is not found yet


def told_by_hand() -> Iterator[Told]:
    """The lines of the table."""
    raw = (Path(__file__).parent / "cases" / "samples.yaml").read_text(encoding="utf-8")
    for report, lines in yaml.safe_load(raw).items():
        for line in lines:
            counts = {unit: line.pop(unit) for unit in list(line) if unit in UNITS}
            yield Told(report=report, counts=counts, **line | {"day": line.get("day")})


@pytest.fixture(scope="module")
def pages() -> dict[str, CodedPage]:
    """Every sample report, coded, by its row id or the stem of its file."""
    locations = [str(path) for path in sorted(SAMPLES.iterdir()) if path.suffix in ENDINGS]
    return {name_of(page.document): page for page in coded(locations)}


def coded(locations: list[str]) -> Iterator[CodedPage]:
    for outcome in run(locations, settings=Settings()):
        assert isinstance(outcome, CodedPage), outcome
        yield outcome


def name_of(document: Document) -> str:
    return str(document.external_id or Path(document.location).stem)


def fits(told: Told, claim: Claim, text: str) -> bool:
    """Whether a claim says all that is told."""
    days = [claim.when.when.first] if claim.when else []
    where = {name for one in claim.where for name in (one.span.of(text), one.place and one.place.name)}
    voices = [one.span.of(text) for one in claim.attribution]
    counts = {(one.unit.value, one.count.low) for one in claim.counts}
    return (
        f"{claim.status.value} {claim.type}" == told.reads
        and claim.background == told.background
        and (told.words or "") in claim.sentence.of(text)
        and (told.place is None or told.place in where)
        and (told.day is None or told.day in days)
        and (told.agent is None or told.agent in names(claim, Role.AGENT, text))
        and (told.target is None or told.target in names(claim, Role.TARGET, text))
        and set(told.counts.items()) <= counts
        and (told.says is None or told.says in " ".join(voices[:1]))
        and (told.then is None or told.then in " ".join(voices[1:]))
    )


def names(claim: Claim, role: Role, text: str) -> str:
    return " | ".join(f"{one.name} | {one.span.of(text)}" for one in claim.actors if one.role is role)


def marked(told: Told) -> object:
    case = f"{told.report}: {told.reads} {told.words or told.place or told.counts or ''}".strip()
    marks = [pytest.mark.xfail(reason=told.gap, strict=True)] if told.gap else []
    return pytest.param(told, id=case, marks=marks)


@pytest.mark.parametrize("told", [marked(one) for one in told_by_hand()])
def test_a_reader_would_find_this_in_the_report(pages: dict[str, CodedPage], told: Told) -> None:
    page = pages[told.report]
    text = page.document.text
    found = [f"{one.status.value} {one.type}: {one.sentence.of(text)}" for one in page.claims]
    assert any(fits(told, claim, text) for claim in page.claims), "\n" + "\n".join(found)


def test_the_samples_cover_the_forms_that_reports_come_in() -> None:
    assert {path.suffix for path in SAMPLES.iterdir() if path.suffix} == ENDINGS


def test_every_sample_is_dated_and_brings_claims(pages: dict[str, CodedPage]) -> None:
    assert len(pages) == 15
    assert [name for name, page in pages.items() if page.document.published is None or not page.claims] == []


def test_furniture_brings_no_claims(pages: dict[str, CodedPage]) -> None:
    for page in pages.values():
        parts = [one.span for one in page.document.furniture]
        assert [one for one in page.claims if any(part.overlaps(one.trigger) for part in parts)] == []


def test_no_group_has_claimed_responsibility_is_not_a_claim(pages: dict[str, CodedPage]) -> None:
    for name in ("market-wire", "desk-102"):
        assert "responsibility-claim" not in {one.type for one in pages[name].claims}


def test_every_span_of_a_claim_lies_in_its_text(pages: dict[str, CodedPage]) -> None:
    for page in pages.values():
        end = len(page.document.text)
        for claim in page.claims:
            spans = [claim.sentence, claim.trigger, *claim.also]
            spans += [one.span for one in (*claim.actors, *claim.where, *claim.counts, *claim.attribution)]
            assert max(span.end for span in spans) <= end
