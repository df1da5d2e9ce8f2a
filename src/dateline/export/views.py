"""What the page shows of a report: one small record for each thing on it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export.lights import Light, Piece, by_block, claim_lights, cut
from dateline.export.phrases import (
    actor_phrase,
    locus_phrase,
    place_phrase,
    tally_phrase,
    visible,
    voice_phrase,
    when_phrase,
)
from dateline.model.claim import Claim, Rule
from dateline.model.coded import CodedPage
from dateline.model.document import Document
from dateline.model.mention import PlaceMention, TimeMention
from dateline.model.span import Span

SENTENCE, OPEN = "sentence", "open"


@dataclass(frozen=True)
class Words:
    """A piece of the text. `field` is that of its narrowest light, `numbers` are the claims it stands for."""

    text: str
    anchor: str
    start: int
    end: int
    field: str | None
    target: str | None
    hint: str
    number: int | None  # of the claim whose trigger ends here


@dataclass(frozen=True)
class Run:
    """A stretch of one line: prose, or furniture of a kind."""

    furniture: str | None
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Value:
    """A value of a claim and the words behind it. `anchor` is None where no words say it."""

    label: str
    field: str
    text: str
    anchor: str | None = None
    span: str = ""
    note: str = ""
    quote: str = ""


@dataclass(frozen=True)
class ClaimView:
    """A claim as a card."""

    number: int
    id: str
    sentence: str
    head: Value
    status: str
    flags: tuple[str, ...]
    score: str
    values: tuple[Value, ...]
    again: tuple[Value, ...]
    rules: tuple[Value, ...]


@dataclass(frozen=True)
class ReportView:
    """A report beside its claims."""

    id: str
    title: str
    facts: tuple[str, ...]
    url: str | None
    language: str
    lines: tuple[tuple[Run, ...], ...]
    claims: tuple[ClaimView, ...]
    undecided: tuple[Value, ...]


def view_report(page: CodedPage, order: int) -> ReportView:
    """Everything that the page shows of one report; `order` keeps the anchors of equal reports apart."""
    document = page.document
    anchors = _Anchors(f"r{order}", document.text)
    undecided = tuple(_undecided(page, anchors))
    return ReportView(
        id=anchors.prefix,
        title=visible(document.title or document.location),
        facts=tuple(_facts(document)),
        url=document.url if (document.url or "").startswith(("https://", "http://")) else None,
        language=document.language,
        lines=tuple(_lines(page, anchors)),
        claims=tuple(_claim(claim, number, anchors) for number, claim in enumerate(page.claims, 1)),
        undecided=undecided,
    )


def _facts(document: Document) -> Iterator[str]:
    if document.outlet:
        yield visible(document.outlet)
    yield document.published.isoformat() if document.published else "no publication date"
    if document.author:
        yield visible(document.author)
    yield visible(document.location)


@dataclass(frozen=True)
class _Anchors:
    """Names for words and claims on the page."""

    prefix: str
    text: str

    def of(self, span: Span) -> str:
        return f"{self.prefix}-{span.start}"

    def claim(self, number: int) -> str:
        return f"{self.prefix}-claim-{number}"

    def value(self, label: str, field: str, text: str, span: Span | None, note: str = "") -> Value:
        if span is None:
            return Value(label, field, visible(text), note=note)
        words = visible(" ".join(span.of(self.text).split()))
        quote = "" if _bag(words) <= _bag(text) else words
        return Value(label, field, visible(text), self.of(span), _spread(span), visible(note), quote)


def _spread(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _bag(text: str) -> set[str]:
    """The words of a phrase: a value that has all of those behind it need not quote them."""
    return set(re.findall(r"\w+", text.casefold()))


def _claim(claim: Claim, number: int, anchors: _Anchors) -> ClaimView:
    flags = [name for name, is_set in (("background", claim.background), ("doubted", claim.hedged)) if is_set]
    return ClaimView(
        number=number,
        id=claim.id,
        sentence=_spread(claim.sentence),
        head=anchors.value("type", "trigger", claim.type, claim.trigger),
        status=claim.status.value,
        flags=tuple(flags),
        score=f"{claim.score:.2f}",
        values=tuple(_values(claim, anchors)),
        again=tuple(anchors.value("again", SENTENCE, "told again", span) for span in claim.also),
        rules=tuple(_rule(rule, anchors) for rule in claim.rules),
    )


def _values(claim: Claim, anchors: _Anchors) -> Iterator[Value]:
    for actor in claim.actors:
        role = actor.role.value
        field = role if role in {"agent", "target"} else "other"
        yield anchors.value(role, field, actor_phrase(actor), actor.span, actor.actor_class.value)
    yield _when(claim, anchors)
    for locus in claim.where:
        note = locus.place.level.value if locus.place else "declined"
        yield anchors.value("where", "place", locus_phrase(locus, anchors.text), locus.span, note)
    if not claim.where:
        yield Value("where", "none", "not said")
    for tally in claim.counts:
        yield anchors.value("count", "count", tally_phrase(tally), tally.span)
    if claim.instrument:
        yield anchors.value("means", "instrument", claim.instrument.of(anchors.text), claim.instrument)
    for order, voice in enumerate(claim.attribution):
        yield anchors.value("citing" if order else "says", "speaker", voice_phrase(voice), voice.span)
    if not claim.attribution:
        yield Value("says", "none", "the report itself")


def _when(claim: Claim, anchors: _Anchors) -> Value:
    if claim.when is None:
        return Value("when", "none", "not said")
    when = claim.when.when
    return anchors.value("when", "time", when_phrase(when), claim.when.span, when.basis.value)


def _rule(rule: Rule, anchors: _Anchors) -> Value:
    rivals = f"not: {', '.join(rule.rivals)}" if rule.rivals else ""
    return anchors.value(rule.field, "rule", f"{rule.rule} → {rule.value}", rule.span, rivals)


def _undecided(page: CodedPage, anchors: _Anchors) -> Iterator[Value]:
    """Places and times that were found and not resolved, with the reason."""
    for place in page.linked.page.of_kind(PlaceMention):
        link = page.linked.places.get(place.id)
        if link is None or link.chosen is None:
            rivals = "; ".join(place_phrase(one.value) for one in link.rivals[:3]) if link else ""
            reason = (link.declined if link else None) or "no candidate"
            note = f"{reason} (weighed: {rivals})" if rivals else reason
            yield anchors.value("place", OPEN, place.span.of(anchors.text), place.span, note)
    for time in page.linked.page.of_kind(TimeMention):
        if time.when is None and time.declined:
            yield anchors.value("time", OPEN, time.span.of(anchors.text), time.span, time.declined)


def _lines(page: CodedPage, anchors: _Anchors) -> Iterator[tuple[Run, ...]]:
    """The text line by line; furniture that shares a line with prose stays on it."""
    text = anchors.text
    blocks = _blocks(page.document)
    lights = by_block([span for span, _ in blocks], _all_lights(page))
    numbers: dict[str, int] = {claim.id: number for number, claim in enumerate(page.claims, 1)}
    line: list[Run] = []
    before = 0
    for (span, furniture), here in zip(blocks, lights, strict=True):
        if line and "\n" in text[before : span.start]:
            yield tuple(line)
            line = []
        pieces = cut(text, span, here)
        line.append(Run(furniture, tuple(_words(piece, numbers, anchors) for piece in pieces)))
        before = span.end
    if line:
        yield tuple(line)


def _blocks(document: Document) -> list[tuple[Span, str | None]]:
    prose: list[tuple[Span, str | None]] = [(span, None) for span in document.paragraphs()]
    position, parts = 0, list[tuple[Span, str | None]]()
    for part in sorted(document.furniture, key=lambda one: one.span):
        start = max(position, part.span.start)
        if start < part.span.end:
            parts.append((Span(start, part.span.end), part.kind.value))
            position = part.span.end
    return sorted(prose + parts, key=lambda one: one[0])


def _all_lights(page: CodedPage) -> list[Light]:
    lights = [light for claim in page.claims for light in (*claim_lights(claim), *_sentences(claim))]
    found = page.linked.page
    marked: list[PlaceMention | TimeMention] = [*found.of_kind(PlaceMention), *found.of_kind(TimeMention)]
    return lights + [Light(one.span, OPEN, "") for one in marked]


def _sentences(claim: Claim) -> Iterable[Light]:
    spans = [claim.sentence, *claim.also, *(rule.span for rule in claim.rules if rule.span)]
    return [Light(span, SENTENCE, f"{claim.id}.sentence") for span in dict.fromkeys(spans)]


def _words(piece: Piece, numbers: dict[str, int], anchors: _Anchors) -> Words:
    told = [one for one in piece.lights if one.field not in {SENTENCE, OPEN}]
    narrow = min(told, key=lambda one: (one.span.end - one.span.start, one.field), default=None)
    is_open = any(one.field == OPEN for one in piece.lights)
    uses = sorted({(numbers[one.key.partition(".")[0]], one.field) for one in told})
    ends = [
        n
        for one in told
        if one.field == "trigger" and one.span.end == piece.span.end
        for n in [_number(one, numbers)]
    ]
    return Words(
        text=visible(piece.text),
        anchor=anchors.of(piece.span),
        start=piece.span.start,
        end=piece.span.end,
        field=narrow.field if narrow else OPEN if is_open else None,
        target=anchors.claim(_number(narrow, numbers)) if narrow else None,
        hint=" · ".join(f"{field} of {number}" for number, field in uses),
        number=min(ends, default=None),
    )


def _number(light: Light, numbers: dict[str, int]) -> int:
    return numbers[light.key.partition(".")[0]]
