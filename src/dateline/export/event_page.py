"""A page of events that a person reads: values beside words, rival figures side by side."""

from collections.abc import Iterable

from dateline.export.event_views import view_event
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.page import page_part, page_templates, part_hash
from dateline.model.dossier import Dossier

_NO_WORDS = "the words of a report: its text is not at hand or withheld"


def write_html(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one card for each event."""
    account = Account("html", target)
    file = target.text(options)
    templates = page_templates()
    style = page_part("page.css") + page_part("events.css")
    head = templates.get_template("events_head.html.j2")
    file.write(head.render(style=style, style_hash=part_hash(style)))
    card = templates.get_template("event.html.j2")
    for dossier in dossiers:
        account.take()
        view = view_event(dossier)
        if any(not one.sentences for one in view.reports):
            account.lose(_NO_WORDS)
        file.write(card.render(event=view))
        account.write()
    report = account.report()
    file.write(templates.get_template("events_foot.html.j2").render(events=report.written))
    return report
