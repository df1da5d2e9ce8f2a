"""Expressions of time, and the days that they name."""

from dateline.annotate.times.finder import TimeFinder

__all__ = ["TimeFinder"]
