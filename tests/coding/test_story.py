"""Where a deed took place if its own words do not say: the country that the report is plainly about."""

from datetime import date

from dateline.model.claim import Claim
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.pipeline import Kit, annotate_document, code_page, link_page


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


ONE_COUNTRY = (
    "Teachers in Uganda have been on strike since Monday, and schools in Gulu and Kampala stayed shut.\n\n"
    "The union wants better pay.\n\nIt says that its demands are old.\n\nTalks failed last week.\n\n"
    "Nobody expects a quick end.\n\nSoldiers arrested three lecturers."
)
TWO_COUNTRIES = (
    "Teachers in Uganda and in Kenya have been on strike since Monday.\n\nThe union wants better pay.\n\n"
    "It says that its demands are old.\n\nTalks failed last week.\n\nNobody expects a quick end.\n\n"
    "Soldiers arrested three lecturers."
)


def arrest(claims: tuple[Claim, ...]) -> Claim:
    return next(claim for claim in claims if claim.type == "arrest")


def test_a_deed_without_place_is_set_in_the_country_of_the_report(kit: Kit) -> None:
    where = arrest(claims_of(ONE_COUNTRY, kit)).where
    assert [
        (locus.span.of(ONE_COUNTRY), locus.place.country if locus.place else None) for locus in where
    ] == [("Uganda", "UG")]


def test_a_report_about_two_countries_sets_it_nowhere(kit: Kit) -> None:
    assert arrest(claims_of(TWO_COUNTRIES, kit)).where == ()


def test_a_place_from_other_words_says_by_which_rule(kit: Kit) -> None:
    text = "Gunmen attacked a market in Djibo on Monday. The attackers burned two trucks."
    destruction = next(claim for claim in claims_of(text, kit) if claim.type == "destruction")
    said = {rule.rule: rule.value for rule in destruction.rules if rule.field == "where"}
    assert said["the scene of the deed told before"] == "Djibo"
