"""How long finding copies takes, and how many are found, among invented stories with known copies.

    python bench/copies.py [--steps 10000 30000 100000]

Three of ten documents take over text: exact reprints, light edits, shortened texts, updates, and reports of
their own with passages of another. Some stories are reprinted hundreds of times, and every agency repeats its
background paragraphs. Words are drawn by their frequency in English. Seconds are those of the processor.
"""

import argparse
import csv
import random
import resource
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import accumulate

from dateline.corroborate.copies import Copies, find_copies
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.origin import Origin
from dateline.read.fingerprint import origin_of

KINDS = ("exact", "edited", "shortened", "update", "passages")
COPIED = 0.3  # of the documents
BACKGROUNDS = 300  # paragraphs that agencies repeat
WITH_BACKGROUND = 0.5  # of the stories
EDITED = 0.33  # of the sentences of an edited text
SEED = 20


@dataclass
class Newsroom:
    """Invents stories and takes over text from earlier ones."""

    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    stories: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        table = files("dateline.resources").joinpath("words/en.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(table.splitlines()))
        self.words = [row["word"] for row in rows]
        self.sums = list(accumulate(float(row["per_million"]) for row in rows))
        self.backgrounds = [[self.sentence(), self.sentence()] for _ in range(BACKGROUNDS)]

    def sentence(self) -> str:
        """Some twenty words."""
        length = max(6, int(self.chance.gauss(21, 7)))
        picks = (bisect_right(self.sums, self.chance.random() * self.sums[-1]) for _ in range(length))
        words = [self.words[min(at, len(self.words) - 1)] for at in picks]
        return " ".join(words).capitalize() + "."

    def story(self) -> list[str]:
        """Sentences of its own, and often an agency's background at the end."""
        own = [self.sentence() for _ in range(self.chance.randint(6, 26))]
        return own + (self.chance.choice(self.backgrounds) if self.chance.random() < WITH_BACKGROUND else [])

    def edited(self, sentences: list[str]) -> list[str]:
        """The same with a word changed in some sentences."""
        return [self._edit(one) if self.chance.random() < EDITED else one for one in sentences]

    def _edit(self, sentence: str) -> str:
        words = sentence.split()
        words[self.chance.randrange(len(words))] = self.chance.choice(self.words)
        return " ".join(words)

    def take_over(self, kind: str, old: list[str]) -> list[str]:
        """A text that takes over another one's."""
        if kind == "exact":
            return list(old)
        if kind == "edited":
            return self.edited(old)
        if kind == "shortened":
            return self.edited(old[: max(2, len(old) // 3)])
        if kind == "update":
            return [self.sentence(), self.sentence(), *self.edited(old[1:])]
        return [*self.story()[:8], *self.edited(old[1:5]), *self.story()[:4]]

    def documents(self, number: int) -> Iterator[tuple[Document, str, int]]:
        """Documents with what they are and the number of the story that they take over, or -1."""
        for at in range(number):
            if self.stories and self.chance.random() < COPIED:
                kind = self.chance.choice(KINDS)
                # some stories are reprinted by everybody, most by nobody
                source = int(len(self.stories) * self.chance.random() ** 3)
                yield self._document(at, self.take_over(kind, self.stories[source])), kind, source
            else:
                self.stories.append(self.story())
                yield self._document(at, self.stories[-1]), "own", len(self.stories) - 1

    def _document(self, at: int, sentences: list[str]) -> Document:
        text = "\n\n".join(sentences)
        return Document(
            id=DocumentId(f"d_{at:016x}"),
            external_id=at,
            location=f"{at}",
            text=text,
            text_sha256=f"{at:064x}",
            outlet=f"Outlet {self.chance.randrange(400)}",
            published_at=None,
        )


@dataclass(frozen=True)
class Truth:
    """Which document first told each story, and which documents take over which story."""

    first: dict[int, DocumentId]
    copies: list[tuple[DocumentId, str, int]]


def invented(number: int) -> tuple[list[Origin], Truth, float]:
    """The origins of so many documents, what is true of them, and the seconds that fingerprints took."""
    origins: list[Origin] = []
    first: dict[int, DocumentId] = {}
    copies: list[tuple[DocumentId, str, int]] = []
    spent = 0.0
    for document, kind, story in Newsroom().documents(number):
        if kind == "own":
            first[story] = document.id
        else:
            copies.append((document.id, kind, story))
        started = time.process_time()
        origins.append(origin_of(document))
        spent += time.process_time() - started
    return origins, Truth(first, copies), spent


def judged(copies: Copies, truth: Truth) -> tuple[Counter[str], Counter[str], int]:
    """How many copies there are of each kind, how many were found, and how many pairs are wrong."""
    there, found = Counter[str](), Counter[str]()
    stories = {document: story for document, _, story in truth.copies} | {
        document: story for story, document in truth.first.items()
    }
    partners: dict[DocumentId, set[int]] = {}
    wrong = 0
    for pair in copies.pairs:
        if stories[pair.earlier] != stories[pair.later]:
            wrong += 1
        partners.setdefault(pair.later, set()).add(stories[pair.earlier])
        partners.setdefault(pair.earlier, set()).add(stories[pair.later])
    for document, kind, story in truth.copies:
        there[kind] += 1
        found[kind] += story in partners.get(document, ())
    return there, found, wrong


def main() -> None:
    """Print one line for each number of documents, then what was found of each kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--steps", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    for number in parser.parse_args().steps:
        origins, truth, spent = invented(number)
        started = time.process_time()
        copies = find_copies(origins)
        seconds = time.process_time() - started
        there, found, wrong = judged(copies, truth)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{number:7} documents: fingerprints {spent:6.1f} s, copies {seconds:6.1f} s "
            f"({1e6 * seconds / number:.0f} µs each), {len(copies.pairs)} pairs, {wrong} wrong, {peak:.0f} MB"
        )
        print(
            "        found " + ", ".join(f"{kind} {found[kind]}/{there[kind]}" for kind in KINDS), flush=True
        )


if __name__ == "__main__":
    main()
