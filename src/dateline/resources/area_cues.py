"""The shape of `cues/en/areas.yaml`: nouns that lead back to a place named before."""

from pydantic import BaseModel, ConfigDict

from dateline.model.where import Level
from dateline.resources.cues import load_cues


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AreaExample(_Entry):
    """A text with a description of an area, and the place that it leads back to."""

    text: str
    area: str
    place: str


class AreaNouns(_Entry):
    """Nouns and the levels of place that they can mean, the likeliest first."""

    nouns: frozenset[str]
    levels: tuple[Level, ...]
    example: AreaExample


class AreaCues(_Entry):
    """The whole file."""

    version: int
    areas: tuple[AreaNouns, ...]
    determiners: frozenset[str]

    def group(self, noun: str) -> AreaNouns | None:
        """The group of a noun, None where it describes no area."""
        return next((one for one in self.areas if noun in one.nouns), None)


def load_area_cues() -> AreaCues:
    """The area cues of the package, checked."""
    cues: AreaCues = load_cues("areas", AreaCues)
    return cues
