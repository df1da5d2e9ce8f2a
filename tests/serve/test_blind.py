"""Two coders code blind, what they see before and after, and how a reviewer settles where they differ."""

from collections.abc import Callable

import pytest
from tests.serve.browser import Browser

from dateline.model.decision import SubjectKind
from dateline.model.ids import EventId
from dateline.model.worklist import State
from dateline.review.assigning import Plan, assign
from dateline.store.base import Store

LogIn = Callable[[str], Browser]
FORM = {"type": "attack", "status": "occurred", "first": "2024-03-05", "last": "2024-03-05"}


@pytest.fixture
def event(store: Store) -> EventId:
    """The raid that two outlets tell, assigned to both coders."""
    with store.view() as view:
        found = next(event.id for event in view.events() if len(event.claims) > 1)
    assign(store, SubjectKind.EVENT, [found], Plan(coders=("ann", "ben"), overlap=1.0), by="ada")
    return found


def state(store: Store, event: EventId) -> State:
    with store.view() as view:
        row = view.row(event)
    assert row
    return row.state


def test_a_blind_coder_sees_neither_the_machine_nor_the_other(log_in: LogIn, event: EventId) -> None:
    ann, ben = log_in("ann"), log_in("ben")
    ann.open(f"/review/{event}")
    ann.send("/blind", event=event, query="", then="submit", **FORM, **{"killed-best": "424242"})
    for path in (f"/review/{event}", "/history", f"/history?event={event}", "/queue?state=all"):
        page = ben.open(path).split("<main", 1)[1]
        if path.startswith("/queue"):
            page = page.split(f'data-event="{event}"', 1)[1].split("</tr>", 1)[0]
        assert "424242" not in page, path
        assert "gunmen" not in page.replace("when gunmen attacked", ""), path
    page = ben.open(f"/review/{event}")
    assert "data-keys=" not in page.split("<main", 1)[1]
    assert "voices disagree" not in page
    assert "Torvik, " not in page


@pytest.mark.parametrize("path", ["/review/{event}/edit?field=where", "/duplicates?event={event}"])
def test_no_other_page_gives_the_values_away(log_in: LogIn, event: EventId, path: str) -> None:
    ben = log_in("ben")
    ben.open(path.format(event=event), expect=403)


def test_the_document_page_hides_what_the_machine_read(log_in: LogIn, event: EventId, store: Store) -> None:
    with store.view() as view:
        dossier = view.dossier(event)
    assert dossier
    page = log_in("ben").open(f"/documents/{dossier.told[0].origin.document_id}")
    assert "0 claims" in page
    assert "elsewhere" not in page


def test_after_submitting_everything_is_shown(log_in: LogIn, event: EventId) -> None:
    ben = log_in("ben")
    ben.send("/blind", event=event, query="", then="submit", **FORM)
    page = ben.open(f"/review/{event}")
    assert "data-field=" in page


def test_agreeing_coders_settle_the_event_and_differing_ones_wait_for_a_reviewer(
    log_in: LogIn, event: EventId, store: Store
) -> None:
    for name, killed in (("ann", "4"), ("ben", "7")):
        log_in(name).send("/blind", event=event, query="", then="submit", **FORM, **{"killed-best": killed})
    assert state(store, event) is State.CONFLICT
    rita = log_in("rita")
    page = rita.open(f"/adjudicate?event={event}")
    conflicts, agreed = page.split("agreed or settled field", 1)
    assert 'data-field="counts.killed"' in conflicts
    assert 'data-field="type"' in agreed
    value = '{"best":7,"hedge":null,"high":null,"low":null}'
    rita.send("/adjudicate", event=event, field="counts.killed", value=value, note="the later figure")
    rita.send("/adjudicate", event=event)
    assert state(store, event) is State.ADJUDICATED
    assert rita.open(f"/review/{event}").count("the later figure") == 1
    assert rita.field("counts.killed") == "about 7"


def test_a_place_that_several_towns_are_called_is_asked_back(log_in: LogIn, event: EventId) -> None:
    ben = log_in("ben")
    page = ben.send("/blind", event=event, query="", then="save", place="Tripoli", **FORM)
    assert "Which of these places is it?" in page
    assert "Lebanon" in page or "LB" in page
    assert 'value="2024-03-05"' in page, "what was entered is not lost"


def test_only_a_reviewer_adjudicates(log_in: LogIn, event: EventId) -> None:
    ann = log_in("ann")
    ann.open("/adjudicate", expect=403)
    ann.send("/adjudicate", expect=403, event=event)


def test_a_coder_cannot_decide_in_the_open_about_what_is_coded_blind(
    log_in: LogIn, event: EventId, store: Store
) -> None:
    ben = log_in("ben")
    ben.send("/decide", event=event, choice='type="protest"', query="", expect=403)
    with store.view() as view:
        assert not [one for one in view.decisions(reviewer="ben")]


def test_agreement_names_what_cannot_be_computed_and_leads_to_the_events(
    log_in: LogIn, event: EventId
) -> None:
    for name, killed in (("ann", "4"), ("ben", "7")):
        log_in(name).send("/blind", event=event, query="", then="submit", **FORM, **{"killed-best": killed})
    rita = log_in("rita")
    page = rita.open("/agreement?field=counts.killed")
    assert "not computable: a single unit tells nothing of chance" in page
    assert f"/queue?state=all&amp;id={event}" in page
    assert '<th scope="row">4</th>' in page
    table = rita.open("/agreement.csv")
    assert table.startswith("\ufefffield,metric,coders,n,percent,coefficient,value")
    killed = [line for line in table.splitlines() if line.startswith("counts.killed")]
    assert "not computable" in killed[1]
    assert [line.split(",")[5] for line in killed] == ["alpha", "ac1", "kappa"]
    log_in("ann").open("/agreement", expect=403)
