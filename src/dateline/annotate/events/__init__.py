"""Triggers of event types, with status, and the mentions that fill their roles."""

from dateline.annotate.events.finder import EventFinder

__all__ = ["EventFinder"]
