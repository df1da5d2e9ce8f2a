"""What the boundaries tell the gazetteer: areas that it lacks, and points that lie outside their area."""

from collections.abc import Iterable, Iterator

from dateline.model.where import Level
from dateline.resources.boundaries import Boundaries
from dateline.resources.boundaries_bundled import World, bundled_world
from dateline.resources.gazetteer_rows import NameKind, PlaceRow, bare_name, is_generic

_OFF = 0.25  # degrees: what simplified coasts and islands may put a good point off


_OWN = "naturalearth:"


def drawn_areas(world: World | None = None) -> Iterator[PlaceRow]:
    """Areas that only the boundaries know: provinces of a state before a reform, which reports still name."""
    drawn = world or bundled_world()
    for area in drawn.areas:
        outline = drawn.outline(area.id) if area.id and area.id.startswith(_OWN) else None
        if outline is None or area.id is None or area.country is None:
            continue
        name = bare_name(area.name) or area.name
        inside = outline.representative_point()
        row = PlaceRow(area.id, name, Level.ADMIN1, area.country, round(inside.y, 2), round(inside.x, 2))
        row.feature, row.admin1 = "ADM1H", name
        row.add([f"{name} Province"] if is_generic(name) else [name, f"{name} Province"], NameKind.MAIN)
        row.add([area.name] if not is_generic(area.name) else [])
        yield row


def locate(rows: Iterable[PlaceRow], areas: Iterable[PlaceRow], world: World | None = None) -> None:
    """Name the first-level area in which towns and sites without one lie."""
    boundaries = Boundaries(world=world)
    names = {one.id: one.admin1 for one in areas}
    for row in rows:
        if row.level not in _SPOTS or row.admin1 or row.lat is None or row.lon is None:
            continue
        area = boundaries.at(row.lat, row.lon)
        if area and area.country == row.country:
            row.admin1 = names.get(area.id or "") or names.get(area.within or "")


_SPOTS = frozenset({Level.SETTLEMENT, Level.POINT})


def correct_points(rows: Iterable[PlaceRow], world: World | None = None) -> int:
    """Give areas whose point lies far outside their outline a point inside it; how many there were.

    Bonaire listed in the Netherlands, Anseba in Sudan: lists of subdivisions have such mistakes.
    """
    from shapely import Point

    drawn = world or bundled_world()
    corrected = 0
    for row in rows:
        outline = drawn.outline(row.id)
        if outline is None or row.lat is None or row.lon is None:
            continue
        if outline.distance(Point(row.lon, row.lat)) > _OFF:
            inside = outline.representative_point()
            row.lat, row.lon, row.borrowed = round(inside.y, 4), round(inside.x, 4), False
            corrected += 1
    return corrected
