"""The codebook's files: read as YAML in which prepositions stay words, and checked."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter, ValidationError

from dateline.errors import BadResource
from dateline.resources.codebook_schema import FamilyEntry
from dateline.resources.cues import WordLoader


def parse_family(name: str, raw: str) -> FamilyEntry:
    """The text of one family's file, checked."""
    try:
        return FamilyEntry.model_validate(yaml.load(raw, Loader=WordLoader))  # noqa: S506  (a safe loader)
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


@lru_cache
def misread_lemmas() -> Mapping[str, list[str]]:
    """What the tagger makes of some words: "raped" becomes rap."""
    name = "codebook/lemmas.yaml"
    try:
        raw = yaml.load(_read(name), Loader=WordLoader)  # noqa: S506  (a safe loader)
        return TypeAdapter(dict[str, list[str]]).validate_python(raw)
    except (yaml.YAMLError, ValidationError) as problem:
        raise BadResource(f"{name}: {problem}") from problem
