"""What makes two texts recognisable as copies: hashed sentences, and runs of words outside quotations."""

import hashlib
import re
import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import byteorder

from dateline.model.document import Document
from dateline.model.origin import Fingerprint, Origin
from dateline.model.span import Span
from dateline.read.cues import furniture_cues
from dateline.read.notices import notice_of

RUN = 4  # words of a shingle: short enough to survive an edit in a sentence, long enough to be telling
_LEAD = 2  # paragraphs whose words, with the headline's, say what a report is about


def origin_of(document: Document) -> Origin:
    """What later rooms need to know of a document without its text, with its fingerprint and notice."""
    return Origin(
        document_id=document.id,
        external_id=document.external_id,
        location=document.location,
        text_sha256=document.text_sha256,
        length=len(document.text),
        outlet=document.outlet,
        title=document.title,
        url=document.url,
        author=document.author,
        published=document.published,
        published_at=document.published_at,
        language=document.language,
        agencies=document.agencies,
        notice=notice_of(document),
        fingerprint=fingerprint_of(document),
    )


def fingerprint_of(document: Document) -> Fingerprint:
    """The sentences and runs of words of the report's own prose; furniture is left out.

    Words in quotation marks are in the sentences' hashes but not in the runs: two reporters who print
    one spokesman's words have not copied from each other.
    """
    spans, hashes, ends, shingles = array("I"), array("Q"), array("I"), array("I")
    for block in document.paragraphs():
        quoted = [found.span() for found in _QUOTED.finditer(document.text, block.start, block.end)]
        for span in _sentences(document.text, block):
            spans.extend((span.start, span.end))
            hashes.append(sentence_hash(span.of(document.text)))
            for part in _outside(quoted, span):
                shingles.extend(_runs(folded_words(part.of(document.text))))
            ends.append(len(shingles))
    packed = [_packed(numbers) for numbers in (spans, hashes, ends, shingles)]
    return Fingerprint(
        spans=packed[0],
        hashes=packed[1],
        ends=packed[2],
        shingles=packed[3],
        words=tuple(sorted(_telling_words(document))),
    )


def _packed(numbers: "array[int]") -> bytes:
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+(?=[\"“‘«(\[]*[^\Wa-z_])")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(“\"'‘-])(?:[A-Z]|[A-Z]\.[A-Z]|(?i:mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|sgt|cpl|cmdr|adm|brig|rev|hon"
    r"|pres|gov|sen|rep|st|mt|ft|no|vs|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|inc|ltd|corp|approx))\.$"
)


_BEFORE = 10  # characters that the longest short form needs


def prose_sentences(document: Document) -> Iterator[Span]:
    """Where the sentences of the prose stand, told by their full stops alone."""
    for block in document.paragraphs():
        yield from _sentences(document.text, block)


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if not _SHORT_FORM.search(text, max(0, stop.start() - _BEFORE), stop.start() + 1):
            yield Span(start, stop.start() + len(stop[0].rstrip()))
            start = stop.end()
    if start < block.end:
        yield Span(start, block.end)


_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)*")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")


def folded_words(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation: what house styles change.

    >>> folded_words("The “Wölfe” killed 1,200 – some say more.")
    ['the', 'wolfe', 'killed', '1200', 'some', 'say', 'more']
    """
    plain = unicodedata.normalize("NFKD", _GROUPED.sub("", text).replace("’", "'"))
    bare = "".join(char for char in plain if not unicodedata.combining(char)) if not text.isascii() else plain
    return _WORD.findall(bare.casefold())


def sentence_hash(sentence: str) -> int:
    """A 64-bit hash of the folded words of a sentence, the same on every machine."""
    folded = " ".join(folded_words(sentence)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(folded, digest_size=8).digest(), "little")


_QUOTED = re.compile(
    r"[“\"«][^“”\"«»]*(?:[”\"»]|$)|(?<![\w‘’'])[‘'](?=\w)[^‘]{3,400}?[.,!?][’'](?!\w)|``.*?(?:''|$)"
)


def _outside(quoted: list[tuple[int, int]], sentence: Span) -> Iterator[Span]:
    """The stretches of a sentence outside quotation marks."""
    start = sentence.start
    for first, last in quoted:
        if start < min(first, sentence.end):
            yield Span(start, min(first, sentence.end))
        start = max(start, last)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _runs(words: list[str]) -> Iterable[int]:
    """The hashes of each run of words of a stretch."""
    for first in range(len(words) - RUN + 1):
        run = " ".join(words[first : first + RUN])
        yield zlib.crc32(run.encode("utf-8", "surrogatepass"))


_SHORTEST_WORD = 3


def _telling_words(document: Document) -> set[str]:
    """The content words of headline and first paragraphs: what a kill notice has in common with its story."""
    blocks = list(document.paragraphs())[:_LEAD]
    parts = [document.title or "", *(block.of(document.text) for block in blocks)]
    words = {word for part in parts for word in folded_words(part)}
    return {word for word in words if len(word) >= _SHORTEST_WORD and word not in _common_words()}


@lru_cache
def _common_words() -> frozenset[str]:
    return furniture_cues().common_words
