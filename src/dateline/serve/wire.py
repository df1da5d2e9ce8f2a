"""What forms and the JSON interface may send: values of fields, checked before they reach the log."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.mention import Outcome, Role, Status
from dateline.model.when import Basis
from dateline.model.where import Level
from dateline.serve.call import Refusal

_STRICT = ConfigDict(extra="forbid", frozen=True)
_MOST = 100_000_000_000
_ROLES = frozenset(role.value for role in Role)
_UNITS = frozenset(unit.value for unit in Unit)


class DaysValue(BaseModel):
    """An interval of days; an open side is null, never both."""

    model_config = _STRICT
    first: date | None
    last: date | None
    basis: Basis = Basis.STATED

    @model_validator(mode="after")
    def _in_order(self) -> DaysValue:
        if self.first is None and self.last is None:
            raise ValueError("give a first or a last day, or say that it is unknown")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"{self.first} lies behind {self.last}")
        return self


class PlaceValue(BaseModel):
    """A place of the gazetteer, or one that somebody entered."""

    model_config = _STRICT
    id: str = Field(min_length=1, max_length=200)
    name: str = Field(min_length=1, max_length=300)
    lat: float | None = Field(ge=-90, le=90)
    lon: float | None = Field(ge=-180, le=180)
    level: Level
    feature: str | None = Field(default=None, max_length=20)
    country: str | None = Field(default=None, max_length=2)
    admin1: str | None = Field(default=None, max_length=300)
    admin2: str | None = Field(default=None, max_length=300)


class SettingValue(BaseModel):
    """A place and how the words stand to it."""

    model_config = _STRICT
    place: PlaceValue
    relation: str | None = Field(default=None, max_length=100)


class CountValue(BaseModel):
    """A number of people with its bounds."""

    model_config = _STRICT
    low: int | None = Field(ge=0, le=_MOST)
    best: int | None = Field(ge=0, le=_MOST)
    high: int | None = Field(ge=0, le=_MOST)
    hedge: str | None = Field(default=None, max_length=100)

    @model_validator(mode="after")
    def _in_order(self) -> CountValue:
        known = [one for one in (self.low, self.best, self.high) if one is not None]
        if not known:
            raise ValueError("give a number, or say that it is unknown")
        if known != sorted(known):
            raise ValueError("low, best and high run backwards")
        return self


class ActorValue(BaseModel):
    """An actor of the registry, or words that no entry stands behind."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    actor_id: str | None = Field(max_length=200)
    name: str = Field(min_length=1, max_length=300)
    actor_class: ActorClass = Field(alias="class")
    country: str | None = Field(default=None, max_length=2)
    outcome: Outcome | None = None
    hedged: bool = False


class TypeValue(BaseModel):
    """The code of a type."""

    model_config = _STRICT
    code: str = Field(pattern=r"^[a-z][a-z-]{1,60}$")


Kind = Literal["type", "status", "when", "where", "counts", "actors"]


@lru_cache(maxsize=8)
def _adapter(kind: str) -> TypeAdapter[Any]:
    kinds: dict[str, Any] = {
        "status": Status,
        "when": DaysValue,
        "where": SettingValue,
        "counts": CountValue,
        "actors": list[ActorValue],
    }
    return TypeAdapter(kinds[kind])


def checked_value(field: str, raw: str) -> Any:  # noqa: ANN401  (JSON)
    """The value of a field from its JSON, as plain data. Raises Refusal that says what is wrong with it."""
    kind, _, part = field.partition(".")
    known = {"counts": part in _UNITS, "actors": part in _ROLES}
    if kind not in ("type", "status", "when", "where", "counts", "actors") or not known.get(kind, not part):
        raise Refusal(400, f"there is no field {field!r}")
    try:
        given = json.loads(raw)
    except ValueError as problem:
        raise Refusal(400, f"{field}: the value is no JSON") from problem
    if given is None:
        return None
    try:
        if kind == "type":
            return TypeValue(code=given).code
        return _adapter(kind).dump_python(_adapter(kind).validate_json(raw), mode="json", by_alias=True)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(one) for one in first["loc"])
        raise Refusal(400, f"{field}: {where} {first['msg']}".replace("  ", " ")) from problem


class PlotEvent(BaseModel):
    """An event as map and timeline draw it. Days and points are null where the reports do not say them."""

    model_config = _STRICT
    id: str
    precision: str
    lat: float | None
    lon: float | None
    place_id: str | None
    place: str
    country: str | None
    first: date | None
    last: date | None
    when: str
    type: str
    status: str
    state: str
    actor: str
    killed: str
    words: str


class PlotEvents(BaseModel):
    """The events of a filter."""

    model_config = _STRICT
    events: tuple[PlotEvent, ...]
