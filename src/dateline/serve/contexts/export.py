"""What the preview of an export shows."""

from dataclasses import dataclass

from dateline.serve.contexts.choice import Option


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that was done to rows, and how often."""

    name: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """First rows, and the account of the events that were looked at."""

    taken: int = 0
    written: int = 0
    rows: int = 0
    is_partial: bool = False  # there are more events than were looked at
    header: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    left_out: tuple[Counted, ...] = ()
    rules: tuple[Counted, ...] = ()
    unexpressed: tuple[Counted, ...] = ()
    withheld: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPage:
    """The first rows in the format asked for, and the account of all that would be written."""

    formats: tuple[Option, ...]
    holds: str
    profile: str
    query: str
    parts: tuple[tuple[str, str], ...]  # of the filter, name and value
    filter_words: str
    on_screen: int  # events that pass the filter
    hidden: int  # of them those that the visitor codes blind
    sample: Sample
    citation: str
    file: str
    may_export: bool
    problem: str
