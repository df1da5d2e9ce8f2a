"""Titles that stand beside a name: "Jane Roe, a spokeswoman for the mayor", "the rebel leader, John Roe"."""

from dateline.annotate.names.draft import Draft, Kind
from dateline.annotate.names.phrases import without_article
from dateline.model.mention import NameType
from dateline.model.syntax import Analysis


def give_titles(analysis: Analysis, drafts: list[Draft]) -> None:
    """Give each person without a title the one that stands in apposition."""
    by_head = {draft.head: draft for draft in drafts}
    for draft in drafts:
        if not _is_title(draft):
            continue
        token = analysis.tokens[draft.head]
        if token.dep == "appos":
            _give(analysis, by_head.get(token.head), draft)
        for child in analysis.each_child(draft.head, "appos"):
            _give(analysis, by_head.get(child), draft)


def _is_title(draft: Draft) -> bool:
    return draft.kind is Kind.DESCRIPTION and draft.type is NameType.PERSON and not draft.plural


def _give(analysis: Analysis, person: Draft | None, title: Draft) -> None:
    if person is None or person.kind is not Kind.NAME or person.type is not NameType.PERSON or person.title:
        return
    person.title = without_article(analysis, title.first, title.last)
    person.organisation = person.organisation or title.organisation
