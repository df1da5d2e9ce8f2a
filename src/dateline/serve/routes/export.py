"""The export: a preview that equals the screen, its account, and the files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from dateline import __version__
from dateline.errors import DatelineError
from dateline.export.exporters import EXPORTERS
from dateline.export.formats import Counted as Times
from dateline.export.formats import Profile
from dateline.model.account import UserRole
from dateline.serve.access import reading
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.choice import Option
from dateline.serve.contexts.export import Counted, ExportPage, Sample
from dateline.serve.exporting import Order, Preview, pack, preview
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.store.base import View


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/export", show_export),
        reading("/export/file", send_file, role=UserRole.REVIEWER),
    ]


def show_export(call: Call) -> Response:
    """The first rows of what would be written, and the account."""
    query = str(call.request.url.query)
    with call.desk.store.view() as view:
        order = _order(call, view, query)
        page = _page(call, view, order, filter_part(query))
    return call.page("export", "Export", page)


def _order(call: Call, view: View, query: str) -> Order:
    """What the address asks for. The public profile is meant unless the other is chosen."""
    given = call.query.get("profile", Profile.PUBLIC.value)
    if given not in (one.value for one in Profile):
        raise Refusal(400, f"there is no profile {given!r}", "internal or public")
    return Order(
        format=call.query.get("as", "csv"),
        profile=Profile(given),
        filter=read_filter(query),
        hidden=hidden_events(view, call.user),
    )


def _page(call: Call, view: View, order: Order, part: str) -> ExportPage:
    states = order.filter.states
    counts = view.counts(order.filter)
    on_screen = sum(count for state, count in counts.items() if not states or state in states)
    hidden = len(order.hidden)
    try:
        found, problem = preview(view, order, call.desk.gazetteer), ""
    except Refusal:
        raise
    except DatelineError as why:
        found, problem = None, shown(str(why))
    address = urlencode([("as", order.format), ("profile", order.profile.value)])
    return ExportPage(
        formats=tuple(
            Option(one.name, f"{one.name} – {one.holds}", one.name == order.format)
            for one in EXPORTERS.values()
        ),
        holds=order.made_by.holds,
        profile=order.profile.value,
        query=part,
        parts=tuple(parse_qsl(part)),
        filter_words=part.replace("&", ", ") or "everything that is open",
        on_screen=on_screen,
        hidden=hidden,
        citation=_citation(call, view, part),
        file=f"/export/file?{address}" + (f"&{part}" if part else ""),
        may_export=call.visitor.may(UserRole.REVIEWER),
        problem=problem,
        sample=_sample(found),
    )


def _sample(found: Preview | None) -> Sample:
    if found is None:
        return Sample()
    report = found.report
    reasons = Counter(one.reason for one in report.left_out)
    return Sample(
        taken=report.taken,
        written=report.written,
        rows=report.rows,
        is_partial=found.is_partial,
        header=tuple(map(shown, found.header)),
        lines=tuple(tuple(map(shown, line)) for line in found.lines),
        text=shown(found.text),
        left_out=tuple(Counted(shown(name), times) for name, times in sorted(reasons.items())),
        rules=_counted(report.rules),
        unexpressed=_counted(report.unexpressed),
        withheld=_counted(found.withheld.counted()) if found.withheld else (),
    )


def _counted(found: Iterable[Times]) -> tuple[Counted, ...]:
    return tuple(Counted(shown(one.name), one.times) for one in found)


def _citation(call: Call, view: View, part: str) -> str:
    """How to say where the figures come from, exactly enough to make them again."""
    number, head = view.head()
    state = f"log entry {number} ({head[:16]})" if number else "no decisions yet"
    return f"{call.desk.options.project}; dateline {__version__}; filter {part or 'open'}; {state}"


def send_file(call: Call) -> Response:
    """All events of the filter in the format, with their account, in one archive."""
    from starlette.responses import Response as Plain

    query = str(call.request.url.query)
    with call.desk.store.view() as view:
        order = _order(call, view, query)
        content = pack(view, order, call.desk.gazetteer, _citation(call, view, filter_part(query)))
    name = f'attachment; filename="dateline-{order.format}.zip"'
    return Plain(content, media_type="application/zip", headers={"content-disposition": name})
