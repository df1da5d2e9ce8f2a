"""Headline, byline, captions and the like are set aside with their kind; prose never is."""

from datetime import date

import pytest
from tests.read.helpers import prose, read_text, set_aside

from dateline.model.document import FurnitureKind
from dateline.read.cues import furniture_cues, may_match

ENTRIES = furniture_cues().patterns
LEAD = "Two soldiers were killed by a roadside bomb in the north on Friday, officials said."
MORE = "A second bomb went off an hour later, but nobody was hurt, a spokesman for the army said."


def kinds_of_line(line):
    document = read_text(f"{LEAD}\n\n{line}\n\n{MORE}")
    return [kind for kind, words in set_aside(document) if words == line or words in line]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.kind.value}-{entry.example[:30]}")
def test_every_pattern_sets_its_example_aside(entry):
    example = entry.example if entry.at == "line" else f"{MORE} {LEAD} {entry.example}"
    assert entry.kind.value in kinds_of_line(example)


@pytest.mark.parametrize(
    "entry",
    [one for one in ENTRIES if one.counter],
    ids=lambda entry: f"{entry.kind.value}-{entry.counter[:30]}",
)
def test_no_pattern_takes_its_counter_example(entry):
    assert entry.kind.value not in kinds_of_line(entry.counter)


def test_quick_check_agrees_with_the_patterns():
    for entry in ENTRIES:
        if entry.at == "line":
            assert may_match(entry.example, len(entry.example.split()))


def test_page_of_a_news_site():
    text = (
        "Army 'to retake' river port\n\nArmy 'to retake' river port\n"
        "The army said it will launch a large operation in the north, officials said on Tuesday.\n"
        "3 min read\n12 December, 2017\nThe river port in 2015 [Getty]\n\n"
        f"{LEAD}\n\n‘No way back’\n\n{MORE}\n\nAgencies contributed to this report."
    )
    document = read_text(text)
    assert set_aside(document) == [
        ("headline", "Army 'to retake' river port"),
        ("headline", "Army 'to retake' river port"),
        ("reading-time", "3 min read"),
        ("date-line", "12 December, 2017"),
        ("caption", "The river port in 2015 [Getty]"),
        ("crosshead", "‘No way back’"),
        ("contributed", "Agencies contributed to this report."),
    ]
    assert prose(document)[0].startswith("The army said it will launch")
    assert prose(document)[-1] == MORE
    assert document.title == "Army 'to retake' river port"
    assert document.published == date(2017, 12, 12)
    assert document.published_from.of(text) == "12 December, 2017"


def test_military_press_release():
    text = (
        "Northern Joint Command - Examplestan\n2031-07-S-068\nFor Immediate Release\n\n"
        f"NORTHTOWN, Examplestan (July 9)\n{LEAD}\n\n{MORE}"
    )
    document = read_text(text)
    assert [kind for kind, _ in set_aside(document)] == ["byline", "reference", "reference", "dateline"]
    assert document.published == date(2031, 7, 9)
    assert prose(document) == [LEAD, MORE]


def test_release_number_of_another_month_gives_no_year():
    document = read_text(f"2031-06-S-068\nNORTHTOWN, Examplestan (July 9)\n{LEAD}")
    assert document.published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("This story is from March 10, 2002", date(2002, 3, 10)),
        ("2017-12-12T18:04+02:00", date(2017, 12, 12)),
        ("Published: May 17, 2006 at 3:40 PM", date(2006, 5, 17)),
        ("Posted on Tue Oct 7, 2014 11:20 AM PDT", date(2014, 10, 7)),
        ("14:25 Sun Sep 15 2013", date(2013, 9, 15)),
        ("Posted: 25/04/2012 8:33 am Updated: 26/04/2012 9:00 am", date(2012, 4, 25)),
        ("Tuesday 28 April 2009 22.34 BST", date(2009, 4, 28)),
        ("Staff Reporter | Mar 10, 2002, 01:24 IST", date(2002, 3, 10)),
        ("May 3rd, 2013", date(2013, 5, 3)),
        ("05/03/2024", None),
        ("25/03/2024", date(2024, 3, 25)),
        ("May 2013", None),
        ("31 February 2013", None),
    ],
)
def test_date_line_gives_the_day_of_publication(line, day):
    assert read_text(f"Bomb kills two in the north\n{line}\n\n{LEAD}\n\n{MORE}").published == day


