"""The text of a report as the desk shows it: furniture set apart, words in the colour of their field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export.lights import Light, Piece, by_block, claim_lights, cut
from dateline.export.phrases import visible
from dateline.model.actor import Actor
from dateline.model.claim import Claim, Rule
from dateline.model.document import Document
from dateline.model.link import Link
from dateline.model.mention import NameMention, NameType
from dateline.model.page import LinkedPage
from dateline.model.span import Span

SENTENCE, ELSEWHERE, PRIVATE = "sentence", "elsewhere", "private"
_BACKGROUND = (SENTENCE, ELSEWHERE, PRIVATE)
_OVERRIDES = (0x202D, 0x202E)
# One character for one, so that offsets on the page are offsets in the text: a page reads "\r\n" as one
# character, cannot hold half a surrogate pair, and an override would turn around what stands beside it.
_SHOWN = {0x0D: " ", **dict.fromkeys(_OVERRIDES, "�"), **dict.fromkeys(range(0xD800, 0xE000), "�")}


def shown(text: str) -> str:
    r"""Text for a page, code point for code point.

    >>> shown("a\r\n\x1b\u202eb")
    'a \n␛�b'
    """
    return visible(text).translate(_SHOWN)


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the text with what it says: the field of its narrowest light, and whose words it is."""

    text: str
    start: int
    end: int
    field: str | None = None
    keys: str = ""  # of the values that it stands for, for the script
    claim: str | None = None  # another claim of the report that begins here
    in_sentence: bool = False
    is_private: bool = False  # part of the name of a private person


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line: prose, or furniture of a kind."""

    furniture: str | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a line of furniture."""

    runs: tuple[Run, ...]

    @property
    def is_aside(self) -> bool:
        """Whether nothing on the line is prose."""
        return all(run.furniture for run in self.runs)


def lay_out(
    document: Document,
    current: Iterable[Claim] = (),
    others: Iterable[Claim] = (),
    private: Iterable[Span] = (),
    sentences: Iterable[Claim] = (),
) -> tuple[Line, ...]:
    """The text, with the words of the current claims lit and the triggers of the others marked.

    `private` are names of private persons, which a key masks; of the claims in `sentences` only the
    sentence is tinted.
    """
    names = [Light(span, PRIVATE, "") for span in private]
    tinted = [Light(claim.sentence, SENTENCE, claim.id) for claim in sentences]
    return tuple(_lines(document, sorted([*_lights(current, others), *names, *tinted])))


def private_names(linked: LinkedPage) -> tuple[Span, ...]:
    """Names of persons whom neither the registry knows nor the report gives an office."""
    names = linked.page.of_kind(NameMention)
    return tuple(name.name for name in names if name.name and _is_private(name, linked.actors.get(name.id)))


def _is_private(name: NameMention, link: Link[Actor] | None) -> bool:
    known = link is not None and link.chosen is not None and link.chosen.value.id is not None
    return name.type is NameType.PERSON and name.title is None and name.organisation is None and not known


def _lights(current: Iterable[Claim], others: Iterable[Claim]) -> Iterator[Light]:
    for claim in current:
        yield from claim_lights(claim)
        yield from (Light(rule.span, "status", f"{claim.id}.status") for rule in _cues(claim) if rule.span)
        for span in (claim.sentence, *claim.also):
            yield Light(span, SENTENCE, claim.id)
    for claim in others:
        yield Light(claim.trigger, ELSEWHERE, claim.id)


def _cues(claim: Claim) -> Iterator[Rule]:
    """The words by which the status was told; without any, it is the trigger that says it."""
    found = [rule for rule in claim.rules if rule.field == "status" and rule.span]
    return iter(found or [Rule(field="status", span=claim.trigger, rule="", value="")])


def _lines(document: Document, lights: list[Light]) -> Iterator[Line]:
    """Furniture that shares a line with prose stays on it."""
    text, blocks = document.text, _blocks(document)
    lit = by_block([span for span, _ in blocks], lights)
    line: list[Run] = []
    before = 0
    for (span, furniture), here in zip(blocks, lit, strict=True):
        if line and "\n" in text[before : span.start]:
            yield Line(tuple(line))
            line = []
        line.append(Run(furniture, tuple(_words(piece) for piece in cut(text, span, here))))
        before = span.end
    if line:
        yield Line(tuple(line))


def _blocks(document: Document) -> list[tuple[Span, str | None]]:
    blocks: list[tuple[Span, str | None]] = [(span, None) for span in document.paragraphs()]
    position = 0
    for part in sorted(document.furniture, key=lambda one: one.span):
        start = max(position, part.span.start)
        if start < part.span.end:
            blocks.append((Span(start, part.span.end), part.kind.value))
            position = part.span.end
    return sorted(blocks, key=lambda one: one[0])


def _words(piece: Piece) -> Words:
    told = [one for one in piece.lights if one.field not in _BACKGROUND]
    coloured = [one for one in told if one.field != "status"] or told
    narrow = min(coloured, key=lambda one: (one.span.end - one.span.start, one.field), default=None)
    elsewhere = [one.key for one in piece.lights if one.field == ELSEWHERE]
    return Words(
        text=shown(piece.text),
        start=piece.span.start,
        end=piece.span.end,
        field=narrow.field if narrow else None,
        keys=" ".join(sorted({one.key for one in told})),
        claim=elsewhere[0] if elsewhere else None,
        in_sentence=any(one.field == SENTENCE for one in piece.lights),
        is_private=any(one.field == PRIVATE for one in piece.lights),
    )
