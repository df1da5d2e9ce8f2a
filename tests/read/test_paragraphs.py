"""Where one paragraph ends and the next begins."""

import textwrap

import pytest
from tests.read.helpers import prose, read_text

from dateline.model.layout import iter_blocks, wrap_width

FIRST = (
    "The mayor of the harbour district told the council that some thirty fishermen from three villages were "
    "taken off their boats by pirates near the cape. The coast guard says that it happened on Sunday."
)
SECOND = (
    "On the same day two pirates were shot dead and five more gave themselves up after a chase along the "
    "reefs west of the cape. Divers of the coast guard comb the bay to find out where their ship went down."
)


def blocks(text):
    return [block.of(text) for block in iter_blocks(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_one_paragraph_a_line(end):
    assert blocks(f"{FIRST}{end}{SECOND}{end}{end}{FIRST}") == [FIRST, SECOND, FIRST]


def test_lines_of_spaces_are_blank():
    assert blocks(f"  {FIRST}\r\n \t\u00a0\r\n{SECOND}  ") == [FIRST, SECOND]


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_broken_at_a_width_are_rejoined(width, end):
    text = "\n\n".join(textwrap.fill(part.upper(), width) for part in (FIRST, SECOND, FIRST)).replace(
        "\n", end
    )
    assert [" ".join(block.split()) for block in blocks(text)] == [
        FIRST.upper(),
        SECOND.upper(),
        FIRST.upper(),
    ]


def test_indented_paragraphs_without_blank_lines():
    text = "\n".join(textwrap.fill(part, 70, initial_indent="   ") for part in (FIRST, SECOND))
    assert [" ".join(block.split()) for block in blocks(text)] == [FIRST, SECOND]


def test_paragraph_behind_a_dateline_in_wrapped_capitals_is_whole():
    lead = "   SAN MIGUEL, 3 JAN 90 (EFE) -- [REPORT] [ARMY PRESS OFFICE] [TEXT] " + FIRST.upper()
    text = textwrap.fill(lead, 72) + "\n\n   " + textwrap.fill(SECOND.upper(), 72)
    document = read_text(text)
    assert [" ".join(block.split()) for block in prose(document)] == [FIRST.upper(), SECOND.upper()]


def test_short_head_above_wrapped_text_stands_alone():
    text = (
        "Farmers taken away\nBy Ima Reporter\n"
        + textwrap.fill(FIRST, 70)
        + "\n\n"
        + textwrap.fill(SECOND, 70)
    )
    assert [" ".join(block.split()) for block in blocks(text)] == [
        "Farmers taken away",
        "By Ima Reporter",
        FIRST,
        SECOND,
    ]


def test_bulletin_lines_are_not_rejoined():
    lines = [
        "Two soldiers were killed in the north.",
        "Five people were hurt in the south on Friday.",
        "One farmer is missing in the east.",
        "The road to the capital is closed until further notice.",
    ]
    assert blocks("\n".join(lines)) == lines
    assert wrap_width("\n".join(lines)) is None


def test_text_without_a_break_is_one_block():
    assert blocks("a" * 200_000) == ["a" * 200_000]


def test_nothing_gives_nothing():
    assert blocks(" \n\u2028 \ufeff") == []
