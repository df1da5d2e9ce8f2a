"""Who can be meant by the pronoun of a speaker: "he said", "they told reporters"."""

from functools import lru_cache

from dateline.annotate.names.draft import Draft
from dateline.annotate.names.people import Context
from dateline.annotate.names.phrases import top_of
from dateline.model.count import Unit
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues

_SUBJECTS = ("nsubj", "nsubjpass")
_MARKS = frozenset('"“”„«»')
_SILENT = (Unit.KILLED, Unit.MISSING, Unit.ABDUCTED)


@lru_cache(maxsize=1)
def _fates() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs by which people are silenced: those that befall them, and those that they are subject of."""
    cues = load_cues("counts", CountCues)
    return (
        frozenset(word for unit in _SILENT for word in cues.verbs.get(unit, ())),
        frozenset(word for unit in _SILENT for word in cues.subjects.get(unit, ())),
    )


def speaks(ctx: Context, draft: Draft) -> bool:
    """Whether a phrase is the subject of a verb of saying."""
    token = ctx.analysis.tokens[draft.head]
    return token.dep in _SUBJECTS and ctx.analysis.tokens[token.head].lemma in ctx.cues.model.saying


def can_speak(ctx: Context, one: Draft) -> bool:
    """Whether the report leaves those meant able to speak: not the dead, the missing and the abducted."""
    a, (suffered, done) = ctx.analysis, _fates()
    token = a.tokens[top_of(a, one.head, ctx.cues.model.quantities)]
    verb = a.tokens[token.head]
    beside = {f"{verb.lemma} {a.tokens[c].lower}" for c in a.children[verb.i]}
    if token.dep in ("nsubjpass", "dobj") and (verb.lemma in suffered or beside & suffered):
        return False
    if token.dep == "nsubj" and verb.lemma in done:
        return False
    return not any(a.tokens[c].lemma in suffered and a.tokens[c].dep == "acl" for c in a.children[one.head])


def is_quoted(ctx: Context, draft: Draft, one: Draft) -> bool:
    """Whether a phrase stands in the quotation that the verb closes: "'The rebels fled,' he said"."""
    tokens = ctx.analysis.tokens
    if tokens[one.head].sentence != tokens[draft.head].sentence or one.head > draft.head:
        return False
    return any(tokens[i].text in _MARKS for i in range(one.head + 1, draft.head))
