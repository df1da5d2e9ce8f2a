"""What a user may set: read once at the edge, handed on as plain arguments."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import BadUsage

FILE = "dateline.toml"
PREFIX = "DATELINE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of a run, each also settable in dateline.toml or as DATELINE_NAME in the environment."""

    engine: str | None = None  # a spaCy package or folder; None: the pinned small model
    gazetteer: Path | None = None  # a gazetteer file; None: the one built from the bundled data
    workers: int = 1  # processes that code side by side
    actors: Path | None = None  # your own file of actors over the registry; None: the registry alone
    store: str = "dateline.db"  # the project's store: a file, or postgresql://USER@HOST/DATABASE


def load_settings(file: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the file (dateline.toml of the folder if it is there), then from the environment.

    >>> load_settings(environ={"DATELINE_WORKERS": "4"}).workers
    4
    """
    found = _from_file(file) | _from_environment(environ)
    read: dict[str, Any] = {name: _READERS[name](name, value) for name, value in found.items()}
    return Settings(**read)


def _from_file(file: Path | None) -> dict[str, object]:
    path = file or Path(FILE)
    if file is None and not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise BadUsage(f"{path}: cannot be read as settings: {problem}") from problem
    unknown = sorted(found.keys() - _READERS.keys())
    if unknown:
        raise BadUsage(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(_READERS)}")
    return found


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    named = {name: PREFIX + name.upper() for name in _READERS}
    return {name: environ[variable] for name, variable in named.items() if environ.get(variable)}


def _words(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadUsage(f"setting {name}: expected text in quotes, found {value!r}")
    return value


def _path(name: str, value: object) -> Path:
    return Path(_words(name, value))


def _positive(name: str, value: object) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = 0
    if number < 1:
        raise BadUsage(f"setting {name}: expected a whole number from 1, found {value!r}")
    return number


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "engine": _words,
    "gazetteer": _path,
    "workers": _positive,
    "actors": _path,
    "store": _words,
}
