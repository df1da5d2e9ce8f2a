"""dateline's own tables of places: countries with their demonyms, regions and waters, abbreviations.

All three are lists of public facts, written for this package: names, codes and round coordinates of
countries, seas, rivers and regions that reports name and that lists of towns do not hold.
"""

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dateline.errors import BadResource
from dateline.model.where import Level


def _split(cell: object) -> object:
    return tuple(part for part in cell.split("|") if part) if isinstance(cell, str) else cell


def _none(cell: object) -> object:
    return cell or None


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
Code = Annotated[Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None, BeforeValidator(_none)]
_Lat = Annotated[float, Field(ge=-90, le=90)]
_Lon = Annotated[float, Field(ge=-180, le=180)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CountryRow(_Row):
    """A country or territory. States that are no more keep the code they had."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: str
    lat: _Lat
    lon: _Lon
    names: Names
    demonyms: Names


class DemonymRow(_Row):
    """Words for peoples and languages of a country, or of none."""

    word: Names
    country: Code


class AdditionRow(_Row):
    """A region, water, mountain or site that the packages lack."""

    id: Annotated[str | None, BeforeValidator(_none)]
    name: str
    level: Level
    feature: str
    country: Code
    lat: _Lat
    lon: _Lon
    names: Names


class AliasRow(_Row):
    """Other names of one place that the packages hold."""

    id: str
    names: Names


class AbbreviationRow(_Row):
    """Other English names of a first-level subdivision, and codes that are read only after a town."""

    subdivision: Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
    abbreviations: Names
    codes: Names


R = TypeVar("R", bound=_Row)


@lru_cache
def load_table(name: str, model: type[R]) -> tuple[R, ...]:
    """The rows of one table, checked. Raises BadResource naming file and line."""
    path = files("dateline.resources").joinpath(f"places/{name}.csv")
    rows = []
    with path.open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                rows.append(model.model_validate(row))
            except ValidationError as problem:
                raise BadResource(f"places/{name}.csv line {number}: {problem}") from problem
    return tuple(rows)
