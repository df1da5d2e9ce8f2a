"""An invented report, coded by hand, so that the exporters are tested without a parser."""

import hashlib
from datetime import date

import pytest

from dateline.model.actor import Actor, ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Rule, Tally, Voice
from dateline.model.coded import CodedPage
from dateline.model.count import Count, Unit
from dateline.model.document import Dateline, Document, Furniture, FurnitureKind
from dateline.model.ids import ClaimId, DocumentId, make_id
from dateline.model.link import Candidate, Link
from dateline.model.mention import (
    CountMention,
    EventMention,
    NameMention,
    NameType,
    Outcome,
    PlaceMention,
    PlaceRole,
    Quote,
    Role,
    Speaker,
    Stance,
    Status,
    TimeMention,
    TimexType,
)
from dateline.model.page import LinkedPage, Page
from dateline.model.reason import Reason
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

TEXT = (
    "Market shelled\n\n"
    'BENI, Oct 22 (Lake Wire) - At least 12 people were killed when "Red Hills" fighters shelled a market '
    "in Oicha on Tuesday, the army's spokesman said. <b>Sako</b> was quiet & dark on that day.\n"
)
MAKER = "tests/1"


def span(words: str) -> Span:
    """Where the words stand in the report."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def mention_id(kind: str, words: str) -> str:
    return make_id("m", "d", kind, words)


BENI = Place("geonames:1", "Beni", 0.49, 29.47, Level.SETTLEMENT, "PPL", "CD", "North Kivu", None)
OICHA = Place("geonames:2", "Oicha", 0.69, 29.51, Level.SETTLEMENT, "PPL", "CD", "North Kivu", "Beni")
KIVU = Place("geonames:3", "North Kivu", -0.5, 29.0, Level.ADMIN1, "ADM1", "CD", "North Kivu", None)
ARMY = Actor("cd-army", "Military Forces of DR Congo", ActorClass.STATE_FORCES, "CD")
TUESDAY = When(date(2025, 10, 21), date(2025, 10, 21), Basis.RELATIVE)


def make_document() -> Document:
    """The report as it was read."""
    return Document(
        id=DocumentId(make_id("d", TEXT)),
        external_id="row-1",
        location="reports.jsonl#1",
        text=TEXT,
        text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        outlet="Lake Wire",
        title="Market shelled",
        url="https://lakewire.example/1",
        published=date(2025, 10, 22),
        dateline=Dateline(span("BENI, Oct 22 (Lake Wire) -"), span("BENI"), "Lake Wire"),
        furniture=(
            Furniture(FurnitureKind.HEADLINE, span("Market shelled")),
            Furniture(FurnitureKind.DATELINE, span("BENI, Oct 22 (Lake Wire) -")),
        ),
    )


def make_linked() -> LinkedPage:
    """The report with a mention of each kind, one place declined."""
    beni, oicha, sako = (mention_id("place", words) for words in ("BENI", "Oicha", "Sako"))
    army = mention_id("name", "the army's spokesman")
    mentions = (
        PlaceMention(id=beni, span=span("BENI"), maker=MAKER, is_dateline=True),
        PlaceMention(id=oicha, span=span("Oicha"), maker=MAKER),
        PlaceMention(id=sako, span=span("Sako"), maker=MAKER),
        TimeMention(
            id=mention_id("time", "Tuesday"), span=span("Tuesday"), maker=MAKER, timex="2025-10-21",
            timex_type=TimexType.DATE, when=TUESDAY,
        ),
        TimeMention(
            id=mention_id("time", "that day"), span=span("that day"), maker=MAKER, timex=None,
            timex_type=TimexType.DATE, when=None, declined="no day was named before it",
        ),
        CountMention(
            id=mention_id("count", "At least 12"), span=span("At least 12"), maker=MAKER,
            count=Count(12, 12, None, "at least"), unit=Unit.KILLED,
        ),
        NameMention(
            id=army, span=span("the army's spokesman"), maker=MAKER, type=NameType.PERSON,
            head=span("spokesman"),
        ),
        Quote(
            id=mention_id("quote", "x"), span=Span(span("At least").start, span("on Tuesday").end),
            maker=MAKER, direct=False, speaker=Speaker(span=span("the army's spokesman")), cue=span("said"),
        ),
        EventMention(
            id=mention_id("event", "shelled"), span=span("shelled a market"), maker=MAKER, type="shelling",
            status=Status.OCCURRED, sentence=span("At least 12"),
        ),
    )  # fmt: skip
    near = Reason("near", 0.4, "near the other places of the report")
    places = {
        beni: Link(beni, Candidate(BENI, 0.9, (near,)), ()),
        oicha: Link(oicha, Candidate(OICHA, 0.8, (near,)), (Candidate(KIVU, 0.1, (near,)),)),
        sako: Link(sako, None, (Candidate(KIVU, 0.2, (near,)),), "two places of this name are as likely"),
    }
    actors = {army: Link(army, Candidate(ARMY, 0.9, (near,)), ())}
    return LinkedPage(Page(make_document(), Analysis(TEXT, (), ()), mentions), places, actors)


def make_claim() -> Claim:
    """Who shelled whom, where, when, how many, and who says so. Agent and trigger overlap."""
    document = make_document()
    killed = Count(12, 12, None, "at least")
    return Claim(
        id=ClaimId(make_id("c", document.id, "shelling")),
        document_id=document.id,
        external_id=document.external_id,
        type="shelling",
        status=Status.OCCURRED,
        sentence=Span(span("At least").start, span("said.").end),
        trigger=span("fighters shelled"),
        actors=(
            Participant(
                role=Role.AGENT, actor_id=None, name='"Red Hills" fighters',
                actor_class=ActorClass.REBEL_GROUP, span=span('"Red Hills" fighters'), hedged=True,
            ),
            Participant(
                role=Role.TARGET, actor_id=None, name="people", actor_class=ActorClass.CIVILIANS,
                span=span("people"), outcome=Outcome.KILLED,
            ),
        ),
        when=Dated(when=TUESDAY, span=span("Tuesday")),
        where=(
            Locus(span=span("Oicha"), relation=None, role=PlaceRole.PLACE, place=OICHA),
            Locus(span=span("Sako"), relation="near", role=PlaceRole.ORIGIN, place=None),
            Locus(span=span("BENI"), relation=None, role=PlaceRole.DESTINATION, place=KIVU),
        ),
        counts=(Tally(unit=Unit.KILLED, count=killed, span=span("At least 12"), who=span("people")),),
        attribution=(
            Voice(
                speaker="the army's spokesman", title="spokesman", organisation="army", to=None,
                stance=Stance.ASSERTS, said_on=date(2025, 10, 22), span=span("the army's spokesman"),
                cue=span("said"),
            ),
        ),
        instrument=None,
        score=0.81234567,
        maker=MAKER,
        rules=(
            Rule(
                field="type", span=span("shelled"), rule="codebook shelling", value="shelling",
                rivals=("attack",),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def page() -> CodedPage:
    """The invented report with its one claim."""
    return CodedPage(make_linked(), (make_claim(),))
