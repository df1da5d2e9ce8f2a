"""Tells history that a report recalls from the news it brings, by its day and where it stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.claim import Claim
from dateline.model.page import LinkedPage
from dateline.resources.codebook import Codebook

_DEEDS = ("violence", "force", "territory", "crowd", "people")
_LASTING = ("abduction",)  # who has been held for years is news until the end
_OLD = timedelta(days=62)  # what lies farther back than two months is recalled, wherever it is told
_AGED = timedelta(days=14)  # and than two weeks, below the lead
_STALE = timedelta(days=7)  # and than a week, where the report has told something fresher before
_LONG = timedelta(days=62)  # a stretch of more than two months holds no single happening
_MANY = 4  # days of the past that make a chronicle
_LEAD = 2  # sentences


def mark_recalled(linked: LinkedPage, claims: Sequence[Claim], codebook: Codebook) -> tuple[Claim, ...]:
    """The claims, those of history set apart as background; needs the day of publication."""
    published = linked.page.document.published
    if published is None:
        return tuple(claims)
    led = {_last(claim) for claim in claims if _place(linked, claim) < _LEAD}
    is_chronicle = _days_back(claims, published, codebook) >= _MANY  # a report of the year, of the month
    limit = _OLD if led or is_chronicle else _AGED  # a lead that tells of no deed: it is about something else
    marked: list[Claim] = []
    for claim in claims:
        last, is_deed = _last(claim), codebook.types[claim.type].family in _DEEDS
        age = published - last if last else timedelta(0)
        is_below = is_deed and _place(linked, claim) >= _LEAD and last not in led
        is_history = age > (limit if is_below else _OLD) or _is_long_fight(claim, published, codebook)
        if is_deed and last is not None and age <= _STALE and not is_chronicle:
            limit = _STALE
        old = marked[-1] if marked else None
        if old is not None and _belongs_to(claim, old, codebook):
            claim = replace(claim, background=True, when=old.when, where=claim.where or old.where)  # noqa: PLW2901
        marked.append(replace(claim, background=claim.background or is_history))
    return tuple(marked)


def _belongs_to(claim: Claim, old: Claim, codebook: Codebook) -> bool:
    """Whether an undated claim goes with history told before it: "the raid, in which 30 were killed"."""
    if not old.background or old.when is None or claim.when is not None or claim.sentence != old.sentence:
        return False
    return all(codebook.types[one.type].family == "violence" for one in (claim, old))


def _days_back(claims: Sequence[Claim], published: date, codebook: Codebook) -> int:
    """How many different days of the past, more than a week back, the deeds of a report are told of."""
    deeds = (claim for claim in claims if codebook.types[claim.type].family in _DEEDS)
    return len({last for one in deeds if (last := _last(one)) and published - last > _STALE})


def _last(claim: Claim) -> date | None:
    return claim.when.when.last if claim.when else None


def _is_long_fight(claim: Claim, published: date, codebook: Codebook) -> bool:
    """Whether a claim runs over months, up to the day of print: "has fought the army since 2007"."""
    when = claim.when.when if claim.when else None
    if codebook.types[claim.type].family != "violence" or claim.type in _LASTING:
        return False
    if when is None or when.first is None or published - when.first <= _OLD:
        return False
    return (when.last or published) - when.first > _LONG


def _place(linked: LinkedPage, claim: Claim) -> int:
    sentence = linked.page.analysis.sentence_of(claim.sentence)
    return sentence.index if sentence else 0
