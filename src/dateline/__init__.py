"""Reads news reports on conflict and keeps the ledger of who says what happened, where, when, to how many."""

__version__ = "0.1.0"
