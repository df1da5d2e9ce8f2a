"""Leaves out words of violence that belong to sport, illness, accidents, debate or fiction."""

from collections.abc import Iterable, Sequence

from dateline.annotate.events.match import Match
from dateline.model.syntax import Analysis, Token
from dateline.resources.domain_cues import Domain, DomainCues


def borrowed(a: Analysis, match: Match, cues: DomainCues) -> Domain | None:
    """The walk of life from which a trigger speaks, where it is not violence; else None."""
    tokens = a.tokens[match.first : match.last + 1]
    domains = {one.name: one for token in tokens for one in cues.of_trigger(token.lemma)}
    return next((one for one in domains.values() if _has(one, a, match)), None)


def is_of_domain(a: Analysis, i: int, lemma: str, cues: DomainCues) -> bool:
    """Whether the sentence of a token tells of a domain that borrows the word `lemma`."""
    tokens = _sentence(a, a.tokens[i])
    return any(
        _stands(domain.words | domain.near, tokens) and not domain.unless & _lemmas(tokens)
        for domain in cues.of_trigger(lemma)
    )


def _has(domain: Domain, a: Analysis, match: Match) -> bool:
    by, between = (match.args.by_preposition.get(prep, ()) for prep in ("by", "between"))
    agents = {*match.args.agents, *by, *between}
    parties = {*agents, *match.args.objects, *match.args.by_preposition.get("on", ())}
    parties.update(a.each_child(match.head, "compound", "nmod", "amod"))
    if _of(a, agents) & domain.agents or _of(a, parties) & domain.parties:
        return True
    sentence = _sentence(a, a.tokens[match.head])
    others = [token for token in sentence if not match.first <= token.i <= match.last]
    is_told = _stands(domain.words, sentence) or _stands(domain.near, _near(a, match))
    return is_told and not domain.unless & _lemmas(others)


def _near(a: Analysis, match: Match) -> list[Token]:
    """The words bound to a trigger: who takes part, what stands after prepositions, the circumstances."""
    after = [i for heads in match.args.by_preposition.values() for i in heads]
    heads = {*match.args.agents, *after, *a.each_child(match.head, "advcl", "amod", "compound", "nmod")}
    named = (c for head in heads for c in a.each_child(head, "compound", "amod"))
    return [a.tokens[i] for i in sorted({*heads, *named, *match.args.objects})]


def _sentence(a: Analysis, token: Token) -> list[Token]:
    return [a.tokens[i] for i in a.within(a.sentences[token.sentence].span)]


def _of(a: Analysis, heads: Iterable[int]) -> set[str]:
    return _lemmas(a.tokens[i] for i in heads)


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    return {token.lemma.lower() for token in tokens}


def _stands(words: frozenset[str], tokens: Sequence[Token]) -> bool:
    """Whether one of the words stands among the tokens; of several words, one beside the other."""
    lemmas = [token.lemma.lower() for token in tokens]
    line = " ".join(("", *lemmas, ""))
    return not words.isdisjoint(lemmas) or any(f" {word} " in line for word in words if " " in word)
