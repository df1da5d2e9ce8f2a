"""Corrections, updates and kills are told from ordinary reports."""

import pytest

from dateline.model.origin import Notice
from dateline.read.notices import NoticeCues, NoticeEntry, notice_of
from dateline.resources.cues import load_cues

from .helpers import read_text

ENTRIES = load_cues("notices", NoticeCues).notices
BODY = (
    "Troops shelled the river port of Arvanda on Monday.\n\nTwelve people were killed, the governor said.\n"
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.example[:40])
def test_each_wording_is_found_by_its_example(entry: NoticeEntry) -> None:
    assert notice_of(read_text(f"{entry.example}\n\n{BODY}")) is entry.kind


@pytest.mark.parametrize("entry", [one for one in ENTRIES if one.counter], ids=lambda one: one.counter[:40])
def test_what_only_looks_like_a_notice_is_none(entry: NoticeEntry) -> None:
    assert notice_of(read_text(f"{entry.counter}\n\n{BODY}")) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BODY, None),
        (
            f"{BODY}\nThis story has been corrected to say that twelve, not forty, people died.",
            Notice.CORRECTION,
        ),
        (f"{BODY}\n(Updates with governor's toll, adds background)", Notice.UPDATE),
        ("UPDATE 2-Shelling kills twelve in Arvanda\n\n" + BODY, Notice.UPDATE),
        (
            "Shelling kills twelve in Arvanda\n\nEDS: Updates with toll, adds quotes.\n\n" + BODY,
            Notice.UPDATE,
        ),
        ("EDITORS: MANDATORY KILL\n\nThe story on the shelling of Arvanda is wrong.", None),
        ("MANDATORY KILL: Arvanda shelling\n\nThe story is wrong and must not be used.", Notice.KILL),
        (BODY.replace("shelled", "took corrective action and shelled"), None),
    ],
)
def test_notice(text: str, kind: Notice | None) -> None:
    assert notice_of(read_text(text)) is kind
