"""Fingerprints: what house styles change does not matter, and a spokesman's words are nobody's copy."""

from dateline.model.document import Document
from dateline.read.fingerprint import fingerprint_of, folded_words, origin_of, prose_sentences, sentence_hash

from .helpers import read_text

REPORT = (
    "Shelling kills twelve in Arvanda\n\n"
    "ARVANDA (AFP) – Gen. A. Kolde said on Monday that troops had shelled the river port. "
    "At least 1,200 people fled.\n\n“We hit the port. We will do so again,” Kolde said."
)


def sentences(document: Document) -> list[str]:
    return [span.of(document.text) for span in prose_sentences(document)]


def test_sentences_are_those_of_the_prose() -> None:
    assert sentences(read_text(REPORT)) == [
        "Gen. A. Kolde said on Monday that troops had shelled the river port.",
        "At least 1,200 people fled.",
        "“We hit the port.",
        "We will do so again,” Kolde said.",
    ]


def test_the_print_knows_where_its_sentences_stand() -> None:
    document = read_text(REPORT)
    assert [span.of(document.text) for span in fingerprint_of(document).sentences] == sentences(document)


def test_house_style_changes_nothing() -> None:
    ours, theirs = "“Wölfe” killed 1,200 – some say", "Wolfe killed 1200, some say"
    assert folded_words(ours) == folded_words(theirs)
    assert sentence_hash(ours) == sentence_hash(theirs)


def test_quoted_words_leave_no_runs() -> None:
    quote = "“Our forces entered the port at dawn and met no resistance at all. All is calm,” Kolde said."
    assert fingerprint_of(read_text(quote)).shingles == b""
    assert len(fingerprint_of(read_text(quote)).sentences) == 2


def test_a_quotation_does_not_swallow_what_follows_it() -> None:
    text = "“We hit the port,” said Kolde. Residents of the quarter fled across the bridge."
    assert len(fingerprint_of(read_text(text)).shingles) == 4 * 5  # runs of four among eight words


def test_origin_carries_what_later_rooms_need() -> None:
    document = read_text(REPORT, outlet="The Example Post", published="2031-05-06")
    origin = origin_of(document)
    assert (origin.document_id, origin.outlet, origin.agencies) == (document.id, "The Example Post", ("AFP",))
    assert origin.notice is None
    assert origin.fingerprint is not None
    assert "arvanda" in origin.fingerprint.words
