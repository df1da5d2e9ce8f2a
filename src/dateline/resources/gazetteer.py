"""Looks places up in one read-only SQLite file."""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from dateline.errors import BadResource
from dateline.model.where import Level, Place
from dateline.resources.gazetteer_build import FILE_NAME, VERSION, build_gazetteer
from dateline.resources.gazetteer_keys import fold, spelling_key, spelling_keys
from dateline.resources.gazetteer_rows import NameKind
from dateline.resources.gazetteer_tables import CountryRow, DemonymRow, load_table

PATH_VARIABLE = "DATELINE_GAZETTEER"
_MOST = 60  # namesakes looked at; the rest are smaller still
_MOST_VARIANTS = 20
_KEEP = 50_000  # names remembered


@dataclass(frozen=True, slots=True)
class Namesake:
    """A place that bears the name asked for, how it bears it, and how prominent it is (0 to 1000)."""

    place: Place
    kind: NameKind
    prominence: int
    borrowed: bool = False  # its point is that of the wider area around it


_COLUMNS = "p.id, p.name, p.lat, p.lon, p.level, p.feature, p.country, p.admin1, p.admin2, p.population"
_FROM_NAMES = "FROM names n JOIN places p ON p.n = n.n WHERE n.fold = ?"
_BY_NAME = f"SELECT {_COLUMNS}, p.borrowed, n.weight, n.kind {_FROM_NAMES}"
_BY_KEY = f"SELECT {_COLUMNS}, p.borrowed, k.weight, 3 FROM keys k JOIN places p ON p.n = k.n WHERE k.key = ?"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS}, p.borrowed, 0, 0 FROM places p WHERE p.id = ?"  # noqa: S608


_PROMINENT = 50_000  # inhabitants


class Gazetteer:
    """The places of the world by name. Threads and processes may share the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._lookup = lru_cache(maxsize=_KEEP)(self._find)
        self._exact = lru_cache(maxsize=_KEEP)(self._find_exact)
        self._variants = lru_cache(maxsize=_KEEP)(self._find_variants)
        self._check()

    def _check(self) -> None:
        try:
            row = self._connection.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
        except sqlite3.Error as problem:
            raise BadResource(f"{self.path} is no gazetteer: {problem}") from problem
        if row is None or row[0] != str(VERSION):
            raise BadResource(f"{self.path} is a gazetteer of another version: build it anew")

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return Gazetteer, (self.path,)

    @property
    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = found
        return found

    def lookup(self, name: str, *, country: str | None = None) -> tuple[Namesake, ...]:
        """The places of that name, the most prominent first; spelling variants where no place is spelt so."""
        return self._lookup(fold(name), name, country)

    def _find(self, folded: str, name: str, country: str | None) -> tuple[Namesake, ...]:
        found = self._ask(_BY_NAME, folded, country, "n.weight")
        if any(one.kind is not NameKind.CODE for one in found):
            return found
        return found + self._by_spelling(name, country)

    def exactly(self, name: str) -> tuple[Namesake, ...]:
        """The places that bear the name so spelt, accents and capitals aside."""
        return self._exact(fold(name))

    def _find_exact(self, folded: str) -> tuple[Namesake, ...]:
        return self._ask(_BY_NAME, folded, None, "n.weight")

    def variants(self, name: str, *, country: str | None = None) -> tuple[Namesake, ...]:
        """Places of that name and of its other spellings: a town "Faryab" beside a province "Fāryāb"."""
        return self._variants(name, country)

    def _find_variants(self, name: str, country: str | None) -> tuple[Namesake, ...]:
        exact = self.lookup(name, country=country)
        if any(one.place.level is Level.COUNTRY and one.kind is not NameKind.KEY for one in exact):
            return exact  # a country's name is spelt one way; "El Salvador" is no spelling of "San Salvador"
        seen = {one.place.id for one in exact}
        return exact + tuple(one for one in self._by_spelling(name, country) if one.place.id not in seen)

    def _by_spelling(self, name: str, country: str | None) -> tuple[Namesake, ...]:
        key = spelling_key(name)
        return (
            self._ask(_BY_KEY, key, country, "k.weight", _MOST_VARIANTS) if len(key) >= _SHORTEST_KEY else ()
        )

    def _ask(
        self, query: str, name: str, country: str | None, order: str, limit: int = _MOST
    ) -> tuple[Namesake, ...]:
        words: tuple[object, ...] = (name,)
        if country:
            query, words = f"{query} AND p.country = ?", (name, country)
        rows = self._connection.execute(f"{query} ORDER BY {order}, p.n LIMIT {limit}", words)
        return tuple(map(_namesake, rows))

    def by_id(self, id_: str) -> Place | None:
        """The place with that id."""
        row = self._connection.execute(_BY_ID, (id_,)).fetchone()
        return _namesake(row).place if row else None

    @cached_property
    def countries(self) -> dict[str, Place]:
        """Countries and territories by their code."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, p.borrowed, 0, 0 FROM places p WHERE level = 'country' ORDER BY p.n"  # noqa: S608
        )
        places = [_namesake(row).place for row in rows]
        return {place.country: place for place in places if place.country}

    def words_of_names(self) -> frozenset[str]:
        """Countries, provinces, cities and peoples whose names are one word, in lower case."""
        rows = self._connection.execute(
            "SELECT name FROM places"
            " WHERE level IN ('country', 'admin1', 'region', 'natural') OR population > ?",
            (_PROMINENT,),
        )
        spelt = {fold(name) for (name,) in rows} | set(demonyms())
        return frozenset(word for word in spelt if " " not in word)

    def country_of_demonym(self, word: str) -> str | None:
        """The code of the country whose people or tongue the word names, None for other words."""
        return demonyms().get(word.casefold())

    def is_demonym(self, word: str) -> bool:
        """Whether the word names a people, tongue or faith, of a country or of none."""
        return word.casefold() in demonyms()


