"""How far the scores of linked places can be believed: write `eval/results-calibration.md` and a plot.

    python eval/calibration.py

For each place name of the open collections that dateline found, the score of the chosen place is set
beside whether it lies within 161 km of the annotated point. Even documents are those on which thresholds
are chosen, odd ones those on which they are checked. Where dateline declined, its best candidate counts,
so that the thresholds can be calibrated.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.analysis import load_engine
from dateline.annotate.places import PlaceFinder
from dateline.link import places as linker
from dateline.link.features import kilometres
from dateline.link.weights import LEAST_SCORE, LEAST_SUPPORT, MOST_ABROAD, PAGE_FEATURES
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.link import Candidate, Link
from dateline.model.page import Page
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import open_gazetteer
from gold import ABSENT, SHARED, is_here

HERE = Path(__file__).resolve().parent
TABLE, PLOT = HERE / "results-calibration.md", HERE / "results-calibration.svg"
COLLECTIONS = ("lgl", "geovirus")
NEAR_KM = 161
BINS = 10
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
LOSS = 0.02  # share of right places that a threshold may cost
_PAGE = frozenset(part.name for part in PAGE_FEATURES) | {"inside named parent"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate for one annotated name, before anything is declined."""

    collection: str
    half: str  # "even": chosen on; "odd": checked on
    score: float
    is_near: bool
    is_kept: bool  # dateline chooses it
    abroad: float  # belief in namesakes in other countries
    support: float  # what the page adds
    is_country: bool = False


def choices(collection: str) -> Iterator[Choice]:
    """Every annotated name of a collection that dateline found and has a candidate for."""
    gazetteer = open_gazetteer()
    engine = load_engine(names=gazetteer.words_of_names)
    finder = PlaceFinder(gazetteer)
    path = SHARED / "gold" / f"{collection}.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").strip().split("\n")):
        row = json.loads(line)
        document = Document(
            id=DocumentId("d_0"), external_id=None, location="", text=row["text"], text_sha256=""
        )
        page = Page(document, engine.analyse(document))
        page = page.with_mentions(finder(page))
        links = linker.link_places(page, gazetteer)
        names = {(one["start"], one["end"]): one for one in row["gold"]["toponyms"] if one.get("lat")}
        for mention in page.mentions:
            name = names.get((mention.span.start, mention.span.end))
            link = links.get(mention.id)
            if name and link and (link.chosen or link.rivals):
                point = (float(name["lat"]), float(name["lon"]))
                yield _choice(collection, "odd" if number % 2 else "even", link, point)


def _choice(collection: str, half: str, link: Link[Place], point: tuple[float, float]) -> Choice:
    best = link.chosen or link.rivals[0]
    others = [one for one in link.rivals if one.value.country != best.value.country]
    return Choice(
        collection,
        half,
        best.score,
        _is_near(best.value, point),
        link.chosen is not None,
        sum(one.score for one in others),
        _support(best),
        best.value.level is Level.COUNTRY,
    )


def _is_near(place: Place, point: tuple[float, float]) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return kilometres(place.lat, place.lon, *point) <= NEAR_KM


def _support(best: Candidate[Place]) -> float:
    return sum(reason.value for reason in best.reasons if reason.name in _PAGE)


@dataclass(frozen=True, slots=True)
class Bin:
    """Choices of about one score."""

    low: float
    number: int
    score: float  # mean
    right: float  # share within 161 km


def bins(found: Sequence[Choice]) -> list[Bin]:
    """The reliability table: choices by tenths of the score."""
    groups: dict[int, list[Choice]] = {}
    for one in found:
        groups.setdefault(min(int(one.score * BINS), BINS - 1), []).append(one)
    return [
        Bin(
            tenth / BINS,
            len(group),
            sum(one.score for one in group) / len(group),
            sum(one.is_near for one in group) / len(group),
        )
        for tenth, group in sorted(groups.items())
    ]


def expected_error(found: Sequence[Choice]) -> float:
    """The expected calibration error: how far score and share right are apart, on average over choices.

    >>> sure = Choice("x", "even", 0.9, True, True, 0.0, 0.0)
    >>> round(expected_error([sure]), 2)
    0.1
    """
    return sum(one.number * abs(one.score - one.right) for one in bins(found)) / max(len(found), 1)


def threshold(found: Sequence[Choice]) -> float:
    """The highest of the thresholds that costs no more than the loss allowed of the right places."""
    right = sum(one.is_near for one in found)
    kept = {t: sum(one.is_near for one in found if one.score >= t) for t in THRESHOLDS}
    return max(t for t, number in kept.items() if number >= (1 - LOSS) * right)


