"""The user's own file of actors: decisions that are appended, and what the registry becomes by them."""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.errors import BadResource
from dateline.resources.actor_rows import COLUMNS, KINDS, Entry, entry_of

ACTS = ("add", "alias", "merge", "split")
HEAD = ("version", "decided", "decision", "other", "kind", *COLUMNS)
_DIGITS = 12
_FILES = (*KINDS, "countries", "offices", "governments")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the user's file: what was decided on which actor. `other` is the second actor, if any."""

    act: str
    entry: Entry
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The entries after all decisions, and the ids that became another's."""

    entries: dict[str, Entry]
    merged: tuple[tuple[str, str], ...] = ()


def read_decisions(file: Path) -> tuple[Decision, ...]:
    """The rows of a user's file in their order. A row without a decision adds an actor.

    Raises BadResource that names file, line and cell.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            _check_head(file, rows.fieldnames or ())
            return tuple(_decision(row, f"{file}:{rows.line_num}") for row in rows)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadResource(f"{file}: cannot be read as a file of actors: {problem}") from problem


def _check_head(file: Path, head: Sequence[str]) -> None:
    unknown = [column for column in head if column not in HEAD]
    if unknown:
        raise BadResource(f"{file}:1: unknown column {unknown[0]!r}; known are {', '.join(HEAD)}")
    if "id" not in head:
        raise BadResource(f"{file}:1: expected the columns {', '.join(COLUMNS)}; there is no 'id'")


def _decision(row: Mapping[str | None, str | None], where: str) -> Decision:
    if None in row or None in row.values():
        raise BadResource(f"{where}: the row has another number of columns than the first line")
    cells = {column: str(row.get(column) or "").strip() for column in HEAD}
    act, kind = cells["decision"] or "add", cells["kind"] or "group"
    if act not in ACTS:
        raise BadResource(f"{where}: {act!r} is no decision; one of {', '.join(ACTS)}")
    if kind not in KINDS.values():
        raise BadResource(f"{where}: {kind!r} is no kind of actor; one of {', '.join(KINDS.values())}")
    if not cells["id"] or (act in ("add", "split") and not cells["name"]):
        raise BadResource(f"{where}: an id is missing, or the name of an actor that is new")
    if act in ("merge", "split") and not cells["other"]:
        raise BadResource(f"{where}: {act} needs the other actor's id in the column 'other'")
    return Decision(act, entry_of(cells, kind, where), cells["other"] or None)


def decide(ours: Sequence[Entry], theirs: Sequence[Decision], composed: Mapping[str, Entry]) -> Decided:
    """Our entries with the user's decisions over them, in the order in which they were made."""
    state = _State({entry.id: entry for entry in ours}, composed, {})
    for decision in theirs:
        state.apply(decision)
    return Decided(state.entries, tuple(sorted(state.merged.items())))


@dataclass
class _State:
    """Entries while decisions are applied to them."""

    entries: dict[str, Entry]
    composed: Mapping[str, Entry]
    merged: dict[str, str]

    def apply(self, decision: Decision) -> None:
        given = decision.entry
        if decision.act == "add":
            self.entries[given.id] = given
        elif decision.act == "alias":
            known = self._known(given.id, given.where)
            self.entries[known.id] = _with_names(known, given.aliases)
        elif decision.act == "merge":
            self._merge(given, decision.other or "")
        else:
            self._split(given, decision.other or "")

    def _known(self, actor_id: str, where: str) -> Entry:
        """The entry of an id, also that of an office of a state, which then gets a row of its own."""
        actor_id = self.merged.get(actor_id, actor_id)
        entry = self.entries.get(actor_id) or self.composed.get(actor_id)
        if entry is None:
            raise BadResource(f"{where}: {actor_id!r} is no actor of the registry")
        return entry

    def _merge(self, given: Entry, other: str) -> None:
        kept, gone = self._known(given.id, given.where), self._known(other, given.where)
        if kept.id == gone.id:
            raise BadResource(f"{given.where}: {other!r} and {given.id!r} are one actor already")
        self.entries.pop(gone.id, None)
        self.entries[kept.id] = _with_names(kept, (gone.name, *gone.aliases))
        self.merged = {old: kept.id if new == gone.id else new for old, new in self.merged.items()}
        self.merged[gone.id] = kept.id

    def _split(self, given: Entry, other: str) -> None:
        """`given` is the new actor; the names that it has leave the other."""
        whole = self._known(other, given.where)
        taken = {given.name, *given.aliases}
        left = tuple(alias for alias in whole.aliases if alias.lstrip("@~?") not in taken)
        self.entries[whole.id] = replace(whole, aliases=left)
        self.entries[given.id] = replace(
            given,
            periods=given.periods or whole.periods,
            countries=given.countries or whole.countries,
            kind=whole.kind if whole.kind != "office" else given.kind,
        )


def _with_names(entry: Entry, names: Sequence[str]) -> Entry:
    new = tuple(name for name in names if name != entry.name and name not in entry.aliases)
    return replace(entry, aliases=(*entry.aliases, *new))


def digest_of(file: Path | None) -> str:
    """A digest of a user's file as it is now, or of the files that dateline brings along.

    >>> len(digest_of(None))
    12
    """
    return hashlib.sha256(file.read_bytes()).hexdigest()[:_DIGITS] if file else _our_digest()


@lru_cache
def _our_digest() -> str:
    folder = files("dateline.resources").joinpath("actors")
    whole = hashlib.sha256()
    for topic in _FILES:
        whole.update(folder.joinpath(f"{topic}.csv").read_bytes())
    return whole.hexdigest()[:_DIGITS]
