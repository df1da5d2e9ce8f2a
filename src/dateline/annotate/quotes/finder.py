"""Finds who says what on a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.annotate.quotes.around import adverb_drafts, headline_drafts, phrase_drafts
from dateline.annotate.quotes.asides import aside_drafts
from dateline.annotate.quotes.chains import chained
from dateline.annotate.quotes.cues import CueIndex, load_index
from dateline.annotate.quotes.dates import said_on
from dateline.annotate.quotes.direct import direct_drafts, floating_drafts, used_verbs
from dateline.annotate.quotes.draft import Draft, Scene
from dateline.annotate.quotes.nominal import noun_drafts
from dateline.annotate.quotes.persons import make_speaker
from dateline.annotate.quotes.settle import settled
from dateline.annotate.quotes.verbs import adjective_drafts, verb_drafts
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import Quote
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


def _drafts(scene: Scene) -> tuple[Draft, ...]:
    direct = direct_drafts(scene)
    verbs = frozenset(used_verbs(direct))
    found = (
        *direct,
        *verb_drafts(scene, verbs),
        *aside_drafts(scene, verbs),
        *adjective_drafts(scene),
        *noun_drafts(scene),
        *phrase_drafts(scene),
        *adverb_drafts(scene),
        *headline_drafts(scene),
    )
    whole = settled(scene, chained(scene, found))
    return (*whole, *floating_drafts(scene, whole, verbs))


def _quotes(scene: Scene, draft: Draft) -> Iterator[Quote]:
    speaker = None if draft.speaker is None else make_speaker(scene, draft.speaker)
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
            via=tuple(make_speaker(scene, one) for one in draft.via),
            said_on=said_on(scene, draft),
            attitude=draft.attitude,
        )


def _id(scene: Scene, draft: Draft, span: Span) -> MentionId:
    where = (span.start, span.end, draft.cue.start, draft.cue.end)
    return MentionId(make_id("m", scene.page.document.id, "quote", *where))
