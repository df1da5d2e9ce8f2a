"""The registry of actors: who is meant by a name, in which country, on which day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from dateline.resources.actor_decisions import Decided, Decision, decide, digest_of, read_decisions
from dateline.resources.actor_rows import (
    KINDS,
    Country,
    Entry,
    Government,
    Office,
    read_countries,
    read_entries,
    read_governments,
    read_offices,
)
from dateline.resources.actor_words import Word, are_joined, key_of, words_of

Key = tuple[str, ...]
_ACRONYM = 6
_PLACE, _WEAK, _LOOSE = _MARKS = "@~?"


class Spelling(NamedTuple):
    """One way of writing an entry. Acronyms need their capitals; marks come from the data file."""

    entry: str
    as_printed: str
    is_acronym: bool
    is_place: bool  # also the name of a place: counts only where it acts
    is_weak: bool  # an ordinary word or common name: counts only beside its country
    is_loose: bool = False  # another's name that reports also use of this one: a rival, never the choice


class Found(NamedTuple):
    """Words `first` to `last` (both included) of a list that the registry knows."""

    first: int
    last: int
    key: Key
    kind: str  # "entry", "office" (of a named country), "country"
    countries: tuple[str, ...] = ()
    office: str | None = None


@dataclass(frozen=True)
class Registry:
    """Every actor that is known, looked up by name. Made by `load_registry`."""

    entries: dict[str, Entry]
    countries: dict[str, Country]
    offices: dict[str, Office]
    spellings: dict[Key, tuple[Spelling, ...]]
    terms: dict[Key, tuple[tuple[str, str], ...]]  # words for a country: (iso, name|adjective|people|capital)
    office_words: dict[Key, str]
    longest: dict[str, int]  # by first word: the longest name in words
    longest_term: dict[str, int]
    office_starts: frozenset[str]
    governments: tuple[Government, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()  # ids that became another's
    version: str = ""  # digests of our files and of the user's

    @cached_property
    def starts(self) -> frozenset[str]:
        """The first words of everything that is known."""
        return frozenset(self.longest) | frozenset(self.longest_term) | self.office_starts

    def entry(self, actor_id: str) -> Entry | None:
        """The entry of an id, offices of states among them.

        >>> load_registry().entry("mil-af").name
        'Military Forces of Afghanistan'
        """
        actor_id = dict(self.merged).get(actor_id, actor_id)
        if actor_id in self.entries:
            return self.entries[actor_id]
        office, _, iso = actor_id.rpartition("-")
        return self.office(office, iso.upper())

    def office(self, office: str, iso: str) -> Entry | None:
        """A body or post of a state: `office("police", "AF")`."""
        own = self.entries.get(f"{office}-{iso.lower()}")
        if own:
            return own
        if office in self.offices and iso in self.countries:
            return self.offices[office].of(self.countries[iso])
        return None

    def lookup(
        self, name: str, *, on: date | None = None, countries: frozenset[str] = frozenset()
    ) -> tuple[Entry, ...]:
        """The entries that a name may stand for, likeliest first: by country, then by year.

        >>> [entry.id for entry in load_registry().lookup("the Afghan army")]
        ['mil-af']
        """
        key = _without_article(key_of(name))
        fitting = [one for one in self.spellings.get(key, ()) if _fits(one, name)]
        found = {one.entry: self.entries[one.entry] for one in fitting if not one.is_loose}
        if not found:
            found = {entry.id: entry for entry in self._offices_of(key, countries)}
        loose = {one.entry: self.entries[one.entry] for one in fitting if one.is_loose}
        rivals = [
            one for one in loose.values() if countries.intersection(one.countries) and _was_there(one, on)
        ]
        sure = sorted(found.values(), key=lambda entry: _rank(entry, on, countries))
        return (*sure, *(one for one in rivals if sure and one.id not in found))

    def government_on(self, iso: str, day: date | None) -> Government | None:
        """Who governs a state on a day, where the registry tells governments apart."""
        if day is None:
            return None
        return next((one for one in self.governments if one.iso == iso and one.holds_on(day)), None)

    def spellings_of(self, name: str) -> tuple[Spelling, ...]:
        """The ways of writing that a name is, with their marks."""
        return self.spellings.get(_without_article(key_of(name)), ())

    def country_of(self, name: str, *kinds: str) -> tuple[str, ...]:
        """The states that a word points to, as ISO codes: by name, adjective, people or capital."""
        hits = self.terms.get(_without_article(key_of(name)), ())
        return tuple(sorted({iso for iso, kind in hits if not kinds or kind in kinds}))

    def office_of(self, name: str) -> str | None:
        """The kind of body or post that words without a country name: "the interior ministry"."""
        return self.office_words.get(_without_article(key_of(name)))

    def _offices_of(self, key: Key, countries: frozenset[str]) -> Iterator[Entry]:
        for office, states in self._readings(key, countries):
            for iso in states:
                entry = self.office(office, iso)
                if entry:
                    yield entry

    def _readings(self, key: Key, countries: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Ways to read words as an office and its states: "Afghan army", "army of Sudan", bare "army"."""
        if key in self.office_words:
            yield self.office_words[key], tuple(sorted(countries))
        for cut in range(1, len(key)):
            if key[:cut] in self.terms and key[cut:] in self.office_words:
                yield self.office_words[key[cut:]], self._states(key[:cut])
            if key[cut] == "of" and key[:cut] in self.office_words:
                rest = _without_article(key[cut + 1 :])
                if rest in self.terms:
                    yield self.office_words[key[:cut]], self._states(rest)

    def _states(self, key: Key) -> tuple[str, ...]:
        return tuple(sorted({iso for iso, _ in self.terms[key]}))

    def scan(self, text: str, words: Sequence[Word], *, blocked: frozenset[str] = frozenset()) -> list[Found]:
        """Every known name in the words of a text, the longest first where they overlap, left to right.

        `blocked` are words that stand for themselves: in a text in capitals, acronyms such as US.
        """
        found: list[Found] = []
        i = 0
        starts = self.starts
        while i < len(words):
            if words[i].key not in starts:
                i += 1
                continue
            hit = self._entry_at(text, words, i, blocked) or self._state_at(text, words, i, blocked)
            if hit:
                found.append(hit)
            i = hit.last + 1 if hit else i + 1
        return found

    def _entry_at(self, text: str, words: Sequence[Word], i: int, blocked: frozenset[str]) -> Found | None:
        longest = self.longest.get(words[i].key, 0)
        for size in range(min(longest, len(words) - i), 0, -1):
            key = tuple(word.key for word in words[i : i + size])
            known = self.spellings.get(key)
            if (
                known
                and _is_one(text, words, i, i + size)
                and _is_named(known, text, words[i : i + size], blocked)
            ):
                return self._longer(Found(i, i + size - 1, key, "entry"), text, words, blocked)
        return None

    def _longer(self, entry: Found, text: str, words: Sequence[Word], blocked: frozenset[str]) -> Found:
        """The office of a country instead, where that takes more words: "United States army"."""
        state = self._state_at(text, words, entry.first, blocked)
        return state if state and state.last > entry.last else entry

    def _state_at(self, text: str, words: Sequence[Word], i: int, blocked: frozenset[str]) -> Found | None:
        size = self._term_at(text, words, i, blocked)
        if not size:
            return self._office_of_at(text, words, i, blocked)
        key = tuple(word.key for word in words[i : i + size])
        states = self._states(key)
        office = self._office_at(text, words, i + size, joined_to=words[i + size - 1])
        if office:
            whole = tuple(word.key for word in words[i : office[1] + 1])
            return Found(i, office[1], whole, "office", states, office[0])
        return Found(i, i + size - 1, key, "country", states)

    def _term_at(self, text: str, words: Sequence[Word], i: int, blocked: frozenset[str]) -> int:
        """How many words from `i` on name a country; 0 if none."""
        if i >= len(words):
            return 0
        for size in range(min(self.longest_term.get(words[i].key, 0), len(words) - i), 0, -1):
            key = tuple(word.key for word in words[i : i + size])
            if key in self.terms and _is_one(text, words, i, i + size) and _is_proper(words[i], blocked):
                return size
        return 0

    def _office_at(
        self, text: str, words: Sequence[Word], i: int, *, joined_to: Word | None = None
    ) -> tuple[str, int] | None:
        """The office named from word `i` on, with its last word."""
        if joined_to and (i >= len(words) or not are_joined(text, joined_to, words[i])):
            return None
        for size in range(min(_OFFICE_WORDS, len(words) - i), 0, -1):
            office = self.office_words.get(tuple(word.key for word in words[i : i + size]))
            if office and _is_one(text, words, i, i + size):
                return office, i + size - 1
        return None

    def _office_of_at(
        self, text: str, words: Sequence[Word], i: int, blocked: frozenset[str]
    ) -> Found | None:
        """ "Ministry of Defence of Afghanistan", "government of Sudan"."""
        if words[i].key not in self.office_starts:
            return None
        office = self._office_at(text, words, i)
        if not office or office[1] + 2 >= len(words) or words[office[1] + 1].key != "of":
            return None
        after = office[1] + (3 if words[office[1] + 2].key == "the" else 2)
        size = self._term_at(text, words, after, blocked)
        if not size or not _is_one(text, words, office[1], after + size):
            return None
        key = tuple(word.key for word in words[after : after + size])
        if not any(kind == "name" for _, kind in self.terms[key]):
            return None
        whole = tuple(word.key for word in words[i : after + size])
        return Found(i, after + size - 1, whole, "office", self._states(key), office[0])


