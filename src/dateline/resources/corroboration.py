"""The shape of `corroboration/weights.yaml`: what speaks for and against two tellings being one happening."""

from functools import cached_property, lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.errors import BadResource
from dateline.resources.cues import WordLoader


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FeatureWeight(_Entry):
    """A feature by name, how much it counts, and the sentence that reviewers read."""

    name: str
    weight: float = Field(gt=0)
    reason: str


class Kin(_Entry):
    """Two types in which one happening may be told, and how readily."""

    types: tuple[str, str]
    value: float = Field(ge=0, le=1)


class Weights(_Entry):
    """The whole file."""

    version: int
    join: float
    propose: float
    features: tuple[FeatureWeight, ...]
    about_deeds: frozenset[str]
    beside: frozenset[str]
    anybody: frozenset[str]
    kin: tuple[Kin, ...]

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Violence and what goes with it: types that somebody may own up to, be accused of, or deny."""
        return frozenset(
            name for name, group in self.groups.items() if group in ("attack", "territory-taken")
        ) | {
            "abduction",
            "sexual-violence",
            "destruction",
        }

    @cached_property
    def groups(self) -> dict[str, str]:
        """For each type that has kin, the first type of its group in the order of the file."""
        found: dict[str, str] = {}
        for pair in self.kin:
            first, second = pair.types
            group = found.get(first) or found.get(second) or first
            found.setdefault(first, group)
            found.setdefault(second, group)
        return found

    @cached_property
    def values(self) -> dict[tuple[str, str], float]:
        """How readily one happening is told as both types, in either order."""
        both = {tuple(pair.types): pair.value for pair in self.kin}
        return {(x, y): value for (a, b), value in both.items() for x, y in ((a, b), (b, a))}


@lru_cache
def load_weights() -> Weights:
    """The weights of the package, checked. Raises BadResource naming the file and the entry."""
    name = "corroboration/weights.yaml"
    try:
        raw = files("dateline.resources").joinpath(name).read_text(encoding="utf-8")
        return Weights.model_validate(yaml.load(raw, Loader=WordLoader))  # noqa: S506  (the safe C loader)
    except (OSError, yaml.YAMLError, ValidationError) as problem:
        raise BadResource(f"{name}: {problem}") from problem
