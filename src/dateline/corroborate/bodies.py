"""Who stands behind a speaker: "a spokesman for the governor of Sahel" speaks for the governor's office.

Two speakers of one body are one voice. Names of states' bodies and of armed groups are those of the
registry of actors; of others the words are kept, without articles and posts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.corroborate.account import Account, Speech
from dateline.resources.actors import load_registry
from dateline.resources.voice_cues import VoiceCues, load_voice_cues


@dataclass(frozen=True, slots=True)
class Body:
    """A body or group of people. `key` tells it from others; `speaker` are the words for who spoke."""

    key: str
    name: str
    speaker: str
    is_vague: bool = False
    is_somebodys: bool = False  # "its coordinator": whose, an earlier sentence says


_ARTICLE = re.compile(
    r"^(?:the|a|an|one of the|some of the|some|several|two|three|another|other)\s+", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"^(?:its|their|his|her|our)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*(?:,.*|\(.*|\bwho\b.*|\bwhose\b.*)$")
_LINK = re.compile(r"\s+(?:of|for|at|in|from|with|to|near)\s+(?:the\s+|a\s+|an\s+)?", re.IGNORECASE)
_OWNER = re.compile(r"^(?P<owner>.+?)['’]s?\s+(?P<rest>.+)$")


def body_of(speech: Speech, country: str | None) -> Body:
    """The body that somebody speaks for, by the words for speaker, title and organisation.

    `country` is where the happening took place: "the army" is the one of that state.
    """
    return _body(speech.speaker, speech.title, speech.organisation, country)


def claimant_body(words: str, country: str | None) -> Body:
    """The body that a rival figure inside an account is ascribed to."""
    return _body(words, None, None, country)


def publisher_body(outlet: str, country: str | None) -> Body:
    """Who speaks where nobody else is quoted: the body that published it, or the outlet itself."""
    for phrase in _parts(outlet):
        if entry := _registered(phrase, country):
            return Body(entry[0], entry[1], outlet)
    return Body(outlet, outlet, outlet)


def speaks_for_itself(body: Body, outlet: str) -> bool:
    """Whether a speaker is the publisher: "Theatre Command" in a paper of "Army, Theatre Command East"."""
    words = body.speaker.casefold().split()
    return len(words) > 1 and f" {' '.join(words)} " in f" {' '.join(re.findall(_WORD, outlet.casefold()))} "


_WORD = r"[\w'’.-]+"


def _parts(outlet: str) -> Iterator[str]:
    """Runs of words of an outlet's name, the longest first: "Kenyan Army" of "Kenyan Army Headquarters"."""
    words = re.findall(_WORD, outlet)
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


_LONGEST_NAME = 5


def country_of(accounts: Iterable[Account]) -> str | None:
    """The country in which most of the accounts set the happening."""
    named = Counter(spot.place.country for one in accounts for spot in one.spots[:1] if spot.place.country)
    return min(named, key=lambda country: (-named[country], country), default=None)


@lru_cache(maxsize=1 << 16)
def _body(speaker: str, title: str | None, organisation: str | None, country: str | None) -> Body:
    cues = load_voice_cues()
    for words in (speaker, title):
        if words and (group := _group(words, cues)):
            return Body(group, group, _plain(speaker))
    office = _office(speaker, organisation, cues)
    known = _registered(_plain(speaker), country) if title else None  # a name says more than "President"
    for words in (office, organisation, title, speaker):
        found = known if words is title and known else _named(words, country, cues) if words else None
        if found is not None:
            return Body(
                found[0], found[1], _plain(speaker), is_somebodys=_is_somebodys(speaker, organisation)
            )
    return Body("", "", _plain(speaker), is_vague=True, is_somebodys=_is_somebodys(speaker, organisation))


