"""Finds who says what on a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.annotate.quotes.around import phrase_drafts
from dateline.annotate.quotes.cues import CueIndex, load_index
from dateline.annotate.quotes.direct import direct_drafts, used_verbs
from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.nominal import noun_drafts
from dateline.annotate.quotes.verbs import adjective_drafts, verb_drafts
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import Quote, Speaker
from dateline.model.page import Page
from dateline.model.span import Span

MAKER = "dateline.quotes/1"


@dataclass(frozen=True)
class QuoteFinder:
    """Finds reported content with its speaker, cue and stance."""

    cues: CueIndex = field(default_factory=load_index)
    name: str = "quotes"
    requires: frozenset[str] = frozenset()
    assigns: frozenset[str] = frozenset({"quote"})

    def __call__(self, page: Page) -> tuple[Quote, ...]:
        """The quotes of a page, sorted by span."""
        scene = Scene(page, self.cues)
        quotes = {quote.id: quote for draft in _drafts(scene) for quote in _quotes(scene, draft)}
        return tuple(sorted(quotes.values(), key=lambda one: (one.span, one.id)))


def _drafts(scene: Scene) -> Iterator[Draft]:
    direct = direct_drafts(scene)
    yield from direct
    yield from verb_drafts(scene, frozenset(used_verbs(direct)))
    yield from adjective_drafts(scene)
    yield from noun_drafts(scene)
    yield from phrase_drafts(scene)


def _quotes(scene: Scene, draft: Draft) -> Iterable[Quote]:
    speaker = None if draft.speaker is None else Speaker(span=draft.speaker)
    for span in draft.contents:
        yield Quote(
            id=_id(scene, draft, span),
            span=span,
            maker=MAKER,
            direct=draft.direct,
            speaker=speaker,
            cue=draft.cue,
            stance=draft.stance,
            to=draft.to,
        )


def _id(scene: Scene, draft: Draft, span: Span) -> MentionId:
    where = (span.start, span.end, draft.cue.start, draft.cue.end)
    return MentionId(make_id("m", scene.page.document.id, "quote", *where))
