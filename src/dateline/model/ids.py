"""Ids computed from content: the same input gives the same id on any machine, in any order."""

import hashlib
from typing import NewType

DocumentId = NewType("DocumentId", str)
MentionId = NewType("MentionId", str)
ClaimId = NewType("ClaimId", str)
EventId = NewType("EventId", str)
DecisionId = NewType("DecisionId", str)

_DIGITS = 16


def make_id(prefix: str, *parts: object) -> str:
    """An id of the given kind from the parts that make the thing what it is.

    >>> make_id("d", "text") == make_id("d", "text")
    True
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}_{digest.hexdigest()[:_DIGITS]}"
