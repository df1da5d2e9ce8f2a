"""Actors of other registers: UCDP actor lists, Wikidata and FollowTheMoney entities, and plain tables."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import BadResource, BadUsage
from dateline.resources.actor_decisions import HEAD
from dateline.resources.actor_rows import Entry, entry_of
from dateline.resources.actor_words import fold
from dateline.resources.actors import Registry

Cells = Mapping[str, str]
_NAMES = ("namedata", "name_data", "actor_name", "side_name", "name", "label", "title")
_IDS = ("actorid", "actor_id", "side_id", "new_id", "id")
_COUNTRY = ("location", "country", "countries", "gwnoloc_name", "country_name")
_ORGS = {"1": "rebel-group", "2": "political-militia", "3": "communal-militia", "4": "government"}
_SCHEMAS = {"Organization": "organisation", "PublicBody": "organisation", "Person": "person"}
_SINCE, _UNTIL, _COUNTRY_OF, _INSTANCE, _HUMAN = "P571", "P576", "P17", "P31", "Q5"
_BORN, _DIED = "P569", "P570"
_LANGUAGES = ("en", "mul", "fr", "es", "ar", "ru", "fa", "uk", "tr", "de", "pt")


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken in, and why."""

    where: str
    name: str
    reason: str


def read_offers(file: Path, registry: Registry, default_class: str | None) -> Iterator[Entry | Refused]:
    """Each row or entity of a file as an entry, or the reason why it cannot be one."""
    for where, cells in _cells_of(file, registry):
        problem = cells.get("problem") or _missing(cells, default_class)
        if problem:
            yield Refused(where, cells.get("name", ""), problem)
            continue
        try:
            yield _entry(cells, default_class, where)
        except BadResource as bad:
            yield Refused(where, cells["name"], str(bad).removeprefix(f"{where}: "))


def take_in(offers: Iterator[Entry | Refused], registry: Registry) -> Iterator[Entry | Refused]:
    """The offers that the registry does not know yet; the others are refused with what it knows."""
    taken: dict[str, str] = {}
    for offer in offers:
        yield offer if isinstance(offer, Refused) else _unless_known(offer, registry, taken)


def _unless_known(offer: Entry, registry: Registry, taken: dict[str, str]) -> Entry | Refused:
    if registry.entry(offer.id):
        return Refused(offer.where, offer.name, f"its id {offer.id} is in the registry already")
    if offer.id in taken:
        return Refused(offer.where, offer.name, f"its id {offer.id} was given at {taken[offer.id]}")
    there = frozenset(offer.countries)
    for known in registry.lookup(offer.name, countries=there):
        if there.intersection(known.countries) or not (there and known.countries):
            return Refused(offer.where, offer.name, f"the registry knows this name as {known.id}")
    taken[offer.id] = offer.where
    return offer


def _missing(cells: Cells, default_class: str | None) -> str | None:
    if not cells.get("name"):
        return "it has no name"
    if not cells.get("classes") and cells.get("kind") != "person" and not default_class:
        return "nothing says its class; give one for all with --class"
    return None


def _entry(cells: Cells, default_class: str | None, where: str) -> Entry:
    kind = cells.get("kind") or "group"
    classes = cells.get("classes") or ("" if kind == "person" else default_class or "")
    row = dict.fromkeys(HEAD, "") | dict(cells) | {"classes": classes}
    entry = entry_of(row, kind, where)
    return replace(entry, id=entry.id or slug_of(entry.name))


def slug_of(name: str) -> str:
    """An id from a name.

    >>> slug_of("Front pour l'Alternance (FACT)")
    'front-pour-lalternance-fact'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


# --- formats --------------------------------------------------------------------------------------


def _cells_of(file: Path, registry: Registry) -> Iterator[tuple[str, Cells]]:
    ending = file.suffix.lower()
    if ending not in (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".ijson"):
        raise BadUsage(f"{file}: expected a .csv of actors or .json, .jsonl of entities")
    try:
        if ending in (".csv", ".tsv"):
            yield from _of_table(file, registry, "\t" if ending == ".tsv" else ",")
        else:
            yield from _of_entities(file, registry)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadUsage(f"{file}: cannot be read: {problem}") from problem


def _of_table(file: Path, registry: Registry, comma: str) -> Iterator[tuple[str, Cells]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, delimiter=comma)
        for row in rows:
            cells = {str(key).strip().lower(): str(value or "").strip() for key, value in row.items() if key}
            where = f"{file}:{rows.line_num}"
            if None in row:
                yield (
                    where,
                    {"name": _first(cells, _NAMES), "problem": "it has more cells than the first line"},
                )
            elif "classes" in cells or "aliases" in cells:
                yield where, {key: value for key, value in cells.items() if key in HEAD}
            else:
                yield where, _of_ucdp(cells, registry)


def _of_ucdp(row: Cells, registry: Registry) -> Cells:
    """A row of a UCDP actor list, or of any table with a name in it, by the names of its columns."""
    name = _first(row, _NAMES)
    others = [value for key, value in row.items() if "name" in key and key not in _COUNTRY and value != name]
    number = _first(row, _IDS)
    is_state = name.startswith("Government of")
    classes = "government" if is_state else _ORGS.get(row.get("org", ""), row.get("class", ""))
    return {
        "name": name,
        "aliases": "|".join(dict.fromkeys(filter(None, others))),
        "classes": classes,
        "kind": row.get("kind", ""),
        "countries": _isos(re.split(r"[,;|]", _first(row, _COUNTRY)), registry),
        "since": row.get("since", ""),
        "until": row.get("until", ""),
        "ids": f"ucdp:{number}" if number.isdigit() and "org" in row else "",
    }


def _first(row: Cells, columns: Sequence[str]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")


def _isos(names: Sequence[str], registry: Registry) -> str:
    found = []
    for name in map(str.strip, names):
        if name.upper() in registry.countries:
            found.append(name.upper())
        else:
            states = registry.country_of(re.sub(r"\s*\(.*", "", name), "name") if name else ()
            found += states[:1]
    return "|".join(dict.fromkeys(found))


def _of_entities(file: Path, registry: Registry) -> Iterator[tuple[str, Cells]]:
    for where, found in _objects(file):
        if not isinstance(found, dict):
            yield where, {"problem": "it is no JSON object"}
        elif isinstance(found.get("properties"), dict):
            yield where, _of_ftm(found, registry)
        elif "labels" in found:
            yield where, _of_wikidata(found)
        else:
            yield where, {"problem": "it is neither a Wikidata nor a FollowTheMoney entity"}


def _objects(file: Path) -> Iterator[tuple[str, Any]]:
    """Entities one a line, as the dumps have them (also between brackets), or all in one document."""
    with file.open(encoding="utf-8-sig") as lines:
        first, second = lines.readline(), lines.readline()
    if not _is_by_line(second if first.strip() == "[" else first):
        yield from _of_document(file)
        return
    with file.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            bare = line.strip().rstrip(",")
            if bare in ("", "[", "]"):
                continue
            try:
                yield f"{file}:{number}", json.loads(bare)
            except ValueError:
                yield f"{file}:{number}", None


def _is_by_line(line: str) -> bool:
    """Whether a line is an entity as a whole, or the end of an empty list of them."""
    bare = line.strip().rstrip(",")
    if bare == "]":
        return True
    try:
        found = json.loads(bare)
    except ValueError:
        return False
    return isinstance(found, dict) and "entities" not in found


def _of_document(file: Path) -> Iterator[tuple[str, Any]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except ValueError as problem:
        raise BadUsage(f"{file}: is no JSON: {problem}") from problem
    if isinstance(found, dict):
        found = list(found["entities"].values()) if isinstance(found.get("entities"), dict) else [found]
    for number, one in enumerate(found if isinstance(found, list) else [found], 1):
        yield f"{file}#{number}", one


def _of_ftm(found: Mapping[str, Any], registry: Registry) -> Cells:
    schema, given = str(found.get("schema")), found["properties"]
    names = [*_texts(given, "name"), *_texts(given, "alias"), *_texts(given, "weakAlias")]
    if schema not in _SCHEMAS:
        known = ", ".join(_SCHEMAS)
        return {"name": names[0] if names else "", "problem": f"schema {schema} is not taken in; {known} are"}
    wikidata = _texts(given, "wikidataId")
    return {
        "name": names[0] if names else "",
        "aliases": "|".join(_one_line(name) for name in dict.fromkeys(names[1:]) if name != names[0]),
        "classes": "government" if schema == "PublicBody" else "",
        "kind": _SCHEMAS[schema],
        "countries": _isos([*_texts(given, "country"), *_texts(given, "jurisdiction")], registry),
        "since": _year(_texts(given, "incorporationDate") or _texts(given, "birthDate")),
        "until": _year(_texts(given, "dissolutionDate") or _texts(given, "deathDate")),
        "ids": "|".join([f"ftm:{found.get('id')}", *(f"wikidata:{one}" for one in wikidata[:1])]),
    }


def _texts(given: Mapping[str, Any], name: str) -> list[str]:
    value = given.get(name) or []
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one]


def _one_line(name: str) -> str:
    return " ".join(name.replace("|", " ").split())


def _year(days: Sequence[str]) -> str:
    match = re.match(r"\+?(\d{4})", days[0]) if days else None
    return match.group(1) if match else ""


def _of_wikidata(found: Mapping[str, Any]) -> Cells:
    labels = _labels(found)
    aliases = found.get("aliases") or {}
    others = [
        str(one["value"]) for tongue in _LANGUAGES for one in (aliases.get(tongue) or []) if "value" in one
    ]
    names = [*labels, *others]
    is_person = _HUMAN in _items(found, _INSTANCE)
    return {
        "name": _one_line(names[0]) if names else "",
        "aliases": "|".join(_one_line(name) for name in dict.fromkeys(names[1:]) if name != names[0]),
        "kind": "person" if is_person else "",
        "countries": "|".join(_iso_of(item) for item in _items(found, _COUNTRY_OF) if _iso_of(item)),
        "since": _year(_times(found, _BORN if is_person else _SINCE)),
        "until": _year(_times(found, _DIED if is_person else _UNTIL)),
        "ids": f"wikidata:{found['id']}" if found.get("id") else "",
    }


def _labels(found: Mapping[str, Any]) -> list[str]:
    labels = found.get("labels") or {}
    return [str(labels[one]["value"]) for one in _LANGUAGES if isinstance(labels.get(one), dict)]


def _values(found: Mapping[str, Any], relation: str) -> Iterator[Mapping[str, Any]]:
    for claim in (found.get("claims") or {}).get(relation) or []:
        value = ((claim.get("mainsnak") or {}).get("datavalue") or {}).get("value")
        if isinstance(value, dict):
            yield value


def _items(found: Mapping[str, Any], relation: str) -> list[str]:
    return [str(value["id"]) for value in _values(found, relation) if "id" in value]


def _times(found: Mapping[str, Any], relation: str) -> list[str]:
    return sorted(str(value["time"]) for value in _values(found, relation) if "time" in value)


def _iso_of(item: str) -> str:
    return _wikidata_countries().get(item, "")


@lru_cache
def _wikidata_countries() -> dict[str, str]:
    file = files("dateline.resources").joinpath("actors/wikidata_countries.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["wikidata"]: row["iso"] for row in rows}
