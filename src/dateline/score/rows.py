"""Reads claims and documents from JSON lines, and says which line is wrong, and why."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from dateline.errors import BadUsage
from dateline.model.actor import ActorClass
from dateline.model.mention import Status

Span = tuple[int, int]
Id = Annotated[str | None, BeforeValidator(lambda one: str(one) if isinstance(one, int) else one)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Words(_Row):
    """Words of the report: where they stand and what they are."""

    span: Span | None = None
    text: str | None = None


class Actor(Words):
    """Who takes part."""

    role: str
    actor_id: str | None = None
    name: str | None = None
    actor_class: str | None = None


class Place(_Row):
    """An entry of the gazetteer."""

    id: str | None = None
    name: str | None = None


class Where(Words):
    """A place, or words for one that was not found."""

    place: Place | None = None


class When(_Row):
    """The first and the last day."""

    first: str | None = None
    last: str | None = None


class Tally(_Row):
    """A number of people."""

    unit: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None


class Voice(_Row):
    """Who says so."""

    speaker: str | None = None
    span: Span | None = None


class ClaimRow(_Row):
    """A claim as far as it is scored; further fields are left alone."""

    document_id: Id = None
    external_id: Id = None
    type: str
    status: Status
    sentence: Span | None = None
    trigger: Words | None = None
    also: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    when: When | None = None
    where: tuple[Where, ...] = ()
    counts: tuple[Tally, ...] = ()
    attribution: tuple[Voice, ...] = ()

    def agents(self) -> tuple[Actor, ...]:
        """Those who act."""
        return tuple(one for one in self.actors if one.role == "agent")

    def targets(self) -> tuple[Actor, ...]:
        """Those acted on."""
        return tuple(one for one in self.actors if one.role in ("target", "recipient"))

    def spans(self) -> tuple[Span, ...]:
        """The sentences that tell it."""
        return ((self.sentence,) if self.sentence else ()) + self.also


class DocumentRow(_Row):
    """A report as far as the breakdowns need it: a row of the reports, or of `dateline annotate --json`."""

    id: Id = None
    external_id: Id = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """Outlet and year of the reports, by any id that a claim may give."""

    rows: Mapping[str, DocumentRow]

    def of(self, key: str) -> DocumentRow | None:
        """The report with this id."""
        return self.rows.get(key)


R = TypeVar("R", bound=_Row)


def read_claims(path: Path) -> tuple[ClaimRow, ...]:
    """The claims of a file of JSON lines. Raises BadUsage that names the line and what is wrong there."""
    claims = []
    for number, raw in _records(path):
        claim = _checked(ClaimRow, _renamed(raw), f"{path}, line {number}")
        if claim.document_id is None and claim.external_id is None:
            raise BadUsage(f"{path}, line {number}: give `external_id` or `document_id`, to tell its report")
        _check_classes(claim, f"{path}, line {number}")
        claims.append(claim)
    return tuple(claims)


def read_documents(path: Path) -> Documents:
    """Outlets and days of publication of a file of JSON lines, one report a line."""
    rows: dict[str, DocumentRow] = {}
    for number, raw in _records(path):
        row = _checked(DocumentRow, raw, f"{path}, line {number}")
        if row.id is None and row.external_id is None:
            raise BadUsage(f"{path}, line {number}: give the report's `id` or `external_id`")
        rows.update({key: row for key in (row.id, row.external_id) if key is not None})
    return Documents(rows)


def _records(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadUsage(f"{path}: cannot be read as UTF-8 text: {problem}") from problem
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as problem:
            raise BadUsage(f"{path}, line {number}: is no JSON record: {problem}") from problem
        if not isinstance(raw, dict):
            raise BadUsage(f"{path}, line {number}: expected a record in braces, found {type(raw).__name__}")
        yield number, raw


def _renamed(raw: dict[str, object]) -> dict[str, object]:
    """`class` is a word of Python."""
    actors = raw.get("actors")
    if not isinstance(actors, list):
        return raw
    named = [{**one, "actor_class": one.get("class")} if isinstance(one, dict) else one for one in actors]
    return {**raw, "actors": named}


def _checked(kind: type[R], raw: dict[str, object], at: str) -> R:
    try:
        return kind.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise BadUsage(f"{at}: `{field}`: {first['msg']}") from problem


def _check_classes(claim: ClaimRow, at: str) -> None:
    known = {one.value for one in ActorClass}
    for actor in claim.actors:
        if actor.actor_class is not None and actor.actor_class not in known:
            raise BadUsage(
                f"{at}: no actor class {actor.actor_class!r}; known are {', '.join(sorted(known))}"
            )
