"""Compare figures with their floors; fail where one fell below.

    python eval/gate.py [--full]                 compare (the quick collections, or all)
    python eval/gate.py --raise                  take over figures that rose
    python eval/gate.py --lower "why"            take over figures that fell, too, with the reason

A floor is lowered only with a reason, and only when the reason stands in CHANGELOG.md.
What was gained and lost since the floors were last set is printed case by case, where this
checkout still has the cases of that time (they stay on the machine and are not committed).
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gold import ABSENT, ROOT, Collection, chosen, gold_digest, is_here, knowledge_digest
from scoring import measure

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
BEFORE, NOW = HERE / ".cases" / "floors", HERE / ".cases" / "now"
CHANGELOG = ROOT / "CHANGELOG.md"
MARGIN = 0.005  # runs are deterministic; the rounding of a printed share may still move
ONE_CASE = 1  # of figures that count cases
LOWER_IS_BETTER = frozenset({"median_km", "spurious"})
NOT_FLOORED = frozenset({"of", "n", "seconds"})
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure against its floor."""

    name: str
    value: float
    floor: float
    below: bool


def verdicts(name: str, figures: Mapping[str, float], floors: Mapping[str, float]) -> list[Verdict]:
    """Each floored figure of a collection with its verdict; a figure that vanished is below its floor."""
    found = []
    for key, floor in sorted(floors.items()):
        value = figures.get(key)
        if value is None:
            found.append(Verdict(f"{name}.{key}", float("nan"), floor, below=True))
        else:
            found.append(Verdict(f"{name}.{key}", value, floor, below=is_below(key, value, floor)))
    return found


def is_below(key: str, value: float, floor: float) -> bool:
    """Whether a figure is worse than its floor by more than the margin."""
    loss = value - floor if key in LOWER_IS_BETTER else floor - value
    margin = ONE_CASE if isinstance(floor, int) else MARGIN
    return loss > margin + 1e-9


def new_floors(
    figures: Mapping[str, float], floors: Mapping[str, float], *, may_fall: bool
) -> dict[str, float]:
    """The floors to keep: the better of old and new, or simply the new ones where they may fall."""
    wanted = {key: value for key, value in figures.items() if key not in NOT_FLOORED}
    if may_fall:
        return wanted
    return {key: _better(key, value, floors.get(key, value)) for key, value in wanted.items()}


def _better(key: str, one: float, other: float) -> float:
    return min(one, other) if key in LOWER_IS_BETTER else max(one, other)


def moved(before: Path, now: Path) -> tuple[list[str], list[str]]:
    """The cases gained and lost between two files of details."""
    old, new = dict(_cases(before)), dict(_cases(now))
    gained = sorted(case for case, right in new.items() if right > old.get(case, 0))
    lost = sorted(case for case, right in old.items() if right > new.get(case, 0))
    return gained, lost


def _cases(path: Path) -> Iterator[tuple[str, int]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        name = " ".join(str(case[key]) for key in ("id", "claim") if case.get(key) is not None)
        right = case.get("right", case.get("found"))
        if isinstance(right, dict):
            yield from ((f"{name} {key}", int(bool(value))) for key, value in right.items())
        elif right is not None:
            yield name, len(right) if isinstance(right, list) else int(right)


def main(argv: list[str] | None = None) -> int:
    """Measure, compare, and say what to do."""
    wanted = _arguments(argv)
    if not is_here():
        print(ABSENT)
        return 0
    if wanted.lower and wanted.lower not in CHANGELOG.read_text(encoding="utf-8"):
        print(f"write the reason into CHANGELOG.md first: {wanted.lower}")
        return 1
    record = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"collections": {}}
    if record.get("knowledge") not in {None, knowledge_digest()}:
        print("note: the files of knowledge changed since the floors were set")
    failed = 0
    for collection in chosen(wanted.names, quick=not wanted.full):
        failed += _judge(collection, record, wanted)
    if wanted.raising or wanted.lower:
        record["knowledge"] = knowledge_digest()
        FLOORS.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {FLOORS.relative_to(ROOT)}")
        return 0
    print("gate: closed" if failed else "gate: open")
    return 1 if failed else 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="collections (default: the quick ones)")
    parser.add_argument("--full", action="store_true", help="all collections")
    parser.add_argument("--raise", dest="raising", action="store_true", help="take over figures that rose")
    parser.add_argument("--lower", metavar="WHY", help="take over figures that fell, too")
    return parser.parse_args(argv)


def _judge(collection: Collection, record: dict[str, Any], wanted: argparse.Namespace) -> int:
    """Print the verdicts on one collection; how many figures are below their floors."""
    now, before = NOW / f"{collection.name}.jsonl", BEFORE / f"{collection.name}.jsonl"
    outcome = measure(collection, details=now)
    print(f"{collection.name}: {outcome.documents} documents, {outcome.seconds:.0f} s", flush=True)
    kept = record["collections"].get(collection.name, {})
    if kept and kept["gold"] != gold_digest(collection):
        print(f"{collection.name}: the collection itself changed; set its floors anew")
        kept = {}
    found = verdicts(collection.name, outcome.figures, kept.get("floors", {}))
    for one in found:
        mark = "BELOW" if one.below else "ok"
        print(f"{mark:5} {one.name:32} {one.value:8.3f}  floor {one.floor:.3f}")
    if before.exists():
        _print_moves(before, now)
    if wanted.raising or wanted.lower:
        floors = new_floors(outcome.figures, kept.get("floors", {}), may_fall=bool(wanted.lower))
        record["collections"][collection.name] = {"gold": gold_digest(collection), "floors": floors}
        BEFORE.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(now, before)
    elif not kept:
        print(f"{collection.name}: no floors yet: {dict(outcome.figures)}")
    return sum(one.below for one in found)


def _print_moves(before: Path, now: Path) -> None:
    for name, cases in zip(("gained", "lost"), moved(before, now), strict=True):
        print(f"      {name} {len(cases)}")
        for case in cases[:SHOWN]:
            print(f"        {case}")


if __name__ == "__main__":
    sys.exit(main())
