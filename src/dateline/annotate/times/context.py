"""What the words beside an expression make of it: traps to leave out, and open ends and pairs of days."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.times.clauses import is_perfect
from dateline.annotate.times.days import shift
from dateline.annotate.times.grammar import Expression
from dateline.annotate.times.reading import Reading
from dateline.annotate.times.words import Word
from dateline.model.mention import TimexType
from dateline.model.syntax import Analysis, Token
from dateline.model.when import When
from dateline.resources.time_cues import TimeCues

_UNTIL = ("until", "till", "by")
_POSSESSIVE = ("'s", "’s")  # "killed by Thursday's explosion" sets no deadline
_JOINS = ("to", "through", "until", "till", "-", "–", "—")
_OPEN_KINDS = frozenset(
    {"weekday", "day", "deictic", "month", "year", "holiday", "iso", "season", "ago", "rel_unit"}
)
_BEGIN_KINDS = frozenset({"weekday", "day", "deictic", "holiday", "iso", "rel_unit"})
_OWNERS = frozenset(["his", "her", "their", "my", "our", "your"])
_WEEK = 7


def looks_ahead(
    expression: Expression, words: Sequence[Word], cues: TimeCues, *, is_past: bool, is_future: bool
) -> bool:
    """Whether the expression is to come, by its clause or by the words beside it."""
    before = words[expression.first - 1].lower if expression.first else ""
    if before == "since":
        return False
    relation = expression.parts.get("rel")
    after = words[expression.last + 1].lower if expression.last + 1 < len(words) else ""
    is_deadline = (before in _UNTIL and after not in _POSSESSIVE) or (
        relation is not None and relation[0].lower == "this"
    )
    return is_future or before in cues.ahead or (is_deadline and not is_past)


def is_time(
    expression: Expression, words: Sequence[Word], token: Token | None, analysis: Analysis, cues: TimeCues
) -> bool:
    """Whether the words around the expression leave it one of time."""
    before = words[expression.first - 1] if expression.first else None
    after = words[expression.last + 1 : expression.last + 3]
    following = [word.lower for word in after]
    kind, parts = expression.kind, expression.parts
    if kind == "year" and "stage" not in parts and expression.first == expression.last:
        return _is_year(before, token, analysis, cues)
    if kind in ("duration", "past_units", "half"):
        return not _is_age(before, following) and not _is_name(words[expression.first], before)
    if kind == "decade":
        return before is None or before.lower not in _OWNERS  # "in her 60s"
    if kind == "quarter":
        return parts["unit"][0].lower == "quarter" or len(parts) > 2  # noqa: PLR2004  (half of what)
    if kind == "ref":
        return not (before and before.lower == "as") and following[:1] not in (["before"], ["after"])
    if "freq" in parts and after and after[0].text[:1].isupper() and not after[0].text.isupper():
        return False  # "the daily Herald"
    if kind in ("deictic", "set"):
        return not _is_name(words[expression.first], before)
    return True


def adjusted(expression: Expression, words: Sequence[Word], cues: TimeCues) -> Expression:
    """`40 million a year` says how often, not how long; of `a month-long siege` the article is no part."""
    if expression.kind != "duration" or words[expression.first].lower not in ("a", "an"):
        return expression
    if [word.lower for word in words[expression.last + 1 : expression.last + 3]] == ["-", "long"]:
        return replace(expression, first=expression.first + 1, last=expression.last + 2)
    before = words[expression.first - 1].lower if expression.first else ""
    if (
        before[:1].isdigit()
        or before in cues.words["UNITS"]
        or before[:1] in tuple("$€£")
        or before in cues.rates_after
    ):
        return replace(expression, kind="set", parts={"what": expression.parts["unit"]})
    return expression


def _is_year(before: Word | None, token: Token | None, analysis: Analysis, cues: TimeCues) -> bool:
    """`in 2014`, `the 2014 war`, `2012 elections law`; but `of 2000 soldiers` counts soldiers."""
    counts_a_noun = token is not None and token.dep == "nummod" and token.head > token.i
    if counts_a_noun and token is not None and analysis.tokens[token.head].tag in ("NN", "NNP"):
        return True
    if before is None:
        return False
    return before.lower in (cues.year_attribute_after if counts_a_noun else cues.year_after)


def _is_age(before: Word | None, following: list[str]) -> bool:
    """`30 years old`, `aged 30 years`, `eight years of age`."""
    return (
        following[:1] == ["old"]
        or following in (["-", "old"], ["of", "age"])
        or (before is not None and before.lower == "aged")
    )


def _is_name(word: Word, before: Word | None) -> bool:
    """`USA Today`, `Daily News`: a capital that the sentence does not ask for."""
    if not word.text[0].isupper() or word.text.isupper():
        return False
    return before is not None and before.text[:1].isupper()


def hangs_on_other(expression: Expression, words: Sequence[Word], cues: TimeCues) -> bool:
    """`the day before the vote`, `two days later than`: counted from a happening, not from a day."""
    if expression.kind != "shifted" or words[expression.last].lower not in ("before", "after"):
        return False
    following = words[expression.last + 1]
    return following.lower.isalpha() and following.lower not in cues.after_anchor


def with_open_end(
    reading: Reading, expression: Expression, words: Sequence[Word], analysis: Analysis, token: Token | None
) -> Reading:
    """`since X` runs from X on, `until X` and `by X` up to X, `from X` has no end yet."""
    when = reading.when
    if (
        when is None
        or reading.type in (TimexType.DURATION, TimexType.SET)
        or expression.kind not in _OPEN_KINDS
    ):
        return reading
    before = words[expression.first - 1].lower if expression.first else ""
    if before == "the" and expression.first > 1:
        before = words[expression.first - 2].lower
    is_possessive = words[expression.last + 1].lower in ("'s", "’s")
    if before == "since" and when.first:
        still = token is None or is_perfect(analysis, token.i)
        return _replaced(reading, When(when.first, None, when.basis), "still" if still else None)
    if before in _UNTIL and when.last and not is_possessive:
        return _replaced(reading, When(None, when.last, when.basis))
    if before == "before" and when.last and expression.parts.get("stage"):
        return _replaced(reading, When(None, when.last, when.basis))  # "before the end of the year"
    if before == "before" and when.first and not is_possessive:
        return _replaced(reading, When(None, shift(when.first, -1), when.basis))
    is_begun = before == "from" and expression.kind in _BEGIN_KINDS and _hangs_on_verb(analysis, token)
    if is_begun and when.first and not is_possessive:
        return _replaced(reading, When(when.first, None, when.basis))
    return reading


def _hangs_on_verb(analysis: Analysis, token: Token | None) -> bool:
    """`applies from Monday`, but not `a report from Monday`."""
    if token is None:
        return False
    prepositions = [
        analysis.tokens[i] for i in analysis.ancestors(token.i) if analysis.tokens[i].dep == "prep"
    ]
    return bool(prepositions) and analysis.tokens[prepositions[0].head].pos in ("VERB", "AUX")


def _replaced(reading: Reading, when: When, declined: str | None = None) -> Reading:
    return Reading(reading.timex, reading.type, when, declined)


def joins(words: Sequence[Word], left: Expression, right: Expression) -> bool:
    """Whether two expressions bound one stretch: `from Monday to Friday`, `between 2011 and 2013`."""
    if right.first - left.last != 2:  # noqa: PLR2004  (one word between)
        return False
    between = words[left.last + 1].lower
    before = words[left.first - 1].lower if left.first else ""
    return between in _JOINS or (between == "and" and before == "between")


def joined(left: Reading, right: Reading, is_weekday: bool) -> When | None:
    """From the first day of the one to the last day of the other."""
    if left.when is None or right.when is None:
        return None
    first, last = left.when.first, right.when.last
    if first and last and first > last and is_weekday:
        first = shift(first, -_WEEK)
    if first is None or last is None or first > last:
        return None
    return When(first, last, right.when.basis)
