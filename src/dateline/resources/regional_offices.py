"""Bodies and posts below the state: provincial governments, state police, mayors, by the area they serve."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.errors import BadResource
from dateline.model.actor import ActorClass
from dateline.model.where import Level, Place
from dateline.resources.actor_words import key_of

FILE = "actors/regional.csv"


@dataclass(frozen=True, slots=True)
class RegionalOffice:
    """A body or post that areas of some levels have: "provincial government", "mayor's office"."""

    id: str
    name: str  # with {area}
    actor_class: ActorClass
    levels: frozenset[Level]
    words: tuple[str, ...]

    def id_of(self, place: Place) -> str:
        """The id of the office of one area: that of the office and that of the place."""
        return f"{self.id}-{place.id}"

    def name_of(self, place: Place) -> str:
        """Its name: "Government of Jowzjan"."""
        return self.name.format(area=place.name)


@lru_cache(maxsize=1)
def regional_offices() -> tuple[RegionalOffice, ...]:
    """Every regional office, in the order of the file. Raises BadResource naming the line."""
    text = files("dateline.resources").joinpath(FILE).read_text(encoding="utf-8")
    return tuple(_office(row, line) for line, row in enumerate(csv.DictReader(text.splitlines()), 2))


def _office(row: dict[str, str], line: int) -> RegionalOffice:
    try:
        levels = frozenset(Level(one) for one in row["levels"].split("|"))
        words = tuple(row["words"].split("|"))
        return RegionalOffice(row["office"], row["name"], ActorClass(row["class"]), levels, words)
    except (KeyError, ValueError) as problem:
        raise BadResource(f"{FILE} line {line}: {problem}") from problem


@lru_cache(maxsize=1)
def _by_words() -> dict[tuple[tuple[str, ...], Level], RegionalOffice]:
    found: dict[tuple[tuple[str, ...], Level], RegionalOffice] = {}
    for office in regional_offices():
        for level in office.levels:
            for words in office.words:
                found.setdefault((key_of(words), level), office)
    return found


def regional_office(words: str, place: Place) -> RegionalOffice | None:
    """The office that words name beside a place: "provincial government" beside a province.

    >>> borno = Place("geonames:2346794", "Borno", None, None, Level.ADMIN1, "ADM1", "NG", "Borno", None)
    >>> office = regional_office("state government", borno)
    >>> office.id_of(borno), office.name_of(borno)
    ('reggov-geonames:2346794', 'Government of Borno')
    """
    return _by_words().get((key_of(words), place.level))
