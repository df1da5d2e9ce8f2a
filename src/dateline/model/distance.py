"""How far two points of the earth lie apart."""

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]  # latitude and longitude in WGS84 degrees
_EARTH_KM = 6371.0


def kilometres(one: Point, other: Point) -> float:
    """Great-circle distance on a sphere; within 0.6 % of the distance on the ellipsoid.

    >>> round(kilometres((34.53, 69.17), (36.71, 67.11)))
    306
    """
    north, east = radians(other[0] - one[0]) / 2, radians(other[1] - one[1]) / 2
    chord = sin(north) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, chord)))
