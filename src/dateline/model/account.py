"""Who may do what at the review desk."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from dateline.model.decision import Decision, Verdict


class UserRole(Enum):
    """What a user may do; each may do what the ones before may."""

    CODER = "coder"  # code, correct, comment
    REVIEWER = "reviewer"  # adjudicate, see agreement, export
    ADMIN = "admin"  # assign, users


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person at the desk. `password_hash` is an argon2id string, never a password."""

    name: str
    role: UserRole
    password_hash: str
    created: datetime
    disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A log-in. Only the SHA-256 of the token is kept, so that a copy of the store opens no session."""

    token_sha256: str
    user: str
    created: datetime
    expires: datetime
    csrf: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A document or event that a coder is to code. `submitted` is None until the coder says it is done.

    `blind`: until then the coder sees neither the other coder's values nor the machine's.
    """

    id: str  # of the decision that assigned it
    kind: str  # "document" or "event"
    subject: str
    coder: str
    blind: bool
    by: str
    at: datetime
    submitted: datetime | None = None


def assigned(standing: Iterable[Decision]) -> tuple[Assignment, ...]:
    """Who is to code what after these decisions, in the order of assigning."""
    found: dict[tuple[str, str], Assignment] = {}
    mine: dict[tuple[str, str], list[tuple[str, str]]] = {}  # by coder and subject
    for one in standing:
        if one.verdict is Verdict.ASSIGN:
            for task in _tasks(one):
                found[task.id, task.subject] = task
                mine.setdefault((task.coder, task.subject), []).append((task.id, task.subject))
        elif one.verdict is Verdict.SUBMIT:
            for key in (key for subject in one.subject.ids for key in mine.get((one.reviewer, subject), ())):
                found[key] = replace(found[key], submitted=one.at)
    return tuple(found.values())


def _tasks(decision: Decision) -> Iterable[Assignment]:
    task = json.loads(decision.new or "{}")
    for subject in decision.subject.ids:
        yield Assignment(
            id=decision.id,
            kind=decision.subject.kind.value,
            subject=subject,
            coder=str(task["coder"]),
            blind=bool(task["blind"]),
            by=decision.reviewer,
            at=decision.at,
        )
