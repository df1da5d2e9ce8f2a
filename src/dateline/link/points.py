"""The places of points that the text itself gives: in which country and first-level area they lie."""

from dateline.model.ids import MentionId
from dateline.model.link import Candidate, Link
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.where import Level, Place
from dateline.resources.boundaries import Boundaries
from dateline.resources.gazetteer import Gazetteer


def link_points(page: Page, boundaries: Boundaries, gazetteer: Gazetteer) -> dict[MentionId, Link[Place]]:
    """For each point given in the text a place of level point; its areas come from the boundaries."""
    return {
        one.id: _link(one.id, one.point, boundaries, gazetteer)
        for one in page.of_kind(PlaceMention)
        if one.point is not None
    }


def _link(
    id_: MentionId, point: tuple[float, float], boundaries: Boundaries, gazetteer: Gazetteer
) -> Link[Place]:
    place = place_at(*point, boundaries, gazetteer)
    inside = f", in {place.admin1 or place.country}" if place.country else ", in no country that is known"
    reason = Reason("given", 1.0, f"the text gives latitude and longitude{inside}")
    return Link(id_, Candidate(place, 1.0, (reason,)), ())


def place_at(lat: float, lon: float, boundaries: Boundaries, gazetteer: Gazetteer) -> Place:
    """The point as a place, with the names of the areas that it lies in."""
    area = boundaries.at(lat, lon)
    known = [gazetteer.by_id(one) for one in (area.id, area.within) if one] if area else []
    admin1 = next((one.admin1 for one in known if one and one.admin1), area.name if area else None)
    admin2 = next((one.admin2 for one in known if one and one.admin2), None)
    return Place(
        f"point:{lat:g},{lon:g}",
        f"{lat:g}, {lon:g}",
        lat,
        lon,
        Level.POINT,
        None,
        area.country if area else None,
        admin1,
        admin2,
    )
