"""The dateline: "KABUL, Dec 12 (AFP) –" before the first sentence."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.document import Dateline
from dateline.model.span import Span
from dateline.read.cues import agency_names, agency_shape, date_shape, furniture_cues
from dateline.read.dates import WrittenDate, date_pattern, read_date

_LONGEST = 160  # no dateline is longer
_SAMPLE = 600  # enough to see that a text is written in capitals


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline with the date in it, and the service tags ("[TEXT]") behind it."""

    dateline: Dateline
    date: WrittenDate | None
    date_span: Span | None
    tags: Span | None


_CAPITAL = r"(?:[A-ZÀ-Þ][\w'’.]*(?:-[\w'’.]+)*)"
_SMALL = r"(?:de|la|le|el|al|es|as|del|los|las|do|da|of|the|and|on|sur|upon|y|en|du)"
_NAME = rf"{_CAPITAL}(?:[ \n](?:{_SMALL}[ \n])?{_CAPITAL}){{0,4}}"
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:-[A-ZÀ-Þa-z'’.]+)*(?:[ \n](?:de |la |al-|el-|es-)?[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*)*"
_DASH = r"(?:-{1,3}|[–—―−]{1,2}|- -)"


@lru_cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms of a dateline, surest first."""
    day = rf"(?P<date>(?i:{date_shape()}))"
    note = r"(?P<notes>(?:\s*(?:\([^()\n]{2,60}\)|/[^/\n]{2,30}/|\[[^\][\n]{2,30}\]))+)"
    region = rf"(?:,\s?(?P<region>{_NAME}(?:,\s?{_CAPITAL})?)|\s\((?P<country>{_NAME})\)(?=,))?"
    undated = r"(?P<undated>,?\s?\[?(?:NO DATE|DATE NOT GIVEN)\]?)"
    dated = rf",?[ \n]{{1,2}}\[?{day}\]?[,.]?"
    dash = rf"(?:\s*{_DASH}(?:\s*\Z|\s+(?=\S))|\s+{_DASH}(?=\S)|\s*(?:--|—)(?=\S))"
    stop = rf"(?:{dash}|\s*:\s+|\s*\.\s+(?=[A-Z/])|\s*(?=\n|\Z))"
    agency = rf"(?P<agency>(?i:{agency_shape()}))"
    forms = (
        # KABUL, Dec 12 (AFP) –   Kabul, 12 December 2017 –   LIMA, 29 MAR 89 (EFE) --
        rf"(?P<place>{_SHOUTED}|{_NAME}){_more}{region}(?:{dated}|{undated})(?:{note}{stop}|{dash}|:\s)",
        # Aweil - 22 Dec 2021
        rf"(?P<place>{_SHOUTED}|{_CAPITAL}(?: {_CAPITAL}){{0,2}}){_more}{region}(?:,| ?[-–—|])\s{day}\s*\Z",
        # KABUL, Afghanistan (Jan. 25, 2013)   BAMAKO (Reuters) -
        rf"(?P<place>{_SHOUTED}|{_NAME}){_more}{region}{note}{stop}",
        # LAGOS, Nigeria —   MANASSAS --
        rf"(?P<place>{_SHOUTED}){_more}{region}{dash}",
        rf"(?P<place>{_SHOUTED}){_more}{region}\s*:\s+(?=[A-Z“\"‘'])",
        # Addis Abeba –
        rf"(?P<place>{_CAPITAL}(?: {_CAPITAL}){{0,2}}){_more}{region}\s(?:--|[–—―])\s(?=[A-Z“\"‘'])",
        # Lucknow: The
        rf"(?P<place>{_CAPITAL}(?: {_CAPITAL}){{0,2}}){_more}:\s(?=[A-Z“\"‘'])",
        # (Beirut) – The     (New York, May 5, 2021) –
        rf"\((?P<place>{_NAME})(?:,\s{day})?\){dash}",
        # (Reuters) -     AFP –
        rf"[(\[]?{agency}[)\]]?{dash}",
    )
    return tuple(re.compile(form) for form in forms)


_more = rf"(?:\s?/\s?{_CAPITAL}(?: {_CAPITAL}){{0,2}})*"  # DUBAI/LONDON: the first is taken
_LOWER = re.compile(r"(?P<place>[a-z][a-z'’-]+(?: [a-z'’-]+){0,2})(?:\s?/\s?[a-z'’-]+)*\s?:\s")
_TAGS = re.compile(r"\s*((?:\[[A-Z][A-Z0-9 ,.'’;:&()/\n-]{1,160}\]\s*)+)")
_DATED_FORMS = 3  # in a text all in capitals only the first three forms tell a dateline


def find_filed(text: str, start: int, end: int) -> Filed | None:
    """The dateline at the head of a paragraph, if there is one.

    >>> text = "KABUL, Dec 12 (AFP) – A bomb went off."
    >>> filed = find_filed(text, 0, len(text))
    >>> filed.dateline.place.of(text), filed.dateline.agency, filed.date.month
    ('KABUL', 'AFP', 12)
    """
    stop = min(end, start + _LONGEST)
    forms = _forms()[:_DATED_FORMS] if text[start : start + _SAMPLE].isupper() else _forms()
    for form in forms:
        found = form.match(text, start, stop)
        if found and (filed := _filed(text, found)):
            return filed
    if text[start:end].islower() and (found := _LOWER.match(text, start, stop)):
        return _filed(text, found)
    return None


def _filed(text: str, found: re.Match[str]) -> Filed | None:
    groups = found.groupdict()
    if groups.get("place") and found["place"].casefold() in agency_names():
        return _by_agency(text, found)
    is_place = bool(groups.get("place")) and _may_be_place(found["place"])
    is_sure = any(map(groups.get, ("date", "notes", "undated")))
    if not is_sure and ((groups.get("place") and not is_place) or _is_turn(text, found)):
        return None
    date_span = Span(*found.span("date")) if groups.get("date") else None
    agency = agency_names().get(found["agency"].casefold()) if groups.get("agency") else None
    if notes := groups.get("notes"):
        agency, dated = _read_notes(notes, found.start("notes"), is_dated=bool(date_span))
        if not (agency or dated or date_span or _is_shouted(found)):
            return None
        date_span = date_span or dated
    span = Span(found.start(), found.end() - len(found[0]) + len(found[0].rstrip()))
    dateline = Dateline(
        span,
        _group(found, "place") if is_place else None,
        agency,
        _group(found, "region") or _group(found, "country"),
    )
    date = read_date(date_span.of(text)) if date_span else None
    return Filed(dateline, date, date_span, _tags(text, found.end()))


_TURN = re.compile(r"^[ \t]*[A-Z][\w .'’-]{1,40}:\s", re.MULTILINE)


def _is_turn(text: str, found: re.Match[str]) -> bool:
    """Whether "NAME: " is one of several turns to speak, as in a transcript."""
    if not found[0].rstrip().endswith(":"):
        return False
    return bool(_TURN.search(text, found.end()) or _TURN.search(text, 0, found.start()))


def _is_shouted(found: re.Match[str]) -> bool:
    """Whether capitals and a dash show a dateline whatever the brackets hold: "GOMA (North Kivu) –"."""
    return found["place"].isupper() and found[0].rstrip()[-1:] in "-–—"


def _by_agency(text: str, found: re.Match[str]) -> Filed | None:
    """What looked like a place was an agency: "Reuters – "."""
    span = Span(found.start(), found.end() - len(found[0]) + len(found[0].rstrip()))
    dateline = Dateline(span, None, agency_names()[found["place"].casefold()])
    return Filed(dateline, None, None, _tags(text, found.end()))


def _may_be_place(name: str) -> bool:
    """Whether a name can be a filing place."""
    folded = name.casefold().strip(" .")
    return folded not in _not_places() and folded.split()[0] not in _not_first()


@lru_cache
def _not_first() -> frozenset[str]:
    return furniture_cues().common_words | {"a", "an", "on", "in", "if", "but", "no", "our", "my"}


def _group(found: re.Match[str], name: str) -> Span | None:
    return Span(*found.span(name)) if found.groupdict().get(name) else None


@lru_cache
def _not_places() -> frozenset[str]:
    return furniture_cues().not_places | furniture_cues().months.keys()


_NOTE = re.compile(r"[(/\[]([^()/\[\]]+(?:/[^()/\[\]]+)?)[)/\]]")
_AGENCY_LIKE = re.compile(r"[A-Z][\w.&'’-]*(?:[ /-][\w.&'’-]+){0,4}")
_MUST_SHOUT = 6  # an agency that is on no list: call letters, "RADIO VENCEREMOS"


def _read_notes(notes: str, offset: int, *, is_dated: bool) -> tuple[str | None, Span | None]:
    """The agency and the date among bracketed notes: "(Jan. 25, 2013)", "(AFP)", "(AFP, 12 Dec)"."""
    agency: str | None = None
    dated: Span | None = None
    for note in _NOTE.finditer(notes):
        start = offset + note.start(1)
        day = date_pattern().search(note[1])
        words = note[1]
        if day:
            dated = dated or Span(start + day.start(), start + day.end())
            words = f"{words[: day.start()]} {words[day.end() :]}".strip(" ,;-–")
        agency = agency or _agency(
            " ".join(words.split()).replace(" - ", "-"), is_dated=is_dated or bool(day)
        )
    return agency, dated


def _agency(words: str, *, is_dated: bool) -> str | None:
    """An agency that is known, or whose name no region would have; behind a date any name is one's."""
    known = agency_names().get(words.casefold())
    if known:
        return known
    if not _AGENCY_LIKE.fullmatch(words) or words.casefold() in _not_places():
        return None
    has_capitals = words.isupper() or not words[1:_MUST_SHOUT].islower()
    return words if is_dated or has_capitals else None


def _tags(text: str, start: int) -> Span | None:
    found = _TAGS.match(text, start)
    if not found:
        return None
    return Span(found.start(1), found.end(1) - len(found[1]) + len(found[1].rstrip()))
