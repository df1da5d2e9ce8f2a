"""What the words beside a place name tell: the level asked for, persons of that name."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.annotate.places_runs import Proposal
from dateline.annotate.places_signs import Surroundings
from dateline.annotate.places_words import Word
from dateline.model.where import Level
from dateline.resources.place_cues import PlaceCues


def asked_level(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> Level | None:
    """The level that "province", "district of" and the like ask for, also for all names of a list."""
    found = _level_after(proposal, around, cues)
    if found is None:
        found = _level_before(proposal, around, cues)
    return found


def _level_after(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> Level | None:
    block = around.words[proposal.last].block
    last = proposal.last
    while True:
        after = around.word(last + 1, block)
        if after is None:
            return None
        level = cues.level_of.get(after.text.casefold())
        if level:
            return level if last == proposal.last or after.text.endswith("s") else None
        if after.text not in {",", "and", "or"}:
            return None
        step = 2 if after.text == "," and _is(around.word(last + 2, block), "and") else 1
        follower = around.starts.get(last + 1 + step)
        if follower is None:
            return None
        last = around.proposals[follower].last


def _is(word: Word | None, text: str) -> bool:
    return word is not None and word.text == text


def _level_before(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> Level | None:
    """ "the province of X", "provinces of X, Y and Z", "the town X"."""
    block = around.words[proposal.first].block
    first = proposal.first
    while True:
        before = around.word(first - 1, block)
        if before is None:
            return None
        if before.text == "of":
            noun = around.word(first - 2, block)
            level = cues.level_of.get(noun.text.casefold()) if noun else None
            return level if level and (first == proposal.first or noun.text.endswith(("s", "S"))) else None  # type: ignore[union-attr]
        if before.text not in {",", "and", "or"}:
            return cues.level_of.get(before.text) if first == proposal.first else None
        step = 2 if before.text == "and" and _is(around.word(first - 2, block), ",") else 1
        leader = around.ends.get(first - 1 - step)
        if leader is None:
            return None
        first = around.proposals[leader].first


def surnames_in(words: Sequence[Word], found: Sequence[Proposal], cues: PlaceCues) -> frozenset[str]:
    """Last names of the persons that the words seem to name in full: "Mr Roe", "Jane Roe"."""
    inside = {i for one in found for i in range(one.first, one.last)}
    generic = cues.part_of_name | cues.after_place | cues.after_other
    names = set()
    for i, (first, last) in enumerate(pairwise(words)):
        if i in inside or first.block != last.block or last.start - first.end > 1:
            continue
        if not last.is_capital or not (first.is_capital or first.title in cues.titles):
            continue
        if _names_person(first, last, cues) and last.title not in generic:
            names.add(last.text.casefold())
    return frozenset(names)


def _names_person(first: Word, last: Word, cues: PlaceCues) -> bool:
    if first.title in cues.titles:
        return True
    known = first.text.casefold() in cues.modifiers or first.text.casefold() in cues.level_of
    both = first.pos in {"PROPN", ""} and last.pos in {"PROPN", ""}
    return both and not known and first.title not in cues.before_name
