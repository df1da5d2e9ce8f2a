"""A report that was carried through the whole program: its page, its links and its claims."""

from dataclasses import dataclass, replace

from dateline.model.claim import Claim
from dateline.model.document import Document
from dateline.model.page import LinkedPage
from dateline.model.story import Story
from dateline.model.syntax import Analysis


@dataclass(frozen=True)
class CodedPage:
    """What is known of one report at the end. `claims` is empty where only mentions were asked for."""

    linked: LinkedPage
    claims: tuple[Claim, ...] = ()
    story: Story | None = None  # what it is about; None where it was coded before this was kept

    @property
    def document(self) -> Document:
        """The report itself."""
        return self.linked.page.document

    def without_parse(self) -> "CodedPage":
        """The same without tokens and sentences, which no output needs: small enough to hand around."""
        page = replace(self.linked.page, analysis=Analysis(self.document.text, (), ()))
        return replace(self, linked=replace(self.linked, page=page))
