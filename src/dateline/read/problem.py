"""The exception with which a reader gives up one report: what is wrong, and what helps."""

from dateline.errors import UnreadableDocument


class Unusable(UnreadableDocument):
    """A file or a row that does not give the text of a report."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy
