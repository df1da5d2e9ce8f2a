"""Time and peak memory of exports of many events, each format in a process of its own.

    python bench/export.py [EVENTS] [FORMAT...]

The events are made up and pass through one by one: one to six reports each, most with one, rival tolls in a
tenth, places of all levels, a sixth without a place. Peak memory is that of the process that writes.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally
from dateline.model.claim import Voice as Speaker
from dateline.model.count import Count, Unit
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Agreement, Event, RivalToll, Setting, Settled, Toll, Voice, WireOrigin
from dateline.model.ids import ClaimId, DocumentId, EventId, make_id
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.origin import Origin, Told
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

EVENTS = 1_000_000
SEED = 20261122
TEXT = "Gunmen attacked a market near the river on Tuesday, killing 12 people, a police spokesman said."
TYPES = (
    "attack",
    "armed-clash",
    "shelling",
    "air-strike",
    "explosion",
    "protest",
    "arrest",
    "talks",
    "abduction",
)
LEVELS = (Level.SETTLEMENT,) * 5 + (Level.ADMIN2,) * 3 + (Level.ADMIN1, Level.COUNTRY)
COUNTRIES = ("NG", "AF", "YE", "CD", "SY", "MM", "UA", "CO", "SD", "ML")
FIRST = date(2015, 1, 1)
DAYS = 4000


def dossiers(events: int) -> Iterator[Dossier]:
    """Events made up by a generator of fixed seed."""
    draw = random.Random(SEED)  # noqa: S311  (made-up events, no secrets)
    for number in range(events):
        yield _dossier(number, draw)


def _dossier(number: int, draw: random.Random) -> Dossier:
    reports = min(6, 1 + int(draw.expovariate(1.2)))
    day = FIRST + timedelta(days=draw.randrange(DAYS))
    when = When(day, day, Basis.STATED)
    place = _place(draw) if draw.random() > 1 / 6 else None
    killed = draw.randrange(1, 40)
    told = tuple(_told(f"{number}.{one}", day, when, place, killed + one) for one in range(reports))
    return Dossier(
        event=_event(number, told, when, place, draw),
        told=told,
        texts={one.origin.document_id: TEXT for one in told},
    )


def _place(draw: random.Random) -> Place:
    number = draw.randrange(20_000)
    country = COUNTRIES[number % len(COUNTRIES)]
    level = LEVELS[number % len(LEVELS)]
    admin2 = f"District {number % 700}" if level in (Level.SETTLEMENT, Level.ADMIN2) else None
    name = f"Town {number}" if level is Level.SETTLEMENT else (admin2 or f"Province {number % 40}")
    admin1 = None if level is Level.COUNTRY else f"Province {number % 40}"
    lat, lon = (number % 1700) / 10 - 85, (number % 3500) / 10 - 175
    return Place(f"geonames:{number}", name, lat, lon, level, None, country, admin1, admin2)


def _told(name: str, day: date, when: When, place: Place | None, killed: int) -> Told:
    document = DocumentId(make_id("d", name))
    origin = Origin(
        document_id=document,
        external_id=name,
        location=f"reports.jsonl#{name}",
        text_sha256=make_id("t", name),
        length=len(TEXT),
        outlet=f"Outlet {killed}",
        title=f"Attack number {name}",
        url=f"https://news.example/{name}",
        published=day + timedelta(days=1),
    )
    return Told(origin=origin, claims=(_claim(document, name, when, place, killed),))


def _claim(document: DocumentId, name: str, when: When, place: Place | None, killed: int) -> Claim:
    return Claim(
        id=ClaimId(make_id("c", name)),
        document_id=document,
        external_id=name,
        type="attack",
        status=Status.OCCURRED,
        sentence=Span(0, len(TEXT)),
        trigger=Span(7, 15),
        actors=(
            Participant(
                role=Role.AGENT, actor_id=None, name="Gunmen", actor_class=ActorClass.UNIDENTIFIED,
                span=Span(0, 6),
            ),
        ),
        when=Dated(when=when, span=Span(43, 50)),
        where=(Locus(span=Span(16, 24), relation=None, role=PlaceRole.PLACE, place=place),),
        counts=(Tally(unit=Unit.KILLED, count=Count(killed, killed, killed, None), span=Span(60, 62)),),
        attribution=(
            Speaker(
                speaker="police", title=None, organisation="police", to=None, stance=Stance.ASSERTS,
                said_on=None, span=Span(73, 89), cue=Span(90, 94),
            ),
        ),
        score=0.8,
        maker="bench/1",
    )  # fmt: skip


def _event(
    number: int, told: tuple[Told, ...], when: When, place: Place | None, draw: random.Random
) -> Event:
    claims = tuple(claim.id for one in told for claim in one.claims)
    names = tuple(one.origin.name for one in told)
    best = told[0].claims[0].counts[0].count.best or 0
    disputed = len(told) > 1 and draw.random() < 0.3  # noqa: PLR2004
    voices = (
        Voice(name="police", documents=names[:1], outlets=("Outlet 1",), claims=claims[:1]),
        Voice(name="residents", documents=names[1:], outlets=("Outlet 2",), claims=claims[1:]),
    )
    rivals = tuple(
        RivalToll(voice=one.name, low=best + plus, best=best + plus, high=None, hedge=None, claims=one.claims)
        for plus, one in enumerate(voices[: 1 + disputed])
    )
    return Event(
        id=EventId(make_id("e", number)),
        type=TYPES[number % len(TYPES)],
        status=Status.OCCURRED,
        when=Settled(value=when, claims=claims, rule="day-all-share"),
        where=Settled(value=Setting(place=place) if place else None, claims=claims, rule="finest"),
        actors=(
            Actor(
                role=Role.AGENT, actor_id=None, name="Gunmen", actor_class=ActorClass.UNIDENTIFIED,
                claims=claims,
            ),
            Actor(
                role=Role.TARGET, actor_id=None, name="traders", actor_class=ActorClass.CIVILIANS,
                outcome=Outcome.KILLED, claims=claims,
            ),
        ),
        counts=(
            Toll(
                unit=Unit.KILLED, low=best, best=best, high=best + disputed, claims=claims, rivals=rivals,
                agreement=Agreement.DISPUTED if disputed else Agreement.AGREED, rule="latest of each voice",
            ),
        ),
        claims=claims,
        reports=names,
        recalled_in=(),
        documents=len(told),
        outlets=len(told),
        independent=1 + disputed,
        origins=(WireOrigin(origin="Outlet 1", documents=len(told)),),
        voices=voices[: 1 + disputed],
        disputed=("counts.killed",) if disputed else (),
        maker="bench/1",
    )  # fmt: skip


def measure(name: str, events: int) -> None:
    """Write one format and print its line."""
    from dateline.export.exporters import EXPORTERS
    from dateline.export.formats import ExportOptions, Profile
    from dateline.export.profile import PublicProfile
    from dateline.export.target import writing

    format_, _, public = name.partition("+")
    made = dossiers(events)
    options = ExportOptions(profile=Profile.PUBLIC if public else Profile.INTERNAL)
    stream = PublicProfile().applied(made) if public else made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"events{EXPORTERS[format_].ending}"
        start, used = time.perf_counter(), time.process_time()
        with writing(path) as target:
            report = EXPORTERS[format_].write(stream, target, options)
        seconds, used = time.perf_counter() - start, time.process_time() - used
        size = path.stat().st_size / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    left = len(report.left_out)
    print(
        f"{name:12} {events:9} {seconds:7.1f} s ({used:7.1f} s of one processor)"
        f" {peak:6.0f} MB peak {size:7.0f} MB file  left out {left}"
    )


def main() -> None:
    """Each format in a new process, so that none inherits another's peak."""
    if len(sys.argv) > 1 and sys.argv[1] == "--one":
        measure(sys.argv[2], int(sys.argv[3]))
        return
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    from dateline.export.exporters import EXPORTERS

    for name in sys.argv[2:] or ["(made)", *EXPORTERS, "csv+public"]:
        if name == "(made)":
            start = time.perf_counter()
            count = sum(1 for _ in dossiers(events))
            print(
                f"{name:12} {count:9} {time.perf_counter() - start:7.1f} s  the generator alone", flush=True
            )
            continue
        subprocess.run([sys.executable, __file__, "--one", name, str(events)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
