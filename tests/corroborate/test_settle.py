"""Field by field: what the voices say in the end, what they agree on, and where they exclude one another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.model.actor import ActorClass
from dateline.model.claim import Tally
from dateline.model.count import Count, Unit
from dateline.model.event import Agreement, Event
from dateline.model.mention import Outcome, Status

from .accounts import ARMY, FRONT, HALLIM, TODAY, VALLEY, Said, killed, only, place, settle, told

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
RAID = Said(on=YESTERDAY, agent=FRONT)


def tolls(**figures: int | tuple[int | None, int | None, int | None]) -> Event:
    """The event that each of these bodies tells with its figure."""
    said = {name.replace("_", " "): figure for name, figure in figures.items()}
    return only(*(told(name, replace(RAID, killed=figure, by=name)) for name, figure in said.items()))


@pytest.mark.parametrize(
    ("figures", "low_best_high", "agreement"),
    [
        ({"police": 12}, (12, 12, 12), Agreement.AGREED),
        ({"police": 12, "residents": 12}, (12, 12, 12), Agreement.AGREED),
        ({"police": 12, "residents": (12, 12, None)}, (12, 12, 12), Agreement.RANGE),
        ({"police": 12, "residents": (25, 25, None)}, (12, 12, 25), Agreement.DISPUTED),
        ({"police": 3, "hospital": 5, "the_mayor": 5}, (3, 5, 5), Agreement.DISPUTED),
        ({"police": 9, "hospital": 18, "residents": 34, "the_mayor": 27}, (9, 18, 34), Agreement.DISPUTED),
        ({"police": (10, None, 20), "hospital": 15}, (10, 15, 20), Agreement.RANGE),
        ({"police": (10, 10, None), "hospital": (12, 12, None)}, (10, 10, None), Agreement.RANGE),
    ],
)
def test_low_best_and_high_over_the_voices(
    figures: dict[str, int], low_best_high: tuple[int, int, int], agreement: Agreement
) -> None:
    event = tolls(**figures)
    assert killed(event) == low_best_high
    assert event.counts[0].agreement is agreement
    assert ("counts.killed" in event.disputed) is (agreement is Agreement.DISPUTED)
    assert {one.voice for one in event.counts[0].rivals} >= set(figures) - {"the_mayor"}


def test_a_later_figure_of_a_voice_replaces_its_earlier_one() -> None:
    event = only(
        told("Mirror", replace(RAID, killed=14, by="the mayor")),
        told("Herald", replace(RAID, killed=18, by="the mayor's office"), published=TOMORROW),
    )
    assert killed(event) == (18, 18, 18)
    assert event.disputed == ()
    assert len(event.counts[0].against) == 1  # the earlier figure stays visible


def test_the_narrowest_days_that_the_claims_allow() -> None:
    night = told("Mirror", RAID)
    claim = night.claims[0]
    assert claim.when is not None
    two_days = replace(claim.when.when, first=YESTERDAY - timedelta(days=1), last=YESTERDAY)
    overnight = replace(night, claims=(replace(claim, when=replace(claim.when, when=two_days)),))
    event = only(overnight, told("Herald", RAID))
    assert event.when.value is not None
    assert (event.when.value.first, event.when.value.last) == (YESTERDAY, YESTERDAY)
    assert len(event.when.claims) == 2


def test_where_nobody_says_a_day_it_is_the_day_of_the_first_report_and_says_so() -> None:
    event = only(told("Mirror", replace(RAID, on=None)))
    assert event.when.value is not None
    assert (event.when.value.first, event.when.value.basis.value) == (TODAY, "assumed")


def test_an_event_without_a_place_has_none() -> None:
    assert only(told("Mirror", replace(RAID, where=None))).where.value is None


def test_a_town_a_few_kilometres_off_is_against() -> None:
    village = place("Hallim Mill", lat=10.04)
    event = only(told("A", RAID), told("B", RAID), told("C", replace(RAID, where=village)))
    assert event.where.value is not None
    assert event.where.value.place == HALLIM
    assert event.where.agreement is Agreement.AGREED


def test_gunmen_are_the_group_that_others_name() -> None:
    gunmen = ("", "Gunmen", ActorClass.UNIDENTIFIED)
    unnamed = told("Mirror", replace(RAID, agent=gunmen))
    claim = unnamed.claims[0]
    unnamed = replace(unnamed, claims=(replace(claim, actors=(replace(claim.actors[0], actor_id=None),)),))
    event = only(unnamed, told("Herald", RAID))
    assert [one.name for one in event.actors] == [FRONT[1]]


def test_one_target_under_two_descriptions_is_one_actor() -> None:
    event = only(
        told("Mirror", replace(RAID, target="a weekly market")),
        told("Herald", replace(RAID, target="the market of Hallim")),
    )
    assert [one.name for one in event.actors if one.role.value == "target"] == ["a weekly market"]


def test_two_culprits_named_by_two_voices_are_disputed() -> None:
    bandits = ("red-hand", "Red Hand", ActorClass.GANG)
    first = replace(RAID, killed=12, by="police", target="a weekly market")
    events = settle(told("Mirror", first), told("Herald", replace(first, agent=bandits, by="residents")))
    assert [event.disputed for event in events] == [("actors.agent",)]


def test_an_attempt_and_a_denial_do_not_hide_what_happened() -> None:
    event = only(told("A", RAID), told("B", replace(RAID, by="police")),
                 told("C", replace(RAID, status=Status.ATTEMPTED, by="the mayor")))  # fmt: skip
    assert event.status is Status.OCCURRED


def test_everything_hedged_is_hedged() -> None:
    doubted = told("Mirror", RAID)
    doubted = replace(doubted, claims=(replace(doubted.claims[0], hedged=True),))
    assert only(doubted).hedged
    assert not only(doubted, told("Herald", RAID)).hedged


def test_province_and_army_as_they_are_told() -> None:
    event = only(told("Mirror", replace(RAID, where=VALLEY, agent=ARMY)))
    assert event.where.value is not None
    assert event.where.value.place == VALLEY
    assert event.actors[0].actor_id == "mil-xx"


def test_the_number_of_a_phrase_holds_for_both_deeds_that_it_tells() -> None:
    taken = Said(type="abduction", on=YESTERDAY, target="Six teachers", outcome=Outcome.ABDUCTED)
    both = told("Mirror", taken, replace(taken, type="agreement", outcome=Outcome.RELEASED))
    abduction, release = both.claims
    words = release.actors[0].span
    count = Tally(unit=Unit.RELEASED, count=Count(6, 6, 6, None), span=words, who=words)
    release = replace(release, sentence=abduction.sentence, counts=(count,))
    events = settle(replace(both, claims=(abduction, release)))
    found = {toll.unit: toll.best for event in events for toll in event.counts}
    assert found == {Unit.ABDUCTED: 6, Unit.RELEASED: 6}
