"""Mends faults of the parse: subjects hung on the noun before, hyphened words taken apart, outcomes."""

import itertools
from collections.abc import Sequence

from dateline.model.syntax import Token

_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_INSIDE = ("pobj", "prep", "compound", "poss", "amod", "det", "nmod", "nummod", "case", "punct", "advmod")
_HUNG = ("appos", "conj", "npadvmod", "dep")
_SAYING = ("say", "tell", "add", "announce", "report", "confirm", "state", "write")
_OUTCOMES = ("kill", "wound", "injure", "detain", "arrest", "capture", "hurt")
_ENDS = ("dead", "alive", "wounded", "injured", "unconscious")
_ENDING = ("shoot", "leave", "gun", "stab", "hack", "beat", "strike", "burn", "bury")
_TRANSITIVE = (
    *_OUTCOMES,
    "abduct",
    "kidnap",
    "displace",
    "destroy",
    "damage",
    "leave",
    "seize",
    "free",
    "hit",
)
_ADRIFT = ("npadvmod", "dep", "nsubj")
_LOOSE = ("advcl", "conj", "xcomp", "dep", "acl")
_RESULTS = (("result", "in"), ("end", "with"), ("culminate", "in"), ("result", "with"))
_NEAR = 8  # words between one outcome and the next: "and at least two other suspected insurgents"
_NOUNS = ("NOUN", "PROPN")
_CLAUSES = ("ROOT", "ccomp", "parataxis")


