"""Time and memory of settling made-up claims: `python bench/settle.py 100000 1000000`.

Each size runs in a process of its own. The claims are made as skewed as news is: most happenings are told by
one report, a few by hundreds; a few places, groups and days have most of them; a third of the reports print
another's text; half of the figures of a happening differ; one claim in eight gives no day or no place.
"""

import random
import resource
import subprocess
import sys
import time
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from dateline.corroborate import corroborate_claims
from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally, Voice
from dateline.model.count import Count, Unit
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.mention import PlaceRole, Role, Stance, Status
from dateline.model.origin import Fingerprint, Origin, Told
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

_TYPES = ("attack", "armed-clash", "explosion", "air-strike", "shelling", "abduction", "arrest", "protest",
          "displacement", "talks", "operation", "destruction")  # fmt: skip
_SPEAKERS = ("residents", "a police spokesman", "the army", "a doctor", "the governor", "the ministry",
             "witnesses", "the mayor", "the union")  # fmt: skip
_START = date(2023, 1, 1)
_DAYS = 730
_CLAIMS_A_REPORT = 4
_SENTENCES, _RUNS = 12, 10  # a short report: a dozen sentences, ten runs of words in each
_CHARACTERS = 120  # of a sentence


@dataclass(frozen=True)
class Happening:
    """What a number of reports will tell."""

    number: int
    type: str
    day: date
    place: Place
    agent: Participant
    dead: int
    telling: int  # reports