def _office(speaker: str, organisation: str | None, cues: VoiceCues) -> str | None:
    """The office of "the governor of Kaduna state", where the state is all that is named as his body."""
    head, *rest = _LINK.split(_plain(speaker), maxsplit=1)
    word = head.casefold().split()[-1] if head.split() else ""
    if rest and word in cues.offices and (organisation or rest[0]).casefold() in rest[0].casefold():
        return cues.offices[word]
    return None


def _is_somebodys(speaker: str, organisation: str | None) -> bool:
    return bool(_POSSESSIVE.match(speaker)) and organisation is None


def _plain(words: str) -> str:
    return _ARTICLE.sub("", _CLAUSE.sub("", words.strip()))


def _group(words: str, cues: VoiceCues) -> str | None:
    """The group of a phrase by its head, or by any word where that is enough."""
    plain = _POSSESSIVE.sub("", _plain(words)).casefold()
    head_part = _LINK.split(plain, maxsplit=1)[0]
    tokens = head_part.replace("’", "'").split()
    for n in (2, 1):
        if len(tokens) >= n and (found := cues.by_head.get(" ".join(tokens[-n:]))):
            return found
    return next((cues.by_any[t] for t in re.findall(r"[a-z-]+", plain) if t in cues.by_any), None)


def _named(words: str, country: str | None, cues: VoiceCues) -> tuple[str, str] | None:
    """The key and name of a body named in a phrase; None for words that name nobody."""
    plain = _POSSESSIVE.sub("", _plain(words))
    if plain.casefold() in cues.vague:
        return None
    if group := _group(plain, cues):
        return group, group
    for phrase in _readings(plain, cues):
        if entry := _registered(phrase, country):
            return entry
    return _by_words(plain, cues)


def _readings(plain: str, cues: VoiceCues) -> Iterator[str]:
    """The phrase, then what is left of it without the post: "army" of "army spokesman"."""
    yield plain
    head, *rest = _LINK.split(plain, maxsplit=1)
    if rest and _is_post(head, cues):
        yield rest[0]
        yield from _readings(rest[0], cues)
    elif rest:
        yield head
    bare = _without_post(plain, cues)
    if bare and bare != plain:
        yield bare


def _is_post(head: str, cues: VoiceCues) -> bool:
    return head.casefold().split()[-1] in cues.posts


def _without_post(plain: str, cues: VoiceCues) -> str:
    tokens = plain.split()
    while tokens and tokens[-1].casefold() in cues.posts:
        tokens.pop()
    return " ".join(tokens).removesuffix("'s").removesuffix("’s")


_OFFICIALS = frozenset({"official", "officials"})  # of no body that is named


@lru_cache(maxsize=1 << 16)
def _registered(phrase: str, country: str | None) -> tuple[str, str] | None:
    countries = frozenset({country}) if country else frozenset()
    entry = next(iter(load_registry().lookup(phrase, countries=countries)), None)
    if entry is None and (owned := _OWNER.match(phrase)):
        states = load_registry().country_of(owned["owner"]) or ((country,) if country else ())
        entry = next(iter(load_registry().lookup(owned["rest"], countries=frozenset(states))), None)
    return (entry.id, entry.name) if entry else None


def _by_words(plain: str, cues: VoiceCues) -> tuple[str, str] | None:
    """The body by its own words, without the post; a post without a body may make one of its own."""
    folded = plain.casefold().replace("’", "'")
    head, *rest = _LINK.split(folded, maxsplit=1)
    for word in (folded, head, *head.split()[-1:]):
        if word in cues.offices:
            return cues.offices[word], cues.offices[word]
    if rest and _is_post(head, cues):
        group = _group(rest[0], cues)
        return (group, group) if group else _by_words(rest[0], cues)
    bare = _without_post(plain, cues)
    if not bare and _OFFICIALS.intersection(folded.split()):
        return "local officials", "local officials"
    if not bare or bare.casefold() in cues.vague:
        return None
    is_of_officials = plain.casefold().split()[-1] in _OFFICIALS  # "security officials": no body of its own
    return bare.casefold().replace("’", "'"), plain if is_of_officials else bare
