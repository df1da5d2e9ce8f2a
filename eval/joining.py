"""How sure a join is: sums of pairs of tellings against a set with answers, `python eval/joining.py [DIR]`.

A telling is what one report says of one happening. A pair is right if both are of one happening of the
answers: by report, kind, day and place. Pairs that never meet in a block are not among them.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from dateline.corroborate import tellings_of
from dateline.corroborate.account import Intake
from dateline.corroborate.blocking import pairs
from dateline.corroborate.cluster import kind_of
from dateline.corroborate.compare import scale_of
from dateline.corroborate.copies import find_copies
from dateline.corroborate.rulings import rulings
from dateline.corroborate.telling import Telling
from dateline.model.coded import CodedPage
from dateline.model.where import Level
from dateline.pipeline import run, told_by
from dateline.resources.corroboration import load_weights
from dateline.settings import Settings

BANDS = (-99.0, 1.0, 2.5, 3.25, 4.0, 5.0, 6.0, 8.0, 99.0)
_FINE = (Level.POINT, Level.SETTLEMENT, Level.ADMIN3)


def tellings(path: Path) -> list[Telling]:
    """What each report of the set tells, happening by happening."""
    intake, force = Intake(), rulings(())
    told = [told_by(one) for one in run([str(path)], settings=Settings()) if isinstance(one, CodedPage)]
    for one in told:
        intake.take(one, one.claims)
    copies = find_copies(one.origin for one in told)
    return list(tellings_of(intake.in_order(), copies, scale_of(), force))


def meant(one: Telling, happenings: Sequence[Mapping[str, Any]]) -> set[str]:
    """The happenings of the answers that a telling may be of."""
    return {happening["id"] for happening in happenings if _fits(one, happening)}


def _fits(one: Telling, happening: Mapping[str, Any]) -> bool:
    groups = load_weights().groups
    report = one.accounts[0].report.name
    if report not in (*happening["reports"], *happening["recalled_in"]):
        return False
    if groups.get(happening["type"], happening["type"]) not in {groups.get(x, x) for x in one.types}:
        return False
    return _is_then(one, happening["when"]["first"]) and _is_there(one, happening["where"]["name"])


def _is_then(one: Telling, day: date) -> bool:
    return one.days is None or one.days[0] <= day.toordinal() <= one.days[1]


def _is_there(one: Telling, name: str) -> bool:
    fine = [spot.place.name for spot in one.spots if spot.place.level in _FINE]
    return not fine or name in fine


def judged(told: Sequence[Telling], happenings: Sequence[Mapping[str, Any]]) -> Iterator[tuple[float, bool]]:
    """The sum of each pair that meets and that the answers know, and whether it is one happening."""
    scale = scale_of()
    kinds = [kind_of(one, scale) for one in told]
    gold = [meant(one, happenings) for one in told]
    for i, j in pairs(told, kinds):
        is_known = len(gold[i]) == 1 or len(gold[j]) == 1
        if is_known and told[i].accounts[0].report is not told[j].accounts[0].report:
            yield scale.sum(told[i], told[j]), bool(gold[i] & gold[j])


def main(folder: Path) -> int:
    """Print how many pairs of each band are of one happening."""
    answers = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))["happenings"]
    found = list(judged(tellings(folder / "reports.jsonl"), answers))
    for low, high in pairwise(BANDS):
        band = [is_same for total, is_same in found if low <= total < high]
        print(f"{low:6} to {high:5}: {sum(band):4} of {len(band):4} pairs are of one happening")
    return 0


if __name__ == "__main__":
    ours = Path(str(files("dateline.resources").joinpath("samples/demo")))
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ours))
