"""Phrases that name the speaker beside a whole sentence: "according to …", "reportedly", headlines."""

from collections.abc import Iterator

from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.phrases import trimmed
from dateline.annotate.quotes.speakers import speaker_span
from dateline.model.mention import Stance
from dateline.model.span import Span


def phrase_drafts(scene: Scene) -> Iterator[Draft]:
    """The attributions of "according to" and its like."""
    for token in scene.tokens:
        for words, stance in scene.cues.phrases.get(token.lower, ()):
            last = token.i + len(words) - 1
            if last >= len(scene.tokens) or not _reads(scene, token.i, words):
                continue
            draft = _draft(scene, token.i, last, stance)
            if draft:
                yield draft


def _reads(scene: Scene, first: int, words: tuple[str, ...]) -> bool:
    return all(scene.tokens[first + n].lower == word for n, word in enumerate(words))


def _draft(scene: Scene, first: int, last: int, stance: Stance) -> Draft | None:
    speaker = _object(scene, last)
    if speaker is None:
        return None
    span = speaker_span(scene, speaker)
    content = _clause_around(scene, first, scene.analysis.edges(speaker)[1])
    if span is None or not content:
        return None
    return Draft(contents=content, speaker=span, cue=scene.analysis.span(first, last), stance=stance)


def _object(scene: Scene, prep: int) -> int | None:
    found = scene.analysis.child(prep, "pobj", "pcomp")
    if found is None:
        found = next(
            (
                i
                for i in range(prep + 1, min(prep + 8, len(scene.tokens)))
                if scene.tokens[i].pos in ("NOUN", "PROPN", "PRON")
            ),
            None,
        )
    return found


def _clause_around(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """The clause on which the phrase hangs, or the rest of its sentence, without the phrase."""
    head = first
    while scene.tokens[head].head != head and scene.tokens[head].dep not in (
        "ccomp",
        "ROOT",
        "conj",
        "relcl",
        "parataxis",
    ):
        head = scene.tokens[head].head
    if head == first:
        sentence = scene.analysis.sentences[scene.tokens[first].sentence]
        left, right = sentence.first, sentence.last - 1
    else:
        left, right = scene.analysis.edges(head)
    if scene.tokens[left].lower in ("that", "but", "and") and left < first:
        left += 1
    parts = (trimmed(scene, left, first - 1), trimmed(scene, last + 1, right))
    return tuple(part for part in parts if part)
