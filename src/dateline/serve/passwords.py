"""Passwords: only their argon2id hashes are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.errors import BadUsage

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 1000


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher as Hasher
    except ModuleNotFoundError as problem:
        raise BadUsage("passwords need another package: pip install 'dateline[serve]'") from problem
    return Hasher()


def hashed(password: str) -> str:
    """The hash to keep. Raises BadUsage if the password is too short to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadUsage(f"a password has {SHORTEST} to {LONGEST} characters, this one {len(password)}")
    return _hasher().hash(password)


@lru_cache(maxsize=1)
def _of_nobody() -> str:
    """A hash that no password fits."""
    from dateline.serve.security import new_token

    return _hasher().hash(new_token())


def is_right(password: str, kept: str | None) -> bool:
    """Whether the password fits the hash. Without a hash the answer is no, and takes as long."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(kept or _of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None
