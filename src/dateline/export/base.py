"""What every exporter has: it takes pages one by one and writes as it goes."""

from typing import Protocol

from dateline.model.coded import CodedPage


class Writer(Protocol):
    """Writes coded pages in one format to a text file that was given to it."""

    def add(self, page: CodedPage) -> None:
        """Write what the page brings."""
        ...

    def close(self) -> None:
        """Write what the format needs at its end. The file stays open."""
        ...
