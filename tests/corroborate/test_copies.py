"""Who took whose text: reprints, shortened wire copy, passages; not quotations, formulas, background."""

import random

from dateline.corroborate.copies import Copies, CopyKind, find_copies
from dateline.model.origin import Origin
from dateline.model.span import Span
from dateline.read.fingerprint import origin_of

from .wire import CALL, LEAD, PAST, REBELS, SMOKE, STORY, WARD, origin, report


def kind(*origins: Origin) -> CopyKind | None:
    found = find_copies(origins).between(origins[0].document_id, origins[1].document_id)
    return found.kind if found else None


def original(copies: Copies, one: Origin) -> str | None:
    return copies.origins[copies.original(one.document_id)].outlet


def test_the_same_text_with_other_quotation_marks_is_an_exact_reprint() -> None:
    theirs = [one.replace("Colonel", "COLONEL").replace(",", " ,") for one in STORY]
    assert kind(origin(*STORY, outlet="Post"), origin(*theirs, outlet="Courier")) is CopyKind.EXACT


def test_a_reprint_with_a_few_words_changed_is_near() -> None:
    theirs = [STORY[0].replace("killing nine", "killing at least nine"), *STORY[1:]]
    assert kind(origin(*STORY, outlet="Post"), origin(*theirs, outlet="Courier")) is CopyKind.NEAR


def test_the_first_sentences_of_a_story_are_shortened_wire_copy() -> None:
    brief = origin(LEAD, CALL, outlet="Courier", published="2031-03-10")
    assert kind(origin(*STORY, outlet="Post"), brief) is CopyKind.SHORTENED


def test_an_own_report_with_two_paragraphs_of_the_agency_takes_passages() -> None:
    own = (
        "Our reporter reached the burnt stalls of Hallim before dawn and counted eleven graves.",
        "Grain was still smouldering; two boys led goats out of a collapsed pen while soldiers looked on.",
        SMOKE,
        REBELS,
        "A butcher who lost his brother said that nobody had warned the traders of the drones.",
        "By noon the road to the coast was closed, and lorries turned back at the checkpoint.",
    )
    assert kind(origin(*STORY, outlet="Post"), origin(*own, outlet="Courier")) is CopyKind.PARTIAL


def test_two_reporters_with_one_spokesman_have_not_copied() -> None:
    quote = "“The rebels fired on the market of Hallim from the hills, and we will answer them this night,”"
    one = origin(f"{quote} the army’s spokesman said on Sunday.", SMOKE, WARD, outlet="Post")
    other = origin(
        "Nine traders were buried in Hallim on Monday.",
        f"{quote} Colonel Pirel told reporters.",
        "Shops in the old quarter stayed shut, and buses to the coast ran empty.",
        outlet="Courier",
    )
    assert kind(one, other) is None


def test_background_that_both_recall_at_the_end_is_no_copy() -> None:
    one = origin(LEAD, CALL, SMOKE, PAST, outlet="Post")
    other = origin(
        "A mine tore through a bus on the coastal road on Thursday and wounded the driver, police said.",
        "The road had been cleared by sappers only last week, according to the transport ministry.",
        "Traffic was diverted through the salt flats for most of the day.",
        PAST,
        outlet="Courier",
        published="2031-04-02",
    )
    assert kind(one, other) is None


def test_a_sentence_that_many_stories_hold_is_a_formula() -> None:
    formula = (
        "There was no immediate claim of responsibility for the assault, which bore the marks of the armed "
        "groups that have for years been active in the hills along the border."
    )
    news = [
        (
            "A bridge at Orlan was blown up before sunrise on Monday, and trains stopped for hours.",
            "Rail",
        ),
        (
            "Gunmen burned a post office in Peth on Tuesday evening after ordering the two clerks to leave.",
            "Mail",
        ),
        (
            "A customs officer was shot in Dray market on Wednesday by men who escaped on foot, police said.",
            "Law",
        ),
        (
            "Thieves in uniform emptied a clinic in Sool on Friday but left the vaccines behind.",
            "Care",
        ),
    ]
    stories = [origin(words, formula, outlet=name) for words, name in news]
    copies = find_copies(stories)
    assert not copies.pairs
    for one, (words, _) in zip(stories, news, strict=True):
        sentence = Span(len(words) + 2, len(words) + 2 + len(formula))
        assert copies.first_telling(one.document_id, sentence) == one.document_id


def test_the_agencys_own_page_is_the_original_of_the_same_day() -> None:
    reprint = origin(*STORY, outlet="Courier", published="2031-03-09T08:00")
    credited = origin(*STORY, outlet="Post", author="AFP", published="2031-03-09T11:00")
    wire = origin(*STORY, outlet="AFP", author="AFP", published="2031-03-09T12:00")
    copies = find_copies([reprint, credited, wire])
    assert original(copies, reprint) == original(copies, credited) == "AFP"
    assert copies.agencies(reprint.document_id) == ("AFP",)


def test_an_earlier_day_comes_first() -> None:
    early, late = origin(*STORY, outlet="Post"), origin(*STORY, outlet="Courier", published="2031-03-11")
    copies = find_copies([late, early])
    assert original(copies, late) == "Post"
    assert copies.between(late.document_id, early.document_id).order.startswith("published earlier")  # type: ignore[union-attr]


def test_without_any_sign_the_order_is_said_to_be_unknown() -> None:
    one = origin(*STORY, outlet="Post", published=None)
    other = origin(*STORY, outlet="Courier", published=None)
    pair = find_copies([one, other]).between(one.document_id, other.document_id)
    assert pair is not None
    assert pair.order == "nothing says which was first"


def test_a_sentence_belongs_to_whoever_told_it_first() -> None:
    ours = "Courier reporters in Hallim counted eleven fresh graves behind the mosque on Monday morning."
    wire, page = (
        origin(*STORY, outlet="Post"),
        report(LEAD, CALL, SMOKE, ours, outlet="Courier", published="2031-03-10"),
    )

    copies = find_copies([wire, origin_of(page)])
    taken, own = (Span(page.text.index(words), page.text.index(words) + len(words)) for words in (CALL, ours))
    assert copies.first_telling(page.id, taken) == wire.document_id
    assert copies.first_telling(page.id, own) == page.id


def test_order_of_input_does_not_matter() -> None:
    many = [
        origin(*STORY[: 3 + at % 4], outlet=f"Outlet {at}", published=f"2031-03-{9 + at % 5:02}")
        for at in range(12)
    ]
    expected = find_copies(many)
    for seed in range(3):
        shuffled = random.Random(seed).sample(many, len(many))  # noqa: S311
        found = find_copies(shuffled)
        assert (found.pairs, found.roots, found.taken) == (expected.pairs, expected.roots, expected.taken)


def test_of_many_reprints_every_one_finds_the_first() -> None:
    many = [origin(*STORY, outlet=f"Outlet {at:02}", published=f"2031-03-{10 + at:02}") for at in range(20)]
    copies = find_copies(many)
    assert {original(copies, one) for one in many} == {"Outlet 00"}
    assert len(copies.group(many[13].document_id)) == 20
    assert copies.between(many[18].document_id, many[11].document_id) is not None
