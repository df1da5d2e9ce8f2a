"""How what happens lies to a place: "10 km north of Goma", "between Ghazni and Gardez", "northern Mali"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.model.mention import PlaceMention
from dateline.model.span import Span
from dateline.model.where import Lying
from dateline.resources.lying_cues import LyingCues, lying_cues
from dateline.resources.place_cues import PlaceCues, place_cues

_BACK = 90  # code points before a name in which the words stand
_AHEAD = 30
_JOINED = frozenset({"-", "–", "—", "/", " - ", " – ", "-to-"})
_AND = re.compile(r"\s+and(?:\s+the)?\s+|\s+to\s+|\s+with\s+|\s*&\s*")
_OWNER = re.compile(r"[’']s?(?:\s+[a-z-]+){0,2}\s+$")
_BETWEEN = re.compile(r"\bbetween(?:\s+the)?\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<within>of)\s+(?:the\s+)?$|\b(?:away\s+)?from\s+(?:the\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|inside|less\s+than|under)\s*(?:about\s+|some\s+)?$", re.IGNORECASE)
_THE = re.compile(r"(?<!\bto )\bthe\s+(?:far\s+|extreme\s+)?$", re.IGNORECASE)
_PART = "-part"


def with_lying(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The same mentions, each with its relation and the words that tell it; in text order."""
    ordered = sorted(mentions, key=lambda one: one.span)
    found: dict[Span, Lying] = {}
    for number, one in enumerate(ordered):
        if one.is_dateline or one.span in found:
            continue
        before = ordered[number - 1] if number else None
        after = ordered[number + 1] if number + 1 < len(ordered) else None
        pair = _with_next(text, one.span, after.span if after else None)
        lies = pair or _alone(text, one.span, before.span if before and not before.is_dateline else None)
        if lies:
            found[one.span] = lies
        if lies and lies.other:
            found[lies.other] = replace(lies, other=one.span)
    return tuple(_told(one, found.get(one.span)) for one in ordered)


def _told(one: PlaceMention, lies: Lying | None) -> PlaceMention:
    return replace(one, relation=lies.relation, lies=lies) if lies else one


def _with_next(text: str, span: Span, other: Span | None) -> Lying | None:
    """What the words say of this place and the next together."""
    if other is None or other.start - span.end > _AHEAD:
        return None
    joint, cues = text[span.end : other.start], lying_cues()
    if joint in _JOINED:
        return _compound(text, other, cues)
    if not _AND.fullmatch(joint):
        return None
    before, start = _before(text, span.start)
    for pattern, relation in ((cues.bordering, "border-between"), (cues.linked, "between")):
        match = pattern.search(before)
        if match:
            return Lying(relation=relation, words=_span(match, start), other=other)
    match = _BETWEEN.search(before)
    if match and joint.split()[0] in ("and", "&"):
        return Lying(relation="between", words=_word(match, start), other=other)
    return None


def _compound(text: str, other: Span, cues: LyingCues) -> Lying | None:
    """ "the Kabul-Kandahar highway", "the Mali-Niger border"."""
    match = re.compile(r"\s+(?:main\s+)?(?P<noun>[a-z]+)\b").match(text, other.end)
    if match is None:
        return None
    relation = (
        "between"
        if match["noun"] in cues.roads
        else "border-between"
        if match["noun"] in cues.borders
        else ""
    )
    return (
        Lying(relation=relation, words=Span(match.start("noun"), match.end("noun")), other=other)
        if relation
        else None
    )


def _alone(text: str, span: Span, previous: Span | None) -> Lying | None:
    """What the words before, or else after, a single name say."""
    before, start = _before(text, span.start)
    cues = lying_cues()
    return (
        _border(text, before, start, previous, cues)
        or _along(before, start, cues)
        or _related(before, start, cues, place_cues())
        or _away(before, start, cues)
        or _part_before(before, start, cues)
        or _part_after(text, span, cues)
    )


