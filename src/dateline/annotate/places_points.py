"""Points that a text gives as latitude and longitude: "34.52°N, 69.18°E", "34°31'12"N 69°10'48"E"."""

import re
from collections.abc import Iterator

from dateline.model.span import Span

_DEGREES = r"\d{1,3}(?:\.\d+)?\s*°(?:\s*\d{1,2}(?:\.\d+)?\s*['’′](?:\s*\d{1,2}(?:\.\d+)?\s*(?:\"|”|″|''))?)?"
_LETTERED = re.compile(
    rf"(?<![\d.])(?P<lat>{_DEGREES})\s*(?P<ns>[NS])\b[\s,;/]*(?P<lon>{_DEGREES})\s*(?P<ew>[EWO])\b"
)
_PLAIN = re.compile(  # "(34.5281, 69.1723)", with so many digits that it is nothing else
    r"(?<![\d.])(?P<lat>-?\d{1,2}\.\d{3,8})\s*[,;]\s*(?P<lon>-?\d{1,3}\.\d{3,8})(?![\d.])"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_POLE, _DATE_LINE = 90.0, 180.0
_DIGITS = 5


def points_in(text: str) -> Iterator[tuple[Span, tuple[float, float]]]:
    """The points of a text with their latitude and longitude, in text order.

    >>> [point for _, point in points_in("A grave lies at 35°12'N, 38°30'E, they said.")]
    [(35.2, 38.5)]
    """
    found = {}
    for match in _LETTERED.finditer(text):
        lat = _decimal(match["lat"]) * (-1 if match["ns"] == "S" else 1)
        lon = _decimal(match["lon"]) * (-1 if match["ew"] in "WO" else 1)
        found[match.start()] = match, (lat, lon)
    for match in _PLAIN.finditer(text):
        found.setdefault(match.start(), (match, (float(match["lat"]), float(match["lon"]))))
    for start, (match, (lat, lon)) in sorted(found.items()):
        if abs(lat) <= _POLE and abs(lon) <= _DATE_LINE:
            yield Span(start, match.end()), (round(lat, _DIGITS), round(lon, _DIGITS))


def _decimal(words: str) -> float:
    return sum((float(part) / 60.0**place for place, part in enumerate(_NUMBER.findall(words))), 0.0)
