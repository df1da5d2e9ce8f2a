"""Where relations put things on the map."""

from collections.abc import Callable

import pytest
from shapely import Point
from shapely.geometry import shape as geometry

from dateline.annotate.analysis import Engine
from dateline.annotate.places import PlaceFinder
from dateline.export.shapes import geometry_of, shape_record
from dateline.link.features import kilometres
from dateline.link.places import link_places
from dateline.link.shapes import shapes_of
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.where import Shape, ShapeKind
from dateline.resources.boundaries import Boundaries
from dateline.resources.gazetteer import open_gazetteer

Drawn = Callable[[str, str], Shape | None]


@pytest.fixture(scope="module")
def drawn(engine: Engine) -> Drawn:
    gazetteer = open_gazetteer()
    finder, boundaries = PlaceFinder(gazetteer), Boundaries(gazetteer.path)

    def draw(text: str, name: str) -> Shape | None:
        document = Document(
            id=DocumentId("d_1"), external_id=None, location="test", text=text, text_sha256=""
        )
        page = Page(document, engine.analyse(document))
        page = page.with_mentions(finder(page))
        shapes = shapes_of(page, link_places(page, gazetteer), boundaries)
        mention = next(one for one in page.of_kind(PlaceMention) if one.span.of(text) == name)
        return shapes.get(mention.id)

    return draw


def inside(one: Shape | None, lat: float, lon: float) -> bool:
    assert one is not None
    return bool(geometry(dict(geometry_of(one))).contains(Point(lon, lat)))


def test_near_a_town_is_a_circle_around_it(drawn: Drawn) -> None:
    one = drawn("Two shells fell near Taiz in Yemen.", "Taiz")
    assert one is not None
    assert (one.kind, one.uncertainty_km) == (ShapeKind.CIRCLE, 25.0)
    assert inside(one, 13.58, 44.02)
    assert not inside(one, 12.79, 45.03)  # Aden


def test_a_distance_and_a_direction_are_a_sector_with_its_middle_there(drawn: Drawn) -> None:
    one = drawn("Rebels struck a convoy 20 km north of Goma in Congo.", "Goma")
    assert one is not None
    assert one.kind is ShapeKind.SECTOR
    lon, lat = one.centre
    assert 18 < kilometres(lat, lon, -1.67, 29.22) < 22
    assert lat > -1.55
    assert not inside(one, -1.67, 29.22)  # the town itself
    assert one.lies.distance_km == 20


def test_without_a_distance_the_sector_begins_at_the_town(drawn: Drawn) -> None:
    one = drawn("Rebels struck east of Maiduguri in Nigeria.", "Maiduguri")
    assert inside(one, 11.85, 13.40)
    assert not inside(one, 11.85, 12.90)


def test_between_two_towns_is_a_corridor(drawn: Drawn) -> None:
    one = drawn("Taliban fighters stopped a bus between Ghazni and Gardez in Afghanistan.", "Gardez")
    assert one is not None
    assert one.kind is ShapeKind.CORRIDOR
    assert inside(one, 33.57, 68.82)  # half way
    assert not inside(one, 34.53, 69.17)  # Kabul


def test_a_highway_named_by_its_ends_is_a_corridor(drawn: Drawn) -> None:
    one = drawn("A convoy was hit on the Kabul-Kandahar highway on Monday.", "Kabul")
    assert one is not None
    assert one.kind is ShapeKind.CORRIDOR
    assert inside(one, 33.0, 67.4)


def test_the_border_between_two_countries_is_their_line(drawn: Drawn) -> None:
    one = drawn("Clashes broke out on the border between Mali and Niger.", "Niger")
    assert one is not None
    assert one.kind is ShapeKind.LINE
    assert geometry(dict(geometry_of(one))).distance(Point(3.2, 15.6)) < 1


def test_the_border_with_a_country_is_that_of_the_country_named_before(drawn: Drawn) -> None:
    text = "Fighting in Afghanistan spread.\n\nGuards closed the border with Uzbekistan."
    one = drawn(text, "Uzbekistan")
    assert one is not None
    assert one.kind is ShapeKind.LINE
    assert 66 < one.centre[0] < 69


def test_the_north_of_a_country_is_its_part(drawn: Drawn) -> None:
    one = drawn("Gunmen raided villages in northern Mali.", "Mali")
    assert one is not None
    assert one.kind is ShapeKind.AREA
    assert inside(one, 20.2, 1.0)  # Tessalit
    assert not inside(one, 12.64, -8.0)  # Bamako


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks between Russia and Ukraine ended.", "Ukraine"),  # no place lies between them
        ("Troops massed near Kandahar province in Afghanistan.", "Kandahar"),  # how near is open
        ("Boats were burnt along the Euphrates.", "Euphrates"),  # its course is not known
        ("A bomb went off in central Iraq.", "Iraq"),
        ("A bomb went off in Baghdad.", "Baghdad"),
    ],
)
def test_what_the_words_leave_open_is_not_drawn(drawn: Drawn, text: str, name: str) -> None:
    assert drawn(text, name) is None


def test_the_record_points_at_its_words(drawn: Drawn) -> None:
    text = "Rebels struck a convoy 20 km north of Goma in Congo."
    one = drawn(text, "Goma")
    assert one is not None
    record = shape_record(one, text)
    assert record["words"] == {"span": [23, 37], "text": "20 km north of"}
    ring = record["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]  # type: ignore[index]
