"""Which of several documents came first: by day, agency, hour, notice and length."""

import re
from datetime import UTC, date, datetime

from dateline.model.origin import Notice, Origin

_LATER = {None: 0, Notice.UPDATE: 1, Notice.CORRECTION: 2, Notice.KILL: 3}
_NO_HOUR = 24 * 60 * 60
_CLOCK = re.compile(r"T\d\d:\d\d")


def order_key(origin: Origin) -> tuple[date, int, int, int, int, str]:
    """Sorts documents, the likeliest first: an undated one last, on one day the agency's own page first.

    A page that credits an agency stands before one that does not, whatever the hour: who prints the same
    text without credit has dropped it. Of pages that nothing else tells apart the longer one is first,
    because texts are shortened more often than filled up.
    """
    day = origin.published or date.max
    return (
        day,
        _from_agency(origin),
        seconds(origin),
        _LATER[origin.notice],
        -origin.length,
        origin.document_id,
    )


def _from_agency(origin: Origin) -> int:
    if not origin.agencies:
        return 2
    own = (origin.outlet or "").casefold() in {name.casefold() for name in origin.agencies}
    return 0 if own else 1


def seconds(origin: Origin) -> int:
    """The second of its day (UTC) at which a document was published; past the last one if not known."""
    if not origin.published_at or not _CLOCK.search(origin.published_at):
        return _NO_HOUR
    try:
        moment = datetime.fromisoformat(origin.published_at)
    except ValueError:
        return _NO_HOUR
    if moment.tzinfo:
        moment = moment.astimezone(UTC)
    # a zone may shift the day; the hour alone orders pages that give the same day
    shift = (moment.date() - origin.published).days if origin.published else 0
    return shift * _NO_HOUR + moment.hour * 3600 + moment.minute * 60 + moment.second


def why_first(first: Origin, second: Origin) -> str:
    """What told which of two documents came first, in words."""
    if first.published and second.published and first.published != second.published:
        return f"published earlier ({first.published}, {second.published})"
    if first.published and not second.published:
        return f"published {first.published}; the other has no date"
    if _from_agency(first) != _from_agency(second):
        return "the agency’s own page" if _from_agency(first) == 0 else f"credits {', '.join(first.agencies)}"
    if seconds(first) != seconds(second):
        return f"published earlier that day ({first.published_at}, {second.published_at or 'no hour'})"
    if _LATER[first.notice] != _LATER[second.notice] and second.notice:
        return f"the other is marked as {second.notice.value}"
    if first.length != second.length:
        return "nothing says which was first; the longer text is taken for the older"
    return "nothing says which was first"


def is_later(new: Origin, old: Origin) -> bool:
    """Whether a version of one outlet is known to be later than another: by day, hour or notice.

    False also where nothing tells.
    """
    if new.published and old.published and new.published != old.published:
        return new.published > old.published
    hours = seconds(new), seconds(old)
    if _NO_HOUR not in hours and hours[0] != hours[1]:
        return hours[0] > hours[1]
    return _LATER[new.notice] > _LATER[old.notice]


def version_key(origin: Origin) -> tuple[date, int, int, str]:
    """Sorts the versions of one text: by day, hour and notice."""
    return origin.published or date.min, seconds(origin), _LATER[origin.notice], origin.document_id


def publisher(origin: Origin) -> frozenset[str]:
    """Who may correct, update or kill a text: the outlet, and the agencies whose text it prints."""
    names = {origin.outlet, *origin.agencies}
    return frozenset(name.casefold() for name in names if name)
