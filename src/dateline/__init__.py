"""Reads news reports on conflict and keeps the ledger of who says what happened, where, when, to how many."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.corroborate import corroborate_claims
    from dateline.pipeline import annotate_document, code_page, link_page, run
    from dateline.read import read_document
    from dateline.store.sql import open_store

__all__ = [
    "annotate_document",
    "code_page",
    "corroborate_claims",
    "link_page",
    "open_store",
    "read_document",
    "run",
]

_ROOMS = {
    "read_document": "dateline.read",
    "annotate_document": "dateline.pipeline",
    "link_page": "dateline.pipeline",
    "code_page": "dateline.pipeline",
    "run": "dateline.pipeline",
    "corroborate_claims": "dateline.corroborate",
    "open_store": "dateline.store.sql",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (whatever the room holds under this name)
    """Fetch a function from its room when it is first asked for, so that importing dateline is free."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
