"""States as actors: "Afghanistan plans ...", "Washington said", "accused Rwanda of"."""

from dateline.annotate.names.draft import Draft, Hit, Kind
from dateline.annotate.names.people import Context
from dateline.annotate.names.phrases import left_edge, verb_above
from dateline.model.mention import NameType


def state(ctx: Context, hit: Hit) -> Draft | None:
    """The government meant by the name of its country or capital, where that name acts."""
    if not (_is_name(ctx, hit) and acts(ctx, hit)):
        return None
    first = min(left_edge(ctx.analysis, hit.head), hit.first)
    return Draft(
        first=first,
        last=hit.last,
        head=hit.head,
        type=NameType.ORGANISATION,
        kind=Kind.NAME,
        name=(hit.first, hit.last),
        hit=hit,
    )


def _is_name(ctx: Context, hit: Hit) -> bool:
    """Whether the words name a country or its capital: "Kenya", not "Kenyan"."""
    return any(kind in ("name", "capital") for _, kind in ctx.registry.terms[hit.found.key])


def acts(ctx: Context, hit: Hit) -> bool:
    """Whether a name of a place is the subject of an act, its agent, or the one accused."""
    tokens = ctx.analysis.tokens
    head = tokens[hit.head]
    if head.pos not in ("PROPN", "NOUN") and head.dep != "nsubj":
        return False
    if head.dep == "pobj":
        return tokens[head.head].dep == "agent"
    above = tokens[verb_above(ctx.analysis, hit.head)]
    if head.dep in ("nsubj", "conj"):
        subject = head if head.dep == "nsubj" else tokens[_first_joined(ctx, hit.head)]
        return subject.dep == "nsubj" and above.lemma in ctx.cues.model.acts
    return head.dep == "dobj" and above.lemma in ctx.cues.model.acted_on


def _first_joined(ctx: Context, i: int) -> int:
    while ctx.analysis.tokens[i].dep == "conj":
        i = ctx.analysis.tokens[i].head
    return i
