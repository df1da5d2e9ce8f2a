"""By what reports are taken for news of one happening, and that others of their kind are kept apart."""

from collections.abc import Mapping
from datetime import date

import pytest

from dateline.corroborate.stories import story_of
from dateline.corroborate.story_features import Weighed, batch_of, published_near
from dateline.corroborate.story_links import average_links, groups_of
from dateline.corroborate.story_pairs import Known, StoryPair, pair_stories
from dateline.corroborate.story_vectors import likeness, shares_of, vector
from dateline.model.ids import DocumentId
from dateline.model.reason import Reason
from dateline.model.story import Story
from dateline.pipeline import Kit, annotate_document, link_page
from dateline.resources.story_weights import load_story_weights

from .wire import report

FIRST = (
    "A landslide buried a row of houses in the mountain village of Orvek on Monday, killing seven people.",
    "Mayor Tilda Brenn said that rescuers with dogs were digging for three children in the mud of Orvek.",
)
SECOND = (
    "Rescuers in Orvek dug for three children on Tuesday after a landslide that killed seven villagers.",
    "“The mud is four metres deep,” said Tilda Brenn, the mayor, where the houses of Orvek had been.",
)
ELSEWHERE = (
    "A landslide cut the railway at Pallan on Monday and buried two workers, who were killed.",
    "Engineer Ruud Askel said that trains to the port of Pallan would not run for a week.",
)
AGAIN = (
    "Mud swept over the railway station of Pallan, killing two workers of the line on Monday.",
    "It will take a week before trains reach the port, said Ruud Askel, who leads the engineers in Pallan.",
)


@pytest.fixture(scope="module")
def stories(kit: Kit) -> dict[str, Story]:
    texts = {"first": FIRST, "second": SECOND, "elsewhere": ELSEWHERE, "again": AGAIN}
    pages = {name: annotate_document(report(*text, outlet=name), kit) for name, text in texts.items()}
    return {name: story_of(link_page(page, kit)) for name, page in pages.items()}


def scores(stories: Mapping[str, Story], known: Known | None = None) -> dict[frozenset[str], StoryPair]:
    names = {story.document_id: name for name, story in stories.items()}
    return {frozenset({names[one.a], names[one.b]}): one for one in pair_stories(stories.values(), known)}


def score(found: dict[frozenset[str], StoryPair], *names: str) -> float:
    pair = found.get(frozenset(names))
    return pair.score if pair else 0.0


def test_a_story_knows_names_numbers_places_and_lead(stories: dict[str, Story]) -> None:
    story = stories["elsewhere"]
    assert {"pallan", "ruud", "askel"} <= dict(story.names).keys()
    assert dict(story.names)["pallan"] > dict(story.names)["askel"]
    assert "landslide" in dict(story.lead)


def test_reports_of_one_landslide_are_joined_and_those_of_another_are_not(stories: dict[str, Story]) -> None:
    found, same = scores(stories), load_story_weights().same
    assert score(found, "first", "second") >= same
    assert score(found, "elsewhere", "again") >= same
    for pair in (("first", "elsewhere"), ("second", "again"), ("first", "again"), ("second", "elsewhere")):
        assert score(found, *pair) < same


def test_two_reports_alone_can_be_joined(stories: dict[str, Story]) -> None:
    two = {name: stories[name] for name in ("first", "second")}
    assert score(scores(two), "first", "second") >= load_story_weights().same


def test_every_score_says_why(stories: dict[str, Story]) -> None:
    reasons = {one.name: one for one in scores(stories)[frozenset({"first", "second"})].reasons}
    assert "orvek" in reasons["shared_names"].text
    assert reasons["shared_names"].value > 0


def test_what_is_known_beside_the_words_is_added(stories: dict[str, Story]) -> None:
    pair = (stories["first"].document_id, stories["elsewhere"].document_id)
    one, other = sorted(pair)
    event = Known({(one, other): (Reason("event", 9.0, "both bring one event as news"),)})
    assert score(scores(stories, event), "first", "elsewhere") > score(scores(stories), "first", "elsewhere")
    apart = Known(
        {}, frozenset(story.document_id for story in stories.values()), Reason("apart", -20.0, "no")
    )
    assert score(scores(stories, apart), "first", "second") < load_story_weights().same


def test_the_order_of_reports_does_not_matter(stories: dict[str, Story]) -> None:
    assert pair_stories(list(stories.values())[::-1]) == pair_stories(stories.values())


def test_a_word_that_all_hold_says_nothing() -> None:
    counts = [(("army", 1), ("orvek", 1)), (("army", 1), ("orvek", 2)), (("army", 1), ("pallan", 1))]
    shares = shares_of(counts, {"army": 0.9})
    vectors = [vector(one, shares) for one in counts]
    assert likeness(vectors[0], vectors[1]) > 0.9
    assert likeness(vectors[0], vectors[2]) < 0.3


def test_groups_are_joined_by_the_mean_over_their_members() -> None:
    """Two tight pairs with one strong bridge stay apart: the other three pairs between them say nothing."""
    edges = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert groups_of(5, average_links(edges, 0.5)) == [[0, 1], [2, 3], [4]]
    assert groups_of(5, average_links(edges, 0.2)) == [[0, 1, 2, 3], [4]]


def test_a_merge_says_how_alike_its_groups_were() -> None:
    merges = list(average_links({(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.4}, 0.1))
    assert [(one.one, one.other, one.height) for one in merges] == [((0,), (1,), 0.9), ((0, 1), (2,), 0.5)]


def published(day: date) -> Weighed:
    story = Story(
        document_id=DocumentId(f"d_{day}"),
        published=day,
        words=(),
        names=(),
        lead=(),
        numbers=(),
        figures=(),
        days=frozenset(),
        places=frozenset(),
        years=frozenset(),
    )
    return Weighed(story=story, words={}, names={}, lead={}, numbers={}, figures={}, units={})


def test_closeness_in_time_counts_only_where_it_is_rare() -> None:
    """Among reports of many months one day together is telling; among those of one day it says nothing."""
    gaps = load_story_weights().gaps
    years = [published(date(2031, month, 3)) for month in range(1, 13)]
    months = batch_of([one.story for one in years], gaps)
    day = batch_of([published(date(2031, 3, 3)).story] * 40, gaps)
    twin = published(date(2031, 3, 3))
    assert published_near(years[2], twin, months) > 1
    assert published_near(years[2], twin, day) < 0.2
    assert published_near(years[2], years[8], months) < -1
