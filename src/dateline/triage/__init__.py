"""Is a report worth reading in full? Told from its words, a hundred times faster than by reading it."""

from dateline.triage.score import Relevance, Sorter, build_sorter

__all__ = ["Relevance", "Sorter", "build_sorter"]