def repaired(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, with every fault mended."""
    for mend in (
        with_compounds,
        with_relatives,
        with_results,
        with_outcomes,
        with_subjects,
        with_objects,
        with_sayings,
    ):
        tokens = mend(tokens, base)
    return list(tokens)


def with_subjects(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, finite verbs with the noun right before as subject.

    "In Garu, Enia province, a patrol detained two men": "patrol" was an apposition of "province".
    "…, wounding several others, the governor said": "governor" was an apposition of "others".
    """
    mended = list(tokens)
    verbs = [t for t in tokens if t.tag in _FINITE and t.dep in _CLAUSES and t.i > base]
    if not verbs:
        return mended
    subjects = {t.head: t for t in tokens if t.dep in _SUBJECTS}
    for verb in verbs:
        noun, old = _noun_before(mended, verb, base), subjects.get(verb.i)
        if noun is None or (old is not None and mended[noun - base].head != old.i):
            continue
        if old is not None:  # an apposition that no comma closes was none: "Enia province, a patrol detained"
            mended[old.i - base] = old._replace(dep="npadvmod")
        dep = "nsubjpass" if _is_passive(mended, verb) else "nsubj"
        mended[noun - base] = mended[noun - base]._replace(head=verb.i, dep=dep)
    return mended


def with_objects(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, participles with the noun right after as object.

    "…, killing at least 14 people, the chairman said": "people" was an adverbial of "said".
    """
    mended = list(tokens)
    for token in tokens:
        noun = mended[token.i - base]
        if noun.dep not in _ADRIFT or noun.pos not in (*_NOUNS, "NUM", "PRON") or noun.head <= noun.i:
            continue
        verb = _participle_before(mended, noun, base)
        if verb is not None and mended[noun.head - base].pos in ("VERB", "AUX"):
            mended[noun.i - base] = noun._replace(head=verb.i, dep="dobj")
    return mended


def with_compounds(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, a hyphened noun headed by its last part.

    "a sub-commander": the parser took "sub" for what was killed, and "-" and "commander" for two more.
    """
    mended = list(tokens)
    for hyphen in tokens[1:-1]:
        left, right = mended[hyphen.i - base - 1], mended[hyphen.i - base + 1]
        if hyphen.text != "-" or not left.end == hyphen.start < hyphen.end == right.start:
            continue
        beside = (right.head, right.dep) == (left.head, left.dep)
        hung = (beside or right.head in (left.i, hyphen.i)) and left.head not in (hyphen.i, right.i)
        if hung and left.pos in _NOUNS and right.pos in _NOUNS:
            _head_last(mended, base, left, hyphen, right)
    return mended


def _head_last(mended: list[Token], base: int, left: Token, hyphen: Token, right: Token) -> None:
    root = left.head == left.i
    for i, token in enumerate(mended):
        if token.head in (left.i, hyphen.i) and token.i not in (left.i, right.i):
            mended[i] = token._replace(head=right.i)
    mended[right.i - base] = right._replace(head=right.i if root else left.head, dep=left.dep)
    mended[left.i - base] = left._replace(head=right.i, dep="compound")
    mended[hyphen.i - base] = mended[hyphen.i - base]._replace(head=right.i, dep="punct")


def with_relatives(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, a clause that was taken for a second relative one.

    "The raid that was announced for Garu has not taken place, the mayor told": "taken" was a relative
    clause of "raid" with "Garu" as its subject, and "raid" hung loose on "told".
    """
    mended = list(tokens)
    clauses = [t for t in tokens if t.dep == "relcl" and t.head < t.i]
    for first, second in itertools.pairwise(clauses):
        noun = mended[first.head - base]
        if first.head != second.head or noun.dep not in ("dep", "nsubj", "ROOT", "npadvmod"):
            continue
        subject = next((t for t in tokens if t.head == second.i and t.dep in _SUBJECTS), None)
        if subject is None or subject.tag in ("WDT", "WP") or not first.i < subject.i < second.i:
            continue
        before = mended[_first_of(mended, subject, base) - base - 1]
        if before.pos == "ADP":
            mended[subject.i - base] = subject._replace(head=before.i, dep="pobj")
            _raise(mended, base, noun, second)
    return mended


def _first_of(tokens: Sequence[Token], noun: Token, base: int) -> int:
    first = noun.i
    while first > base and _is_under(tokens, tokens[first - base - 1], noun, base):
        first -= 1
    return first


def _raise(mended: list[Token], base: int, noun: Token, verb: Token) -> None:
    """Make the verb the clause's own and the noun its subject."""
    is_root = noun.head == noun.i
    mended[verb.i - base] = verb._replace(
        head=verb.i if is_root else noun.head, dep="ROOT" if is_root else "ccomp"
    )
    passive = _is_passive(mended, verb)
    mended[noun.i - base] = noun._replace(head=verb.i, dep="nsubjpass" if passive else "nsubj")


def with_results(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, "dead" of "shot dead 18 farmers" under the verb."""
    mended = list(tokens)
    for verb, word in itertools.pairwise(tokens):
        if word.lower not in _ENDS or verb.lemma not in _ENDING or not verb.tag.startswith("VB"):
            continue
        if word.dep in ("amod", "nmod", "compound", "dobj") and word.head != verb.i:
            mended[word.i - base] = word._replace(head=verb.i, dep="oprd")
    return mended


def with_outcomes(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, participles of outcome under those whom it befell.

    "resulting in one man killed and two others detained": the parser took the participles for verbs
    of the force that acts.
    """
    mended = list(tokens)
    last: Token | None = None
    for token in tokens[1:]:
        noun = mended[token.i - base - 1]
        if token.lemma not in _OUTCOMES or token.tag not in ("VBD", "VBN") or noun.pos not in _NOUNS:
            continue
        if not _is_result(mended, noun, last, base) or _has_object(mended, token):
            continue
        mended[token.i - base] = token._replace(tag="VBN", dep="acl", head=noun.i)
        if last is not None and noun.dep in ("nsubj", "nsubjpass"):
            mended[noun.i - base] = noun._replace(dep="conj", head=last.i)
        last = mended[noun.i - base]
    return mended


def _is_result(tokens: Sequence[Token], noun: Token, last: Token | None, base: int) -> bool:
    """Whether the noun stands after "resulting in", or is joined to one that does."""
    if last is not None:
        return noun.dep in ("nsubj", "nsubjpass", "conj") and noun.i - last.i <= _NEAR
    if noun.dep != "pobj":
        return False
    preposition = tokens[noun.head - base]
    verb = tokens[preposition.head - base]
    return (verb.lemma, preposition.lower) in _RESULTS


def _has_object(tokens: Sequence[Token], verb: Token) -> bool:
    return any(one.dep in ("dobj", "agent") and one.head == verb.i for one in tokens)


def _participle_before(tokens: Sequence[Token], noun: Token, base: int) -> Token | None:
    """The participle without an object that stands right before the phrase of a noun."""
    first = noun.i - base
    while first and _is_under(tokens, tokens[first - 1], noun, base):
        first -= 1
    verb = tokens[first - 1] if first else None
    if verb is None or verb.tag != "VBG" or verb.dep not in _LOOSE or verb.lemma not in _TRANSITIVE:
        return None
    return None if _has_object(tokens, verb) else verb


def with_sayings(tokens: Sequence[Token], base: int) -> list[Token]:
    """The tokens of a sentence, numbered from `base`, a verb of saying at its end above what was said.

    "Gunmen killed two men, the chief of police of the region told reporters": no "and" joins the two.
    """
    mended = list(tokens)
    for verb in tokens:
        said = mended[verb.head - base] if verb.dep == "conj" and verb.head >= base else None
        if (
            said is None
            or verb.lemma not in _SAYING
            or verb.tag not in _FINITE
            or said.pos not in ("VERB", "AUX")
        ):
            continue
        joined = any(one.dep == "cc" and one.head == said.i for one in tokens)
        if joined or not _follows_comma(tokens, verb, base):
            continue
        root = said.head == said.i
        mended[verb.i - base] = verb._replace(head=verb.i if root else said.head, dep=said.dep)
        mended[said.i - base] = said._replace(head=verb.i, dep="ccomp")
    return mended


def _follows_comma(tokens: Sequence[Token], verb: Token, base: int) -> bool:
    """Whether the verb has a subject of its own that begins right after a comma."""
    subject = next((one for one in tokens if one.head == verb.i and one.dep in _SUBJECTS), None)
    if subject is None or subject.i > verb.i:
        return False
    first = subject.i
    while (
        first > base and tokens[first - 1 - base].head == subject.i and tokens[first - 1 - base].text != ","
    ):
        first -= 1
    return first > base and tokens[first - 1 - base].text == ","


def _noun_before(tokens: Sequence[Token], verb: Token, base: int) -> int | None:
    """The head of the phrase that ends right before the verb, if it was hung on something after a comma."""
    i = verb.i - 1
    while (
        i > base
        and tokens[i - base].dep in ("aux", "auxpass", "neg", "advmod")
        and tokens[i - base].head == verb.i
    ):
        i -= 1
    token = tokens[i - base]
    while token.dep in _INSIDE and base <= token.head < i:
        token = tokens[token.head - base]
    if token.dep not in _HUNG or token.pos not in ("NOUN", "PROPN", "PRON") or token.head >= token.i:
        return None
    between = tokens[token.head - base + 1 : token.i - base]
    comma = any(one.text == "," for one in between)
    joined = any(one.dep == "cc" and one.head == token.head for one in between)
    return token.i if comma and not joined and _is_under(tokens, token, verb, base) else None


def _is_under(tokens: Sequence[Token], token: Token, verb: Token, base: int) -> bool:
    for _ in tokens:
        if token.i == verb.i:
            return True
        if token.head == token.i:
            return False
        token = tokens[token.head - base]
    return False


def _is_passive(tokens: Sequence[Token], verb: Token) -> bool:
    return any(one.dep == "auxpass" and one.head == verb.i for one in tokens)
