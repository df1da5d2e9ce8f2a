"""How far a noun phrase reaches: its modifiers, but no relative clause and no apposition."""

from collections.abc import Iterator

from dateline.model.syntax import Analysis, Token
from dateline.resources.people_cues import PeopleModel

_BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "predet",
        "quantmod",
        "advmod",
        "npadvmod",
        "neg",
        "case",
    }
)
_INNER = frozenset({"-", "–", '"', "“", "”", "'", "‘", "’", "/"})
_HYPHENS = frozenset({"-", "–"})
# Small words inside names of people, by their nature in lower case.
PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "de",
        "la",
        "del",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "ould",
        "ul",
        "ag",
    }
)
_DEPTH = 3
_INITIAL = 2


def bounds(analysis: Analysis, head: int, words: PeopleModel, speaks: bool = False) -> tuple[int, int]:
    """First and last token of the phrase around a noun.

    `speaks` says that "for ..." belongs to it as well: "a spokesman for the governor".
    """
    first = left_edge(analysis, top_of(analysis, head, words.quantities))
    return first, right_edge(analysis, head, words.binds, speaks)


def top_of(analysis: Analysis, head: int, quantities: frozenset[str]) -> int:
    """The word by which the phrase hangs in the sentence: "Hundreds" of "Hundreds of protesters"."""
    token = analysis.tokens[head]
    prep = analysis.tokens[token.head]
    amount = analysis.tokens[prep.head]
    if token.dep == "pobj" and prep.lemma == "of" and amount.i < prep.i and not _is_figure(analysis, amount):
        return amount.i if amount.lower in quantities or amount.pos == "NUM" else head
    return head


def _is_figure(analysis: Analysis, amount: Token) -> bool:
    """Whether it is the number that is spoken of, not those it counts: "the number of people has risen"."""
    articles = [analysis.tokens[c].lower for c in analysis.each_child(amount.i, "det")]
    return amount.lower == "number" and "the" in articles


def left_edge(analysis: Analysis, head: int) -> int:
    """The first word of the phrase."""
    first = head
    for child in reversed([c for c in analysis.children[head] if c < head]):
        token = analysis.tokens[child]
        start, stop = analysis.edges(child)
        if stop != first - 1 or not (token.dep in _BEFORE or token.text in _INNER):
            break
        first = start
    while first < head and (
        analysis.tokens[first].pos in ("PUNCT", "CCONJ") or analysis.tokens[first].text in "[("
    ):
        first += 1
    return first


def right_edge(analysis: Analysis, head: int, binds: frozenset[str], speaks: bool, depth: int = 0) -> int:
    """The last word of the phrase."""
    last = head
    for child in (c for c in analysis.children[head] if c > head):
        if analysis.edges(child)[0] != last + 1 or depth == _DEPTH:
            break
        end = _right_part(analysis, child, binds, speaks, depth)
        if end is None:
            break
        last = end
    return last


def _right_part(
    analysis: Analysis, child: int, binds: frozenset[str], speaks: bool, depth: int
) -> int | None:
    token = analysis.tokens[child]
    noun = analysis.child(child, "pobj") if token.dep == "prep" else None
    if noun is not None and (token.lemma == "of" or (speaks and _names_employer(analysis, token, noun))):
        return right_edge(analysis, noun, binds, speaks=False, depth=depth + 1)
    if token.dep in ("acl", "amod") and token.lemma in binds:
        return _until_comma(analysis, child)
    return None


def _names_employer(analysis: Analysis, preposition: Token, noun: int) -> bool:
    """Whether a preposition after "spokesman" or "reporter" says for whom: "for the mayor", "with AFP"."""
    if preposition.lemma == "for":
        return True
    return preposition.lemma in ("at", "from", "with") and analysis.tokens[noun].pos == "PROPN"


def _until_comma(analysis: Analysis, i: int) -> int:
    last = i
    for k in range(i, analysis.edges(i)[1] + 1):
        token = analysis.tokens[k]
        if k > i and (token.pos in ("PUNCT", "VERB", "AUX", "SCONJ") or _leads_off(token)):
            break
        last = k
    return last


def _leads_off(token: Token) -> bool:
    """Whether a preposition leaves what binds: "forces backed by Russia | in the east"."""
    return token.dep == "prep" and token.lemma not in ("by", "to", "with", "of")


def without_article(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """The phrase without "the" or "a" before it."""
    while first < last and analysis.tokens[first].dep in ("det", "predet"):
        first += 1
    return first, last


def proper_before(analysis: Analysis, head: int, first: int) -> int:
    """The first of the capitalised words that end in `head`, not before token `first`."""
    tokens = analysis.tokens
    start = head
    while start > first:
        if not _joins_name(tokens[start - 1], tokens[start]):
            break
        start -= 1
    while start < head and tokens[start].pos == "PUNCT":
        start += 1
    return start


def _joins_name(before: Token, after: Token) -> bool:
    """Whether the word before belongs to the same name: "al", "-", "Abadi"."""
    if is_proper(before) or is_initial(before):
        return True
    if before.text in _INNER:
        return before.end == after.start
    return before.lower in PARTICLES and after.text in _HYPHENS


def is_initial(token: Token) -> bool:
    """Whether a word is a letter with a full stop: "A." of "John A. Roe"."""
    return len(token.text) == _INITIAL and token.text[1] == "." and token.text[0].isupper()


def is_proper(token: Token) -> bool:
    """Whether a word is part of a proper name."""
    if token.pos == "PROPN":
        return token.text[:1].isupper() or token.lower in PARTICLES or token.text[:1].isdigit()
    return token.norm[:1].isupper() and token.pos in ("NOUN", "ADJ", "X")


def sentence_of(analysis: Analysis, i: int) -> range:
    """The tokens of the sentence of a token."""
    sentence = analysis.sentences[analysis.tokens[i].sentence]
    return range(sentence.first, sentence.last)


def verb_above(analysis: Analysis, i: int) -> int:
    """The predicate on which a phrase depends, through prepositions and conjunctions."""
    while analysis.tokens[i].dep in ("pobj", "prep", "conj", "agent", "compound", "poss", "pcomp", "dative"):
        i = analysis.tokens[i].head
    return analysis.tokens[i].head


def stands_before(analysis: Analysis, i: int) -> bool:
    """Whether a word only modifies a noun after it: "police" of "police station"."""
    while analysis.tokens[i].dep == "conj" and analysis.tokens[i].head < i:
        i = analysis.tokens[i].head
    token = analysis.tokens[i]
    return token.dep in ("compound", "nmod", "amod", "npadvmod") and token.head > i


def nouns(analysis: Analysis) -> Iterator[int]:
    """The tokens that may head a phrase for people, in order."""
    for token in analysis.tokens:
        if token.pos in ("NOUN", "PROPN", "PRON") or (
            token.pos in ("ADJ", "NUM", "X", "VERB") and _is_nominal(token)
        ):
            yield token.i


def _is_nominal(token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr") and token.text[:1].isalpha()
