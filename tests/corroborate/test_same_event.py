"""Which claims are one happening, which are not, and which a person is asked about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.model.actor import ActorClass
from dateline.model.event import Relation
from dateline.model.mention import Status
from dateline.model.when import Basis

from .accounts import ARMY, FRONT, HALLIM, ORVA, TODAY, VALLEY, Said, only, settle, told

YESTERDAY = TODAY - timedelta(days=1)
RAID = Said(on=YESTERDAY, agent=FRONT, killed=12, by="residents")


def test_two_reports_of_one_attack_are_one_event() -> None:
    event = only(told("Mirror", RAID), told("Herald", replace(RAID, by="police")))
    assert set(event.reports) == {"Herald", "Mirror"}
    assert event.documents == 2
    assert {reason.name for reason in event.reasons} >= {"same_day", "same_place", "same_actors"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"on": YESTERDAY - timedelta(days=1)}, "the same town and group, the day before"),
        ({"on": YESTERDAY - timedelta(days=14)}, "the same town and group, two weeks before"),
        ({"where": ORVA}, "the same day and kind, another town"),
        ({"type": "protest"}, "another kind of happening"),
    ],
)
def test_look_alikes_stay_apart(change: dict[str, object], why: str) -> None:
    other = replace(RAID, **change)  # type: ignore[arg-type]
    assert len(settle(told("Mirror", RAID), told("Herald", other))) == 2, why


def test_words_for_one_happening_join() -> None:
    blast = Said(type="explosion", on=YESTERDAY, killed=12, by="police")
    event = only(told("Mirror", RAID), told("Herald", blast))
    assert event.type == "explosion"  # says more than "attack"


def test_a_report_that_says_no_day_joins_yesterdays_news() -> None:
    vague = replace(RAID, on=None, by="police")
    assert only(told("Mirror", RAID), told("Herald", vague)).documents == 2


def test_a_report_that_names_only_the_province_joins_and_the_town_stays() -> None:
    event = only(told("Mirror", RAID), told("Herald", replace(RAID, where=VALLEY, by="police")))
    assert event.where.value is not None
    assert event.where.value.place == HALLIM
    assert len(event.where.claims) == 2


def test_planned_under_way_and_denied_are_steps_of_one_event() -> None:
    friday = date(2031, 3, 7)
    plan = Said(type="operation", status=Status.PLANNED, on=friday, agent=ARMY, by="ministry of defence")
    event = only(
        told("Mirror", plan, published=date(2031, 3, 4)),
        told("Herald", replace(plan, status=Status.ONGOING), published=friday),
        told("Gazette", replace(plan, status=Status.DENIED), published=date(2031, 3, 9)),
    )
    assert [(step.status, step.on) for step in event.history] == [
        (Status.PLANNED, date(2031, 3, 4)),
        (Status.ONGOING, friday),
        (Status.DENIED, date(2031, 3, 9)),
    ]
    assert event.status is Status.DENIED  # the ministry's last word
    assert event.independent == 1


def test_the_accused_deny_who_did_it_and_make_no_event_of_their_own() -> None:
    shelling = Said(type="shelling", on=YESTERDAY, agent=FRONT, killed=9, by="residents")
    denial = Said(type="shelling", status=Status.DENIED, on=YESTERDAY, agent=FRONT, by=FRONT[1])
    event = only(told("Mirror", shelling), told("Herald", denial))
    assert event.status is Status.OCCURRED
    assert event.disputed == ("actors.agent",)


def test_somebody_else_who_denies_disputes_the_status() -> None:
    taken = Said(type="territory-taken", on=YESTERDAY, agent=FRONT, by=FRONT[1])
    denial = replace(taken, status=Status.DENIED, by=ARMY[1])
    event = only(told("Mirror", taken), told("Herald", denial))
    assert event.disputed == ("status",)


def test_a_report_that_recalls_an_attack_does_not_bring_it() -> None:
    later = TODAY + timedelta(days=20)
    new = Said(type="protest", where=ORVA, on=later)
    recall = replace(RAID, background=True)
    raid, protest = settle(told("Mirror", RAID), told("Herald", new, recall, published=later))
    assert raid.reports == ("Mirror",)
    assert raid.recalled_in == ("Herald",)
    assert raid.documents == 1
    assert protest.reports == ("Herald",)


def test_what_is_old_and_not_the_lead_is_recalled_also_where_nothing_says_so() -> None:
    later = TODAY + timedelta(days=20)
    new = Said(where=ORVA, on=later, agent=ARMY)
    raid, _ = settle(told("Mirror", RAID), told("Herald", new, RAID, published=later))
    assert raid.recalled_in == ("Herald",)


def test_killing_and_abducting_in_one_raid_are_two_events_tied_to_one_another() -> None:
    abduction = Said(type="abduction", on=YESTERDAY, agent=FRONT)
    killing, taking = settle(told("Mirror", RAID, replace(RAID, by="police"), abduction))
    assert taking.type == "abduction"
    assert [(tie.relation, tie.event_id) for tie in taking.ties] == [(Relation.PART_OF, killing.id)]


def test_what_may_be_one_happening_is_proposed_and_not_joined() -> None:
    vague = Said(on=None, where=None, by="police")
    first, second = settle(
        told("Mirror", RAID, words="raid livestock motorbikes gate dawn"),
        told("Herald", vague, words="raid minister visit capital envoy"),
        told("Gazette", Said(type="protest", where=ORVA), words="livestock motorbikes gate minister visit"),
    )[:2]
    assert [(tie.event_id, tie.relation, tie.proposed) for tie in first.ties] == [
        (second.id, Relation.SAME, True)
    ]
    assert 0.3 < first.ties[0].score < 0.7


def test_a_war_since_years_is_not_its_latest_battle() -> None:
    war = Said(type="armed-clash", agent=FRONT)
    document = told("Mirror", RAID, war)
    claim = document.claims[1]
    assert claim.when is not None
    since = replace(claim.when.when, first=date(2027, 1, 1), last=TODAY, basis=Basis.STATED)
    lasting = replace(claim, when=replace(claim.when, when=since))
    events = settle(replace(document, claims=(document.claims[0], lasting)))
    assert [event.type for event in events] == ["attack", "armed-clash"]


def test_every_claim_is_in_exactly_one_event() -> None:
    documents = [told(f"Paper {n}", RAID, Said(type="denial"), Said(where=ORVA)) for n in range(5)]
    claims = sorted(claim.id for document in documents for claim in document.claims)
    assert sorted(claim for event in settle(*documents) for claim in event.claims) == claims


CLAIM = Said(type="responsibility-claim", where=None, on=TODAY, agent=FRONT)


def test_who_says_that_they_did_it_is_a_voice_and_the_doer_of_the_deed() -> None:
    event = only(told("Mirror", replace(RAID, agent=None, by="police"), CLAIM))
    assert event.type == "attack"
    assert [one.actor_id for one in event.actors] == [FRONT[0]]
    assert {voice.name for voice in event.voices} == {"police", FRONT[1]}
    assert event.when.value is not None
    assert event.when.value.first == YESTERDAY  # not the day of the statement


def test_a_statement_on_no_deed_that_is_told_is_an_event_of_its_own() -> None:
    assert only(told("Mirror", CLAIM)).type == "responsibility-claim"


def test_a_plan_that_somebody_else_calls_off_is_off() -> None:
    talks = Said(type="talks", status=Status.PLANNED, on=TODAY, by="the foreign ministry")
    cancelled = replace(talks, status=Status.DENIED, by="the rebels")
    event = only(told("Mirror", talks), told("Herald", cancelled, published=TODAY + timedelta(days=1)))
    assert (event.status, event.disputed) == (Status.DENIED, ())


def test_who_denies_for_its_forces_disputes_the_doer_and_not_the_deed() -> None:
    fire = Said(type="shelling", on=YESTERDAY, killed=1, by="the defence ministry")
    own = ("", "its forces", ActorClass.STATE_FORCES)
    denial = replace(fire, status=Status.DENIED, killed=None, agent=own, by="the other ministry")
    event = only(told("Mirror", fire), told("Herald", denial))
    assert (event.status, event.disputed) == (Status.OCCURRED, ("actors.agent",))


def test_a_march_that_was_forbidden_and_took_place_is_not_in_dispute() -> None:
    march = Said(type="protest", on=TODAY)
    ban = replace(march, status=Status.DENIED, by="police")
    event = only(told("Mirror", ban, published=TODAY - timedelta(days=2)), told("Herald", march))
    assert (event.status, event.disputed) == (Status.OCCURRED, ())
