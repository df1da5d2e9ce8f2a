"""Points that a text gives as degrees."""

import pytest

from dateline.annotate.places_points import points_in
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import PlaceMention
from dateline.pipeline import annotate_document, default_kit, link_page


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The hospital at 31.6133° N, 65.7101° E was struck.", [(31.6133, 65.7101)]),
        ("A grave lies at 35°12'30\"N 38°30'E.", [(35.20833, 38.5)]),
        ("It went down at 4°30'S, 12°15'W.", [(-4.5, -12.25)]),
        ("Fires at (48.5931, 37.9976) were seen.", [(48.5931, 37.9976)]),
        ("Temperatures of 34° N of the town were felt; 3.5, 4.5 and 12 were killed.", []),
        ("The index rose by 0.25, 0.50 and 0.75.", []),
        ("It said 95.1234, 12.3456.", []),  # no latitude
    ],
)
def test_points_are_read_and_numbers_left_alone(text: str, points: list[tuple[float, float]]) -> None:
    assert [point for _, point in points_in(text)] == points


def test_a_point_lies_in_its_province() -> None:
    text = "The hospital at 31.6133° N, 65.7101° E was struck by a rocket, killing 12."
    document = Document(id=DocumentId("d_1"), external_id=None, location="t", text=text, text_sha256="")
    linked = link_page(annotate_document(document, default_kit()), default_kit())
    (mention,) = linked.page.of_kind(PlaceMention)
    assert mention.span.of(text) == "31.6133° N, 65.7101° E"
    chosen = linked.places[mention.id].chosen
    assert chosen is not None
    assert (chosen.value.id, chosen.value.level.value) == ("point:31.6133,65.7101", "point")
    assert (chosen.value.country, chosen.value.admin1) == ("AF", "Kandahar")
