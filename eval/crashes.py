"""Code every report of every open collection, and say where dateline fails or points at the wrong words.

    python eval/crashes.py [NAME ...] [--limit N] [--workers N]

Nothing is compared with what people annotated: whatever the text, no report may make dateline fail.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.export.claims import claim_record
from dateline.export.documents import document_record
from dateline.model.coded import CodedPage
from dateline.pipeline import run
from dateline.settings import Settings
from gold import ABSENT, SHARED, is_here

FIELDS = ("id", "text", "title", "published")


def main() -> int:
    """Go through the collections and print a line for each, and one for each failure."""
    asked = _arguments()
    if not is_here():
        print(ABSENT)
        return 0
    failures = 0
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        if not asked.names or path.stem in asked.names:
            failures += check(path, asked.limit, asked.workers)
    return int(failures > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N reports of each")
    parser.add_argument("--workers", type=int, default=1, metavar="N")
    return parser.parse_args()


def check(path: Path, limit: int | None, workers: int) -> int:
    """Code one collection; the number of reports that failed."""
    started = time.perf_counter()
    reports = claims = refused = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / path.name
        given.write_text("".join(rows(path, limit)), encoding="utf-8")
        for outcome in run([str(given)], settings=Settings(workers=workers)):
            reports += 1
            problems = list(wrong(outcome)) if isinstance(outcome, CodedPage) else []
            if isinstance(outcome, CodedPage):
                claims += len(outcome.claims)
            elif "bug" in outcome.reason:
                problems = [str(outcome)]
            else:
                refused += 1
                print(f"  {path.stem}: refused: {outcome}")
            for problem in problems[:3]:
                print(f"  {path.stem}: {problem}", flush=True)
            failed += bool(problems)
    seconds = time.perf_counter() - started
    counts = f"{reports} reports, {claims} claims, {refused} refused, {failed} failed"
    print(f"{path.stem}: {counts}, {seconds:.0f} s", flush=True)
    return failed


def rows(path: Path, limit: int | None) -> Iterator[str]:
    """The reports alone, as rows that dateline reads."""
    with path.open(encoding="utf-8") as file:
        for number, one in enumerate(file):
            if limit is not None and number >= limit:
                return
            row = json.loads(one)
            if isinstance(row.get("text"), str) and row["text"].strip():
                yield json.dumps({key: row[key] for key in FIELDS if row.get(key) not in (None, "")}) + "\n"


def wrong(page: CodedPage) -> Iterator[str]:
    """Every place in the output whose words are not those of its span, and every id that is not one's own."""
    text = page.document.text
    for name, ids in (
        ("claim", [claim.id for claim in page.claims]),
        ("mention", [mention.id for mention in page.linked.page.mentions]),
    ):
        if len(set(ids)) < len(ids):
            yield f"{page.document.location}: two of its {name}s have one id"
    yield from _wrong(document_record(page.linked), text, page.document.location)
    for claim in page.claims:
        yield from _wrong(claim_record(claim, text), text, claim.id)


def _wrong(value: object, text: str, where: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        span: Any = value.get("span")
        if span and "text" in value and text[span[0] : span[1]] != value["text"]:
            yield f"{where}: {span} is not {value['text']!r}"
        for key, one in value.items():
            yield from _wrong(one, text, f"{where}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _wrong(one, text, where)


if __name__ == "__main__":
    raise SystemExit(main())
