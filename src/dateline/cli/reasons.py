"""The reasons behind a claim, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from dateline.cli.table import PIPED_WIDTH, heading, sentence
from dateline.export.phrases import (
    actor_phrase,
    locus_phrase,
    place_phrase,
    tally_phrase,
    voice_phrase,
    when_phrase,
)
from dateline.model.actor import Actor
from dateline.model.claim import Claim, Rule
from dateline.model.coded import CodedPage
from dateline.model.link import Candidate, Link
from dateline.model.mention import Mention, NameMention, PlaceMention, TimeMention
from dateline.model.span import Span
from dateline.model.where import Place

Line = tuple[str, str, str]  # field, value, words
_LABEL = 12  # columns for the name of a field


class ReasonTable:
    """Prints what each value rests on."""

    def __init__(self, file: TextIO) -> None:
        width = None if file.isatty() else PIPED_WIDTH
        self._console = Console(file=file, width=width, highlight=False, emoji=False)

    def show(self, page: CodedPage, claim: Claim) -> None:
        """Print the claim field by field, then its rules, then what was weighed for its places and actors."""
        self._console.print(heading(page.document))
        self._console.print(sentence(claim, page.document.text), "")
        self._section("values", (_value(line) for line in _values(claim, page.document.text)))
        self._section("rules", (_rule(rule, page.document.text) for rule in claim.rules))
        self._section("weighed", _weighed(page, claim))
        self._section("declined", _declined(page, claim))

    def _section(self, title: str, lines: Iterable[str]) -> None:
        found = list(lines)
        if found:
            self._console.print(Text(title, style="bold"))
            for line in found:
                self._console.print(Text(line))
            self._console.print()


def _value(line: Line) -> str:
    field, value, words = line
    return f"  {field:{_LABEL}} {value}" + (f"  ← “{_one_line(words)}”" if words else "  ← no words: assumed")


def _values(claim: Claim, text: str) -> Iterator[Line]:
    yield "type", f"{claim.type}, {claim.status.value}", claim.trigger.of(text)
    for actor in claim.actors:
        yield actor.role.value, f"{actor_phrase(actor)} ({actor.actor_class.value})", actor.span.of(text)
    if claim.when:
        span = claim.when.span
        phrase = f"{when_phrase(claim.when.when)} ({claim.when.when.basis.value})"
        yield "when", phrase, span.of(text) if span else ""
    for locus in claim.where:
        yield "where", locus_phrase(locus, text), locus.span.of(text)
    for tally in claim.counts:
        yield "count", tally_phrase(tally), tally.span.of(text)
    for voice in claim.attribution:
        yield "speaker", voice_phrase(voice), voice.span.of(text)


def _rule(rule: Rule, text: str) -> str:
    words = f"“{_one_line(rule.span.of(text))}” → " if rule.span else ""
    rivals = f"; not: {', '.join(rule.rivals)}" if rule.rivals else ""
    return f"  {rule.field:{_LABEL}} {words}{rule.rule} → {rule.value}{rivals}"


def _weighed(page: CodedPage, claim: Claim) -> Iterator[str]:
    for mention, link in _links(page, claim):
        words = _one_line(mention.span.of(page.document.text))
        if link.chosen:
            yield f"  “{words}” is {_candidate(link.chosen)}"
        for rival in link.rivals:
            yield f"  “{words}” could be {_candidate(rival)}"


def _declined(page: CodedPage, claim: Claim) -> Iterator[str]:
    text = page.document.text
    for mention, link in _links(page, claim):
        if link.declined:
            yield f"  “{_one_line(mention.span.of(text))}”: {link.declined}"
    for time in page.linked.page.of_kind(TimeMention):
        if time.declined and claim.sentence.overlaps(time.span):
            yield f"  “{_one_line(time.span.of(text))}”: {time.declined}"


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


def _candidate(one: Candidate[Place] | Candidate[Actor]) -> str:
    value = one.value
    name = f"{place_phrase(value)} [{value.id}]" if isinstance(value, Place) else f"{value.name} [{value.id}]"
    reasons = "; ".join(f"{reason.text} ({reason.value:+.2f})" for reason in one.reasons)
    return f"{name}  {one.score:.2f}" + (f": {reasons}" if reasons else "")


def _one_line(words: str) -> str:
    return " ".join(words.split())
