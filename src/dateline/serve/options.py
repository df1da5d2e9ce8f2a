"""How the desk is run: one record, built by the command line or a test."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """Options of `dateline serve`."""

    project: str = "dateline"  # shown in the title
    hosts: tuple[str, ...] = LOOPBACK  # names under which browsers may ask for the desk
    root_path: str = ""  # "/desk" where a proxy hands on that path
    https: bool = False  # browsers reach it over https, so that cookies say so
    local_user: str | None = None  # who works on it when no log-in is asked for (loopback, no users)
    gazetteer: Path | None = None  # None: the one built from the bundled data
    actors: Path | None = None  # the user's own file of actors over the registry
    keys: Path | None = None  # the user's own keymap
    blind: bool = False  # coders see neither the machine's values nor one another's until they submit
    settle_after: float = 3.0  # seconds without a decision after which all events are settled anew
    session_length: timedelta = timedelta(hours=12)
    most_bytes: int = 2_000_000  # of a request
    most_attempts: int = 5  # failed log-ins of one name or address within `attempts_within`
    attempts_within: timedelta = timedelta(minutes=5)
