"""Leaves out words of violence that belong to sport, illness, accidents, debate or fiction."""

from collections.abc import Iterable

from dateline.annotate.events.match import Match
from dateline.model.syntax import Analysis, Token
from dateline.resources.domain_cues import Domain, DomainCues


def borrowed(a: Analysis, match: Match, cues: DomainCues) -> Domain | None:
    """The walk of life from which a trigger speaks, where it is not violence; else None."""
    head = a.tokens[match.head]
    for domain in {one.name: one for t in _own(a, match) for one in cues.of_trigger(t.lemma)}.values():
        others = [t for t in _sentence(a, head) if not match.first <= t.i <= match.last]
        if _has(domain, a, match, others):
            return domain
    return None


def is_of_domain(a: Analysis, i: int, lemma: str, cues: DomainCues) -> bool:
    """Whether the sentence of a token, read without it, tells of a domain that borrows the word `lemma`."""
    tokens = list(_sentence(a, a.tokens[i]))
    line = _line(tokens)
    return any(_tells(domain, line, tokens) for domain in cues.of_trigger(lemma))


def _own(a: Analysis, match: Match) -> tuple[Token, ...]:
    return a.tokens[match.first : match.last + 1]


def _sentence(a: Analysis, token: Token) -> Iterable[Token]:
    return (a.tokens[i] for i in a.within(a.sentences[token.sentence].span))


def _has(domain: Domain, a: Analysis, match: Match, others: list[Token]) -> bool:
    parties = {*match.args.agents, *match.args.objects, *a.each_child(match.head, "compound", "nmod")}
    parties |= {i for prep in ("by", "on") for i in match.args.by_preposition.get(prep, ())}
    if any(a.tokens[i].lemma in domain.parties for i in parties):
        return True
    line = _line(_sentence(a, a.tokens[match.head]))
    return _tells(domain, line, others)


def _tells(domain: Domain, line: str, others: list[Token]) -> bool:
    """Whether words of the domain stand in a sentence, and none that would be of violence in any domain."""
    lemmas = {token.lemma.lower() for token in others}
    is_told = domain.words & lemmas or any(f" {word} " in line for word in domain.words if " " in word)
    return bool(is_told) and not domain.unless & lemmas


def _line(tokens: Iterable[Token]) -> str:
    return " ".join(("", *(token.lemma.lower() for token in tokens), ""))
