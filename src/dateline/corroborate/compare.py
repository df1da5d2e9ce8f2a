"""The sum of what speaks for and against two tellings being one happening, with its reasons."""

import math
from dataclasses import dataclass

from dateline.corroborate.features import FEATURES, Feature, kinship
from dateline.corroborate.telling import Telling
from dateline.model.reason import Reason
from dateline.resources.corroboration import Weights, load_weights

_AGAINST = "other_"


@dataclass(frozen=True, slots=True)
class Scale:
    """Features with their weights: positive for what speaks for one happening, negative against it."""

    weights: Weights
    type_weight: float
    parts: tuple[tuple[Feature, float], ...]

    def sum(self, a: Telling, b: Telling) -> float:
        """How much speaks for one happening."""
        total = self.type_weight * kinship(a, b, self.weights)
        for feature, weight in self.parts:
            total += weight * feature(a, b)
        return total

    def reasons(self, a: Telling, b: Telling) -> tuple[Reason, ...]:
        """The parts of the sum that say something, the loudest first."""
        found = [("same_type", self.type_weight * kinship(a, b, self.weights))]
        found += [(feature.__name__, weight * feature(a, b)) for feature, weight in self.parts]
        sentences = {one.name: one.reason for one in self.weights.features}
        loud = sorted((one for one in found if one[1]), key=lambda one: (-abs(one[1]), one[0]))
        return tuple(Reason(name, round(value, 2), sentences[name]) for name, value in loud)

    def belief(self, total: float) -> float:
        """The sum as a number from 0 to 1; 0.5 where a person would have to decide."""
        middle = (self.weights.join + self.weights.propose) / 2
        return round(1 / (1 + math.exp(middle - total)), 4)


def scale_of(weights: Weights | None = None) -> Scale:
    """The scale of the package's weights."""
    weights = weights or load_weights()
    by_name = {one.name: one.weight for one in weights.features}
    parts = tuple(
        (feature, -by_name[name] if name.startswith(_AGAINST) else by_name[name])
        for name, feature in FEATURES.items()
    )
    return Scale(weights, by_name["same_type"], parts)
