"""Copies and events beside the words: what `same` makes of them."""

from dateline.corroborate.copies import find_copies
from dateline.corroborate.pairs import pair_documents
from dateline.model.pair import Pair, PairRelation

from .wire import CALL, LEAD, REBELS, SMOKE, STORY, origin


def only(*pairs: Pair) -> Pair:
    assert len(pairs) == 1
    return pairs[0]


def test_a_shortened_reprint_is_a_copy_and_the_earlier_text_stands_first() -> None:
    wire, brief = origin(*STORY, outlet="Post"), origin(LEAD, CALL, outlet="Courier", published="2031-03-10")
    pair = only(*pair_documents(find_copies([brief, wire]), [], []))
    assert (pair.a, pair.b, pair.relation) == ("Post", "Courier", PairRelation.COPY)
    assert [reason.text for reason in pair.reasons] == [
        "shortened: 100% of the later text stands in the earlier, 2 sentences",
        "first: published earlier (2031-03-09, 2031-03-10)",
    ]


def test_a_few_passages_make_reports_related_not_copies() -> None:
    own = (
        "Our reporter reached the burnt stalls of Hallim before dawn and counted eleven graves.",
        "Grain was still smouldering; two boys led goats out of a collapsed pen while soldiers looked on.",
        SMOKE,
        REBELS,
        "A butcher who lost his brother said that nobody had warned the traders of the drones.",
        "By noon the road to the coast was closed, and lorries turned back at the checkpoint.",
        "Schools in three districts stayed shut on Monday, and the bank sent its clerks home at noon.",
    )
    copies = find_copies(
        [origin(*STORY, outlet="Post"), origin(*own, outlet="Courier", published="2031-03-10")]
    )
    pair = only(*pair_documents(copies, [], []))
    assert pair.relation is PairRelation.RELATED


def test_all_reprints_of_one_text_are_copies_of_each_other() -> None:
    many = [origin(*STORY, outlet=f"Outlet {at}", published=f"2031-03-{10 + at}") for at in range(5)]
    pairs = pair_documents(find_copies(many), [], [])
    assert len(pairs) == 10
    assert {pair.relation for pair in pairs} == {PairRelation.COPY}
