"""A map layer: one feature per place of a claim. A pin only where it is in a point or a settlement."""

import json
from typing import TextIO, TypedDict

from dateline.export.claims import day
from dateline.export.records import Geometry
from dateline.export.shapes import geometry_of
from dateline.model.claim import Claim, Locus
from dateline.model.coded import CodedPage
from dateline.model.where import Level, Place

PINNED = frozenset({Level.POINT, Level.SETTLEMENT})


class Point(TypedDict):
    """A GeoJSON point: longitude first."""

    type: str
    coordinates: list[float]


class MapLayer:
    """Writes a FeatureCollection, feature by feature.

    Words such as "10 km north of" and "between A and B" draw a shape instead of a pin.
    A district or a country has no pin: its geometry is null and its level is among the properties.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._before = '{"type": "FeatureCollection", "features": [\n'

    def add(self, page: CodedPage) -> None:
        """Write a feature for each place of each claim."""
        for claim in page.claims:
            for order, locus in enumerate(claim.where):
                feature = _feature(claim, locus, order, page)
                self._file.write(self._before + json.dumps(feature, ensure_ascii=False, allow_nan=False))
                self._before = ",\n"
        self._file.flush()

    def close(self) -> None:
        """Close the collection, also an empty one."""
        start = self._before if self._before != ",\n" else "\n"
        self._file.write(f"{start}]}}\n")


def _geometry(locus: Locus) -> Geometry | None:
    """The shape that the words draw, else a pin."""
    return geometry_of(locus.shape) if locus.shape else _pin(locus)


def _feature(claim: Claim, locus: Locus, order: int, page: CodedPage) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": f"{claim.id}.{order}",
        "geometry": _geometry(locus),
        "properties": _properties(claim, locus, page),
    }


def _pin(locus: Locus) -> Geometry | None:
    place = locus.place
    if place is None or place.level not in PINNED or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _properties(claim: Claim, locus: Locus, page: CodedPage) -> dict[str, object]:
    document = page.document
    when = claim.when.when if claim.when else None
    return {
        "claim_id": claim.id,
        "document_id": claim.document_id,
        "external_id": claim.external_id,
        "outlet": document.outlet,
        "published": day(document.published),
        "type": claim.type,
        "status": claim.status.value,
        "background": claim.background,
        "first": day(when.first) if when else None,
        "last": day(when.last) if when else None,
        "basis": when.basis.value if when else None,
        "actors": [f"{one.role.value}: {one.name}" for one in claim.actors],
        "words": locus.span.of(document.text),
        "relation": locus.relation,
        "shape": locus.shape.kind.value if locus.shape else None,
        "uncertainty_km": locus.shape.uncertainty_km if locus.shape else None,
        "role": locus.role.value,
        **_named(locus.place),
        "sentence": claim.sentence.of(document.text),
    }


def _named(place: Place | None) -> dict[str, object]:
    return {
        "place_id": place.id if place else None,
        "place": place.name if place else None,
        "level": place.level.value if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
    }
