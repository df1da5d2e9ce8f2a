"""Invented reports as they are after coding, without the parser: claims made by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally
from dateline.model.coded import CodedPage
from dateline.model.count import Count, Unit
from dateline.model.document import Document
from dateline.model.ids import ClaimId, DocumentId, make_id
from dateline.model.mention import PlaceRole, Role, Status
from dateline.model.origin import Origin
from dateline.model.page import LinkedPage, Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place
from dateline.read.fingerprint import origin_of
from dateline.store.base import Kind, Store
from dateline.store.codec import text_digest

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
MAKER = "rules/1 registry/1 gazetteer/1"
TOWNS = {
    "Torvik": Place("test:1", "Torvik", 61.0, 9.0, Level.SETTLEMENT, "PPL", "NO", "Innlandet", None),
    "Lundby": Place("test:2", "Lundby", 55.1, 11.8, Level.SETTLEMENT, "PPL", "DK", "Zealand", None),
}


def report(
    town: str = "Torvik",
    killed: int | None = 4,
    *,
    outlet: str = "The Valley Post",
    day: int = 5,
    number: int = 1,
    type: str = "attack",
) -> CodedPage:
    """A report of gunmen who attacked a town, with its one claim."""
    toll = f"{killed} people were killed" if killed else "Nobody was hurt"
    text = f"{toll} when gunmen attacked {town} on the {day}th, the mayor told {outlet} ({number})."
    published = date(2024, 3, day)
    document = Document(
        id=DocumentId(make_id("d", outlet, town, day, number, text)),
        external_id=f"{outlet}-{day}-{number}",
        location=f"reports.jsonl#{number}",
        text=text,
        text_sha256=text_digest(text),
        outlet=outlet,
        title=f"Attack on {town}",
        url=f"https://valley.example/{outlet.replace(' ', '-')}/{day}/{number}",
        published=published,
    )
    page = LinkedPage(Page(document, Analysis(text, (), ())))
    return CodedPage(page, (claim_of(document, town, killed, published, type),))


def claim_of(document: Document, town: str, killed: int | None, day: date, type: str) -> Claim:
    """The claim of a report: gunmen, the town, the day and how many were killed."""
    text = document.text

    def words(some: str) -> Span:
        start = text.index(some)
        return Span(start, start + len(some))

    trigger = words("attacked")
    tally = Tally(unit=Unit.KILLED, count=Count(killed, killed, killed, None), span=words(str(killed or "N")))
    return Claim(
        id=ClaimId(make_id("c", document.id, type, trigger.start)),
        document_id=document.id,
        external_id=document.external_id,
        type=type,
        status=Status.OCCURRED,
        sentence=Span(0, len(text)),
        trigger=trigger,
        actors=(
            Participant(
                role=Role.AGENT,
                actor_id=None,
                name="gunmen",
                actor_class=ActorClass.UNIDENTIFIED,
                span=words("gunmen"),
            ),
        ),
        when=Dated(when=When(day, day, Basis.STATED), span=words("on the")),
        where=(Locus(span=words(town), relation=None, role=PlaceRole.PLACE, place=TOWNS[town]),),
        counts=(tally,) if killed else (),
        score=0.8,
        maker=MAKER,
    )


def origin(page: CodedPage) -> Origin:
    """What is known of a report without its text."""
    return origin_of(page.document)


def add(store: Store, *pages: CodedPage, maker: str = MAKER, minute: int = 0) -> list[Kind]:
    """Add reports in one transaction."""
    at = NOON + timedelta(minutes=minute)
    with store.writer() as writer:
        return [writer.add(page, origin=origin(page), maker=maker, at=at, how="test") for page in pages]


def rewritten(page: CodedPage, old: str, new: str) -> CodedPage:
    """The same report under the same address with other words: a new version."""
    text = page.document.text.replace(old, new)
    document = replace(
        page.document,
        id=DocumentId(make_id("d", page.document.id, text)),
        text=text,
        text_sha256=text_digest(text),
    )
    linked = LinkedPage(Page(document, Analysis(text, (), ())))
    moved = tuple(
        replace(claim, id=ClaimId(make_id("c", document.id, claim.type)), document_id=document.id)
        for claim in page.claims
    )
    return CodedPage(linked, moved)
