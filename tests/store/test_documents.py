"""Texts stay as they came; what a maker did is not done again; a new text is a new version."""

from dataclasses import replace

import pytest
from tests.store.reports import MAKER, NOON, add, origin, report, rewritten

from dateline.errors import StoreError
from dateline.model.coded import CodedPage
from dateline.model.ids import DocumentId
from dateline.model.rejected import Rejected
from dateline.pipeline import Kit, annotate_document, code_page, link_page
from dateline.read import read_document
from dateline.store.base import Kind, Store


def test_a_report_comes_back_as_it_was_coded(store: Store) -> None:
    page = report("Torvik", 4)
    assert add(store, page) == [Kind.NEW]
    with store.view() as view:
        kept = view.document(page.document.id)
        assert kept is not None
        assert kept.coded == page
        assert kept.origin == origin(page)
        assert (kept.custody.version, kept.custody.added, kept.custody.how) == (1, NOON, "test")
        assert view.text(page.document.id) == page.document.text


def test_mentions_links_and_runners_up_of_a_real_page_come_back(store: Store, kit: Kit) -> None:
    report_ = read_document("src/dateline/resources/samples/market-wire.txt")
    linked = link_page(annotate_document(report_, kit), kit)
    coded = CodedPage(linked, code_page(linked, kit)).without_parse()
    add(store, coded)
    with store.view() as view:
        kept = view.document(report_.id)
    assert kept is not None
    assert kept.coded == coded
    assert any(link.rivals for link in kept.coded.linked.places.values())


def test_what_a_maker_has_coded_is_skipped_and_another_maker_codes_anew(store: Store) -> None:
    page = report()
    add(store, page)
    assert add(store, page) == [Kind.KNOWN]
    lower = CodedPage(page.linked, (replace(page.claims[0], score=0.3),))
    assert add(store, lower, maker="rules/2") == [Kind.RECODED]
    with store.view() as view:
        assert view.has([page.document.id, DocumentId("d_other")], MAKER) == {page.document.id}
        assert [claim.score for told in view.told() for claim in told.claims] == [0.3]
        assert view.sizes()["claims"] == 1
        assert view.sizes()["claims of all makers"] == 2


def test_another_text_under_the_same_address_is_a_version_linked_to_the_first(store: Store) -> None:
    first = report("Torvik", 4)
    second = rewritten(first, "4 people", "6 people")
    assert add(store, first) == [Kind.NEW]
    assert add(store, second, minute=1) == [Kind.VERSION]
    with store.view() as view:
        old, new = view.versions(first.document.id)
        assert (old.custody.version, old.custody.followed_by) == (1, second.document.id)
        assert (new.custody.version, new.custody.follows) == (2, first.document.id)
        assert view.text(first.document.id).startswith("4 people")
        assert view.text(second.document.id).startswith("6 people")


def test_equal_ids_of_two_outlets_are_two_reports(store: Store) -> None:
    mine, theirs = (
        CodedPage(
            replace(
                page.linked,
                page=replace(page.linked.page, document=replace(page.document, url=None, external_id="17")),
            ),
            page.claims,
        )
        for page in (report(outlet="The Valley Post"), report(outlet="Fjord Radio"))
    )
    assert add(store, mine, theirs) == [Kind.NEW, Kind.NEW]


def test_documents_are_listed_by_id_in_pages(store: Store) -> None:
    pages = [report(number=number) for number in range(1, 8)]
    add(store, *pages)
    ids = sorted(page.document.id for page in pages)
    with store.view() as view:
        assert [line.origin.document_id for line in view.documents()] == ids
        assert [line.origin.document_id for line in view.documents(after=ids[2], limit=3)] == ids[3:6]
        assert [told.origin.document_id for told in view.told()] == ids
        assert [told.origin.document_id for told in view.told([ids[4], ids[1]])] == [ids[1], ids[4]]


def test_a_rejected_report_is_kept_once_with_its_reason(store: Store) -> None:
    rejected = Rejected("scan.pdf", None, "it holds no text", "give the report's text, or leave it out")
    for _ in range(2):
        with store.writer() as writer:
            writer.refuse(rejected, maker=MAKER, at=NOON)
    with store.view() as view:
        kept = list(view.refused())
    assert [(one.location, one.reason, one.at) for one in kept] == [("scan.pdf", "it holds no text", NOON)]


def test_a_file_name_with_broken_characters_is_kept_with_a_mark_for_them(store: Store) -> None:
    page = report()
    broken = replace(page.document, location="caf\udce9.txt", title="Angr\udcff")
    linked = replace(page.linked, page=replace(page.linked.page, document=broken))
    add(store, CodedPage(linked, page.claims))
    with store.view() as view:
        kept = view.document(page.document.id)
        assert list(view.verify()) == []
    assert kept is not None
    assert (kept.coded.document.location, kept.coded.document.title) == ("caf\ufffd.txt", "Angr\ufffd")


def test_nothing_of_a_transaction_that_fails_is_kept(store: Store) -> None:
    def write_and_fail() -> None:
        with store.writer() as writer:
            page = report()
            writer.add(page, origin=origin(page), maker=MAKER, at=NOON)
            raise InterruptedError("the power failed")

    with pytest.raises(InterruptedError, match="power"):
        write_and_fail()
    with store.view() as view:
        assert set(view.sizes().values()) == {0}


def test_a_text_that_is_not_there_is_an_error_that_names_it(store: Store) -> None:
    with store.view() as view:
        assert view.document(DocumentId("d_none")) is None
        with pytest.raises(StoreError, match="no document d_none"):
            view.text(DocumentId("d_none"))
