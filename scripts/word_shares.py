"""Make `resources/words/en.csv`: how often common English words occur in a million words.

    python scripts/word_shares.py FOLDER_OF_SYMSPELLPY

The folder is that of the package symspellpy 6.10.1 (MIT licence), whose frequency dictionary is read.
Words that occur less than thrice in a million are left out: they are rare in any report.
"""

import csv
import sys
from pathlib import Path

DICTIONARY = "frequency_dictionary_en_82_765.txt"
TABLE = Path(__file__).resolve().parent.parent / "src/dateline/resources/words/en.csv"
RAREST = 3.0


def main(folder: str) -> int:
    """Read the dictionary and write the table, most frequent first."""
    counts: dict[str, int] = {}
    for line in (Path(folder) / DICTIONARY).read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        counts[word] = int(count)
    total = sum(counts.values())
    rows = [
        (word, 1e6 * count / total)
        for word, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "per_million"))
        writer.writerows((word, f"{value:.3g}") for word, value in rows if value >= RAREST)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
