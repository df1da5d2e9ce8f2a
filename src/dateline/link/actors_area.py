"""The government, governor, police or mayor of the area that a phrase names: "Borno state police"."""

from collections.abc import Iterator, Mapping

from dateline.model.actor import Actor
from dateline.model.ids import MentionId
from dateline.model.link import Candidate, Link
from dateline.model.mention import NameMention, PlaceMention
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.where import Place
from dateline.resources.place_cues import place_cues
from dateline.resources.regional_offices import RegionalOffice, regional_office

_SURE = 0.8
_OF = ("of", "in", "for")
_SMALL = frozenset({"the", "a", "an", "'s", "’s", "'", "’", "of", "in", "for", "and"})
_STATES_OWN = (
    "gov-",
    "police-",
    "moh-",
    "court-",
    "pres-",
    "mil-",
    "parl-",
)  # what bare words were taken for


def of_area(
    page: Page, places: Mapping[MentionId, Link[Place]], mention: NameMention, link: Link[Actor]
) -> Link[Actor]:
    """The link to the office of an area where the phrase names one; else the link as it is.

    A body that the registry knows by its own name stays what it is. What the state's own body was taken
    for stays as a rival.
    """
    known = link.chosen.value.id if link.chosen else None
    if mention.antecedent or (known is not None and not known.startswith(_STATES_OWN)):
        return link
    found = next(_offices(page, places, mention), None)
    if found is None:
        return link
    office, place, words = found
    actor = Actor(office.id_of(place), office.name_of(place), office.actor_class, place.country)
    reason = Reason("area", _SURE, f"“{words}” is said of {place.name} [{place.id}]")
    rivals = ((link.chosen,) if known and link.chosen else ()) + link.rivals
    return Link(link.mention_id, Candidate(actor, _SURE, (reason,)), rivals)


def _offices(
    page: Page, places: Mapping[MentionId, Link[Place]], mention: NameMention
) -> Iterator[tuple[RegionalOffice, Place, str]]:
    """The offices that the words around each place of the phrase name."""
    text = page.document.text
    whole = mention.span
    for one in page.at(PlaceMention, whole):
        link = places.get(one.id)
        if one.is_dateline or link is None or one.span.start < whole.start or one.span.end > whole.end:
            continue
        before, after = text[whole.start : one.span.start], text[one.span.end : whole.end]
        for words in _readings(before.casefold().split(), after.replace("’s", "").replace("'s", "")):
            for place in _senses(link):
                office = regional_office(words, place)
                if office:
                    yield office, place, words


def _senses(link: Link[Place]) -> Iterator[Place]:
    """The place chosen, then others of the name in its country: a mayor is of the town, not the province."""
    if link.chosen:
        yield link.chosen.value
        yield from (one.value for one in link.rivals if _is_beside(one.value, link.chosen.value))


def _is_beside(one: Place, other: Place) -> bool:
    return one.country == other.country and one.admin1 == other.admin1


def _readings(before: list[str], after: str) -> Iterator[str]:
    """Words that may name an office: those after the place, or those before "of" and the place."""
    levels = place_cues().level_of
    behind = after.casefold().split()
    if all(word in _SMALL for word in before) and behind:
        yield " ".join(behind)
        if behind[0] in levels:
            yield " ".join(behind[1:])
    ahead = [word for word in before if word not in ("the", "a", "an")]
    if len(ahead) > 1 and ahead[-1] in _OF and all(word in levels for word in behind):
        yield " ".join(ahead[:-1])
