"""Events for a person at a terminal: one row for each, and one event with everything that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from dateline.cli.table import PIPED_WIDTH, STYLES
from dateline.export.phrases import count_phrase, place_phrase, visible, when_phrase
from dateline.model.claim import Claim
from dateline.model.count import Count
from dateline.model.dossier import Dossier
from dateline.model.event import Agreement, Event, Setting, Settled, Tie, Toll, Voice
from dateline.model.ids import ClaimId
from dateline.model.span import Span

if TYPE_CHECKING:
    from rich.text import Text

Row = tuple[str, ...]
_WORDS = 150  # characters of a sentence that are shown


class EventTable:
    """A table with one row for each event, and the account of a single one."""

    def __init__(self, file: TextIO) -> None:
        from rich.console import Console

        width = None if file.isatty() else PIPED_WIDTH
        self._console = Console(file=file, width=width, highlight=False, emoji=False)

    def show(self, dossiers: Iterable[Dossier]) -> None:
        """Print the events, those that most reports bring first."""
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, expand=True)
        table.add_column("event", no_wrap=True)
        table.add_column("settled", ratio=5)
        table.add_column("who says so", ratio=4)
        for one in sorted(dossiers, key=lambda one: (-one.event.documents, one.event.id)):
            table.add_row(_kind(one.event), _values(one.event), _voices(one.event))
        self._console.print(table if table.row_count else "no events")

    def explain(self, dossier: Dossier) -> None:
        """Print one event: why its claims are one, then each field with the words for and against it."""
        event = dossier.event
        self._console.print(_kind(event), _values(event), "", sep="\n")
        self._print("one event", ("because", "weighs"), _reasons(event))
        self._print("voices", ("voice", "through", "documents", "now says"), _voice_rows(dossier))
        self._console.print(voices_line(event), "", soft_wrap=True)
        self._print("fields", ("field", "", "report", "words"), _fields(dossier))
        self._print("steps", ("status", "on", "claims"), _steps(event))
        self._print("other events", ("event", "relation", "score", "because"), _ties(event.ties))

    def _print(self, title: str, heads: Row, rows: Iterable[Row]) -> None:
        from rich.table import Table
        from rich.text import Text

        table = Table(*heads, title=title, title_style="bold", title_justify="left", box=None, pad_edge=False)
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        if table.row_count:
            self._console.print(table, "")


def voices_line(event: Event) -> str:
    """How voices are counted: "7 pages, 6 outlets, 2 voices: AFP←spokesman (5), Reuters←residents (2)"."""
    parts = [f"{_chain(voice)} ({len(voice.documents)})" for voice in event.voices]
    pages = _number(event.documents, "page")
    counted = f"{pages}, {_number(event.outlets, 'outlet')}, {_number(event.independent, 'voice')}"
    return visible(f"{counted}: {', '.join(parts)}" if parts else counted)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _chain(voice: Voice) -> str:
    """Who told whom, the nearest to the reader first."""
    return "←".join((*reversed(voice.through), voice.name))


def _kind(event: Event) -> Text:
    from rich.text import Text

    kind = Text(event.type, style="bold")
    kind.append(f"\n{event.status.value}", style="not bold")
    return kind.append(f"\n{event.id}", style="dim not bold")


def _values(event: Event) -> Text:
    from rich.text import Text

    lines = Text()
    for name, style, phrase, is_disputed in _phrases(event):
        lines.append("\n" if lines else "").append(f"{name} ", style="dim").append(
            visible(phrase), style=style
        )
        lines.append(" disputed" if is_disputed else "", style="bold red")
    return lines


def _phrases(event: Event) -> Iterator[tuple[str, str, str, bool]]:
    for actor in event.actors:
        role = actor.role.value
        doubt = ", doubted" if actor.hedged else ""
        is_disputed = f"actors.{role}" in event.disputed
        yield role, STYLES.get(role, STYLES["other"]), f"{actor.name}{doubt}", is_disputed
    if event.when.value:
        phrase = f"{when_phrase(event.when.value)} ({event.when.value.basis.value})"
        yield "when", STYLES["time"], phrase, "when" in event.disputed
    if event.where.value:
        yield "where", STYLES["place"], _setting(event.where), "where" in event.disputed
    for toll in event.counts:
        yield "count", STYLES["count"], _toll(toll), toll.agreement is Agreement.DISPUTED
    if "status" in event.disputed:
        yield "status", "", event.status.value, True


def _setting(where: Settled[Setting]) -> str:
    if where.value is None:
        return "not known"
    relation = f"{where.value.relation} " if where.value.relation else ""
    return relation + place_phrase(where.value.place)


def _toll(toll: Toll) -> str:
    """The bounds, and under them what each voice says."""
    bounds = count_phrase(Count(toll.low, None, toll.high, None))
    best = f", most likely {toll.best}" if toll.best is not None and toll.low != toll.high else ""
    return f"{bounds} {toll.unit.value}{best}"


def _voices(event: Event) -> Text:
    from rich.text import Text

    lines = Text(voices_line(event))
    for toll in event.counts:
        if len(toll.rivals) > 1:
            figures = (
                f"{one.voice} {count_phrase(Count(one.low, None, one.high, None))}" for one in toll.rivals
            )
            lines.append(f"\n{toll.unit.value}: ", style="dim").append(visible(", ".join(figures)))
    if event.recalled_in:
        lines.append(f"\nrecalled in {', '.join(map(str, event.recalled_in))}", style="dim")
    return lines


def _reasons(event: Event) -> Iterator[Row]:
    for reason in event.reasons:
        yield reason.text, f"{reason.value:+.2f}"
    if not event.reasons:
        yield ("one report tells of it", "")


def _voice_rows(dossier: Dossier) -> Iterator[Row]:
    for voice in dossier.event.voices:
        says = [
            f"{count_phrase(Count(one.low, None, one.high, None))} {toll.unit.value}"
            for toll in dossier.event.counts
            for one in toll.rivals
            if one.voice == voice.name
        ]
        documents = ", ".join(map(str, voice.documents))
        yield voice.name, " ← ".join(reversed(voice.through)), documents, ", ".join(says)


def _fields(dossier: Dossier) -> Iterator[Row]:
    """Each field with the claims for it and against it, and their words."""
    event = dossier.event
    words = _words_of(dossier)
    yield (
        f"when: {when_phrase(event.when.value) if event.when.value else 'not known'}",
        event.when.rule,
        "",
        "",
    )
    yield from _claims(words, event.when.claims, event.when.against, "when")
    yield f"where: {_setting(event.where)}", event.where.rule, "", ""
    yield from _claims(words, event.where.claims, event.where.against, "where")
    for actor in event.actors:
        yield f"{actor.role.value}: {actor.name}", "", "", ""
        yield from _claims(words, actor.claims, (), "actors")
    for toll in event.counts:
        yield f"{_toll(toll)} ({toll.agreement.value})", toll.rule, "", ""
        yield from _claims(words, toll.claims, toll.against, "counts")


Words = dict[ClaimId, tuple[str, Claim, str]]  # the report, the claim, the text


def _words_of(dossier: Dossier) -> Words:
    return {
        claim.id: (str(told.origin.name), claim, dossier.texts[told.origin.document_id])
        for told in dossier.told
        for claim in told.claims
    }


def _claims(words: Words, given: Sequence[ClaimId], against: Sequence[ClaimId], field: str) -> Iterator[Row]:
    for mark, claims in (("for", given), ("against", against)):
        shown: dict[str, list[str]] = {}
        told = [words[one] for one in claims if one in words]
        for name, claim, text in sorted(told, key=lambda one: one[0]):
            shown.setdefault(_evidence(claim, field, text), []).append(name)
        for evidence, names in shown.items():
            yield "", mark, ", ".join(dict.fromkeys(names)), evidence


def _evidence(claim: Claim, field: str, text: str) -> str:
    """The words that carry the field, in the sentence that says them."""
    spans: tuple[Span | None, ...] = {
        "when": (claim.when.span if claim.when else None,),
        "where": tuple(one.span for one in claim.where),
        "actors": tuple(one.span for one in claim.actors),
        "counts": tuple(one.span for one in claim.counts),
    }[field]
    named = "; ".join(" ".join(one.of(text).split()) for one in spans if one)
    sentence = " ".join(claim.sentence.of(text).split())
    shown = sentence if len(sentence) <= _WORDS else sentence[: _WORDS - 1] + "…"
    return f"[{named}] {shown}" if named else shown


def _steps(event: Event) -> Iterator[Row]:
    for step in event.history:
        yield step.status.value, str(step.on or "not known"), str(len(step.claims))


def _ties(ties: Sequence[Tie]) -> Iterator[Row]:
    for tie in ties:
        relation = f"{tie.relation.value}?" if tie.proposed else tie.relation.value
        yield tie.event_id, relation, f"{tie.score:.2f}", "; ".join(reason.text for reason in tie.reasons)
