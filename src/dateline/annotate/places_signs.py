"""Signs, for and against, that a known name is meant as a place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.annotate.places_runs import Proposal
from dateline.annotate.places_words import Word
from dateline.model.where import Level
from dateline.resources.gazetteer_rows import NameKind
from dateline.resources.place_cues import PlaceCues

_BIG, _MIDDLE = 550, 380
_SHORTENED = frozenset({Level.COUNTRY, Level.ADMIN1})  # reports shorten their names: "UAE", "NSW"
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a stretch of text, and what the page tells about them as a whole."""

    words: Sequence[Word]
    proposals: Sequence[Proposal]
    starts: dict[int, int] = field(default_factory=dict)  # first word -> number of the proposal
    ends: dict[int, int] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()  # words that the page also prints without a capital
    countries: frozenset[str] = frozenset()  # codes of those that the page names, or their peoples

    def word(self, i: int, block: int) -> Word | None:
        """Word `i`, if it is of the same sentence."""
        return self.words[i] if 0 <= i < len(self.words) and self.words[i].block == block else None


def signs_of(number: int, around: Surroundings, cues: PlaceCues) -> tuple[str, ...]:
    """The names of all signs at one proposal, sorted."""
    proposal = around.proposals[number]
    found = {
        *_of_name(proposal, around, cues),
        *_before(proposal, around, cues),
        *_after(proposal, around, cues),
        *_beside(proposal, around),
        *_of_verb(proposal, around, cues),
    }
    if "country" not in found and _is_at_home(proposal, around):
        found.add("country-of-page")
    if "spelling-variant" in found and found & _SUPPORT:
        found.add("variant-in-place")
    person = _BESIDE_NAME if "country" in found else _AS_PERSON  # countries speak, too: "Jordan said"
    if proposal.text.title() in cues.given_names and found & person:
        found.add("given-name")
    return tuple(sorted(found))


_SUPPORT = frozenset(
    {"after-in", "after-child", "after-modifier", "before-parent", "in-list", "level-beside"}
)
_BESIDE_NAME = frozenset({"after-capital", "before-capital", "before-place"})
_AFTER_DATELINE = frozenset({":", "-", "--", "–", "—", "("})
_AS_PERSON = _BESIDE_NAME | {"does-as-persons-do"}


def _of_name(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> set[str]:
    best = proposal.namesakes[0]
    first = around.words[proposal.first]
    signs = {_size(proposal)}
    if proposal.last > proposal.first:
        signs.add("several-words")
    elif first.title in cues.common:
        signs.add("common-word")
    if best.kind is NameKind.ALTERNATE and best.place.level is Level.SETTLEMENT:
        signs.add("alternate-name")
    if best.kind is NameKind.KEY:
        signs.add("spelling-variant")
    if all(one.kind is NameKind.CODE for one in proposal.namesakes):
        signs.add("code")
    return signs | _of_word(proposal, first, around)


def _size(proposal: Proposal) -> str:
    best = proposal.namesakes[0]
    if best.place.level is Level.COUNTRY and best.kind is not NameKind.KEY:
        return "country"
    if best.prominence >= _BIG:
        return "large"
    return "middling" if best.prominence >= _MIDDLE else "small"


def _of_word(proposal: Proposal, first: Word, around: Surroundings) -> set[str]:
    signs = set()
    best = proposal.namesakes[0]
    short = proposal.last == proposal.first and first.text.isupper() and len(first.text) <= _ACRONYM
    if short and not first.capitals and best.place.level not in _SHORTENED:
        signs.add("acronym")
    if first.capitals and proposal.last == proposal.first and proposal.namesakes[0].prominence < _BIG:
        signs.add("in-capitals")
    if first.pos and first.pos != "PROPN":
        signs.add("not-tagged-as-name")
    shouted = first.text.isupper() and not first.capitals  # "US" beside "us"
    if first.text.casefold() in around.lower and proposal.last == proposal.first and not shouted:
        signs.add("also-lower-case")
    if around.words[proposal.last].text.casefold() in around.surnames:
        signs.add("surname-here")
    return signs


def _before(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> set[str]:
    here = around.words[proposal.first]
    before = around.word(proposal.first - 1, here.block)
    if before is None:
        return {"starts-sentence"}
    lower = before.text.casefold()
    signs: set[str] = set()
    if lower in cues.strong_locative:
        signs.add("after-in")
    elif lower in cues.locative:
        signs |= _after_of(proposal, around, cues) if lower == "of" else {"after-preposition"}
    elif lower in cues.modifiers:
        signs.add("after-modifier")
    elif before.title in cues.titles:
        signs.add("after-title")
    elif before.is_capital and here.start - before.end <= 1:
        signs.add("after-capital" if proposal.first - 1 not in around.ends else "after-place")
    elif lower == "the":
        signs.add("after-the")
    return signs


def _after_of(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> set[str]:
    here = around.words[proposal.first]
    word = around.word(proposal.first - 2, here.block)
    if word is None:
        return {"after-preposition"}
    if word.title in cues.of_other:
        return {"of-other"}
    return {"level-beside"} if word.text.casefold() in cues.level_of else {"after-of"}


def _after(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> set[str]:
    here = around.words[proposal.last]
    after = around.word(proposal.last + 1, here.block)
    signs = set()
    if here.dep in {"nsubj", "nsubjpass"} and here.head in cues.person_verbs:
        signs.add("does-as-persons-do")
    if after is None:
        return signs | {"ends-sentence"}
    if (
        here.text.isupper()
        and not here.capitals
        and len(here.text) > _ACRONYM - 1
        and after.text in _AFTER_DATELINE
    ):
        signs.add("like-a-dateline")
    if after.text in {"’s", "'s", "’", "'"}:
        signs.add("possessive")
    elif after.text.casefold() in cues.level_of:
        signs.add("level-beside")
    elif after.is_capital and after.start - here.end <= 1:
        signs.add(_capital_after(proposal, after, around, cues))
    elif after.text == "-":
        signs.add("hyphen-after")
    return signs


def _capital_after(proposal: Proposal, after: Word, around: Surroundings, cues: PlaceCues) -> str:
    whole = proposal.last > proposal.first and around.words[proposal.last].title in cues.part_of_name
    if whole or after.title in cues.after_place:
        return "before-office"
    if after.title in cues.after_other:
        return "before-other"
    follows = proposal.last + 1 in around.starts and after.title not in cues.common
    return "before-place" if follows else "before-capital"


_OBJECTS = frozenset(
    {"dobj", "nsubjpass", "advmod", "npadvmod"}
)  # unknown names are often misread as adverbs


def _of_verb(proposal: Proposal, around: Surroundings, cues: PlaceCues) -> set[str]:
    """What the verb says: places are seized and fled, and one is sent to them."""
    here = around.words[proposal.last]
    if here.dep in _OBJECTS and here.head in cues.place_verbs:
        return {"verb-of-place"}
    to = around.word(proposal.first - 1, here.block)
    moves = around.word(proposal.first - 2, here.block)
    if to and moves and to.text.casefold() == "to" and moves.text.casefold() in cues.motion:
        return {"verb-of-place"}
    return set()


_MOST_BEARERS = 8  # of common names one lies everywhere


def _is_at_home(proposal: Proposal, around: Surroundings) -> bool:
    """Whether few places bear the name, and one of them lies in a country that the page speaks of."""
    bearers = proposal.namesakes
    return len(bearers) <= _MOST_BEARERS and any(one.place.country in around.countries for one in bearers)


def _beside(proposal: Proposal, around: Surroundings) -> set[str]:
    signs = set()
    here = around.words[proposal.last]
    comma = around.word(proposal.last + 1, here.block)
    follower = around.starts.get(proposal.last + 2)
    if comma and comma.text == "," and follower is not None:
        signs.add("before-parent" if is_parent(around.proposals[follower], proposal) else "in-list")
    leader = around.ends.get(proposal.first - 2)
    between = around.word(proposal.first - 1, here.block)
    if leader is not None and between and between.text in {",", "and", "or", "&", "/"}:
        child = between.text == "," and is_parent(proposal, around.proposals[leader])
        signs.add("after-child" if child else "in-list")
    if follower is not None and comma and comma.text in {"and", "or", "&", "/"}:
        signs.add("in-list")
    return signs


def is_parent(wide: Proposal, narrow: Proposal) -> bool:
    """Whether a place of the first name holds a place of the second: "Texas" and "Paris"."""
    holders = {(one.place.country, one.place.name) for one in wide.namesakes if one.place.level in _HOLDERS}
    return any(
        (one.place.country, area) in holders
        for one in narrow.namesakes
        for area in (one.place.admin1, one.place.admin2, _country_name(wide, one.place.country))
        if area and area != one.place.name
    )


_HOLDERS = frozenset({Level.COUNTRY, Level.ADMIN1, Level.ADMIN2})


def _country_name(wide: Proposal, code: str | None) -> str | None:
    return next(
        (
            one.place.name
            for one in wide.namesakes
            if one.place.level is Level.COUNTRY and one.place.country == code
        ),
        None,
    )
