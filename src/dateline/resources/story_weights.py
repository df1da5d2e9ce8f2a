"""The features by which two reports are taken for news of one happening, with their weights."""

from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.errors import BadResource

_FILE = "stories.yaml"


class FeatureWeight(BaseModel):
    """How loudly a feature speaks, in log-odds, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weight: float
    why: str


class Gap(BaseModel):
    """How often two reports are at most so many days apart, and more than by the gap before.

    `same`: of two on one happening; `any`: of two from an ordinary collection. Both add up to one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: int
    same: float
    any: float


class StoryWeights(BaseModel):
    """What stories.yaml holds: the features, and the scores at which something follows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    features: dict[str, FeatureWeight]
    gaps: tuple[Gap, ...]
    same: float
    join: float
    related: float
    alike: float


@lru_cache
def load_story_weights() -> StoryWeights:
    """The weights. Raises BadResource naming the entry that is wrong."""
    try:
        raw = files("dateline.resources").joinpath(_FILE).read_text(encoding="utf-8")
        return StoryWeights.model_validate(yaml.safe_load(raw))
    except (OSError, yaml.YAMLError, ValidationError) as problem:
        raise BadResource(f"{_FILE}: {problem}") from problem
