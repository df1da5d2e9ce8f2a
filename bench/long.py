"""Whether time grows with the length of a report and not faster, whatever the report is made of.

python bench/long.py [--length N] [KIND ...]

Each kind is coded at a quarter of the length and at the whole; a character must cost about the same in both.
"""

import argparse
import itertools
import time
from collections.abc import Callable
from datetime import date

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.pipeline import annotate_document, build_kit, code_page, link_page
from dateline.settings import Settings
from texts import invented

MOST = 2.0  # how much more a character may cost in the long text: measurements waver, squares do not


def main() -> int:
    """Time each kind at two lengths and print a table; 1 if one of them grows faster than its length."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--length", type=int, default=200_000, help="characters")
    wanted = parser.parse_args()
    _seconds(KINDS["ordinary"](10_000))  # loads everything
    worst = 0.0
    print("kind         length  seconds  seconds/MB  growth per character")
    for kind in wanted.kinds or KINDS:
        short, long = (_seconds(KINDS[kind](length)) for length in (wanted.length // 4, wanted.length))
        growth = long / short / 4
        worst = max(worst, growth)
        print(f"{kind:10} {wanted.length:8} {long:8.2f} {long / wanted.length * 1e6:11.1f} {growth:10.2f}")
    return int(worst > MOST)


def _seconds(text: str) -> float:
    """Processor seconds to code one text."""
    document = Document(
        id=DocumentId("d"), external_id=None, location="long", text=text, text_sha256="",
        published=date(2025, 3, 17),
    )  # fmt: skip
    kit = build_kit(Settings())
    started = time.process_time()
    code_page(link_page(annotate_document(document, kit), kit), kit)
    return time.process_time() - started


def _ordinary(length: int) -> str:
    """As many invented reports as make up the length."""
    found, size = [], 0
    for row in invented(length):
        found.append(row["text"])
        size += len(row["text"]) + 2
        if size >= length:
            break
    return "\n\n".join(found)[:length]


def _unstopped(length: int) -> str:
    return " ".join(_ordinary(length).replace(".", "").split())


def _of(words: str) -> Callable[[int], str]:
    """Texts of the same words again and again."""
    return lambda length: "".join(itertools.islice(itertools.cycle(words), length))


KINDS: dict[str, Callable[[int], str]] = {
    "ordinary": _ordinary,
    "one-block": lambda length: " ".join(_ordinary(length).split()),
    "no-stops": _unstopped,
    "quotes": _of('"'),
    "brackets": _of("("),
    "digits": _of("7"),
    "capitals": _of("A"),
    "dashes": _of("-"),
    "numbers": _of("7 17 270 "),
    "names": _of("Kabul, Jane Roe, Kandahar, Boko Haram, "),
    "shouted": _of("ARMY KILLED TEN MEN IN KABUL TODAY "),
    "said": _of('"Yes," he said, '),
    "killed": _of("killed "),
}

if __name__ == "__main__":
    raise SystemExit(main())
