"""Values of a claim in words that a reader takes in at a glance."""

from dateline.model.claim import Locus, Participant, Tally, Voice
from dateline.model.count import Count
from dateline.model.when import When
from dateline.model.where import Place

_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_CONTROLS |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def visible(text: str) -> str:
    r"""The text with control characters made visible: a report must not steer a terminal or a page.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_CONTROLS)


def when_phrase(when: When) -> str:
    """The days of an interval.

    >>> from datetime import date
    >>> from dateline.model.when import Basis
    >>> when_phrase(When(date(2017, 12, 10), None, Basis.STATED))
    'from 2017-12-10'
    """
    if when.first is None:
        return f"until {when.last}"
    if when.last is None:
        return f"from {when.first}"
    return f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"


def count_phrase(count: Count) -> str:
    """A number with its bounds.

    >>> count_phrase(Count(41, 41, None, "more than")), count_phrase(Count(10, None, 20, "between"))
    ('41 or more', '10 to 20')
    """
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None:
        return f"{low}" if low == high else f"{low} to {high}"
    if low is not None:
        return f"{low}" if best is None else f"{low} or more"
    if high is not None:
        return f"up to {high}"
    return "not known" if best is None else f"about {best}"


def tally_phrase(tally: Tally) -> str:
    """A count with its unit and what it is a part of."""
    relation = "" if tally.relation.value == "total" else f" ({tally.relation.value})"
    claimant = f", by {tally.claimant}" if tally.claimant else ""
    return f"{count_phrase(tally.count)} {tally.unit.value}{relation}{claimant}"


def place_phrase(place: Place) -> str:
    """A place with what it lies in, from the finest to the country."""
    names = [place.name, place.admin2, place.admin1, place.country]
    return ", ".join(dict.fromkeys(name for name in names if name))


def locus_phrase(locus: Locus, text: str) -> str:
    """A place of a claim, or its words where the choice was declined."""
    named = place_phrase(locus.place) if locus.place else f"“{locus.span.of(text)}”, not decided"
    role = "" if locus.role.value == "place" else f"{locus.role.value}: "
    return f"{role}{locus.relation} {named}" if locus.relation else f"{role}{named}"


def actor_phrase(actor: Participant) -> str:
    """An actor with what happened to it, and whether its part is doubted."""
    outcome = f", {actor.outcome.value}" if actor.outcome else ""
    return f"{actor.name}{outcome}{', doubted' if actor.hedged else ''}"


def voice_phrase(voice: Voice) -> str:
    """A speaker with title, body and addressee."""
    told = f", to {voice.to}" if voice.to else ""
    bodies = [one for one in (voice.title, voice.organisation) if one]
    stance = "" if voice.stance.value == "asserts" else f" ({voice.stance.value})"
    return ", ".join([voice.speaker, *bodies]) + told + stance
