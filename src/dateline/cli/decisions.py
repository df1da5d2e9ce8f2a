"""Decisions for a person at a terminal, and as records."""

from __future__ import annotations

import json
from typing import Any

from dateline.export.phrases import visible
from dateline.model.decision import Decision, Logged

_MOST = 3  # ids that a line shows


def log_line(entry: Logged) -> str:
    """An entry on one line: number, when, who, what about what, from what to what, why."""
    one = entry.decision
    parts = [
        f"{entry.number}",
        one.at.isoformat(timespec="seconds"),
        one.reviewer,
        f"{one.verdict.value} {_subject(one)}",
    ]
    if one.field is not None:
        parts.append(f"{one.field}: {one.old or 'null'} -> {one.new or 'null'}")
    elif one.new is not None:
        parts.append(one.new)
    if one.note:
        parts.append(f"({one.note})")
    return visible("  ".join(parts))


def _subject(one: Decision) -> str:
    shown, more = one.subject.ids[:_MOST], len(one.subject.ids) - _MOST
    return " ".join(shown) + (f" and {more} more" if more > 0 else "")


def log_record(entry: Logged) -> str:
    """An entry as a line of JSON."""
    one = entry.decision
    record: dict[str, Any] = {
        "schema": "dateline/decision/1",
        "number": entry.number,
        "id": one.id,
        "at": one.at.isoformat(timespec="microseconds"),
        "reviewer": one.reviewer,
        "verdict": one.verdict.value,
        "subject": {"kind": one.subject.kind.value, "ids": list(one.subject.ids)},
        "field": one.field,
        "old": _value(one.old),
        "new": _value(one.new),
        "evidence": [
            {"document_id": part.document_id, "span": [part.span.start, part.span.end]}
            for part in one.evidence
        ],
        "note": one.note,
        "batch": one.batch,
        "retracts": one.retracts,
        "saw_machine": one.saw_machine,
        "rests_on": list(one.rests_on),
        "previous": entry.previous,
        "hash": entry.hash,
    }
    return json.dumps(record, ensure_ascii=False)


def _value(text: str | None) -> Any:  # noqa: ANN401  (JSON)
    return None if text is None else json.loads(text)
