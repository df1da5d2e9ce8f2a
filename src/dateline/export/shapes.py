"""Shapes as they are printed: GeoJSON geometry, uncertainty, and the words that draw them."""

from itertools import pairwise

from dateline.export.records import Geometry, ShapeRecord
from dateline.model.where import Position, Shape, ShapeKind


def shape_record(shape: Shape, text: str) -> ShapeRecord:
    """The shape with its keys in the published order."""
    lies = shape.lies
    return {
        "kind": shape.kind.value,
        "geometry": geometry_of(shape),
        "centre": list(shape.centre),
        "uncertainty_km": shape.uncertainty_km,
        "distance_km": lies.distance_km,
        "words": {"span": [lies.words.start, lies.words.end], "text": lies.words.of(text)},
        "other": [lies.other.start, lies.other.end] if lies.other else None,
    }


def geometry_of(shape: Shape) -> Geometry:
    """The outline as GeoJSON: a line or a polygon, or several of them."""
    parts = [[_position(one) for one in line] for line in shape.lines]
    if shape.kind is ShapeKind.LINE:
        if len(parts) == 1:
            return {"type": "LineString", "coordinates": parts[0]}
        return {"type": "MultiLineString", "coordinates": parts}
    rings = [_counterclockwise(one) for one in parts]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": [rings[0]]}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def _position(one: Position) -> list[float]:
    return [one[0], one[1]]


def _counterclockwise(ring: list[list[float]]) -> list[list[float]]:
    """As RFC 7946 wants outer rings."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if twice >= 0 else ring[::-1]
