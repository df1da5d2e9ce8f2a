"""The codebook's files: read as YAML in which prepositions stay words, and checked."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import ClassVar

import yaml
from pydantic import TypeAdapter, ValidationError

from dateline.errors import BadResource
from dateline.resources.codebook_schema import FamilyEntry


def parse_family(name: str, raw: str) -> FamilyEntry:
    """The text of one family's file, checked."""
    try:
        return FamilyEntry.model_validate(yaml.load(raw, Loader=_LOADER))  # noqa: S506  (a safe loader)
    except (yaml.YAMLError, ValidationError) as problem:
        raise BadResource(f"{name}: {problem}") from problem


def read_family(family: str) -> FamilyEntry:
    """The file of one family."""
    name = f"codebook/{family}.yaml"
    entry = parse_family(name, _read(name))
    if entry.family != family:
        raise BadResource(f"{name}: says family {entry.family}; it has to be the one of its name")
    return entry


def _read(name: str) -> str:
    try:
        return files("dateline.resources").joinpath(name).read_text(encoding="utf-8")
    except OSError as problem:
        raise BadResource(f"{name}: {problem}") from problem


class _LOADER(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which `on`, `off`, `yes` and `no` are words, as prepositions and particles need."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, object]]]] = {
        first: [(tag, pattern) for tag, pattern in pairs if first in "tTfF" or not tag.endswith(":bool")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@lru_cache
def misread_lemmas() -> Mapping[str, list[str]]:
    """What the tagger makes of some words: "raped" becomes rap."""
    name = "codebook/lemmas.yaml"
    try:
        raw = yaml.load(_read(name), Loader=_LOADER)  # noqa: S506  (a safe loader)
        return TypeAdapter(dict[str, list[str]]).validate_python(raw)
    except (yaml.YAMLError, ValidationError) as problem:
        raise BadResource(f"{name}: {problem}") from problem
