"""P-codes of districts, from a table of OCHA's common operational datasets that the user names."""

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import BadUsage
from dateline.resources.field_tables import states

# Column names in lower case, the newer ones first. `{n}` is the level.
_CODES = ("adm{n}_pcode", "admin{n}pcode", "adm{n}_code")
_NAMES = (
    "adm{n}_en",
    "adm{n}_name",
    "admin{n}name_en",
    "adm{n}_fr",
    "adm{n}_es",
    "adm{n}_ar",
    "adm{n}_name1",
)
_TOP = ("adm0_pcode", "iso3", "location", "adm0_code", "location_code")
_ISO2 = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """The codes and official names of a district; None where the table does not have it."""

    admin1_code: str | None = None
    admin1_name: str | None = None
    admin2_code: str | None = None
    admin2_name: str | None = None


@dataclass(frozen=True, slots=True)
class Pcodes:
    """Districts by country and names."""

    firsts: Mapping[tuple[str, str], Unit] = field(default_factory=dict)
    seconds: Mapping[tuple[str, str, str], Unit] = field(default_factory=dict)

    def find(self, iso3: str, admin1: str, admin2: str) -> Unit:
        """The district of these names, else the province; spelling counts only without accents and case."""
        first, second = _folded(admin1), _folded(admin2)
        if second and (iso3, first, second) in self.seconds:
            return self.seconds[(iso3, first, second)]
        return self.firsts.get((iso3, first), Unit())


def read_pcodes(path: Path | None) -> Pcodes:
    """The table as CSV. Raises BadUsage that names the columns that are missing."""
    if path is None:
        return Pcodes()
    try:
        rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        listed = [{(name or "").casefold(): value or "" for name, value in row.items()} for row in rows]
    except (OSError, UnicodeDecodeError) as problem:
        raise BadUsage(f"{path}: cannot be read as UTF-8 text: {problem}") from problem
    if not listed:
        raise BadUsage(f"{path}: holds no districts")
    if not _cell(listed[0], *_at(_CODES, 1)) or not _cell(listed[0], *_TOP):
        raise BadUsage(f"{path}: needs columns such as ADM0_PCODE, ADM1_PCODE and ADM1_EN; it has "
                       f"{', '.join(listed[0])}")  # fmt: skip
    return _table(listed)


def _table(rows: list[dict[str, str]]) -> Pcodes:
    firsts: dict[tuple[str, str], Unit] = {}
    seconds: dict[tuple[str, str, str], Unit] = {}
    for row in rows:
        iso3 = _iso3(_cell(row, *_TOP) or "")
        unit = Unit(
            _cell(row, *_at(_CODES, 1)), _cell(row, *_at(_NAMES, 1)),
            _cell(row, *_at(_CODES, 2)), _cell(row, *_at(_NAMES, 2)),
        )  # fmt: skip
        for first in _spellings(row, 1):
            firsts[(iso3, first)] = Unit(unit.admin1_code, unit.admin1_name)
            seconds.update({(iso3, first, second): unit for second in _spellings(row, 2)})
    return Pcodes(firsts, seconds)


def _iso3(code: str) -> str:
    """The top code is alpha-2 in some tables and alpha-3 in others."""
    state = states().get(code.upper()) if len(code) == _ISO2 else None
    return state.iso3 if state else code.upper()


def _at(patterns: tuple[str, ...], level: int) -> tuple[str, ...]:
    return tuple(pattern.format(n=level) for pattern in patterns)


def _cell(row: Mapping[str, str], *names: str) -> str | None:
    return next((row[name] for name in names if row.get(name)), None)


def _spellings(row: Mapping[str, str], level: int) -> set[str]:
    return {_folded(row[name]) for name in _at(_NAMES, level) if row.get(name)}


def _folded(name: str) -> str:
    """A name without accents, case and punctuation."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain.casefold() if letter.isalnum())
