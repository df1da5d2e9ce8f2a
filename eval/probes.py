"""How many of the probe expressions for dates and counts are read as meant.

Run: python eval/probes.py [FOLDER]. The folder holds date_probe.json and count_probe.json; without it the
figures cannot be had, and the script says so.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from dateline.annotate.analysis import Engine, load_engine
from dateline.annotate.counts import CountFinder
from dateline.annotate.times import TimeFinder
from dateline.model.count import CountRelation
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import CountMention, TimeMention
from dateline.model.page import Page

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "probes"
UNITS = {"wounded": "injured", "kidnapped": "abducted"}
PEOPLE = {"protest": {"people", "protesters"}}


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"no probes: {folder} does not exist")
        return 1
    engine = load_engine()
    dates = json.loads((folder / "date_probe.json").read_text(encoding="utf-8"))
    counts = json.loads((folder / "count_probe.json").read_text(encoding="utf-8"))
    report_dates(engine, dates)
    report_counts(engine, counts)
    return 0


def report_dates(engine: Engine, probes: list[dict[str, str]]) -> None:
    finder = TimeFinder()
    exact = inside = declined = 0
    for probe in probes:
        page = page_of(engine, probe["text"], date.fromisoformat(probe["pub"]))
        found = finder(page)
        days = interval(found)
        exact += days == (probe["start"], probe["end"])
        inside += days is not None and probe["start"] <= days[0] and days[1] <= probe["end"]
        declined += days is None
        if days != (probe["start"], probe["end"]):
            print(f"  date {probe['text']!r}: meant {probe['start']}..{probe['end']}, read {days}", end="")
            print(f" ({', '.join(one.declined for one in found if one.declined)})" if days is None else "")
    print(f"dates: {exact} of {len(probes)} exact, {inside} within what is meant, {declined} declined")


def interval(found: tuple[TimeMention, ...]) -> tuple[str, str] | None:
    ends = [(one.when.first, one.when.last) for one in found if one.when]
    firsts = [first for first, _ in ends if first]
    lasts = [last for _, last in ends if last]
    return (str(min(firsts)), str(max(lasts))) if firsts and lasts else None


def report_counts(engine: Engine, probes: list[dict[str, Any]]) -> None:
    times, counts = TimeFinder(), CountFinder()
    right = said = meant = 0
    for probe in probes:
        page = page_of(engine, probe["text"], date(2024, 3, 13))
        found = list(counts(page.with_mentions(times(page))))
        said += len(found)
        meant += len(probe["gold"])
        for gold in probe["gold"]:
            match = next((one for one in found if agrees(gold, one)), None)
            if match is None:
                print(f"  count {probe['id']} {probe['text']!r}: missed {gold['type']} {gold['low']}")
                continue
            found.remove(match)
            right += 1
        for one in found:
            print(f"  count {probe['id']} {probe['text']!r}: too many {one.span.of(probe['text'])!r}")
    print(f"counts: precision {right / said:.2f}, recall {right / meant:.2f} ({right} of {meant})")


def agrees(gold: dict[str, Any], found: CountMention) -> bool:
    kind, _, suffix = str(gold["type"]).partition("_")
    unit = found.unit.value if found.unit else ""
    relation = {"subset": CountRelation.PART_OF, "background": CountRelation.CUMULATIVE}.get(suffix)
    return (
        unit in PEOPLE.get(kind, {UNITS.get(kind, kind)})
        and found.count.low == gold["low"]
        and found.count.high == gold["high"]
        and (relation is None or found.relation is relation)
    )


def page_of(engine: Engine, text: str, published: date) -> Page:
    document = Document(
        id=DocumentId("d_probe"),
        external_id=None,
        location="probe",
        text=text,
        text_sha256="",
        published=published,
    )
    return Page(document, engine.analyse(document))


if __name__ == "__main__":
    raise SystemExit(main())
