"""How prominently a report tells a happening: its main clause, or only as the ground or topic of another."""

from dateline.model.ids import MentionId
from dateline.model.mention import EventMention
from dateline.model.page import LinkedPage
from dateline.model.syntax import Analysis

_MAIN, _CLAUSE, _UNDER = 1.0, 0.9, 0.75
_SUBORDINATE = ("relcl", "advcl", "acl", "pcomp")
_MAX_CLIMB = 12


def standings(linked: LinkedPage, events: tuple[EventMention, ...]) -> dict[MentionId, float]:
    """For each event a factor: 1 in a main clause, less below a clause, least below another happening."""
    a = linked.page.analysis
    heads = {event.id: a.head_of(event.span) for event in events}
    triggers = {head for head in heads.values() if head is not None}
    return {one: _standing(a, head, triggers) if head is not None else _MAIN for one, head in heads.items()}


def _standing(a: Analysis, head: int, triggers: set[int]) -> float:
    found = _MAIN
    token = a.tokens[head]
    for _ in range(_MAX_CLIMB):
        if token.head == token.i:
            break
        if token.dep in _SUBORDINATE:
            found = min(found, _CLAUSE)
        if token.head in triggers and token.dep != "conj":
            return _UNDER
        token = a.tokens[token.head]
    return found