_OFFICE_WORDS = 6


def _without_article(key: Key) -> Key:
    return key[1:] if len(key) > 1 and key[0] in ("the", "a", "an") else key


def _is_one(text: str, words: Sequence[Word], first: int, stop: int) -> bool:
    """Whether words `first` to `stop` (excluded) stand together as one name."""
    return all(are_joined(text, words[k], words[k + 1]) for k in range(first, stop - 1))


def _is_proper(word: Word, blocked: frozenset[str]) -> bool:
    """Capitalised, or, where everything is, not the pronoun "US"."""
    if word.key == "us":
        return word.text == "US" and word.key not in blocked
    return word.text[:1].isupper() or word.text[:1].isdigit()


def _fits(spelling: Spelling, name: str) -> bool:
    """Whether an acronym is printed as one: "IS", not "is"."""
    if not spelling.is_acronym:
        return True
    bare = name.removeprefix("the ").removeprefix("The ")
    return bare.upper() == bare or bare == spelling.as_printed


def _is_named(known: Iterable[Spelling], text: str, words: Sequence[Word], blocked: frozenset[str]) -> bool:
    printed = text[words[0].start : words[-1].end]
    if len(words) == 1 and words[0].key in blocked:
        return False
    if all(one.is_acronym for one in known):
        return any(_fits(one, printed) for one in known)
    if len(words) == 1 or not any(word.text[:1].isupper() for word in words):
        return printed[:1].isupper() or any(one.as_printed == printed for one in known)
    return True


