"""Who says what: quotations and reported speech with speaker, cue and stance."""

from dateline.annotate.quotes.finder import QuoteFinder

__all__ = ["QuoteFinder"]
