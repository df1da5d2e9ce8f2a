"""Who is meant by a description: "the editor, Jane Roe", "four staff, including Jane Roe"."""

from collections.abc import Iterator

from dateline.annotate.events.found import Found
from dateline.model.mention import NameMention, NameType
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.role_cues import NamingWords

_BESIDE = ("compound", "nmod")
_EQUAL = ("nsubj", "attr", "acomp")


def bearer(found: Found, head: int) -> int:
    """The head of the name that a description of one person carries or stands beside; else the same head.

    "murdered columnist Jane Roe" is Roe, and so is "its chairwoman, Jane Roe".
    """
    tokens = found.analysis.tokens
    if head not in found.names and tokens[head].dep in _BESIDE:
        above = tokens[head].head
        mention = found.names.get(above)
        if mention is not None and _is_person(mention) and head in found.analysis.within(mention.span):
            return above
    mention = found.names.get(head)
    if mention is not None and (mention.plural or _bears_name(mention)):
        return head
    beside = [c for c in found.analysis.each_child(head, "appos") if _is_named(found, c)]
    return beside[0] if len(beside) == 1 and tokens[head].tag in ("NN", "NNP") else head


def examples(found: Found, head: int, words: NamingWords) -> Iterator[int]:
    """The heads of the names of persons whom a description of several, or of nobody named, takes in."""
    a = found.analysis
    seen: set[int] = {head}
    for other in (*_in_apposition(a, head), *_after_words(a, head, words), *_among(a, head, words)):
        for one in a.conjuncts(other):
            name = bearer(found, one)
            if name not in seen and _is_named(found, name):
                seen.add(name)
                yield name


def described(found: Found, mention: NameMention) -> Span:
    """The words for one person: the name with the description that stands right beside it.

    "a Taliban leader, Murach", "Murach, a Taliban leader": the description says whose leader it is.
    """
    a = found.analysis
    head = a.head_of(mention.span)
    if not _is_person(mention) or head is None:
        return mention.span
    above = [a.tokens[head].head] if a.tokens[head].dep == "appos" else []
    words = [found.names.get(i) for i in (*above, *a.each_child(head, "appos"))]
    spans = [one.span for one in words if one is not None and not one.plural and not _is_person(one)]
    near = [one for one in spans if _gap(one, mention.span) <= len(", ")]
    start = min(one.start for one in (mention.span, *near))
    return Span(start, max(one.end for one in (mention.span, *near)))


def _gap(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _is_person(mention: NameMention) -> bool:
    return mention.type is NameType.PERSON and _bears_name(mention) and not mention.plural


def _bears_name(mention: NameMention) -> bool:
    """Whether the name is that of the one meant, not only of his group: "a Taliban leader"."""
    return mention.name is not None and mention.name.end > mention.head.start


def _is_named(found: Found, head: int) -> bool:
    mention = found.names.get(head)
    return mention is not None and _is_person(mention)


def _in_apposition(a: Analysis, head: int) -> tuple[int, ...]:
    return tuple(i for c in a.each_child(head, "appos") for i in a.conjuncts(c))


def _after_words(a: Analysis, head: int, words: NamingWords) -> Iterator[int]:
    """Those behind "including", "such as", "like", on the noun itself or on a word between it and them."""
    for c in _openers(a, head, words):
        token = a.tokens[c]
        if token.lower == "as" and a.tokens[c - 1].lower != "such":
            continue
        if token.lower == "among" and not _is_pronoun(a, c):
            continue
        for noun in a.each_child(c, "pobj", "dobj", "appos"):
            yield from (noun, *_in_apposition(a, noun))


def _openers(a: Analysis, head: int, words: NamingWords) -> Iterator[int]:
    sentence = a.sentences[a.tokens[head].sentence]
    for token in a.tokens[head + 1 : sentence.last]:
        if token.lower in words.openers:
            strays = token.lower in words.straying and a.tokens[token.head].pos in ("NOUN", "VERB", "PROPN")
            if token.head == head or (strays and _reaches(a, token.head, head)):
                yield token.i


def _reaches(a: Analysis, i: int, head: int) -> bool:
    """Whether a token hangs below the verb of which `head` is an argument, with no other people between."""
    verb = a.tokens[head].head
    return i == verb or (a.tokens[i].dep == "pobj" and a.tokens[a.tokens[i].head].head == verb)


def _is_pronoun(a: Analysis, i: int) -> bool:
    return any(a.tokens[c].lower in ("them", "whom") for c in a.each_child(i, "pobj"))


def _among(a: Analysis, head: int, words: NamingWords) -> Iterator[int]:
    """ "Among those held are Jane Roe and John Doe", "one of those held, Jane Roe, is": who is among them."""
    token = a.tokens[head]
    above = a.tokens[token.head]
    if token.dep != "pobj" or above.lower not in words.among:
        return
    outer = a.tokens[above.head]
    if outer.lemma == "be":
        yield from _sides(a, outer.i)
    elif above.lower == "of" and outer.lemma in words.parts:
        yield from _in_apposition(a, outer.i)
        verb = a.tokens[outer.head]
        if verb.lemma == "be" and outer.dep in _EQUAL:
            sides = tuple(i for i in a.each_child(verb.i, *_EQUAL) if i != outer.i)
            yield from (i for side in sides for i in (side, *_after_words(a, side, words)))


def _sides(a: Analysis, verb: int) -> Iterator[int]:
    for side in a.each_child(verb, *_EQUAL):
        yield side
        for c in a.each_child(side, "appos"):  # the parser often joins the second name to the first's title
            yield from a.conjuncts(c)[1:]
