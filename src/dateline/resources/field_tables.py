"""The tables of the field's formats: how ACLED, UCDP, PLOVER and HXL name and number things."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.errors import BadResource
from dateline.model.actor import ActorClass

_FOLDER = "tables"
_ASIA = 700
_UCDP_REGIONS = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (_ASIA, "Middle East"))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A country or territory, as the field's data sets name and number it; None where they do not."""

    iso2: str
    iso3: str
    numeric: int
    acled: str
    article: bool  # "Military Forces of the Philippines"
    region: str | None  # ACLED's
    gw: int | None  # Gleditsch and Ward
    cow: int | None  # Correlates of War
    ucdp: str | None

    @property
    def of(self) -> str:
        """The name after "of"."""
        return f"the {self.acled}" if self.article else self.acled

    @property
    def ucdp_region(self) -> str | None:
        """UCDP's region, which follows from the number of Gleditsch and Ward."""
        if self.gw is None:
            return None
        return next((name for below, name in _UCDP_REGIONS if self.gw < below), "Asia")


@dataclass(frozen=True, slots=True)
class AcledType:
    """An event and sub-event type of ACLED with its rank in the hierarchy, 1 the highest."""

    rank: int
    event_type: str
    sub_event_type: str
    disorder_type: str


@dataclass(frozen=True, slots=True)
class Vague:
    """What ACLED writes for a number without a figure, and the name of the rule."""

    value: int
    rule: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """How far an outlet reaches: international, regional, national (then of which country), new media."""

    name: str
    reach: str
    country: str | None


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """A PLOVER event: its quad class and the score of its modes; None is the mode of events without one."""

    name: str
    quad: int
    quad_label: str
    scores: Mapping[str | None, float | None]

    def score(self, mode: str | None) -> float | None:
        """The intensity of a mode; where the manual prints none for it, that of the event."""
        found = self.scores.get(mode)
        return self.scores[None] if found is None else found


@lru_cache
def states() -> Mapping[str, State]:
    """Every country and territory by ISO 3166-1 alpha-2."""
    return {
        row["iso2"]: State(
            iso2=row["iso2"],
            iso3=row["iso3"],
            numeric=int(row["numeric"]),
            acled=row["acled"],
            article=bool(row["article"]),
            region=row["region"] or None,
            gw=_number(row["gw"]),
            cow=_number(row["cow"]),
            ucdp=row["ucdp"] or None,
        )
        for row in rows("states.csv")
    }


@lru_cache
def acled_types() -> Mapping[tuple[str, str], AcledType]:
    """ACLED's types by event and sub-event type, in the order of its hierarchy."""
    return {
        (row["event_type"], row["sub_event_type"]): AcledType(
            rank, row["event_type"], row["sub_event_type"], row["disorder_type"]
        )
        for rank, row in enumerate(rows("acled_types.csv"), 1)
    }


@lru_cache
def acled_not_coded() -> Mapping[str, str]:
    """Types of dateline that ACLED does not code, with the reason."""
    return {row["type"]: row["reason"] for row in rows("acled_not_coded.csv")}


@lru_cache
def acled_inter_labels() -> Mapping[int, str]:
    """ACLED's actor types: 1 State forces to 8 External/Other forces."""
    return {int(row["code"]): row["label"] for row in rows("acled_interactions.csv")}


@lru_cache
def acled_identities() -> Mapping[str, str]:
    """Words for people, and what ACLED calls them as associated actors."""
    return {word: row["label"] for row in rows("acled_identities.csv") for word in row["words"].split("|")}


@lru_cache
def vague_counts() -> Mapping[str, Vague]:
    """Numbers without a figure, as ACLED writes them."""
    return {row["words"]: Vague(int(row["acled"]), row["rule"]) for row in rows("vague_counts.csv")}


@lru_cache
def outlets() -> Mapping[str, Outlet]:
    """Well-known outlets by every way of writing their names, in lower case."""
    return outlets_of(rows("outlets.csv"))


REACHES = ("international", "regional", "national", "subnational", "new media", "local partner", "other")


def outlets_of(listed: Iterable[Mapping[str, str]]) -> Mapping[str, Outlet]:
    """Outlets by name, from rows with outlet, aliases, reach and country. Raises KeyError and ValueError."""
    found = {}
    for row in listed:
        if row["reach"] not in REACHES:
            raise ValueError(f"{row['reach']!r} is no reach; one of {', '.join(REACHES)}")
        outlet = Outlet(row["outlet"], row["reach"], row.get("country") or None)
        names = (row["outlet"], *filter(None, (row.get("aliases") or "").split("|")))
        found.update({name.casefold(): outlet for name in names})
    return found


@lru_cache
def type_phrases() -> Mapping[str, tuple[str, str]]:
    """How notes tell a type: with the one it was done to ("{target}"), and without."""
    return {row["type"]: (row["with_target"], row["without_target"]) for row in rows("type_phrases.csv")}


@lru_cache
def plover_events() -> Mapping[str, PloverEvent]:
    """PLOVER's events with quad classes and scores."""
    scores: dict[str, dict[str | None, float | None]] = {}
    for row in rows("plover_modes.csv"):
        scores.setdefault(row["event"], {})[row["mode"]] = float(row["score"]) if row["score"] else None
    return {
        row["event"]: PloverEvent(
            row["event"],
            int(row["quad"]),
            row["quad_label"],
            {**scores.get(row["event"], {}), None: float(row["score"])},
        )
        for row in rows("plover_events.csv")
    }


@lru_cache
def plover_contexts() -> Mapping[str, tuple[str, ...]]:
    """PLOVER's contexts that follow from a type alone."""
    return {row["type"]: tuple(row["contexts"].split("|")) for row in rows("plover_contexts.csv")}


@lru_cache
def plover_sectors() -> Mapping[ActorClass, str]:
    """PLOVER's sectors of classes of actors."""
    return {ActorClass(row["class"]): row["sector"] for row in rows("plover_sectors.csv")}


@lru_cache
def hxl_tags() -> Mapping[str, str]:
    """HXL hashtags by column."""
    return {row["column"]: row["tag"] for row in rows("hxl.csv")}


@dataclass(frozen=True, slots=True)
class ExportRule:
    """A rule of an export: in which format and column it decides, its name, and what it says."""

    format: str
    column: str
    name: str
    says: str


@lru_cache
def export_rules() -> tuple[ExportRule, ...]:
    """Every rule that decides cells of ACLED's and UCDP's files."""
    return tuple(
        ExportRule(row["format"], row["column"], row["rule"], row["says"]) for row in rows("rules.csv")
    )


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table. Raises BadResource that names the file and the line."""
    try:
        text = files("dateline.resources").joinpath(_FOLDER, name).read_text(encoding="utf-8")
    except OSError as problem:
        raise BadResource(f"{_FOLDER}/{name}: {problem}") from problem
    found = list(csv.DictReader(text.splitlines()))
    for line, row in enumerate(found, 2):
        if None in row or None in row.values():
            raise BadResource(f"{_FOLDER}/{name}:{line}: wrong number of columns")
    return found


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