def test_first_publication_comes_before_an_update():
    text = f"Bomb kills two\nUpdated: 4 May 2031\nPublished: 3 May 2031\n\n{LEAD}"
    assert read_text(text).published == date(2031, 5, 3)


def test_dates_that_head_parts_of_a_chronicle_are_not_the_publication_date():
    text = f"{LEAD}\n\n{MORE}\n\n3 May 2031\n\n{LEAD}\n\n4 May 2031\n\n{MORE}\n\n{LEAD}\n\n{MORE}\n\n{LEAD}"
    assert read_text(text).published is None


def test_standfirst_that_is_a_sentence_is_prose():
    document = read_text(f"Bomb kills two\n{MORE}\n\n{LEAD}")
    assert prose(document) == [MORE, LEAD]


def test_standfirst_without_a_full_stop_is_a_teaser():
    document = read_text(f"Bomb kills two\nFear grows in the north as talks with rebels fail\n\n{LEAD}")
    assert ("teaser", "Fear grows in the north as talks with rebels fail") in set_aside(document)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed two soldiers near the river port on Friday",
        "Troops entered Taiz.\n\nThey met no resistance, residents said by phone on Friday.",
        "Two killed.",
        "- two soldiers killed in the north\n- five hurt in the south\n- one missing in the east",
        "2 May: Rebels took the bridge and burnt it.\n3 May: The army took it back.",
        f"{LEAD}\n\nHe named three villages:\n\nNorth Hill\n\nSouth Hill\n\nEast Hill",
        f'{LEAD}\n\n"We left at night"\n\nhe said.',
    ],
)
def test_bulletins_and_snippets_keep_all_their_lines(text):
    assert read_text(text).furniture == ()


def test_text_that_is_only_its_title_is_kept():
    document = read_text("Rebels kill two soldiers.", title="Rebels kill two soldiers")
    assert prose(document) == ["Rebels kill two soldiers."]


def test_headline_may_begin_with_a_place():
    document = read_text(f"Goma: residents count their dead\nBy Ima Reporter\n\n{LEAD}")
    assert document.title == "Goma: residents count their dead"
    assert document.dateline is None
    assert prose(document) == [LEAD]


def test_who_said_it_is_prose_where_the_words_follow():
    document = read_text(f"Minister condemns attack\n\nThe minister said:\n\n{LEAD}")
    assert prose(document) == ["The minister said:", LEAD]


def test_byline_of_several_words_is_no_teaser():
    document = read_text(f"Bomb kills two\nBy the staff of the paper\n\n{LEAD}")
    assert ("byline", "By the staff of the paper") in set_aside(document)
    assert document.author == "the staff of the paper"


def test_credit_at_the_end_of_a_paragraph_is_cut_off():
    document = read_text(f"{LEAD} (Reporting by Ima Reporter; Editing by Noah Editor)")
    assert prose(document) == [LEAD]
    assert set_aside(document)[0][0] == "contributed"


def test_first_sentence_that_repeats_the_title_goes_on():
    text = "Rebels kill two soldiers in the north of the country, officials said on Friday."
    assert prose(read_text(text, title="Rebels kill two soldiers")) == [text]


def test_every_kind_of_furniture_can_be_found():
    found = {entry.kind for entry in ENTRIES}
    others = {FurnitureKind.HEADLINE, FurnitureKind.DATELINE, FurnitureKind.TEASER, FurnitureKind.CROSSHEAD}
    assert found | others == set(FurnitureKind)
