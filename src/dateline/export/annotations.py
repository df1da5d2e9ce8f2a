"""W3C Web Annotations: each value beside its words, for software that shows and checks evidence.

One annotation a line (JSON-LD). The target is the report; the words are selected by offset (Unicode code
points of the stored text, whose SHA-256 is named) and by quotation with 32 characters on either side.
"""

from collections.abc import Iterable, Iterator

from dateline.export.evidence import Evidence, iter_evidence
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.lines import line
from dateline.model.claim import Claim
from dateline.model.dossier import Dossier
from dateline.model.ids import make_id
from dateline.model.origin import Origin
from dateline.model.span import Span

AROUND = 32  # characters of the text on either side of a quotation
_NO_WORDS = "no claim of it is at hand, so there are no words to point at"
_CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"textSha256": "urn:dateline:terms:textSha256"})


def write_oa(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one annotation for each value of each claim of each event."""
    account = Account("oa", target)
    file = target.text(options)
    for dossier in dossiers:
        account.take()
        rows = 0
        for annotation in _annotations(dossier, options, account):
            file.write(line(annotation))
            rows += 1
        if rows:
            account.write(rows)
        else:
            account.leave_out(dossier.event.id, _NO_WORDS)
    return account.report()


def _annotations(dossier: Dossier, options: ExportOptions, account: Account) -> Iterator[dict[str, object]]:
    for told in dossier.told:
        text = dossier.texts.get(told.origin.document_id) if options.quotes else None
        for claim in told.claims:
            for order, evidence in enumerate(iter_evidence(claim)):
                if evidence.span is None:
                    account.lose(f"{evidence.field}: no words say it")
                    continue
                yield {
                    "@context": _CONTEXT,
                    "id": f"urn:dateline:annotation:{make_id('a', dossier.event.id, claim.id, order)}",
                    "type": "Annotation",
                    "motivation": "describing",
                    "creator": {"type": "Software", "name": claim.maker},
                    "body": _body(dossier, claim, evidence),
                    "target": {"source": _report(told.origin), "selector": _selectors(evidence.span, text)},
                }


def _body(dossier: Dossier, claim: Claim, evidence: Evidence) -> list[dict[str, str]]:
    linked = {"type": "SpecificResource", "purpose": "linking"}
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": evidence.field},
        {"type": "TextualBody", "purpose": "describing", "value": evidence.value},
        {**linked, "source": f"urn:dateline:claim:{claim.id}"},
        {**linked, "source": f"urn:dateline:event:{dossier.event.id}"},
    ]


def _report(origin: Origin) -> dict[str, str]:
    return {
        "id": origin.url or f"urn:dateline:document:{origin.document_id}",
        "type": "Text",
        "format": "text/plain",
        "language": origin.language,
        "textSha256": origin.text_sha256,
    }


def _selectors(span: Span, text: str | None) -> list[dict[str, object]]:
    position: dict[str, object] = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if text is None:
        return [position]
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return [quote, position]
