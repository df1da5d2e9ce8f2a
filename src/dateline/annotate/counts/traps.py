"""Numbers that count no people: ages, money, shares, units and numbered things."""

from collections.abc import Sequence

from dateline.annotate.counts.numerals import Bounded
from dateline.model.syntax import Analysis
from dateline.resources.count_cues import CountCues

_MONEY = frozenset("$€£")


def is_other_number(analysis: Analysis, bounded: Bounded, words: Sequence[str], cues: CountCues) -> bool:
    """Whether the words around the number say that it counts no people."""
    numeral = bounded.numeral
    before = words[bounded.first - 1] if bounded.first else ""
    following = list(words[bounded.last + 1 : bounded.last + 4])
    if before in _MONEY or words[numeral.first][:1] in _MONEY or following[:1] in (["%"], ["percent"]):
        return True
    if numeral.is_none and _is_in_name(analysis, numeral.first):
        return True
    if _is_age(analysis, bounded, before, following):
        return True
    if before in cues.asking:
        return True
    if before in cues.numbered and words[numeral.first][:1].isdigit():
        return True
    if numeral.first == numeral.last and words[numeral.first] == "one" and _is_pronoun(following, before):
        return True
    return _is_hyphenated(analysis, bounded, following)


def _is_in_name(analysis: Analysis, i: int) -> bool:
    """`No More Deaths`: capitals inside a sentence make a name."""
    here, following = analysis.tokens[i], analysis.tokens[min(i + 1, len(analysis.tokens) - 1)]
    is_inside = i > 0 and analysis.tokens[i - 1].sentence == here.sentence
    return is_inside and here.text.istitle() and following.text.istitle() and len(following.text) > 1


def _is_age(analysis: Analysis, bounded: Bounded, before: str, following: list[str]) -> bool:
    text = "".join(following[:3])
    if text.startswith(("-year-", "year-old", "yearsold", "yearold", "-yearold", "-year")):
        return True
    if before != "," or following[:1] != [","]:
        return False
    name = analysis.tokens[bounded.first - 2] if bounded.first > 1 else None
    return name is not None and name.pos == "PROPN" and _could_be_age(bounded)


def _could_be_age(bounded: Bounded) -> bool:
    """Whether a number could be how old someone is."""
    return 0 < bounded.numeral.value < 120  # noqa: PLR2004  (years)


def _is_pronoun(following: list[str], before: str) -> bool:
    """`one of the most`, `one another`, `the one`, `no one` are no numbers."""
    return (
        following[:1] == ["another"]
        or before in ("the", "this", "that", "another", "no", "any", "every")
        or following[:3] == ["of", "the", "most"]
    )


def _is_hyphenated(analysis: Analysis, bounded: Bounded, following: list[str]) -> bool:
    """`9-mm`, `two-storey`, `122-mm`: the number describes what comes next."""
    if following[:1] not in (["-"], ["–"]):
        return False
    last, after = analysis.tokens[bounded.last], analysis.tokens[bounded.last + 1]
    return last.end == after.start
