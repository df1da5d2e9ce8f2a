"""Every example sentence of the attribution cues is read as its brackets say."""

import re

import pytest

from dateline.annotate.analysis import Engine
from dateline.annotate.quotes import QuoteFinder
from dateline.annotate.quotes.draft import Scene
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import Quote
from dateline.model.page import Page
from dateline.resources.quote_cues import load_quote_cues

CUES = load_quote_cues()
GROUPS = [*CUES.verbs, *CUES.nouns, *CUES.adjectives, *CUES.phrases, *CUES.adverbs]
EXAMPLES = [(group.stance, example) for group in GROUPS for example in group.examples]


def plain(marked: str) -> str:
    return re.sub(r"[\[\]{}]", "", marked)


def quotes_of(engine: Engine, text: str) -> tuple[Quote, ...]:
    document = Document(id=DocumentId("d_1"), external_id=None, location="test", text=text, text_sha256="")
    return QuoteFinder()(Page(document, engine.analyse(document)))


@pytest.mark.parametrize(("stance", "marked"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_example_of_a_cue_is_read_as_marked(engine, stance, marked):
    text = plain(marked)
    wanted = re.findall(r"\[(.*?)\]", marked)
    speaker = re.search(r"\{(.*?)\}", marked)
    found = [
        ([one.span.of(text)], one.speaker and one.speaker.span.of(text), one.stance)
        for one in quotes_of(engine, text)
    ]
    by = speaker.group(1) if speaker else None
    for content in wanted:
        assert ([content], by, stance) in found


def test_every_cue_word_is_listed_once_per_group():
    for group in CUES.verbs:
        assert len(group.verbs) == len(set(group.verbs)), group.name


def test_phrases_index_by_their_first_word(engine):
    scene = Scene(Page(*_empty(engine)), QuoteFinder().cues)
    assert "according" in scene.cues.phrases


def _empty(engine: Engine) -> tuple[Document, object]:
    document = Document(id=DocumentId("d_0"), external_id=None, location="test", text="No.", text_sha256="")
    return document, engine.analyse(document)
