"""The shape of `cues/en/triage.yaml`: signals and weights of relevance."""

from pydantic import BaseModel, ConfigDict

from dateline.model.actor import ActorClass
from dateline.resources.cues import load_cues


class Signal(BaseModel):
    """One signal: the sum of what was found is turned into sum / (sum + half), and weighed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    weight: float
    half: float
    reason: str
    families: frozenset[str] = frozenset()
    by_length: bool = True  # a long report names more by chance


class TriageCues(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int
    bias: float
    signals: tuple[Signal, ...]
    least: float
    lead_words: int
    near: int
    usual_words: int  # a report of this length counts as it is, a longer one less
    armed_classes: frozenset[ActorClass]
    not_armed: frozenset[str]  # words of those classes that say too little without a parse
    about_half: float  # words of what is asked for in a hundred that give a score of a half
    about_least: float  # the score from which a report is kept where something alone is asked for
    harm: frozenset[str]
    numbers: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    recall: dict[float, float]

    def threshold(self, recall: float, *, asked: bool = False) -> float:
        """The score above which at least this share of what matters was found to lie."""
        if asked:
            return self.about_least
        enough = [score for share, score in self.recall.items() if share >= recall]
        return max(enough, default=0.0)


def load_triage() -> TriageCues:
    """The cues of the package, checked."""
    cues: TriageCues = load_cues("triage", TriageCues)
    return cues