def _was_there(entry: Entry, on: date | None) -> bool:
    return on is None or entry.existed_in(on.year)


def _rank(entry: Entry, on: date | None, countries: frozenset[str]) -> tuple[int, bool, bool, str]:
    elsewhere = 0 if countries.intersection(entry.countries) else 2 if entry.countries else 1
    return (elsewhere, not _was_there(entry, on), entry.kind == "person", entry.id)


@lru_cache
def load_registry(file: Path | None = None) -> Registry:
    """The registry that dateline brings along, with the decisions of the user's file over it."""
    return registry_with(file, ())


def registry_with(file: Path | None, more: tuple[Decision, ...]) -> Registry:
    """The registry with a user's file and further decisions that are not in it yet."""
    theirs = read_decisions(file) if file else ()
    decided = decide(our_entries(), (*theirs, *more), _composed())
    versions = [f"dateline.actors/{digest_of(None)}", *([f"{file.name}/{digest_of(file)}"] if file else [])]
    return registry_of(decided, " ".join(versions))


def our_entries() -> list[Entry]:
    """Every entry of the files that dateline brings along."""
    return [entry for topic in KINDS for entry in read_entries(topic)]


def registry_of(decided: Decided, version: str = "") -> Registry:
    """A registry of these entries, the offices of every state among them."""
    countries = {country.iso: country for country in read_countries()}
    offices = {office.id: office for office in read_offices()}
    spellings = _spellings(decided.entries.values())
    terms = _terms(countries.values())
    office_words = {key_of(words): office.id for office in offices.values() for words in office.words}
    return Registry(
        entries=decided.entries,
        countries=countries,
        offices=offices,
        spellings=spellings,
        terms=terms,
        office_words=office_words,
        longest=_longest(key for key, known in spellings.items() if not all(one.is_loose for one in known)),
        longest_term=_longest(terms),
        office_starts=frozenset(key[0] for key in office_words),
        governments=tuple(read_governments()),
        merged=decided.merged,
        version=version,
    )


def _composed() -> dict[str, Entry]:
    """The office of every state, by its id."""
    offices, countries = read_offices(), read_countries()
    entries = (office.of(country) for office in offices for country in countries)
    return {entry.id: entry for entry in entries}


def _spellings(entries: Iterable[Entry]) -> dict[Key, tuple[Spelling, ...]]:
    found: dict[Key, list[Spelling]] = {}
    for entry in entries:
        marked = {alias.lstrip(_MARKS) for alias in entry.aliases if alias[0] in _MARKS}
        names = entry.aliases if entry.name in marked else (entry.name, *entry.aliases)
        for name in names:
            one = _spelling(entry.id, name)
            known = found.setdefault(key_of(one.as_printed), [])
            if all(other.entry != entry.id for other in known):
                known.append(one)
    return {key: tuple(known) for key, known in found.items()}


def _spelling(entry: str, alias: str) -> Spelling:
    bare = alias.lstrip(_MARKS)
    letters = [char for char in bare if char.isalpha()]
    acronym = len(letters) <= _ACRONYM and sum(char.isupper() for char in letters) > len(letters) / 2
    is_acronym, mark = acronym and len(letters) > 1, alias[0]
    return Spelling(entry, bare, is_acronym, mark == _PLACE, mark == _WEAK, mark == _LOOSE)


def _terms(countries: Iterable[Country]) -> dict[Key, tuple[tuple[str, str], ...]]:
    found: dict[Key, list[tuple[str, str]]] = {}
    for country in countries:
        kinds = (
            ("name", country.names),
            ("adjective", country.adjectives),
            ("people", country.people),
            ("capital", country.capitals),
        )
        for kind, names in kinds:
            for name in names:
                found.setdefault(_without_article(key_of(name)), []).append((country.iso, kind))
    return {key: tuple(dict.fromkeys(known)) for key, known in found.items()}


def _longest(keys: Iterable[Key]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in keys:
        found[key[0]] = max(found.get(key[0], 0), len(key))
    return found


def words(text: str) -> list[Word]:
    """The words of a text as `Registry.scan` wants them."""
    return words_of(text)
