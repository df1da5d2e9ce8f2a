"""The forms of expressions of time, compiled to patterns over symbols, and found in a row of words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.times.words import BREAK, EMPTY, Alphabet, Word
from dateline.errors import BadResource
from dateline.resources.time_cues import TimeCues

_PIECE = re.compile(
    r"\s*(?:(?P<name>[a-z]\w*)=|(?P<klass>[A-Z][A-Z0-9]*)\b|(?P<word>[a-z][\w'’-]*)|(?P<mark>[()|?*+]))"
)
_SHAPE_CLASSES = (
    *("NUM2", "NUM", "YY", "ORD", "YEAR", "APOS", "DECADE", "CLOCK", "ISO", "SLASHED"),
    *("AMPM", "HOLIDAY", "COMMA", "DASH", "OCLOCK"),
)
_DEPTH = 4  # macros may use macros


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that match a form: those that make the expression up, and the named parts."""

    kind: str
    first: int
    last: int  # included
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
        weak = cues.weak | {""}
        anchors = {m for name, members in cues.words.items() if name not in weak for m in members}
        anchors |= {name for name in _SHAPE_CLASSES if name not in weak} | cues.anchors
        inside = "".join(alphabet.of(word) for word in sorted(anchors))
        self._run = re.compile(rf"[^{EMPTY}{BREAK}{inside}]*[{inside}][^{EMPTY}{BREAK}]*")
        self._forms = tuple((form.kind, self._compile(form.form)) for form in cues.forms)

    def find(self, words: Sequence[Word]) -> list[Expression]:
        """The expressions in text order; none overlaps another."""
        kept = self._near_anchors("".join(word.symbol for word in words))
        symbols = "".join(words[i].symbol if i >= 0 else EMPTY for i in kept)
        found = [
            (*_core(match), order, kind, match)
            for order, (kind, pattern) in enumerate(self._forms)
            for match in pattern.finditer(symbols)
        ]
        found.sort(key=lambda one: one[:3])
        return list(_expressions(found, [words[i] for i in kept], kept))

    def _near_anchors(self, symbols: str) -> list[int]:
        """Positions of the runs of known words that hold an anchor; -1 stands between two runs.

        No form goes across a word that no form mentions, so nothing outside these runs can match.
        """
        kept: list[int] = []
        for run in self._run.finditer(symbols):
            kept += range(*run.span())
            kept.append(-1)
        return kept

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
    found: Sequence[tuple[int, int, int, str, re.Match[str]]], words: Sequence[Word], place: Sequence[int]
) -> Iterator[Expression]:
    taken = 0
    for start, minus_end, _, kind, match in found:
        if start < taken:
            continue
        taken = -minus_end
        parts = {
            name: words[match.start(name) : match.end(name)]
            for name in match.re.groupindex
            if match.start(name) >= 0 and name != "core"
        }
        yield Expression(kind, place[start], place[taken - 1], parts)


def _core(match: re.Match[str]) -> tuple[int, int]:
    """Where the expression itself starts, and its end with the sign turned: so the longest sorts first."""
    first, last = match.span("core") if "core" in match.re.groupindex else match.span()
    return first, -last
