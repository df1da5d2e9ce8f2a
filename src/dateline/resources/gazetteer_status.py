"""What a gazetteer file says about itself."""

import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file whose rows were added."""

    sha256: str
    file: str
    format: str
    licence: str
    lines: int
    added: int
    completed: int
    rejected: int
    finished: bool


@dataclass(frozen=True, slots=True)
class GazetteerStatus:
    """What a gazetteer holds."""

    path: Path
    megabytes: float
    levels: tuple[tuple[str, int], ...]  # places by level, most first
    licences: tuple[tuple[str, str, str], ...]  # name, version, licence with attribution
    imports: tuple[ImportedFile, ...]

    def record(self) -> dict[str, object]:
        """As it is printed."""
        return {
            "schema": "dateline/gazetteer/1",
            "path": str(self.path),
            "places": dict(self.levels),
            "licences": [
                dict(zip(("name", "version", "licence"), one, strict=True)) for one in self.licences
            ],
            "imports": [asdict(one) for one in self.imports],
        }


_LEVELS = "SELECT level, COUNT(*) FROM places GROUP BY level ORDER BY 2 DESC, 1"
_LICENCES = "SELECT name, version, licence, attribution FROM licences ORDER BY name LIKE 'import %', name"
_IMPORTS = (
    "SELECT sha256, file, format, licence, lines, added, completed, rejected, finished FROM imports"
    " ORDER BY file, sha256"
)


def status_of(path: Path) -> GazetteerStatus:
    """Read what a gazetteer file says about itself."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
        levels = tuple((str(level), int(number)) for level, number in file.execute(_LEVELS))
        licences = tuple(
            (name, version or "", "; ".join(filter(None, (licence, attribution))))
            for name, version, licence, attribution in file.execute(_LICENCES)
        )
        has_imports = file.execute("SELECT 1 FROM sqlite_master WHERE name = 'imports'").fetchone()
        rows = file.execute(_IMPORTS).fetchall() if has_imports else []
    imports = tuple(replace(ImportedFile(*row), finished=bool(row[-1])) for row in rows)
    return GazetteerStatus(path, path.stat().st_size / 1e6, levels, licences, imports)