def main() -> int:
    """Measure both collections and write table and plot."""
    if not is_here():
        print(ABSENT)
        return 0
    found = [one for collection in COLLECTIONS for one in choices(collection)]
    TABLE.write_text("\n".join(report(found)) + "\n", encoding="utf-8")
    PLOT.write_text(plot([one for one in found if one.is_kept]), encoding="utf-8")
    print(TABLE.read_text(encoding="utf-8"))
    return 0


def report(found: Sequence[Choice]) -> Iterator[str]:
    """The lines of the table."""
    yield "# How far the scores of places can be believed\n"
    yield "Each row: names whose place got about that score, and the share of them within 161 km of the"
    yield "annotated point. Thresholds are chosen on even documents and checked on odd ones."
    yield "Made by `python eval/calibration.py`; the collections are not part of the project.\n"
    yield "![Reliability](results-calibration.svg)\n"
    for collection in COLLECTIONS:
        for half in ("even", "odd"):
            part = [one for one in found if (one.collection, one.half) == (collection, half)]
            yield from _part(f"{collection}, {half} documents", part)
    yield from _thresholds(found)


def _part(title: str, found: Sequence[Choice]) -> Iterator[str]:
    kept = [one for one in found if one.is_kept]
    yield f"## {title}\n"
    yield f"Expected calibration error {expected_error(kept):.3f} over {len(kept)} choices"
    narrow = [one for one in kept if not one.is_country]
    yield f"({expected_error(found):.3f} with the {len(found) - len(kept)} that are declined;"
    yield f"{expected_error(narrow):.3f} without the {len(kept) - len(narrow)} countries, whose points are"
    yield "a matter of convention).\n"
    yield "| score from | choices | mean score | within 161 km |"
    yield "|---|---|---|---|"
    yield from (f"| {one.low:.1f} | {one.number} | {one.score:.2f} | {one.right:.2f} |" for one in bins(kept))
    yield ""


def _thresholds(found: Sequence[Choice]) -> Iterator[str]:
    even, odd = ([one for one in found if one.half == half] for half in ("even", "odd"))
    yield "## Declining\n"
    yield f"The highest threshold that costs at most {LOSS:.0%} of the right places on even documents:"
    yield f"{threshold(even):.1f} (in use: {LEAST_SCORE}); on odd documents it would be {threshold(odd):.1f}."
    yield f"Further declined: belief abroad over {MOST_ABROAD}, less than {LEAST_SUPPORT} from the page.\n"
    yield "| rule | even: kept | right of kept | right lost | odd: kept | right of kept | right lost |"
    yield "|---|---|---|---|---|---|---|"
    for limit in THRESHOLDS:
        rows = [_kept(part, [one for one in part if one.score >= limit]) for part in (even, odd)]
        yield f"| score ≥ {limit:.1f} | {rows[0]} | {rows[1]} |"
    rows = [_kept(part, [one for one in part if one.is_kept]) for part in (even, odd)]
    yield f"| as dateline declines | {rows[0]} | {rows[1]} |"


def _kept(part: Sequence[Choice], kept: Sequence[Choice]) -> str:
    right, all_right = sum(one.is_near for one in kept), sum(one.is_near for one in part)
    lost = 1 - right / max(all_right, 1)
    return f"{len(kept)} of {len(part)} | {right / max(len(kept), 1):.3f} | {lost:.3f}"


_SIZE, _EDGE = 300, 40


def plot(found: Sequence[Choice]) -> str:
    """A reliability diagram as SVG: a dot for each tenth, its area the number of choices."""
    side = _SIZE + 2 * _EDGE
    dots = "".join(
        f'<circle cx="{_EDGE + one.score * _SIZE:.1f}" cy="{_EDGE + (1 - one.right) * _SIZE:.1f}"'
        f' r="{2 + (one.number / max(len(found), 1)) ** 0.5 * 18:.1f}" fill="#2a6fb0" fill-opacity="0.7">'
        f"<title>{one.number} choices: score {one.score:.2f}, right {one.right:.2f}</title></circle>"
        for one in bins(found)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" font-family="sans-serif"'
        f' font-size="12"><title>Score of places against share within 161 km</title>'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#888"/>'
        f'<path d="M{_EDGE} {_EDGE + _SIZE}L{_EDGE + _SIZE} {_EDGE}" stroke="#888" stroke-dasharray="4"/>'
        f'{dots}<text x="{side / 2}" y="{side - 8}" text-anchor="middle">score</text>'
        f'<text x="14" y="{side / 2}" text-anchor="middle" transform="rotate(-90 14 {side / 2})">'
        f"share right</text></svg>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
