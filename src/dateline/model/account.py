"""Who may do what at the review desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


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
