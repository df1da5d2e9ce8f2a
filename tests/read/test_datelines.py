"""Where and by whom a report was filed, and on which day."""

from datetime import date

import pytest
from tests.read.helpers import prose, read_text

PROSE = "Two soldiers were killed by a roadside bomb, officials said."

# dateline, place, region, agency, published
CASES = [
    ("KABUL, Dec 12 (AFP) – ", "KABUL", None, "AFP", None),
    ("KABUL, Dec 12, 2017 (AFP) – ", "KABUL", None, "AFP", date(2017, 12, 12)),
    ("SAN SALVADOR, 3 JAN 90 -- ", "SAN SALVADOR", None, None, date(1990, 1, 3)),
    ("LIMA, 29 MAR 89 (EFE) -- ", "LIMA", None, "EFE", date(1989, 3, 29)),
    ("KABUL, Afghanistan (Jan. 25, 2013)\n", "KABUL", "Afghanistan", None, date(2013, 1, 25)),
    ("KABUL, Afghanistan (Sept. 5, 2010) — ", "KABUL", "Afghanistan", None, date(2010, 9, 5)),
    ("DAKAR, March 16 (Example Press) - ", "DAKAR", None, "Example Press", None),
    ("GOMA (North Kivu) – ", "GOMA", None, None, None),
    ("GOMA (AFP, 12 Dec 2017) – ", "GOMA", None, "AFP", date(2017, 12, 12)),
    ("GOMA, Congo (UPDATED) – ", "GOMA", "Congo", None, None),
    ("BAMAKO (Reuters) - ", "BAMAKO", None, "Reuters", None),
    ("LAGOS, Nigeria (AP) — ", "LAGOS", "Nigeria", "AP", None),
    ("LAGOS, Nigeria — ", "LAGOS", "Nigeria", None, None),
    ("PARIS, 5 May 2021 (AFP) – ", "PARIS", None, "AFP", date(2021, 5, 5)),
    ("SOUTH HARBOUR, W.Va. -- ", "SOUTH HARBOUR", "W.Va.", None, None),
    ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE", "Haiti", None, None),
    ("N'DJAMENA, March 7 (Xinhua) -- ", "N'DJAMENA", None, "Xinhua", None),
    ("KHARTOUM/CAIRO (Reuters) - ", "KHARTOUM", None, "Reuters", None),
    ("MOSCOW, December 12, 2017. /TASS/. ", "MOSCOW", None, "TASS", date(2017, 12, 12)),
    ("ADEN, Yemen, March 7, 2020 (Xinhua) -- ", "ADEN", "Yemen", "Xinhua", date(2020, 3, 7)),
    (
        "HAVANA (CUBA), 15 NOV 89 (EXAMPLE NETWORK) -- ",
        "HAVANA",
        "CUBA",
        "EXAMPLE NETWORK",
        date(1989, 11, 15),
    ),
    ("Addis Abeba – ", "Addis Abeba", None, None, None),
    ("Geneva, 3 May 2023 – ", "Geneva", None, None, date(2023, 5, 3)),
    ("Aweil - 22 Dec 2021\n", "Aweil", None, None, date(2021, 12, 22)),
    ("KHARTOUM –\n", "KHARTOUM", None, None, None),
    ("Lucknow: ", "Lucknow", None, None, None),
    ("KARACHI: ", "KARACHI", None, None, None),
    ("(Beirut) – ", "Beirut", None, None, None),
    ("(New York, May 5, 2021) – ", "New York", None, None, date(2021, 5, 5)),
    ("(Reuters) - ", None, None, "Reuters", None),
    ("Reuters – ", None, None, "Reuters", None),
    ("CLANDESTINE, 8 JAN 90 (RADIO EJEMPLO) -- ", None, None, "RADIO EJEMPLO", date(1990, 1, 8)),
    ("GOMA, NO DATE (AFP) -- ", "GOMA", None, "AFP", None),
]


@pytest.mark.parametrize(("line", "place", "region", "agency", "published"), CASES)
def test_dateline_is_read_and_set_aside(line, place, region, agency, published):
    document = read_text(line + PROSE)
    filed = document.dateline
    assert filed is not None
    assert filed.span.of(document.text) == line.strip()
    assert (filed.place.of(document.text) if filed.place else None) == place
    assert (filed.region.of(document.text) if filed.region else None) == region
    assert filed.agency == agency
    assert document.published == published
    assert prose(document) == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed – and five were hurt – in Goma on Friday.",
        "The army said on Friday: two soldiers were killed.",
        "On Friday, 12 May 2023, two soldiers were killed.",
        "US-backed forces took the bridge on Friday.",
        "COVID-19 closed the camp.",
        "Analysis: The army may lose the town by spring.",
        "Police: The army has lost the town of Goma.",
        "UPDATE: The army said it had lost the town.",
        "A FIRE: The market burnt down on Friday night.",
        "Goma fell on 12 December (AFP reported the next day) after heavy fighting.",
        "The governor (Northern Party) said that troops had left.",
    ],
)
def test_prose_is_no_dateline(text):
    document = read_text(text)
    assert document.dateline is None
    assert prose(document) == [text]


def test_speaker_of_a_transcript_is_no_place():
    text = "ADANI: What happened in the town?\nMORO: Two soldiers were killed.\nADANI: When was that?"
    assert read_text(text).dateline is None


def test_capitals_throughout_need_a_date_or_an_agency():
    assert read_text("GUERRILLAS - THE ARMY SAID - HAVE LEFT THE TOWN OF SAN MIGUEL.").dateline is None


def test_lower_case_text_may_begin_with_its_place():
    document = read_text("patna: ministers of the state have asked people to stay calm.")
    assert document.dateline is not None
    assert document.dateline.place.of(document.text) == "patna"


def test_service_tags_are_set_aside():
    text = (
        "LIMA, 29 MAR 89 (EFE) -- [REPORT] [ARMY PRESS\nOFFICE] [TEXT] A BOMB WENT OFF TODAY IN A RESTAURANT."
    )
    document = read_text(text)
    assert prose(document) == ["A BOMB WENT OFF TODAY IN A RESTAURANT."]


def test_dateline_follows_headline_and_byline():
    text = f"Bomb kills two in Goma\nBy Ima Reporter\nGOMA, Congo (AP) — {PROSE}"
    document = read_text(text)
    assert document.dateline.place.of(text) == "GOMA"
    assert (document.title, document.author, document.agencies) == (
        "Bomb kills two in Goma",
        "Ima Reporter",
        ("AP",),
    )
    assert prose(document) == [PROSE]


def test_dateline_follows_a_title_that_runs_into_the_text():
    text = f"Bomb kills two. GOMA -- {PROSE}"
    document = read_text(text, title="Bomb kills two")
    assert document.dateline.place.of(text) == "GOMA"
    assert prose(document) == [PROSE]
