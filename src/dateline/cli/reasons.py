"""The reasons behind a claim, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.table import PIPED_WIDTH, heading, sentence
from dateline.export.phrases import (
    actor_phrase,
    locus_phrase,
    place_phrase,
    tally_phrase,
    visible,
    voice_phrase,
    when_phrase,
)
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.link import Candidate, Link
from dateline.model.mention import Mention, NameMention, PlaceMention, TimeMention
from dateline.model.span import Span
from dateline.model.where import Place

Row = tuple[str, ...]
_NOTHING = 0.005  # a reason that rounds to 0.00 said nothing


class ReasonTable:
    """Prints what each value rests on."""

    def __init__(self, file: TextIO) -> None:
        width = None if file.isatty() else PIPED_WIDTH
        self._console = Console(file=file, width=width, highlight=False, emoji=False)

    def show(self, page: CodedPage, claim: Claim) -> None:
        """Print the claim field by field, then its rules, then what was weighed and what was declined."""
        text = page.document.text
        self._console.print(heading(page.document))
        self._console.print(sentence(claim, text), "")
        self._print("values", ("field", "value", "words"), _values(claim, text))
        self._print("rules", ("field", "words", "rule", "gives", "and not"), _rules(claim, text))
        self._print("weighed", ("words", "could be", "score", "because"), _weighed(page, claim))
        self._print("declined", ("words", "because"), _declined(page, claim))

    def _print(self, title: str, heads: Row, rows: Iterable[Row]) -> None:
        table = Table(*heads, title=title, title_style="bold", title_justify="left", box=None, pad_edge=False)
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        if table.row_count:
            self._console.print(table, "")


def _values(claim: Claim, text: str) -> Iterator[Row]:
    yield "type", f"{claim.type}, {claim.status.value}", _words(claim.trigger, text)
    for actor in claim.actors:
        phrase = f"{actor_phrase(actor)} ({actor.actor_class.value})"
        yield actor.role.value, phrase, _words(actor.span, text)
    if claim.when:
        phrase = f"{when_phrase(claim.when.when)} ({claim.when.when.basis.value})"
        yield "when", phrase, _words(claim.when.span, text) or "none: the day of publication"
    for locus in claim.where:
        yield "where", locus_phrase(locus, text), _words(locus.span, text)
    for tally in claim.counts:
        yield "count", tally_phrase(tally), _words(tally.span, text)
    for voice in claim.attribution:
        yield "says", voice_phrase(voice), _words(voice.span, text)


def _rules(claim: Claim, text: str) -> Iterator[Row]:
    for rule in claim.rules:
        yield rule.field, _words(rule.span, text), rule.rule, rule.value, ", ".join(rule.rivals)


def _weighed(page: CodedPage, claim: Claim) -> Iterator[Row]:
    for mention, link in _links(page, claim):
        words = _words(mention.span, page.document.text)
        for one in (*([link.chosen] if link.chosen else []), *link.rivals):
            mark = "✓ " if one is link.chosen else "  "
            yield words, mark + _name(one.value), f"{one.score:.2f}", _because(one)
            words = ""


def _declined(page: CodedPage, claim: Claim) -> Iterator[Row]:
    text = page.document.text
    for mention, link in _links(page, claim):
        if link.declined:
            yield _words(mention.span, text), link.declined
    for time in page.linked.page.of_kind(TimeMention):
        if time.declined and claim.sentence.overlaps(time.span):
            yield _words(time.span, text), time.declined


def _links(page: CodedPage, claim: Claim) -> Iterator[tuple[Mention, Link[Any]]]:
    """The links of places and actors that the claim names."""
    spans = {locus.span for locus in claim.where} | {actor.span for actor in claim.actors}
    tables: list[tuple[type[Mention], Mapping[Any, Link[Any]]]] = [
        (PlaceMention, page.linked.places),
        (NameMention, page.linked.actors),
    ]
    for kind, table in tables:
        for mention in page.linked.page.of_kind(kind):
            link = table.get(mention.id)
            if link and _is_of(mention.span, spans):
                yield mention, link


def _is_of(span: Span, spans: set[Span]) -> bool:
    return any(span == one or (one.covers(span) and one.end == span.end) for one in spans)


def _name(value: Place | Actor) -> str:
    name = place_phrase(value) if isinstance(value, Place) else value.name
    return f"{name} [{value.id}]" if value.id else name


def _because(one: Candidate[Place] | Candidate[Actor]) -> str:
    told = [reason for reason in one.reasons if abs(reason.value) > _NOTHING]
    return "; ".join(f"{reason.value:+.2f} {reason.text.rstrip('.')}" for reason in told)


def _words(span: Span | None, text: str) -> str:
    return f"“{' '.join(span.of(text).split())}”" if span else ""
