"""Finds the people, groups and organisations of a page."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dateline.annotate.names.apposition import give_titles
from dateline.annotate.names.coreference import lead_back
from dateline.annotate.names.draft import Draft, Hit, Kind
from dateline.annotate.names.hits import find_hits, place_at, timed
from dateline.annotate.names.people import Context, described, named, people_of, registered
from dateline.annotate.names.phrases import nouns, stands_before
from dateline.annotate.names.states import acts, state
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import NameMention, NameType
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.actors import Registry
from dateline.resources.people_cues import PeopleCues, load_people

MAKER = "dateline.names/1"


@dataclass(frozen=True)
class NameFinder:
    """Finds names and descriptions of people and bodies, and what pronouns lead back to."""

    registry: Registry
    cues: PeopleCues = field(default_factory=load_people)
    name: str = "names"
    requires: frozenset[str] = frozenset({"place", "time"})
    assigns: frozenset[str] = frozenset({"name"})

    def __call__(self, page: Page) -> tuple[NameMention, ...]:
        """The names of a page, sorted by span."""
        hits = find_hits(page, self.registry, self.cues)
        by_token = {i: hit for hit in hits for i in range(hit.first, hit.last + 1)}
        ctx = Context(page.analysis, self.registry, self.cues, by_token, place_at(page), timed(page))
        drafts = _without_repeats(_collect(ctx, hits))
        give_titles(page.analysis, drafts)
        lead_back(ctx, drafts)
        return tuple(
            sorted((self._mention(page, draft) for draft in drafts), key=lambda one: (one.span, one.head))
        )

    def _mention(self, page: Page, draft: Draft) -> NameMention:
        """The mention, with the versions of the registries where the words were looked up."""
        return replace(_mention(page, draft), maker=f"{MAKER} {self.registry.version}".strip())


def _collect(ctx: Context, hits: list[Hit]) -> list[Draft]:
    drafts = [draft for i in nouns(ctx.analysis) if (draft := _at(ctx, i))]
    taken = {id(draft.hit) for draft in drafts if draft.hit}
    told, covered = _told(drafts)
    for hit in hits:
        around = covered if hit.found.kind == "country" else told
        if id(hit) in taken or (hit.first in around and hit.last in around):
            continue
        own = state(ctx, hit) if hit.found.kind == "country" else _own(ctx, hit)
        if own:
            drafts.append(own)
    return sorted(drafts, key=lambda one: (one.head, one.first))


def _told(drafts: list[Draft]) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens of titles, organisations and names that the registry lacks; and those of whole phrases."""
    parts = ((d.title, d.organisation, d.name if d.hit is None else None) for d in drafts)
    named = (range(part[0], part[1] + 1) for three in parts for part in three if part)
    whole = (range(d.first, d.last + 1) for d in drafts)
    return frozenset(itertools.chain(*named)), frozenset(itertools.chain(*whole))


def _own(ctx: Context, hit: Hit) -> Draft | None:
    """A registered name; one that is also a place only where it acts."""
    if hit.found.kind == "entry" and _is_place(ctx, hit) and not acts(ctx, hit):
        return None
    return registered(ctx, hit)


def _is_place(ctx: Context, hit: Hit) -> bool:
    return all(one.is_place for one in ctx.registry.spellings[hit.found.key])


def _at(ctx: Context, i: int) -> Draft | None:
    token = ctx.analysis.tokens[i]
    if token.pos == "PRON":
        return _pronoun(ctx, i)
    hit = ctx.hits.get(i)
    if hit and hit.found.kind == "country" and hit.head == i:
        return people_of(ctx, i)
    if hit and (hit.found.kind != "office" or hit.head != i):
        return None
    if stands_before(ctx.analysis, i) and not (hit and hit.found.kind == "office"):
        return None
    head = ctx.head(i)
    if head:
        return described(ctx, i, head)
    return None if hit else named(ctx, i)


def _pronoun(ctx: Context, i: int) -> Draft | None:
    token = ctx.analysis.tokens[i]
    which = ctx.cues.pronouns.get(token.lower)
    if which is None or which == "own" or token.dep in ("poss", "expl"):
        return None
    kind = {"one": NameType.PERSON, "body": NameType.ORGANISATION, "many": NameType.GROUP}[which]
    return Draft(
        first=i, last=i, head=i, type=kind, kind=Kind.PRONOUN, plural=which == "many", noun=token.lower
    )


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One draft a head; of two for the same words, the one with a name."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        other = best.get(draft.head)
        if other is None or (draft.name is not None and other.name is None):
            best[draft.head] = draft
    inside = _heads_inside(best.values())
    return [best[head] for head in sorted(best) if head not in inside]


def _heads_inside(drafts: Iterable[Draft]) -> frozenset[int]:
    """The heads that are only parts of another name or of the title before it: "president"."""
    parts = ((d, part) for d in drafts if d.kind is Kind.NAME for part in (d.name, d.title) if part)
    return frozenset(i for d, (first, last) in parts for i in range(first, last + 1) if i != d.head)


def _mention(page: Page, draft: Draft) -> NameMention:
    analysis = page.analysis
    span = draft.span(analysis)
    head = analysis.span(draft.head, draft.head)
    return NameMention(
        id=MentionId(make_id("m", page.document.id, "name", span.start, span.end, head.start)),
        span=span,
        maker=MAKER,
        type=draft.type,
        head=head,
        name=_span(analysis, draft.name),
        plural=draft.plural,
        antecedent=draft.antecedent.root.span(analysis) if draft.antecedent else None,
        title=_span(analysis, draft.title),
        organisation=_span(analysis, draft.organisation),
    )


def _span(analysis: Analysis, tokens: tuple[int, int] | None) -> Span | None:
    return analysis.span(*tokens) if tokens and tokens[0] <= tokens[1] else None
