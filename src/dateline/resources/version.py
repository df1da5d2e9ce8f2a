"""Which version of the knowledge and of the rules a coding depends on."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from dateline.resources.gazetteer_status import status_of

_ROOMS = ("model", "read", "annotate", "link", "coding", "resources")
_KNOWLEDGE = frozenset({".py", ".yaml", ".csv", ".json"})
_DIGITS = 12


@lru_cache(maxsize=1)
def rules_version() -> str:
    """The package's version, and a digest of the rules, cues and codebook that lie in it."""
    package = Path(__file__).resolve().parent.parent
    files = (path for room in _ROOMS for path in (package / room).rglob("*") if path.suffix in _KNOWLEDGE)
    found = hashlib.sha256()
    for path in sorted(files):
        name, content = path.relative_to(package).as_posix(), path.read_bytes()
        found.update(f"{name}:{len(content)}:".encode())
        found.update(content)
    return f"dateline/{version('dateline')}+{found.hexdigest()[:_DIGITS]}"


def gazetteer_version(path: Path) -> str:
    """A digest of what a gazetteer says that it holds: its data sets, imports and numbers of places."""
    status = status_of(path)
    held = repr((status.levels, status.licences, status.imports))
    return f"gazetteer/{hashlib.sha256(held.encode()).hexdigest()[:_DIGITS]}"
