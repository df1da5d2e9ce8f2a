"""Lines and blocks of a text: where one paragraph ends and the next begins."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.model.span import Span

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u00ad"
_EDGE = re.compile(rf"[\s{_INVISIBLE}]*")
_CLOSERS = "\"'”’»)]}* "
_FINAL = ".!?…:;"


def strip_span(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space and invisible marks at its ends; None if nothing is left.

    >>> strip_span("  Taiz ", 0, 7)
    Span(start=2, end=6)
    """
    found = _EDGE.match(text, start, end)
    first = found.end() if found else start
    while end > first and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(first, end) if first < end else None


def is_closed(line: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> is_closed("“We left.”"), is_closed("End of the war")
    (True, False)
    """
    return line.rstrip(_CLOSERS)[-1:] in _FINAL and bool(line.rstrip(_CLOSERS))


def iter_blocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The paragraphs of a text. A line break ends one, unless lines were broken at a fixed width.

    >>> [block.of("One.\\r\\n \\r\\nTwo.") for block in iter_blocks("One.\\r\\n \\r\\nTwo.")]
    ['One.', 'Two.']
    """
    stop = len(text) if end is None else end
    width = wrap_width(text)
    lines = _iter_lines(text, start, stop)
    if width is None:
        yield from (line for line in lines if line is not None)
    else:
        yield from _rejoined(text, lines, width)


def _iter_lines(text: str, start: int, end: int) -> Iterator[Span | None]:
    """The lines of a stretch without their white space; None for a blank one."""
    position = start
    for found in _BREAK.finditer(text, start, end):
        yield strip_span(text, position, found.start())
        position = found.end()
    yield strip_span(text, position, end)


def _rejoined(text: str, lines: Iterator[Span | None], width: int) -> Iterator[Span]:
    block: Span | None = None
    last: Span | None = None
    for line in lines:
        if block and (line is None or (last and _is_real_break(text, last, line, width))):
            yield block
            block = None
        if line:
            block = block.join(line) if block else line
            last = line if last else _from_line_start(text, line)
        else:
            last = None
    if block:
        yield block


_SLACK = 15  # lines broken by a program are at most a long word short of the width
_INDENT = 2


def _from_line_start(text: str, line: Span) -> Span:
    """A line that begins after something that was set aside, with what was set aside."""
    start = line.start
    while start > 0 and not _BREAK.match(text, start - 1):
        start -= 1
    return Span(start, line.end)


def _is_real_break(text: str, last: Span, line: Span, width: int) -> bool:
    """Whether a writer, not the width, ended a line: it was short, or the next one is indented."""
    if text[line.start - _INDENT : line.start] in ("  ", "\n\t", "\r\t"):
        return True
    room = width - (last.end - last.start) - _first_word(text, line) - 1
    return room > _SLACK or (room > 1 and text[last.end - 1] in ".!?" and room > _SLACK // 3)


def _first_word(text: str, line: Span) -> int:
    for position in range(line.start, line.end):
        if text[position].isspace():
            return position - line.start
    return line.end - line.start


_WIDTHS = range(40, 131)
_LEAST_JOINTS = 3
_OVERLONG = 0.05  # share of lines, such as addresses, that may exceed the width
_SHARE = 0.6
_WIDEST = 0.95
_PROBE = 400  # lines that are looked at: a text is wrapped throughout or not at all


@lru_cache(maxsize=4)
def wrap_width(text: str) -> int | None:
    """The width at which the lines of a text were broken, or None if every break is meant.

    A line was broken at a width if the first word of the next line would not have fitted in.
    """
    joints, longest = _joints(text)
    if len(joints) < _LEAST_JOINTS:
        return None
    lengths = sorted(length for length, _, _ in joints)
    width = lengths[int(_WIDEST * (len(lengths) - 1))]
    if width not in _WIDTHS or sum(one > width + _SLACK for one in longest) > _OVERLONG * len(longest):
        return None
    full = sum(length + 1 + word > width - 3 for length, word, _ in joints)
    is_open = sum(not closed for _, _, closed in joints)
    return width if full >= _SHARE * len(joints) and is_open > len(joints) / 2 else None


def _joints(text: str) -> tuple[list[tuple[int, int, bool]], list[int]]:
    """For each line directly followed by another: its length, the next word's, whether it is closed.

    Behind it the lengths of all lines.
    """
    lengths: list[int] = []
    found: list[tuple[int, int, bool]] = []
    last: Span | None = None
    for line in _iter_lines(text, 0, len(text)):
        if line and last:
            words = _first_word(text, line)
            found.append((last.end - last.start, words, text[last.end - 1] in ".!?"))
        last = line
        if line:
            lengths.append(line.end - line.start)
        if len(found) >= _PROBE:
            break
    return found, lengths
