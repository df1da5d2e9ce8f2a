"""People, groups and organisations: names, descriptions, and what pronouns lead back to."""

from dateline.annotate.names.finder import MAKER, NameFinder

__all__ = ["MAKER", "NameFinder"]