_SHORTEST_KEY = 4


def _namesake(row: tuple[object, ...]) -> Namesake:
    id_, name, lat, lon, level, feature, country, admin1, admin2, population, borrowed, weight, kind = row
    place = Place(id_, name, lat, lon, Level(level), feature, country, admin1, admin2, population)  # type: ignore[arg-type]
    return Namesake(place, NameKind(int(str(kind))), -int(str(weight)), bool(borrowed))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str | None]:
    """Words for peoples and tongues, in lower case, with the code of their country, or None."""
    found: dict[str, str | None] = {}
    for row in load_table("demonyms", DemonymRow):
        found.update((word.casefold(), row.country) for word in row.word)
    for country in load_table("countries", CountryRow):
        found.update((word.casefold(), country.code) for word in country.demonyms)
    return found


def gazetteer_path() -> Path:
    """Where the gazetteer is or will be: the path in DATELINE_GAZETTEER, the install, the user's cache."""
    named = os.environ.get(PATH_VARIABLE)
    return Path(named) if named else _default_path()


def _default_path() -> Path:
    installed = Path(sys.prefix) / "share" / "dateline" / FILE_NAME
    if installed.exists():
        return installed
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "dateline" / f"gazetteer-{VERSION}.sqlite"


def embedded_gazetteer(*, progress: Callable[[str], None] | None = None) -> Path:
    """The file built from the installed packages, whatever file the user named."""
    where = _default_path()
    if not where.exists():
        build_gazetteer(where, progress=progress)
    return where


def open_gazetteer(path: Path | None = None, *, progress: Callable[[str], None] | None = None) -> Gazetteer:
    """The gazetteer at a path, or the default one; it is built where it does not exist yet."""
    where = path or gazetteer_path()
    if not where.exists():
        build_gazetteer(where, progress=progress)
    return Gazetteer(where)


__all__ = [
    "Gazetteer",
    "Namesake",
    "demonyms",
    "embedded_gazetteer",
    "gazetteer_path",
    "open_gazetteer",
    "spelling_keys",
]
