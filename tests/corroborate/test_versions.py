"""What replaces what: updates, corrections and kills, and the claims that rested on the old text."""

from dateline.corroborate.copies import CopyKind, find_copies
from dateline.corroborate.copies_versions import changed_sentences, reopened_claims
from dateline.model.claim import Claim
from dateline.model.document import Document
from dateline.model.ids import ClaimId
from dateline.model.mention import Status
from dateline.model.origin import Notice, Told
from dateline.model.span import Span
from dateline.read.fingerprint import origin_of

from .wire import CALL, LEAD, PAST, SMOKE, STORY, WARD, origin, report

TWELVE = LEAD.replace("nine", "twelve")


def claim(document: Document, words: str, name: str) -> Claim:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return Claim(
        id=ClaimId(name),
        document_id=document.id,
        external_id=None,
        type="shelling",
        status=Status.OCCURRED,
        sentence=span,
        trigger=span,
    )


def test_a_later_text_of_one_outlet_updates_the_earlier() -> None:
    old = origin(*STORY, outlet="Post", published="2031-03-09T10:00")
    new = origin(TWELVE, *STORY[1:], outlet="Post", published="2031-03-09T17:30")
    copies = find_copies([new, old])
    assert copies.replaces(new.document_id) == old.document_id
    assert copies.replaced_by(old.document_id) == new.document_id
    assert copies.between(old.document_id, new.document_id).kind is CopyKind.UPDATE  # type: ignore[union-attr]


def test_another_outlets_reprint_replaces_nothing() -> None:
    old, other = origin(*STORY, outlet="Post"), origin(*STORY, outlet="Courier", published="2031-03-10")
    assert find_copies([old, other]).replaces(other.document_id) is None


def test_versions_that_nothing_orders_replace_nothing() -> None:
    one, other = origin(*STORY, outlet="Post"), origin(TWELVE, *STORY[1:], outlet="Post")
    copies = find_copies([one, other])
    assert copies.replaces(one.document_id) is None
    assert copies.replaces(other.document_id) is None


def test_each_version_replaces_the_one_before_it() -> None:
    versions = [
        origin(TWELVE.replace("twelve", word), *STORY[1:], outlet="Post", published=f"2031-03-09T{hour}:00")
        for word, hour in (("nine", "09"), ("eleven", "12"), ("fourteen", "18"))
    ]
    copies = find_copies(versions)
    assert [copies.replaces(one.document_id) for one in versions] == [
        None,
        versions[0].document_id,
        versions[1].document_id,
    ]


def test_an_agencys_update_replaces_what_an_outlet_printed_of_it() -> None:
    old = origin(*STORY, outlet="Post", author="AFP")
    new = origin("UPDATE 1 - Hallim market", TWELVE, *STORY[1:], outlet="Courier", author="AFP")
    assert new.notice is Notice.UPDATE
    assert find_copies([old, new]).replaces(new.document_id) == old.document_id


def test_a_kill_names_its_story_by_its_words_and_takes_the_reprints_with_it() -> None:
    wire = origin(*STORY, outlet="AFP", author="AFP", title="Nine killed as shells hit Hallim market")
    reprint = origin(*STORY, outlet="Courier", published="2031-03-10")
    other = origin("A ferry with forty pilgrims ran aground near Sool on Monday.", outlet="AFP", author="AFP")
    kill = origin(
        "KILL NOTICE: Nine killed as shells hit Hallim market",
        "Editors, the story on mortar shells that struck the livestock market in Hallim has been withdrawn.",
        outlet="AFP",
        author="AFP",
        published="2031-03-11",
    )
    copies = find_copies([wire, reprint, other, kill])
    assert kill.notice is Notice.KILL
    assert copies.replaces(kill.document_id) == wire.document_id
    assert copies.withdrawn_by(wire.document_id) == kill.document_id
    assert copies.withdrawn_by(reprint.document_id) == kill.document_id
    assert copies.withdrawn_by(other.document_id) is None


def test_an_outlet_withdraws_its_own_page_only() -> None:
    wire = origin(*STORY, outlet="AFP", author="AFP")
    reprint = origin(*STORY, outlet="Courier", published="2031-03-10")
    kill = origin(
        "WITHDRAWN: Mortar shells struck livestock market in Hallim, killing nine traders",
        "The Courier has withdrawn this report.",
        outlet="Courier",
        published="2031-03-12",
    )
    copies = find_copies([wire, reprint, kill])
    assert copies.withdrawn_by(reprint.document_id) == kill.document_id
    assert copies.withdrawn_by(wire.document_id) is None


def test_only_claims_of_changed_sentences_are_reopened() -> None:
    old = report(*STORY, outlet="Post")
    new = report(TWELVE, CALL, SMOKE, PAST, outlet="Post", published="2031-03-10")
    told = Told(
        origin=origin_of(old),
        claims=(claim(old, LEAD, "toll"), claim(old, CALL, "blame"), claim(old, WARD, "injured")),
    )
    assert reopened_claims(told, origin_of(new)) == ("toll", "injured")
    assert [span.of(old.text) for span in changed_sentences(origin_of(old), origin_of(new))] == [
        LEAD,
        WARD,
        STORY[4],
    ]


def test_a_kill_reopens_every_claim() -> None:
    old = report(*STORY, outlet="Post")
    kill = report("KILL NOTICE: Hallim market", *STORY, outlet="Post", published="2031-03-10")
    told = Told(origin=origin_of(old), claims=(claim(old, LEAD, "toll"), claim(old, CALL, "blame")))
    assert reopened_claims(told, origin_of(kill)) == ("toll", "blame")
