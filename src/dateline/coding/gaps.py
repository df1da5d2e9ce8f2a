"""What happened some time before what is told: "three days after gunmen ambushed a convoy"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.claim import Claim, Dated
from dateline.model.mention import TimeMention
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.model.when import Basis, When
from dateline.resources.role_cues import load_role_cues

_CLIMB = 3  # steps from a trigger to the verb of its clause: "killed" of "in an attack that killed"


@dataclass(frozen=True, slots=True)
class _Gap:
    """How long before, in the report's words, and the verb that tells what came later."""

    span: Span
    above: int


def set_apart(linked: LinkedPage, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims; those told as some time before others are recalled, dated from them where it is said."""
    made: list[Claim] = []
    days: dict[Span, Dated | None] = {}  # two deeds of one clause are of one day
    for claim in claims:
        gap = _gap(linked, claim)
        if gap is None or _is_of_main_clause(claim, gap):
            made.append(claim)
            continue
        when = days.setdefault(gap.span, claim.when or _before(linked, gap, made))
        made.append(replace(claim, background=True, when=claim.when or when))
    return tuple(made)


def _gap(linked: LinkedPage, claim: Claim) -> _Gap | None:
    a = linked.page.analysis
    head = a.head_of(claim.trigger)
    for _ in range(_CLIMB):
        if head is None:
            return None
        token = a.tokens[head]
        marks = {a.tokens[c].lower for c in a.each_child(head, "mark")}
        if (
            token.dep == "advcl"
            and marks & load_role_cues().earlier.marks
            and (unit := _unit(a, head)) is not None
        ):
            return _Gap(_phrase(a, unit), token.head)
        if _is_before_past(a, head):
            unit = _unit(a, head)
            return _Gap(_phrase(a, unit), head) if unit is not None else None
        head = token.head if token.head != head and token.dep != "ccomp" else None
    return None


def _is_of_main_clause(claim: Claim, gap: _Gap) -> bool:
    """Whether the claim's day stands before the gap: it is what came later, told with what came before."""
    span = claim.when.span if claim.when else None
    return span is not None and span.end <= gap.span.start


def _unit(a: Analysis, verb: int) -> int | None:
    """The unit of time that stands with a verb as a measure: "days" of "three days after"."""
    for c in a.each_child(verb, "npadvmod", "advmod", "dep", "obl"):
        for i in (c, *a.each_child(c, "npadvmod")):
            if a.tokens[i].lemma in load_role_cues().earlier.units:
                return i
    return None


def _is_before_past(a: Analysis, verb: int) -> bool:
    """ "Two days earlier, a bomb had killed": what had happened before what happened."""
    had = any(a.tokens[c].lower == "had" for c in a.each_child(verb, "aux"))
    # "denied that its jets had struck a day earlier" is news
    told = a.tokens[verb].dep in ("ccomp", "relcl", "advcl")
    words = load_role_cues().earlier.adverbs
    return had and not told and any(a.tokens[c].lower in words for c in a.each_child(verb, "advmod"))


def _phrase(a: Analysis, unit: int) -> Span:
    first = min((c for c in a.children[unit] if c < unit), default=unit)
    return a.span(first, unit)


def _before(linked: LinkedPage, gap: _Gap, told: Iterable[Claim]) -> Dated | None:
    """The day so long before what came later; None where either is not said to the day."""
    days = _days(linked, gap.span)
    later = _told_day(linked, gap, told)
    if days is None or later is None:
        return None
    day = later - days
    return Dated(when=When(day, day, Basis.RELATIVE), span=gap.span)


def _days(linked: LinkedPage, span: Span) -> timedelta | None:
    for mention in linked.page.at(TimeMention, span):
        value = mention.timex or ""
        unit, number = value[-1:], value[1:-1]
        if value.startswith("P") and unit in _LENGTHS and number.isdigit():
            return timedelta(days=int(number) * _LENGTHS[unit])
    return None


_LENGTHS = {"D": 1, "W": 7}


def _told_day(linked: LinkedPage, gap: _Gap, told: Iterable[Claim]) -> date | None:
    """The day of the claim that the verb above tells, or that its subject leads back to."""
    days = (claim.when.when for claim in _latest(linked, gap, told) if claim.when)
    return next((one.first for one in days if one.first == one.last and one.first), None)


def _latest(linked: LinkedPage, gap: _Gap, told: Iterable[Claim]) -> Iterator[Claim]:
    a = linked.page.analysis
    named = {a.head_of(claim.trigger): claim for claim in told}
    if gap.above in named:
        yield named[gap.above]
    yield from reversed(list(named.values()))
