"""Who is harmed: the named person behind a description, and those whom a description of several names."""

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import EventMention, Role
from dateline.pipeline import Kit, annotate_document, code_page, link_page

NAMED = [
    ("Officers arrested another journalist, editor Jane Roe, at her flat.", ["editor Jane Roe"]),
    ("The party said its chairwoman, Jane Roe, had been detained.", ["Jane Roe"]),
    ("The murdered columnist Jane Roe was buried on Friday.", ["Jane Roe"]),
    (
        "Three staff members, including editor Jane Roe, were detained.",
        ["Three staff members", "editor Jane Roe"],
    ),
    (
        "Ten writers were held behind bars, including Jane Roe and John Doe.",
        ["Ten writers", "Jane Roe", "John Doe"],
    ),
    ("Police arrested writers such as Jane Roe and John Doe.", ["writers", "Jane Roe", "John Doe"]),
    ("Gunmen abducted four nurses, among them Jane Roe.", ["four nurses", "Jane Roe"]),
    ("Among those arrested were Jane Roe, a paralegal, and John Doe, a teacher.", ["Jane Roe", "John Doe"]),
    ("Jane Roe and two clerks were among those arrested.", ["Jane Roe"]),
    ("One of those detained in August, John Doe, is an activist.", ["John Doe"]),
    ("The tycoon John Doe, who is now in prison, owned the paper.", ["John Doe"]),
]
APART = [
    ("Police arrested four men at a school named after people like Jane Roe.", "Jane Roe"),
    ("Gunmen killed four guards at a camp of groups including the Red Front.", "the Red Front"),
]


def targets_of(text: str, kit: Kit) -> list[str]:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    page = annotate_document(document, kit)
    fillers = [f for event in page.of_kind(EventMention) for f in event.fillers if f.role is Role.TARGET]
    return [(page.by_id[f.mention].span if f.mention else f.span).of(text) for f in fillers]


@pytest.mark.parametrize(("text", "targets"), NAMED, ids=[text for text, _ in NAMED])
def test_those_harmed_are_named(text: str, targets: list[str], kit: Kit) -> None:
    assert targets_of(text, kit) == targets


@pytest.mark.parametrize(("text", "name"), APART, ids=[text for text, _ in APART])
def test_a_name_beside_is_nobody_harmed(text: str, name: str, kit: Kit) -> None:
    assert name not in targets_of(text, kit)


DESCRIBED = [
    ("Troops killed a Taliban leader, Mullah Karo, in Garu.", "a Taliban leader, Mullah Karo"),
    (
        "Mullah Karo, a senior Taliban commander, was killed in Garu.",
        "Mullah Karo, a senior Taliban commander",
    ),
]


@pytest.mark.parametrize(("text", "words"), DESCRIBED)
def test_a_description_beside_a_name_is_of_the_same_person(text: str, words: str, kit: Kit) -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    claim = next(c for c in code_page(link_page(annotate_document(document, kit), kit), kit) if c.counts)
    targets = [actor for actor in claim.actors if actor.role is Role.TARGET]
    assert [actor.span.of(text) for actor in targets] == [words]
    assert [tally.count.low for tally in claim.counts] == [1]


BESIDE = [
    ("Troops detained a rebel leader along with one gunman in Garu.", ["a rebel leader", "one gunman"]),
    ("Gunmen along with a guide killed a trader.", ["a trader"]),
    ("Troops killed a rebel sub-commander in Garu.", ["a rebel sub-commander"]),
    (
        "Troops raided a house. The target of the raid was a rebel chief.",
        ["a house", "a rebel chief"],
    ),
    ("Two men were detained as soldiers searched for a rebel commander.", ["Two men", "a rebel commander"]),
]


@pytest.mark.parametrize(("text", "targets"), BESIDE)
def test_whom_the_deed_is_aimed_at(text: str, targets: list[str], kit: Kit) -> None:
    assert sorted(set(targets_of(text, kit))) == sorted(targets)


def test_weapons_that_are_found_are_not_killed(kit: Kit) -> None:
    text = "Police found a cache of rifles in Garu."
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    fillers = annotate_document(document, kit).of_kind(EventMention)[0].fillers
    assert [filler.outcome for filler in fillers] == [None, None]
