"""Descriptions of places named before: "the country", "the war-torn region"."""

from dateline.model.ids import MentionId, make_id
from dateline.model.mention import AreaMention, PlaceMention
from dateline.model.page import Page
from dateline.model.syntax import Analysis, Token
from dateline.resources.area_cues import AreaCues, load_area_cues

MAKER = "dateline.areas/1"


class AreaFinder:
    """Finds definite descriptions of areas that name nothing themselves; the link chooses what they mean."""

    name = "areas"
    requires = frozenset({"place"})
    assigns = frozenset({"area"})

    def __init__(self) -> None:
        self.cues = load_area_cues()

    def __call__(self, page: Page) -> tuple[AreaMention, ...]:
        """The descriptions of a page, in text order."""
        a = page.analysis
        named = frozenset(i for m in page.of_kind(PlaceMention) for i in a.within(m.span))
        return tuple(
            self._mention(page, token)
            for token in a.tokens
            if token.pos == "NOUN" and _is_area(a, token, self.cues, named)
        )

    def _mention(self, page: Page, token: Token) -> AreaMention:
        a = page.analysis
        group = self.cues.group(token.lemma)
        assert group is not None  # noqa: S101  (asked by _is_area)
        first = min(c for c in a.children[token.i] if a.tokens[c].dep == "det")
        span = a.span(first, token.i)
        return AreaMention(
            id=MentionId(make_id("m", page.document.id, "area", span.start, span.end)),
            span=span,
            maker=MAKER,
            asked=group.levels[0],
        )


def _is_area(a: Analysis, token: Token, cues: AreaCues, named: frozenset[int]) -> bool:
    """A definite noun without a name of its own: not "the town of Garu", not "the capital Kabul"."""
    if cues.group(token.lemma) is None or token.tag != "NN":
        return False
    children = a.children[token.i]
    if not any(a.tokens[c].dep == "det" and a.tokens[c].lower in cues.determiners for c in children):
        return False
    return not any(named.intersection(a.subtree(c)) for c in children)
