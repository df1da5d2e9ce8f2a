"""The forms of expressions of time, compiled to patterns over symbols, and found in a row of words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.times.words import Alphabet, Word
from dateline.errors import BadResource
from dateline.resources.time_cues import TimeCues

_PIECE = re.compile(
    r"\s*(?:(?P<name>[a-z]\w*)=|(?P<klass>[A-Z][A-Z0-9]*)\b|(?P<word>[a-z][\w'’-]*)|(?P<mark>[()|?*+]))"
)
_SHAPE_CLASSES = ("NUM2", "NUM", "ORD", "YEAR", "APOS", "DECADE", "CLOCK", "ISO", "SLASHED", "AMPM", "HOLIDAY",
                  "COMMA", "DASH", "OCLOCK")  # fmt: skip
_DEPTH = 4  # macros may use macros


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that match a form: those that make the expression up, and the named parts."""

    kind: str
    first: int
    last: int  # included
    reach: tuple[int, int]  # with the words around it that the form looks at, end excluded
    parts: Mapping[str, Sequence[Word]]


class Grammar:
    """Finds expressions; the longest wins, then the form that stands first."""

    def __init__(self, cues: TimeCues, alphabet: Alphabet) -> None:
        self._cues = cues
        self._alphabet = alphabet
        for name in _SHAPE_CLASSES:
            alphabet.of(name)
        for members in cues.words.values():
            for word in members:
                alphabet.of(word)
        self._forms = tuple((form.kind, self._compile(form.form)) for form in cues.forms)

    def find(self, words: Sequence[Word]) -> list[Expression]:
        """The expressions in text order; none overlaps another."""
        symbols = "".join(word.symbol for word in words)
        found = [
            (match.start(), -match.end(), order, kind, match)
            for order, (kind, pattern) in enumerate(self._forms)
            for match in pattern.finditer(symbols)
        ]
        found.sort(key=lambda one: one[:3])
        return list(_expressions(found, words))

    def _compile(self, form: str) -> re.Pattern[str]:
        expanded = form
        for _ in range(_DEPTH):
            for name, body in self._cues.macros.items():
                expanded = re.sub(rf"\b{name}\b(?!=)", f"({body})", expanded)
        try:
            return re.compile("".join(self._pieces(expanded)))
        except re.error as problem:
            raise BadResource(f"cues/times.yaml: form {form!r}: {problem}") from problem

    def _pieces(self, form: str) -> Iterator[str]:
        position, opened = 0, ""
        while position < len(form.rstrip()):
            match = _PIECE.match(form, position)
            if match is None:
                raise BadResource(f"cues/times.yaml: form {form!r}: cannot read {form[position:]!r}")
            position = match.end()
            if match["name"]:
                opened = f"(?P<{match['name']}>"
            elif match["mark"]:
                yield (opened or "(?:") if match["mark"] == "(" else match["mark"]
                opened = ""
            else:
                atom = self._atom(match["klass"], match["word"])
                yield f"{opened}{atom})" if opened else atom
                opened = ""

    def _atom(self, klass: str | None, word: str | None) -> str:
        if word:
            return self._alphabet.of("OCLOCK" if word == "o'clock" else word)
        members = self._cues.words.get(klass or "")
        if members:
            return "[" + "".join(self._alphabet.of(member) for member in members) + "]"
        if klass in _SHAPE_CLASSES:
            return self._alphabet.of(klass)
        raise BadResource(f"cues/times.yaml: no class {klass!r}")


def _expressions(
    found: Sequence[tuple[int, int, int, str, re.Match[str]]], words: Sequence[Word]
) -> Iterator[Expression]:
    taken = 0
    for start, minus_end, _, kind, match in found:
        if start < taken:
            continue
        taken = -minus_end
        core = match.span("core") if "core" in match.re.groupindex else match.span()
        parts = {
            name: words[match.start(name) : match.end(name)]
            for name in match.re.groupindex
            if match.start(name) >= 0 and name != "core"
        }
        yield Expression(kind, core[0], core[1] - 1, match.span(), parts)
