"""How long the import of a file in the format of GeoNames takes, and how much memory.

    python bench/gazetteer_import.py [--rows N] [--keep FOLDER]

The rows are invented: syllables for names, points at random, always the same for the same number.
"""

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dateline.resources.gazetteer import embedded_gazetteer
from dateline.resources.gazetteer_import import import_files

SYLLABLES = re.findall("..", "badakhelumonaqarasatepaulwazabjigopushakomibagdeyabniru")
FEATURES = ["P\tPPL"] * 6 + ["H\tSTM", "T\tHLL", "S\tSCH", "L\tLCTY", "A\tADM3"]
COUNTRIES = ["AF", "SY", "SD", "ML", "MM", "CO", "CD", "YE", "UA", "SO"]


def rows(number: int) -> Iterator[str]:
    """Lines of 19 columns; an area of the first level now and then, so that codes have names."""
    dice = random.Random(1)  # noqa: S311  (invented places)
    for n in range(number):
        name = "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()
        other = "".join(dice.choices(SYLLABLES, k=3)).capitalize()
        country, admin1 = dice.choice(COUNTRIES), f"{dice.randint(1, 30):02}"
        feature = "A\tADM1" if n % 5000 == 0 else dice.choice(FEATURES)
        lat, lon = dice.uniform(-60, 70), dice.uniform(-180, 180)
        yield (
            f"{900_000_000 + n}\t{name}\t{name}\t{name},{other},Al {other}\t{lat:.5f}\t{lon:.5f}\t{feature}"
            f"\t{country}\t\t{admin1}\t{dice.randint(1, 20)}\t\t\t{dice.randint(0, 9000)}\t\t\t\t2024-01-01\n"
        )


def main() -> None:
    """Write the file, import it, and print seconds and megabytes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="folder for the file and the gazetteer")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = wanted.keep or Path(made)
        file = folder / "XX.txt"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(rows(wanted.rows))
        started = time.perf_counter()
        (done,) = import_files([file], folder / "own.sqlite", embedded_gazetteer())
        seconds = time.perf_counter() - started
        size = (folder / "own.sqlite").stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(f"lines {done.lines} = added {done.added} + completed {done.completed} + rejected {done.rejected}")
    print(f"{seconds:.0f} s, {peak:.0f} MB of memory, {size:.0f} MB of file")


if __name__ == "__main__":
    main()
