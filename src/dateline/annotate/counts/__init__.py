"""Numbers of people."""

from dateline.annotate.counts.finder import CountFinder

__all__ = ["CountFinder"]
