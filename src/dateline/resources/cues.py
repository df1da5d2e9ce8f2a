"""Lists of words as data: one YAML file per topic and language, checked against a model on load."""

from functools import lru_cache
from importlib.resources import files
from typing import ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dateline.errors import BadResource

M = TypeVar("M", bound=BaseModel)


@lru_cache
def load_cues(topic: str, model: type[M], language: str = "en") -> M:
    """The cue file of a topic, such as "times", checked. Raises BadResource naming file and entry."""
    name = f"cues/{language}/{topic}.yaml"
    try:
        raw = files("dateline.resources").joinpath(name).read_text(encoding="utf-8")
        return model.model_validate(yaml.load(raw, Loader=WordLoader))  # noqa: S506  (the safe C loader)
    except (OSError, yaml.YAMLError, ValidationError) as problem:
        raise BadResource(f"{name}: {problem}") from problem


class WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which `on`, `off`, `yes` and `no` are words, as lists of words need."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, form) for tag, form in pairs if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
