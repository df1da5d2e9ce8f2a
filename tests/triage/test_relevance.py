"""What is worth reading in full, told by its words."""

import pytest

from dateline.errors import BadUsage
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.triage import Relevance, build_sorter

CLASH = (
    "Gunmen attacked a checkpoint near Garu on Monday, killing two soldiers and wounding five, the army said."
)
PROTEST = (
    "Thousands marched through the capital on Sunday to protest against fuel prices. Police fired tear gas."
)
MATCH = (
    "The striker attacked from the left and beat the goalkeeper, and the club won the cup after extra time."
)
MARKET = "Shares in the bank rose four percent on Tuesday after it reported higher profits for the quarter."
COOKING = "Beat the eggs, fold in the flour and bake the cake for forty minutes until it is golden."


def scored(text: str, *about: str) -> Relevance:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    return build_sorter(about).score(document)


@pytest.mark.parametrize("relevant", [CLASH, PROTEST])
@pytest.mark.parametrize("other", [MATCH, MARKET, COOKING])
def test_conflict_scores_above_other_news(relevant: str, other: str) -> None:
    assert scored(relevant).score > 1.5 * scored(other).score


def test_the_words_that_say_so_are_in_the_text() -> None:
    found = scored(CLASH)
    words = {span.of(CLASH).lower() for span in found.words}
    assert {"gunmen", "attacked", "killing", "soldiers"} <= words
    assert found.reasons[0].value == max(abs(reason.value) for reason in found.reasons)


def test_capitals_and_odd_letters_change_neither_score_nor_place() -> None:
    assert scored(CLASH.upper()).score == scored(CLASH).score
    odd = "İİİ " + CLASH
    assert {span.of(odd).lower() for span in scored(odd).words} == {
        span.of(CLASH).lower() for span in scored(CLASH).words
    }


def test_asked_for_police_alone() -> None:
    assert scored(PROTEST, "police").score > 0 == scored(CLASH, "police").score
    assert "police" in scored(PROTEST, "police").reasons[0].text


def test_asked_for_a_type() -> None:
    assert scored(PROTEST, "protest").score > scored(CLASH, "protest").score


def test_a_name_that_the_codebook_does_not_know() -> None:
    with pytest.raises(BadUsage, match="'fishing' is no type"):
        build_sorter(["fishing"])


def test_a_verb_counts_only_with_its_object() -> None:
    assert (
        scored("Police found explosives under the bridge.").score > scored("Police found a lost dog.").score
    )
