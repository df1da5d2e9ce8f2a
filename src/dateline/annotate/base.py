"""What every annotator has: a name, what it needs, what it gives, and a call."""

from typing import Protocol

from dateline.model.mention import Mention
from dateline.model.page import Page


class Annotator(Protocol):
    """Finds mentions of some kinds on a page; `requires` and `assigns` name kinds as the contract does."""

    @property
    def name(self) -> str: ...
    @property
    def requires(self) -> frozenset[str]: ...
    @property
    def assigns(self) -> frozenset[str]: ...

    def __call__(self, page: Page) -> tuple[Mention, ...]:
        """The new mentions, sorted by span."""
        ...
