"""Rows of the gazetteer, from the packages that hold public place data and from dateline's own tables."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from dateline.model.where import Level
from dateline.resources.gazetteer_keys import fold
from dateline.resources.gazetteer_packages import ListedArea, ListedTown, Packages
from dateline.resources.gazetteer_tables import AbbreviationRow, AdditionRow, AliasRow, CountryRow, load_table


class NameKind(IntEnum):
    """How a name stands to its place, the most usual first."""

    MAIN = 0
    ALTERNATE = 1
    CODE = 2  # "TX": read only beside another place
    KEY = 3  # only the spelling key agrees


@dataclass(slots=True)
class PlaceRow:
    """A place on its way into the file, with all its names."""

    id: str
    name: str
    level: Level
    country: str | None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    borrowed: bool = False  # its point is that of the wider area
    names: dict[str, NameKind] = field(default_factory=dict)

    def add(self, names: Iterable[str], kind: NameKind = NameKind.ALTERNATE) -> None:
        """Add names; a name keeps the most usual of its kinds."""
        for name in names:
            self.names[name] = min(kind, self.names.get(name, kind))


# Scholarly marks say how a name is written elsewhere; English reports leave them out.
_MARKS = dict.fromkeys(map(ord, "\u0304\u0323\u0331\u0327\u0306"))
_KEEP_MARKS = frozenset(re.findall("..", "LVLTTRROMDAZPTBRAOMZFRESVNNZHUCZSKPLHR"))
_AYN = str.maketrans("", "", "‘’ʻʼʿʾ")
_GENERIC = (
    "province|governorate|(?:\\w+ )?autonomous region|region|district"
    "|department|county|parish|oblast|krai|kray|prefecture|municipality|state"
    "|republic|division|wilaya|wilayah|voivodeship|canton|autonomous okrug|autonomous oblast|emirate"
    "|borough|municipio|capital district|rayon|raion|i̇lçesi|ilçesi|okrug|tumani|kommune?|woreda|zone|oblast'"
    "|aūdany"
)
_ENGLISH_AFTER = re.compile(rf"^(?P<core>.+?) (?:{_GENERIC})$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?:autonomous )?(?:province|state|republic|region|city|commonwealth|municipality|governorate)"
    r" of (?:the )?"
    r"|(?:county|ward|town|district|commune|municipal district) of (?:the )?"
    r"|(?:departamento|provincia|estado|département|municipio|partido|distrito|daïra|commune|délégation|caza"
    r"|circunscrição|cercle|concelho|ville|sous-préfecture|territoire|cantón)"
    r" (?:de la |de los |del |des |de |d['’]|do |da )"
    r"|qaḑā[’'] |wilayat (?:de )?|arrondissement (?:de |d['’])?)(?P<core>.+)$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    re.findall(
        r"\w+", "free northern southern eastern western central north south east west upper lower capital new"
    )
)
_LATIN = re.compile(r"^[^\W\d_][\w\s'’‘ʻʼʿ.,&()/-]*$")


def in_english(name: str, country: str | None) -> str:
    """A name without the marks of scholarly transliteration.

    >>> in_english("Jowzjān", "AF"), in_english("Medellín", "CO")
    ('Jowzjan', 'Medellín')
    """
    if country in _KEEP_MARKS or (name.isascii() and name.isalnum()):
        return name
    bare = unicodedata.normalize("NFD", name).translate(_MARKS)
    return unicodedata.normalize("NFC", bare).translate(_AYN)


_OTHER_SCRIPTS = ("\u0250", "\u1dff")  # from phonetic signs to what follows Cherokee


def is_latin(name: str) -> bool:
    """Whether English reports could print the name: Latin letters, and a capital somewhere."""
    return (
        bool(_LATIN.match(name)) and name != name.lower() and (name.isascii() or not _has_other_script(name))
    )


def _has_other_script(name: str) -> bool:
    return any(c.isalpha() and _OTHER_SCRIPTS[0] <= c <= _OTHER_SCRIPTS[1] for c in name)


def bare_name(name: str) -> str | None:
    """The name without its generic word, None where there is none.

    >>> bare_name("Aleppo Governorate"), bare_name("Province of Rome"), bare_name("Kabul")
    ('Aleppo', 'Rome', None)
    """
    found = _ENGLISH_AFTER.match(name) or _BEFORE.match(name)
    return found["core"] if found and found["core"].casefold() not in _NO_NAME else None


def is_generic(name: str) -> bool:
    """Whether a name is an ordinary word of direction or rank, such as "Central".

    >>> is_generic("Central"), is_generic("North Eastern"), is_generic("Nyanza")
    (True, True, False)
    """
    return all(word.casefold() in _NO_NAME | {"coast"} for word in name.split())


def countries(packages: Packages) -> Iterator[PlaceRow]:
    """Countries and territories, and states that are no more."""
    listed = {one.alpha2: one for one in packages.countries}
    for row in load_table("countries", CountryRow):
        known = listed.get(row.code)
        id_ = (
            f"geonames:{known.geonames_id}" if known and known.geonames_id else f"dateline:country-{row.code}"
        )
        place = PlaceRow(
            id_, row.name, Level.COUNTRY, row.code, row.lat, row.lon, "PCLI" if known else "PCLH"
        )
        place.population = packages.populations.get(row.code, 0)
        place.add([row.name], NameKind.MAIN)
        place.add(row.names)
        if known:
            place.add(
                name for name in (known.name, known.official_name, known.common_name, *known.aliases) if name
            )
        yield place


def additions() -> Iterator[PlaceRow]:
    """Regions, waters, mountains and sites of dateline's own table."""
    for row in load_table("additions", AdditionRow):
        id_ = row.id or "dateline:" + re.sub(r"[^a-z0-9]+", "-", fold(row.name))
        place = PlaceRow(id_, row.name, row.level, row.country, row.lat, row.lon, row.feature)
        place.admin1 = row.name if row.level is Level.ADMIN1 else None
        place.add([row.name], NameKind.MAIN)
        place.add(row.names)
        yield place


def subdivisions(packages: Packages) -> dict[int, PlaceRow]:
    """First- and second-level areas by the package's own number."""
    points = packages.points
    short = {row.subdivision: row for row in load_table("abbreviations", AbbreviationRow)}
    rows = {}
    for one in packages.areas:
        if one.geonames_id is None and one.iso_code is None:
            continue
        rows[one.id] = _subdivision(one, points, short)
    return rows


def _subdivision(
    one: ListedArea, points: dict[str, tuple[float, float]], short: dict[str, AbbreviationRow]
) -> PlaceRow:
    level = Level.ADMIN1 if one.admin_level <= 1 else Level.ADMIN2
    country = one.country.alpha2
    id_ = f"geonames:{one.geonames_id}" if one.geonames_id else f"iso3166-2:{one.iso_code}"
    name = _display(one, country)
    feature = "ADM1" if level is Level.ADMIN1 else "ADM2"
    row = PlaceRow(id_, name, level, country, feature=feature)
    point = points.get(one.iso_code or "")
    if point:
        row.lat, row.lon = point
    row.add([name, one.name], NameKind.MAIN)
    row.add(filter(is_latin, one.aliases))
    for other in list(row.names):
        bare = bare_name(other)
        if bare:
            row.add([bare], row.names[other])
    extra = short.get(one.iso_code or "")
    if extra:
        row.add(extra.abbreviations)
        row.add(extra.codes, NameKind.CODE)
    if level is Level.ADMIN1:
        row.admin1 = name
    else:
        row.admin2 = name
        row.admin1 = None  # filled from the parent, which may come later
    return row


def _display(one: ListedArea, country: str) -> str:
    """The English name if the package has one ("Aleppo" of "Aleppo Governorate"), else its own."""
    if country in {"US", "CA", "AU", "GB", "IE", "NZ"}:
        return str(one.name)
    own = bare_name(one.name) or one.name
    if one.admin_level > 1 or one.iso_code is None:
        return in_english(own, country)
    english = sorted(
        bare
        for alias in one.aliases
        if is_latin(alias) and (bare := bare_name(alias)) and alias.startswith(bare)
    )
    return in_english(english[0] if english else own, country)


def cities(packages: Packages, areas: dict[int, PlaceRow]) -> Iterator[PlaceRow]:
    """Towns with their areas; what the areas lack (population, a point) is gathered on the way."""
    spelt = packages.spellings
    own = {row.id: row.names for row in load_table("aliases", AliasRow)}
    for one in packages.towns:
        country = one.country.alpha2
        place = PlaceRow(
            f"geonames:{one.geonames_id}", in_english(one.name, country), Level.SETTLEMENT, country
        )
        place.lat, place.lon, place.feature, place.population = one.lat, one.lng, "PPL", one.population
        for area in one.subdivisions:
            row = areas.get(area.id)
            if row and row.level is Level.ADMIN1:
                place.admin1 = row.name
            elif row:
                place.admin2 = row.name
        place.add([place.name, one.name], NameKind.MAIN)
        place.add(name for name in spelt.get(one.geonames_id, ()) if _usable(name))
        place.add(own.get(place.id, ()))
        yield place


_SHORTEST = 4  # shorter ones among alternate names are mostly codes


def _usable(name: str) -> bool:
    return is_latin(name) and len(name) >= _SHORTEST


def complete_areas(packages: Packages, areas: dict[int, PlaceRow]) -> None:
    """Give areas their parent, the population of their towns, and where they lack one, a point."""
    inside: dict[int, list[ListedTown]] = defaultdict(list)
    for town in packages.towns:
        for area in town.subdivisions:
            inside[area.id].append(town)
    for one in sorted(packages.areas, key=lambda each: each.admin_level):
        row = areas.get(one.id)
        if row is None:
            continue
        parent = areas.get(one.parent.id) if one.parent else None
        if row.level is Level.ADMIN2 and parent:
            row.admin1 = parent.admin1
        towns = inside[one.id]
        row.population = sum(each.population for each in towns)
        if row.lat is None:
            _place_area(row, towns, parent)


def _place_area(row: PlaceRow, towns: list[ListedTown], parent: PlaceRow | None) -> None:
    same = [town for town in towns if fold(town.name) == fold(bare_name(row.name) or row.name)]
    chosen = max(same, key=lambda town: town.population) if same else None
    if chosen:
        row.lat, row.lon = chosen.lat, chosen.lng
    elif towns:
        row.lat = round(sum(town.lat for town in towns) / len(towns), 4)
        row.lon = round(sum(town.lng for town in towns) / len(towns), 4)
    elif parent and parent.lat is not None:
        row.lat, row.lon, row.borrowed = parent.lat, parent.lon, True
