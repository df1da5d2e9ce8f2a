"""From what a reader found to a document, or to the reason why there is none."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from dateline.errors import UnknownLanguage
from dateline.model.document import Document, FurnitureKind
from dateline.model.ids import DocumentId, make_id
from dateline.model.rejected import Rejected
from dateline.model.span import Span
from dateline.read.clean import clean_text
from dateline.read.cues import agency_names, agency_shape
from dateline.read.dates import GivenDate, read_given
from dateline.read.furniture import Findings, find_furniture
from dateline.read.language import foreign_language, is_english_code, language_name
from dateline.read.raw import Raw
from dateline.read.search import FoundDate

LONGEST_TEXT = 2_000_000  # characters


def build_document(raw: Raw) -> Document | Rejected:
    """The document of what a reader found, with its furniture set aside and its date settled."""
    text, notes = clean_text(raw.text)
    if problem := _unusable(raw, text) or _foreign(raw, text):
        return problem
    found = find_furniture(text, raw.title, raw.furniture)
    given = read_given(raw.published)
    settled = _settle_date(given, found)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(
        id=DocumentId(make_id("d", raw.external_id, raw.outlet, raw.url, raw.title, given.day, digest)),
        external_id=raw.external_id,
        location=raw.location,
        text=text,
        text_sha256=digest,
        outlet=raw.outlet,
        title=raw.title or _words(text, found.headline),
        url=raw.url,
        author=raw.author or _author(text, found.byline),
        published=settled.day,
        published_at=settled.at,
        published_from=settled.span,
        dateline=found.dateline,
        agencies=_agencies(text, found, raw.author),
        furniture=found.furniture,
        notes=raw.notes + notes + settled.notes,
    )


def _unusable(raw: Raw, text: str) -> Rejected | None:
    if not text.strip():
        return Rejected(raw.location, raw.row, "it holds no text", "give the report's text, or leave it out")
    if len(text) > LONGEST_TEXT:
        reason = f"it has {len(text):,} characters; one report may have {LONGEST_TEXT:,}"
        return Rejected(raw.location, raw.row, reason, "cut it into the reports that it holds")
    return None


def _foreign(raw: Raw, text: str) -> Rejected | None:
    if raw.language:
        code = None if is_english_code(raw.language) else raw.language
    else:
        code = foreign_language(text)
    if code is None:
        return None
    name = language_name(code)
    reason = f"it is written in {name}; this version codes English"
    remedy = "leave it out, give a translation, or say language: en if it is English"
    return Rejected(raw.location, raw.row, reason, remedy, UnknownLanguage)


@dataclass(frozen=True, slots=True)
class _Settled:
    """The publication date and where it comes from."""

    day: date | None = None
    at: str | None = None
    span: Span | None = None
    notes: tuple[str, ...] = ()


_DAYS_APART = 1  # zones and night editions


def _settle_date(given: GivenDate, found: Findings) -> _Settled:
    """The date given beside the text, else the one the text states, else none."""
    problems: tuple[str, ...] = (given.problem,) if given.problem else ()
    stated = _stated_date(found, given)
    if given.day is None:
        problems += tuple(
            f"the date {one.words.strip()!r} in the text is not used: {one.written.problem}"
            for one in found.dates
            if one.written.problem
        )
        if stated is None:
            return _Settled(notes=problems)
        day, where = stated
        return _Settled(day, _clocked(where.words), where.span, problems)
    if stated and abs((stated[0] - given.day).days) > _DAYS_APART:
        problems += (f"published {given.day} is given, but the text says {stated[0]}",)
    return _Settled(
        given.day, given.at, stated[1].span if stated and stated[0] == given.day else None, problems
    )


def _stated_date(found: Findings, given: GivenDate) -> tuple[date, FoundDate] | None:
    """The first date the text states for itself; one of its first publication before that of an update."""
    is_update = [
        bool(one.label and "publ" not in one.label and "post" not in one.label) for one in found.dates
    ]
    ordered = [
        one
        for late in (False, True)
        for one, after in zip(found.dates, is_update, strict=True)
        if after is late
    ]
    for one in ordered:
        if day := one.written.in_year(_year_for(one, found, given)):
            return day, one
    return None


def _year_for(one: FoundDate, found: Findings, given: GivenDate) -> int | None:
    """The year for a date written without one, where something beside it states the year."""
    if given.day:
        return _nearest_year(one, given.day)
    if found.number and found.number[1] == one.written.month:
        return found.number[0]
    same_day = [other.written for other in found.dates if _is_same_day(other, one)]
    years = {written.year for written in same_day if written.year is not None}
    return years.pop() if len(years) == 1 else None


def _is_same_day(one: FoundDate, other: FoundDate) -> bool:
    return (one.written.month, one.written.day) == (other.written.month, other.written.day)


def _nearest_year(one: FoundDate, day: date) -> int | None:
    """The year that brings a written day nearest to the given one: "Dec 31" on 1 January is last year's."""
    years = (day.year, day.year - 1, day.year + 1)
    days = [(abs((known - day).days), year) for year in years if (known := one.written.in_year(year))]
    return min(days)[1] if days else None


def _clocked(words: str) -> str | None:
    words = words.strip()
    return words if re.search(r"\d ?[:.] ?\d\d|T\d\d", words) else None


def _words(text: str, span: Span | None) -> str | None:
    return " ".join(span.of(text).split()) if span else None


_BY = re.compile(r"(?:text |story |words |written |analysis )?by:? ", re.IGNORECASE)


def _author(text: str, byline: Span | None) -> str | None:
    words = _words(text, byline)
    found = _BY.match(words) if words else None
    return words[found.end() :] if words and found else None


_CREDITS = (FurnitureKind.BYLINE, FurnitureKind.CONTRIBUTED, FurnitureKind.DATE_LINE)


def _agencies(text: str, found: Findings, author: str | None) -> tuple[str, ...]:
    """The agencies named in dateline, byline and credits of the text, sorted."""
    names = {found.dateline.agency} if found.dateline and found.dateline.agency else set()
    if author and author.casefold() in agency_names():
        names.add(agency_names()[author.casefold()])
    for part in found.furniture:
        if part.kind in _CREDITS:
            for match in re.finditer(rf"(?<!\w){agency_shape()}(?!\w)", part.span.of(text)):
                names.add(agency_names()[match[0].casefold()])
    return tuple(sorted(names))
