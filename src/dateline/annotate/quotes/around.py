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
        if token.pos not in ("ADP", "VERB", "SCONJ"):
            continue
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


_TOPS = frozenset(("ccomp", "ROOT", "conj", "relcl", "parataxis"))


def _is_final(scene: Scene, first: int, last: int) -> bool:
    """Whether the phrase ends its sentence behind a comma, so that it is about all of it."""
    end = scene.analysis.sentences[scene.tokens[first].sentence].last
    return scene.tokens[first - 1].text == "," and all(
        scene.tokens[i].pos == "PUNCT" for i in range(last + 1, end)
    )


def _clause_around(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """The clause on which the phrase hangs, or the rest of its sentence, without the phrase."""
    tops = _TOPS - {"conj"} if _is_final(scene, first, last) else _TOPS
    head = first
    while scene.tokens[head].head != head and scene.tokens[head].dep not in tops:
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


def adverb_drafts(scene: Scene) -> Iterator[Draft]:
    """`The colonel reportedly fled`: reported, but nobody says by whom."""
    for token in scene.tokens:
        stance = scene.cues.adverbs.get(token.lower) if token.pos == "ADV" else None
        if stance is None:
            continue
        parts = _reported_part(scene, token.i)
        if parts:
            yield Draft(
                contents=parts, speaker=None, cue=scene.analysis.span(token.i, token.i), stance=stance
            )


def _reported_part(scene: Scene, adverb: int) -> tuple[Span, ...]:
    """The clause of the adverb; only the words behind it where a comma stands before it."""
    if adverb == 0 or scene.tokens[adverb - 1].text != ",":
        return _clause_around(scene, adverb, adverb)
    last = scene.analysis.sentences[scene.tokens[adverb].sentence].last - 1
    comma = next((i for i in range(adverb + 1, last) if scene.tokens[i].text == ","), last)
    part = trimmed(scene, adverb + 1, comma)
    return (part,) if part else ()


_TAILS = frozenset(":–—-")
_LONGEST = 6  # words of a speaker in a headline


def headline_drafts(scene: Scene) -> Iterator[Draft]:
    """`Three dead in blast: police` and `Police: three dead in blast`, in blocks of one sentence."""
    for block in scene.blocks:
        words = scene.analysis.within(block)
        if len(words) > _LINE or scene.text[block.end - 1] in '.!?”"':
            continue
        marks = [i for i in words[1:-1] if scene.tokens[i].text in _TAILS and not _is_inside_word(scene, i)]
        if not marks:
            continue
        draft = _tail(scene, words, marks[-1]) or _opening(scene, words, marks[0])
        if draft is not None:
            yield draft


_LINE = 25  # words of a headline


def _is_inside_word(scene: Scene, i: int) -> bool:
    return scene.tokens[i].text != ":" and scene.tokens[i - 1].end == scene.tokens[i].start


def _tail(scene: Scene, words: range, mark: int) -> Draft | None:
    return _headline(scene, (mark + 1, words[-1]), (words[0], mark - 1), mark)


def _opening(scene: Scene, words: range, mark: int) -> Draft | None:
    return (
        _headline(scene, (words[0], mark - 1), (mark + 1, words[-1]), mark)
        if scene.tokens[mark].text == ":"
        else None
    )


def _headline(scene: Scene, who: tuple[int, int], what: tuple[int, int], mark: int) -> Draft | None:
    speaker, content = trimmed(scene, *who), trimmed(scene, *what)
    if speaker is None or content is None or who[1] - who[0] >= _LONGEST:
        return None
    if scene.tokens[who[1]].lower not in scene.cues.headline_speakers:
        return None
    return Draft(contents=(content,), speaker=speaker, cue=scene.analysis.span(mark, mark))