def _border(text: str, before: str, start: int, previous: Span | None, cues: LyingCues) -> Lying | None:
    match = cues.bordering.search(before)
    if match is None:
        return None
    words = _span(match, start)
    owner = previous if previous and _OWNER.fullmatch(text[previous.end : words.start]) else None
    if owner and match["how"].lower() == "with":
        return Lying(relation="border-between", words=words, other=owner)
    return Lying(relation="border-with", words=words)


def _along(before: str, start: int, cues: LyingCues) -> Lying | None:
    match = cues.river.search(before)
    return Lying(relation="along", words=_word(match, start)) if match else None


def _related(before: str, start: int, cues: LyingCues, words: PlaceCues) -> Lying | None:
    """ "near", "outside", "10 km north of"; "in the north of" is a part of the place."""
    match = _relations(words).search(before)
    if match is None:
        return None
    relation = words.relation_of[tuple(match["words"].casefold().split())]
    rest = before[: match.start("words")]
    far = cues.distance.search(rest)
    if far:
        words_ = Span(start + far.start(), start + match.end("words"))
        return Lying(relation=relation, words=words_, distance_km=_kilometres(far, cues))
    own = Span(start + match.start("words"), start + match.end("words"))
    the = _THE.search(rest) if relation.endswith("-of") else None
    if the:
        return Lying(relation=relation.removesuffix("-of") + _PART, words=Span(start + the.start(), own.end))
    return Lying(relation=relation, words=own)


@lru_cache(maxsize=1)
def _relations(cues: PlaceCues) -> re.Pattern[str]:
    runs = sorted((" ".join(run) for run in cues.relation_of), key=lambda one: (-len(one), one))
    either = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in runs)
    return re.compile(rf"(?<![\w-])(?P<words>{either})\s+(?:the\s+)?$", re.IGNORECASE)


def _away(before: str, start: int, cues: LyingCues) -> Lying | None:
    """ "30 km from Aleppo", "within 20 km of Bakhmut"."""
    match = _FROM.search(before)
    far = cues.distance.search(before[: match.start()]) if match else None
    if match is None or far is None:
        return None
    within = _WITHIN.search(before[: far.start()])
    if match["within"] and not within:
        return None
    first = within.start() if within else far.start()
    words = Span(start + first, start + len(before[: match.end()].removesuffix("the ").rstrip()))
    return Lying(
        relation="within" if within else "away-from", words=words, distance_km=_kilometres(far, cues)
    )


def _part_before(before: str, start: int, cues: LyingCues) -> Lying | None:
    """ "northern Mali"."""
    match = re.search(r"(?<![\w-])(?P<word>[\w-]+)\s+$", before)
    way = cues.directions.get(match["word"].casefold()) if match else None
    if match is None or way is None:
        return None
    return Lying(relation=way + _PART, words=Span(start + match.start("word"), start + match.end("word")))


def _part_after(text: str, span: Span, cues: LyingCues) -> Lying | None:
    """ "Mali's north"."""
    match = cues.own_part.match(text, span.end)
    way = cues.directions.get(match["word"]) if match else None
    if match is None or way is None or (match["next"] or "").strip() in cues.borders:
        return None
    return Lying(relation=way + _PART, words=Span(match.start("word"), match.end("word")))


def _kilometres(far: re.Match[str], cues: LyingCues) -> float | None:
    """The distance; None where the words leave it open: "a few kilometres"."""
    words = " ".join((far["word"] or "").casefold().split())
    number = float(far["digits"].replace(",", "")) if far["digits"] else cues.numbers[words]
    unit = cues.units[" ".join(far["unit"].casefold().split())]
    return None if number is None else round(number * unit, 2)


def _before(text: str, end: int) -> tuple[str, int]:
    start = max(0, end - _BACK)
    start = max(start, text.rfind("\n\n", start, end) + 1)
    return text[start:end], start


def _span(match: re.Match[str], start: int) -> Span:
    """The words of a match without the article and the blanks at its end."""
    words = re.sub(r"(?:\s+the)?\s*$", "", match.group(), flags=re.IGNORECASE)
    return Span(start + match.start(), start + match.start() + len(words))


def _word(match: re.Match[str], start: int) -> Span:
    return Span(start + match.start(), start + match.start() + len(match.group().rstrip()))
