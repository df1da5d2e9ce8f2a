"""What the finders hand to each other before quotes are made of it."""

from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.quotes.cues import CueIndex
from dateline.annotate.quotes.marks import Stretch, stretches
from dateline.model.mention import Stance
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attribution: contents that share a cue. `verb` is the token of the cue, None for mere phrases."""

    contents: tuple[Span, ...]
    speaker: Span | None
    cue: Span
    verb: int | None = None
    stance: Stance = Stance.ASSERTS
    direct: bool = False
    attitude: bool = False
    to: Span | None = None
    via: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Scene:
    """A page with what all finders of attributions look up: cues, parse, quoted stretches by paragraph."""

    page: Page
    cues: CueIndex

    @property
    def analysis(self) -> Analysis:
        """The parse."""
        return self.page.analysis

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The parsed words."""
        return self.page.analysis.tokens

    @property
    def text(self) -> str:
        """The report."""
        return self.page.analysis.text

    @cached_property
    def blocks(self) -> tuple[Span, ...]:
        """The paragraphs, as far as they were parsed."""
        found: dict[int, Span] = {}
        for sentence in self.analysis.sentences:
            known = found.get(sentence.paragraph)
            found[sentence.paragraph] = known.join(sentence.span) if known else sentence.span
        return tuple(found[number] for number in sorted(found))

    @cached_property
    def quoted(self) -> tuple[tuple[Stretch, ...], ...]:
        """The quoted stretches of each paragraph."""
        return tuple(tuple(stretches(self.text, block)) for block in self.blocks)

    def quoted_in(self, paragraph: int) -> tuple[Stretch, ...]:
        """The quoted stretches of the paragraph with this number."""
        return self.quoted[self._order[paragraph]]

    @cached_property
    def _order(self) -> dict[int, int]:
        numbers = sorted({sentence.paragraph for sentence in self.analysis.sentences})
        return {number: order for order, number in enumerate(numbers)}

    @cached_property
    def inside(self) -> frozenset[int]:
        """The tokens that stand in quotation marks."""
        return frozenset(i for block in self.quoted for one in block for i in self.analysis.within(one.inner))