class World:
    """Places, groups and happenings, the same for the same seed."""

    def __init__(self, claims: int, seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311  (nothing secret)
        reports = max(1, claims // _CLAIMS_A_REPORT)
        self.places = [self._place(n) for n in range(max(200, min(20_000, reports // 20)))]
        self._by_fame = list(accumulate(1 / (n + 5) for n in range(len(self.places))))
        self.agents = [self._agent(n) for n in range(400)]
        self._by_weight = list(accumulate(1 / (n + 3) for n in range(len(self.agents))))
        self.happenings = list(self._happenings(reports))

    def _place(self, n: int) -> Place:
        country = f"{chr(65 + n % 26)}{chr(65 + n // 26 % 3)}"
        first, second = f"Province {n % 300}", f"District {n % 2000}"
        lat, lon = self.dice.uniform(-35, 50), self.dice.uniform(-20, 110)
        return Place(f"bench:{n}", f"Town {n}", lat, lon, Level.SETTLEMENT, "PPL", country, first, second)

    def _agent(self, n: int) -> Participant:
        kind = (ActorClass.REBEL_GROUP, ActorClass.STATE_FORCES, ActorClass.POLITICAL_MILITIA)[n % 3]
        return Participant(
            role=Role.AGENT, actor_id=f"group-{n}", name=f"Group {n}", actor_class=kind, span=Span(0, 9)
        )

    def _happenings(self, reports: int) -> Iterator[Happening]:
        left, number = reports, 0
        while left > 0:
            size = min(left, 400, int(self.dice.paretovariate(1.2)))
            yield Happening(
                number=number,
                type=self.dice.choice(_TYPES),
                day=_START + timedelta(days=self.dice.randrange(_DAYS)),
                place=self.dice.choices(self.places, cum_weights=self._by_fame)[0],
                agent=self.dice.choices(self.agents, cum_weights=self._by_weight)[0],
                dead=int(self.dice.paretovariate(1)),
                telling=size,
            )
            left -= size
            number += 1


def told(claims: int) -> Iterator[Told]:
    """Reports with the given number of claims in all, one at a time."""
    world = World(claims)
    made = report = 0
    for happening in world.happenings:
        text: Fingerprint | None = None
        for _ in range(happening.telling):
            if made >= claims:
                return
            is_reprint = text is not None and world.dice.random() < 1 / 3
            text = text if is_reprint and text is not None else _fingerprint(world, happening)
            one = _report(world, happening, report, text, min(_CLAIMS_A_REPORT, claims - made))
            made += len(one.claims)
            report += 1
            yield one


def _fingerprint(world: World, happening: Happening) -> Fingerprint:
    ends = array("I", (_RUNS * (n + 1) for n in range(_SENTENCES)))
    spans = array("I", (x * _CHARACTERS for n in range(_SENTENCES) for x in (n, n + 1)))
    hashes = array("Q", (world.dice.getrandbits(64) for _ in range(_SENTENCES)))
    shingles = array("I", (world.dice.getrandbits(32) for _ in range(_SENTENCES * _RUNS)))
    words = {f"word{world.dice.randrange(60_000)}" for _ in range(12)}
    words |= {f"about{happening.number}", f"town{happening.place.id}", happening.type}
    packed = [one.tobytes() for one in (spans, hashes, ends, shingles)]
    return Fingerprint(
        spans=packed[0], hashes=packed[1], ends=packed[2], shingles=packed[3], words=tuple(sorted(words))
    )


def _report(world: World, happening: Happening, number: int, text: Fingerprint, claims: int) -> Told:
    published = happening.day + timedelta(days=min(9, int(world.dice.expovariate(0.8))))
    outlet = f"Outlet {int(world.dice.paretovariate(0.7)) % 900}"
    document = DocumentId(f"d_{number:016x}")
    origin = Origin(
        document_id=document,
        external_id=number,
        location=f"bench#{number}",
        text_sha256=f"{zlib.crc32(text.hashes):08x}",
        length=_SENTENCES * _CHARACTERS,
        outlet=outlet,
        title=f"Report {number}",
        published=published,
        agencies=("Wire",) if world.dice.random() < 0.3 else (),  # noqa: PLR2004
        fingerprint=text,
    )
    return Told(
        origin=origin,
        claims=tuple(_claim(world, happening, document, number, n, published) for n in range(claims)),
    )


def _claim(
    world: World, happening: Happening, document: DocumentId, number: int, n: int, published: date
) -> Claim:
    dice = world.dice
    start = n * _CHARACTERS
    is_aside = n > 1  # the later half of a report tells other things of the same day and place
    type_ = dice.choice(_TYPES) if is_aside else happening.type
    relative = When(happening.day, happening.day, Basis.RELATIVE)
    when = relative if dice.random() > 1 / 8 else When(published, published, Basis.ASSUMED)
    where = () if dice.random() < 1 / 8 else (
        Locus(span=Span(start, start + 5), relation=None, role=PlaceRole.PLACE, place=happening.place),
    )  # fmt: skip
    dead = happening.dead + (dice.randrange(5) if dice.random() < 1 / 2 else 0)
    count = Tally(unit=Unit.KILLED, count=Count(dead, dead, dead, None), span=Span(start, start + 3))
    speaker = Voice(
        speaker=dice.choice(_SPEAKERS), title=None, organisation=None, to=None, stance=Stance.ASSERTS,
        said_on=None, span=Span(start, start + 4), cue=None,
    )  # fmt: skip
    return Claim(
        id=ClaimId(f"c_{number * _CLAIMS_A_REPORT + n:016x}"),
        document_id=document,
        external_id=number,
        type=type_,
        status=Status.OCCURRED,
        sentence=Span(start, start + _CHARACTERS),
        trigger=Span(start + 6, start + 9),
        actors=(happening.agent,) if n == 0 else (),
        when=Dated(when=when, span=None),
        where=where,
        counts=(count,) if n < 2 else (),  # noqa: PLR2004
        attribution=(speaker,) if dice.random() < 1 / 2 else (),
        score=0.8,
        maker="bench",
    )


def measure(claims: int) -> None:
    """Settle so many claims and print what it took; making them is counted apart."""
    making = _Clock()
    for _ in told(claims):
        pass
    made = making.read()
    settling = _Clock()
    events = voices = 0
    for event in corroborate_claims(told(claims)):
        events += 1
        voices += event.independent
    seconds, processor = (all_ - own for all_, own in zip(settling.read(), made, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{claims:>9} claims: {seconds:7.1f} s, {processor:7.1f} s on the processor, {events} events, "
        f"{voices} voices, {peak:,.0f} MB at most",
        flush=True,
    )


class _Clock:
    """Seconds on the wall and on the processor: on a busy machine only the second can be compared."""

    def __init__(self) -> None:
        self._begun = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Seconds since it was made."""
        return time.perf_counter() - self._begun[0], time.process_time() - self._begun[1]


if __name__ == "__main__":
    sizes = [int(one) for one in sys.argv[1:]] or [100_000, 1_000_000]
    if len(sizes) == 1:
        measure(sizes[0])
    for size in sizes if len(sizes) > 1 else ():
        subprocess.run([sys.executable, __file__, str(size)], check=True)  # noqa: S603  (this file)
