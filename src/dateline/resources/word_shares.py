"""In which share of reports a common word is to be expected."""

import csv
import math
from functools import lru_cache
from importlib.resources import files

_REPORT = 250  # words of an ordinary news report


@lru_cache
def expected_shares(language: str = "en") -> dict[str, float]:
    """For each common word the share of reports, between 0 and 1, that hold it at least once.

    >>> shares = expected_shares()
    >>> round(shares["the"], 2), shares["earthquake"] < 0.01, "qeshm" in shares
    (1.0, True, False)
    """
    table = files("dateline.resources").joinpath(f"words/{language}.csv").read_text(encoding="utf-8")
    return {
        row["word"]: 1 - math.exp(-_REPORT * float(row["per_million"]) / 1e6)
        for row in csv.DictReader(table.splitlines())
    }
