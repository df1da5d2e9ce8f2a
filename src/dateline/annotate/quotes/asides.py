"""Cues at the end of a sentence whose speaker the parser hung on the last noun before them.

In "Gunmen killed five farmers, the district chief, Ali Modu, said" it reads "the district chief" as
a word for "farmers", so that "said" is left without a subject.
"""

from collections.abc import Iterator

from dateline.annotate.quotes.cues import Cue
from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.phrases import trimmed, verb_group
from dateline.annotate.quotes.speakers import subject_of
from dateline.resources.quote_cues import Frame


def aside_drafts(scene: Scene, used: frozenset[int]) -> Iterator[Draft]:
    """The attributions of final cues with a swallowed speaker."""
    for token in scene.tokens:
        if token.tag not in ("VBD", "VBZ") or token.dep != "conj" or token.i in used | scene.inside:
            continue
        cue = next((c for c in scene.cues.verbs.get(token.lemma, ()) if Frame.QUOTE in c.frames), None)
        draft = _draft(scene, token.i, cue) if cue is not None and not _has_content(scene, token.i) else None
        if draft is not None:
            yield draft


def _has_content(scene: Scene, verb: int) -> bool:
    if subject_of(scene, verb) is not None or scene.analysis.child(scene.tokens[verb].head, "cc") is not None:
        return True
    return scene.analysis.child(verb, "ccomp", "dobj", "xcomp", "advcl") is not None


def _draft(scene: Scene, verb: int, cue: Cue) -> Draft | None:
    head = _swallowed(scene, verb)
    if head is None:
        return None
    first = scene.analysis.edges(head)[0]
    sentence = scene.analysis.sentences[scene.tokens[verb].sentence]
    content, speaker = trimmed(scene, sentence.first, first - 1), trimmed(scene, first, verb - 1)
    if content is None or speaker is None:
        return None
    return Draft(
        contents=(content,), speaker=speaker, cue=verb_group(scene, verb), verb=verb, stance=cue.stance
    )


def _swallowed(scene: Scene, verb: int) -> int | None:
    """The outermost apposition that ends right before the verb and begins behind a comma."""
    last = verb - 1
    while last > 0 and scene.tokens[last].pos == "PUNCT":
        last -= 1
    found = None
    for i in (last, *scene.analysis.ancestors(last)):
        first = scene.analysis.edges(i)[0]
        if scene.tokens[i].dep == "appos" and first > 0 and scene.tokens[first - 1].text == ",":
            found = i
    return found
