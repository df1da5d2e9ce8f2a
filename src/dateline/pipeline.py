"""The whole program: each report is read, annotated, linked and coded, and what fails is recorded."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import BinaryIO

from dateline import coding
from dateline.annotate.analysis import Engine, load_engine
from dateline.annotate.areas import AreaFinder
from dateline.annotate.base import Annotator
from dateline.annotate.check import check_order, check_spans
from dateline.annotate.counts import CountFinder
from dateline.annotate.events import EventFinder
from dateline.annotate.names import NameFinder
from dateline.annotate.places import PlaceFinder
from dateline.annotate.quotes import QuoteFinder
from dateline.annotate.times import TimeFinder
from dateline.corroborate import corroborate_claims
from dateline.corroborate.stories import story_of
from dateline.errors import BadInput, BadResource, BadUsage, InternalError
from dateline.link.actors import link_actors
from dateline.link.areas import link_areas
from dateline.link.places import link_places
from dateline.link.points import link_points
from dateline.link.shapes import shapes_of
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.decision import Decision
from dateline.model.document import Document
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.origin import Told
from dateline.model.page import LinkedPage, Page
from dateline.model.rejected import Rejected
from dateline.read import read_reports
from dateline.read.fingerprint import origin_of
from dateline.resources.actors import Registry, load_registry
from dateline.resources.boundaries import Boundaries
from dateline.resources.codebook import Codebook, load_codebook
from dateline.resources.gazetteer import Gazetteer, open_gazetteer
from dateline.resources.version import gazetteer_version, rules_version
from dateline.settings import Settings, load_settings
from dateline.store.base import Kind, Store

_BATCH = 16  # reports that are written to a store together: what a crash can cost
_AHEAD = 4  # reports read ahead for each worker: enough to keep it busy, few enough to stay small


@dataclass(frozen=True, repr=False)
class Kit:
    """What the rooms work with: the parser, the knowledge, and the annotators in their order."""

    engine: Engine
    gazetteer: Gazetteer
    registry: Registry
    codebook: Codebook
    boundaries: Boundaries
    annotators: tuple[Annotator, ...]


@lru_cache(maxsize=2)
def build_kit(settings: Settings) -> Kit:
    """Open every resource once. Raises BadResource that says what is missing and what to do."""
    gazetteer, registry, codebook = (
        open_gazetteer(settings.gazetteer),
        load_registry(settings.actors),
        load_codebook(),
    )
    annotators: tuple[Annotator, ...] = (
        TimeFinder(),
        CountFinder(),
        PlaceFinder(gazetteer),
        AreaFinder(),
        NameFinder(registry),
        QuoteFinder(),
        EventFinder(codebook),
    )
    check_order(annotators)
    return Kit(
        load_engine(settings.engine, names=gazetteer.words_of_names),
        gazetteer,
        registry,
        codebook,
        Boundaries(gazetteer.path),
        annotators,
    )


def default_kit() -> Kit:
    """The kit that dateline.toml and the environment ask for."""
    return build_kit(load_settings())


def annotate_document(document: Document, kit: Kit | None = None) -> Page:
    """Parse the report and find every mention in it.

    >>> from importlib.resources import files
    >>> from dateline import annotate_document, read_document
    >>> report = read_document(str(files("dateline.resources") / "samples" / "market-wire.txt"))
    >>> page = annotate_document(report)
    >>> from dateline.model.mention import TimeMention
    >>> page.of_kind(TimeMention)[0].span.of(report.text)
    'Thursday'
    """
    kit = kit or default_kit()
    page = Page(document, kit.engine.analyse(document))
    for annotator in kit.annotators:
        page = page.with_mentions(annotator(page))
    check_spans(page)
    return page


def link_page(page: Page, kit: Kit | None = None) -> LinkedPage:
    """Choose, or decline to choose, what each place and each actor of the page is.

    >>> from importlib.resources import files
    >>> from dateline import annotate_document, link_page, read_document
    >>> report = read_document(str(files("dateline.resources") / "samples" / "market-wire.txt"))
    >>> linked = link_page(annotate_document(report))
    >>> {link.chosen.value.name for link in linked.places.values() if link.chosen} >= {"Djibo", "Mali"}
    True
    """
    kit = kit or default_kit()
    named = {**link_places(page, kit.gazetteer), **link_points(page, kit.boundaries, kit.gazetteer)}
    places = {**named, **link_areas(page, named)}
    actors = link_actors(page, places, kit.registry)
    return LinkedPage(page, places, actors, shapes_of(page, places, kit.boundaries))


def code_page(linked: LinkedPage, kit: Kit | None = None) -> tuple[Claim, ...]:
    """The claims of a linked page, in text order.

    >>> from importlib.resources import files
    >>> from dateline import annotate_document, code_page, link_page, read_document
    >>> report = read_document(str(files("dateline.resources") / "samples" / "market-wire.txt"))
    >>> claim = code_page(link_page(annotate_document(report)))[0]
    >>> claim.type, claim.status.value, claim.counts[0].count.low
    ('attack', 'occurred', 12)
    """
    kit = kit or default_kit()
    claims = coding.code_page(linked, kit.codebook)
    return tuple(replace(claim, maker=f"{claim.maker} {kit.registry.version}") for claim in claims)


def run(
    locations: Iterable[str],
    *,
    settings: Settings | None = None,
    claims: bool = True,
    stdin: BinaryIO | None = None,
) -> Iterator[CodedPage | Rejected]:
    """What became of each report, in the order of reading, the same for any number of workers.

    `claims=False` stops after the links. A report that cannot be used comes back as Rejected.

    >>> from importlib.resources import files
    >>> from dateline import run
    >>> [str(outcome) for outcome in run(["no-such-file.txt"])]
    ['no-such-file.txt: there is no such file; check the path']
    >>> reports = [str(files("dateline.resources") / "samples" / "reports.jsonl")]
    >>> sorted({claim.type for coded in run(reports) for claim in coded.claims} & {"abduction", "protest"})
    ['abduction', 'protest']
    """
    yield from _run(read_reports(locations, stdin=stdin), settings or load_settings(), claims)


def _run(
    reports: Iterator[Document | Rejected], settings: Settings, claims: bool
) -> Iterator[CodedPage | Rejected]:
    if settings.workers > 1:
        yield from _side_by_side(reports, settings, claims)
    else:
        yield from (_carry(report, settings, claims) for report in reports)


def told_by(coded: CodedPage) -> Told:
    """What a report tells, without its text: all that settling events needs of it."""
    return Told(origin=origin_of(coded.document), claims=coded.claims)


def events_of(
    locations: Iterable[str],
    *,
    settings: Settings | None = None,
    decisions: Iterable[Decision] = (),
    stdin: BinaryIO | None = None,
    tell: Callable[[], None] = lambda: None,
) -> Iterator[Dossier | Rejected]:
    """First each report that cannot be used, then the events that the others tell of, with their words.

    `tell` is called after each report that was read.

    >>> from importlib.resources import files
    >>> from dateline.pipeline import events_of
    >>> demo = files("dateline.resources") / "samples" / "demo" / "reports.jsonl"
    >>> dossiers = [one for one in events_of([str(demo)]) if one.event.documents > 9]
    >>> [(one.event.type, one.event.where.value.place.name) for one in dossiers]
    [('attack', 'Gubio')]
    """
    told: dict[DocumentId, Told] = {}
    texts: dict[DocumentId, str] = {}
    for outcome in run(locations, settings=settings, stdin=stdin):
        if isinstance(outcome, CodedPage):
            told[outcome.document.id] = told_by(outcome)
            texts[outcome.document.id] = outcome.document.text
            tell()
        else:
            yield outcome
    homes = {claim.id: one.origin.document_id for one in told.values() for claim in one.claims}
    for event in corroborate_claims(told.values(), decisions):
        yield _dossier(event, told, texts, homes)


def _dossier(
    event: Event,
    told: dict[DocumentId, Told],
    texts: dict[DocumentId, str],
    homes: dict[ClaimId, DocumentId],
) -> Dossier:
    """The event with its documents in the order in which its claims name them, and their texts."""
    wanted = set(event.claims)
    documents = dict.fromkeys(homes[claim] for claim in event.claims if claim in homes)
    parts = (told[one] for one in documents)
    return Dossier(
        event=event,
        told=tuple(
            replace(one, claims=tuple(claim for claim in one.claims if claim.id in wanted)) for one in parts
        ),
        texts={one: texts[one] for one in documents},
    )


def maker_of(kit: Kit) -> str:
    """Everything whose change makes a coding another one: rules, parser, registry and gazetteer."""
    gazetteer = gazetteer_version(kit.gazetteer.path)
    return f"{rules_version()} {kit.engine.maker} {kit.registry.version} {gazetteer}"


def add_reports(
    locations: Iterable[str],
    store: Store,
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Kind | Rejected]:
    """Code reports into a store and say of each what it was there; what the store has is not coded again.

    Reports are written a few at a time, each few in one transaction: after a crash, do the same again.
    The events are settled afterwards, by `review.settle`.
    """
    settings = settings or load_settings()
    maker = maker_of(build_kit(settings))
    known: list[Kind] = []
    fresh = _unknown(read_reports(locations, stdin=stdin), store, maker, known)
    outcomes = _run(fresh, settings, True)
    while some := list(islice(outcomes, _BATCH)):
        with store.writer() as writer:
            now = datetime.now(UTC)
            kinds: list[Kind | Rejected] = []
            for one in some:
                if isinstance(one, Rejected):
                    writer.refuse(one, maker=maker, at=now)
                    kinds.append(one)
                else:
                    origin = origin_of(one.document)
                    kinds.append(writer.add(one, origin=origin, maker=maker, at=now, how=rules_version()))
        yield from kinds
        while known:
            yield known.pop()
    yield from known


def foresee_reports(
    locations: Iterable[str],
    store: Store,
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Kind | Rejected]:
    """What `add_reports` would do with each report, found by reading without coding; nothing is written."""
    maker = maker_of(build_kit(settings or load_settings()))
    known: list[Kind] = []
    for one in _unknown(read_reports(locations, stdin=stdin), store, maker, known):
        yield one if isinstance(one, Rejected) else Kind.NEW
    yield from known


def _unknown(
    reports: Iterator[Document | Rejected], store: Store, maker: str, known: list[Kind]
) -> Iterator[Document | Rejected]:
    """The reports that the maker has not coded yet; the others are noted."""
    while some := list(islice(reports, _BATCH)):
        with store.view() as view:
            there = view.has([one.id for one in some if isinstance(one, Document)], maker)
        for one in some:
            if isinstance(one, Document) and one.id in there:
                known.append(Kind.KNOWN)
            else:
                yield one


def _carry(report: Document | Rejected, settings: Settings, claims: bool) -> CodedPage | Rejected:
    """Carry one report as far as asked. What goes wrong in it must not stop the others."""
    if isinstance(report, Rejected):
        return report
    kit = build_kit(settings)
    try:
        linked = link_page(annotate_document(report, kit), kit)
        coded = CodedPage(linked, code_page(linked, kit) if claims else (), story_of(linked))
    except (BadResource, BadUsage):
        raise
    except BadInput as problem:
        return Rejected(report.location, None, str(problem), "leave it out")
    except Exception as problem:  # noqa: BLE001  (the only broad handler: recorded, counted, named to the user)
        return Rejected(report.location, None, _bug(problem), "report it with the report's text")
    return coded.without_parse()


def _bug(problem: Exception) -> str:
    what = f"{type(problem).__name__}: {problem}" if str(problem) else type(problem).__name__
    return f"dateline failed on it, which is a bug ({what})"


def _side_by_side(
    reports: Iterator[Document | Rejected], settings: Settings, claims: bool
) -> Iterator[CodedPage | Rejected]:
    """Reports go to the workers in order and come back in order, a few at a time."""
    waiting: deque[Future[CodedPage | Rejected]] = deque()
    pool = ProcessPoolExecutor(settings.workers, multiprocessing.get_context("spawn"), _begin_worker)
    try:
        for report in reports:
            waiting.append(pool.submit(_carry_in_worker, report, settings, claims))
            if len(waiting) >= settings.workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as problem:
        raise InternalError(
            "a worker was killed, perhaps for want of memory; use fewer --workers"
        ) from problem
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _begin_worker() -> None:
    """Ctrl-C is for the process that writes; it then stops the workers itself.

    A worker computes in one thread: there are as many workers as the user wants processors used.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:  # read when the parser's libraries are loaded, which is at the first report
        os.environ.setdefault(name, "1")
    gc.disable()


def _carry_in_worker(report: Document | Rejected, settings: Settings, claims: bool) -> CodedPage | Rejected:
    """Carry a report; after the first one, what was loaded is never again searched for garbage."""
    outcome = _carry(report, settings, claims)
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    return outcome
