"""The collections that dateline is measured on, and the one place that knows where they lie.

They are not part of the project: a folder `shared` beside the checkout holds them with their scorers.
Without that folder nothing can be measured, and the programs here say so.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KNOWLEDGE = ROOT / "src" / "dateline" / "resources"
ABSENT = "no folder `shared` with scorers beside the checkout: nothing is measured"


@dataclass(frozen=True, slots=True)
class Collection:
    """A set of annotated reports: the task that the scorer calls it by, and its file."""

    name: str
    task: str
    gold: str
    quick: bool = False  # part of the subset that every change runs


COLLECTIONS = (
    Collection("seed", "seed", "seed/claims.json", quick=True),
    Collection("isaf", "isaf", "gold/isaf.jsonl", quick=True),
    Collection("types", "types", "gold/case2021_task2.jsonl", quick=True),
    Collection("hrds", "hrds", "gold/hrdsattack.jsonl"),
    Collection("relevance", "relevance", "gold/indiapolice.jsonl"),
    Collection("geovirus", "geo", "gold/geovirus.jsonl"),
    Collection("lgl", "geo", "gold/lgl.jsonl"),
    Collection("pairs", "pairs", "gold/ecbplus.jsonl"),
    Collection("polnear", "polnear", "gold/polnear.jsonl"),
    Collection("muc4", "muc4", "gold/muc34.jsonl"),
)

NOT_YET = {
    "times": "has no open part: the annotated texts may not be passed on",
}


def is_here() -> bool:
    """Whether the collections and their scorers lie beside the checkout."""
    return (SHARED / "score" / "__main__.py").is_file()


def chosen(names: list[str], *, quick: bool) -> list[Collection]:
    """The collections asked for by name, or the quick ones, or all, in their order."""
    unknown = sorted(set(names) - {one.name for one in COLLECTIONS})
    if unknown:
        raise SystemExit(f"no collection is called {', '.join(unknown)}")
    if names:
        return [one for one in COLLECTIONS if one.name in names]
    return [one for one in COLLECTIONS if one.quick or not quick]


def digest(paths: list[Path]) -> str:
    """A short fingerprint of the contents of files, whatever folder they lie in."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def gold_digest(collection: Collection) -> str:
    """The fingerprint of a collection; figures are comparable only under the same one."""
    return digest([SHARED / collection.gold])


def knowledge_digest() -> str:
    """The fingerprint of codebook, cues, actors and the other files of knowledge."""
    return digest([path for path in KNOWLEDGE.rglob("*") if path.suffix in {".yaml", ".csv"}])
