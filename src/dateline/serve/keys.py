"""The keys of the desk: read from a file that users may change, checked before the desk starts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import BadUsage

SCREENS = (
    "queue",
    "review",
    "duplicates",
    "adjudicate",
    "agreement",
    "map",
    "timeline",
    "actors",
    "documents",
    "export",
    "history",
    "codebook",
)
_BROWSER = frozenset({"Ctrl+Enter", "Alt+Tab", "Ctrl+w", "Ctrl+t", "Ctrl+n", "F5"})
_FIELDS = frozenset({"act", "keys", "label", "screens"})


@dataclass(frozen=True, slots=True)
class Key:
    """An act of the desk with the keys that do it. No screens: it works on all of them."""

    act: str
    keys: tuple[str, ...]
    label: str
    screens: tuple[str, ...] = ()

    def works_on(self, screen: str) -> bool:
        """Whether the act exists on a screen."""
        return not self.screens or screen in self.screens


@dataclass(frozen=True, slots=True)
class Keymap:
    """All acts, in the order of the file."""

    all: tuple[Key, ...]

    def on(self, screen: str) -> tuple[Key, ...]:
        """The acts of one screen."""
        return tuple(key for key in self.all if key.works_on(screen))

    def hint(self, act: str) -> str:
        """The first key of an act, to be shown beside its button; empty if it has none."""
        return next((key.keys[0] for key in self.all if key.act == act and key.keys), "")


def load_keys(path: Path | None = None) -> Keymap:
    """The desk's own keys, or those of a file. Raises BadUsage that names the entry and the clash.

    >>> load_keys().hint("accept"), load_keys().hint("undo")
    ('a', 'u')
    """
    keymap = Keymap(tuple(_read(_own(), "keys.yaml")))
    if path is not None:
        keymap = _changed(keymap, path)
    for screen in SCREENS:
        _refuse_clashes(keymap.on(screen), screen, str(path or "keys.yaml"))
    return keymap


def _own() -> str:
    return files("dateline.serve").joinpath("keys.yaml").read_text(encoding="utf-8")


def _changed(own: Keymap, path: Path) -> Keymap:
    """The user's file replaces the acts it names; acts that it leaves out keep their keys."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadUsage(f"{path}: cannot be read as keys: {problem}") from problem
    theirs = {key.act: key for key in _read(text, str(path))}
    unknown = sorted(theirs.keys() - {key.act for key in own.all})
    if unknown:
        raise BadUsage(f"{path}: there is no act {unknown[0]!r} on the desk; its own keys.yaml lists them")
    return Keymap(tuple(theirs.get(key.act, key) for key in own.all))


def _read(text: str, name: str) -> Iterator[Key]:
    import yaml

    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise BadUsage(f"{name}: is no YAML: {problem}") from problem
    if not isinstance(entries, list):
        raise BadUsage(f"{name}: expected a list of acts")
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, f"{name}: entry {number}")


def _entry(entry: Any, where: str) -> Key:  # noqa: ANN401  (whatever YAML holds)
    if not isinstance(entry, dict) or not {"act", "keys"} <= entry.keys() <= _FIELDS:
        raise BadUsage(f"{where}: expected act, keys, label and perhaps screens, found {entry!r}")
    keys, screens = entry["keys"], entry.get("screens", [])
    if not _are_words(keys) or not _are_words(screens):
        raise BadUsage(f"{where}: keys and screens are lists of words in quotes, found {entry!r}")
    unknown = sorted(set(screens) - set(SCREENS))
    if unknown:
        raise BadUsage(f"{where}: there is no screen {unknown[0]!r}; there are {', '.join(SCREENS)}")
    taken = sorted(set(keys) & _BROWSER)
    if taken:
        raise BadUsage(f"{where}: {taken[0]} belongs to the browser or tires the hand; choose another key")
    return Key(str(entry["act"]), tuple(keys), str(entry.get("label", entry["act"])), tuple(screens))


def _are_words(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(one, str) and one for one in values)


def _refuse_clashes(keys: Iterable[Key], screen: str, name: str) -> None:
    """Refuse two acts on one key, and a key that another act's sequence begins with."""
    owners: dict[str, str] = {}
    for key in keys:
        for one in key.keys:
            if one in owners:
                raise BadUsage(
                    f"{name}: on the screen {screen} the key {one!r} does both "
                    f"{owners[one]!r} and {key.act!r}; give one of them another key"
                )
            owners[one] = key.act
    for one, act in owners.items():
        for other, longer in owners.items():
            if other.startswith(f"{one} "):
                raise BadUsage(
                    f"{name}: on the screen {screen} the key {one!r} of {act!r} begins "
                    f"{other!r} of {longer!r}; give one of them another key"
                )
