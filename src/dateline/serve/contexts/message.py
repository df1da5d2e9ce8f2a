"""Pages that say one thing, and the log-in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was not done, and what to do."""

    title: str
    text: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """The log-in form. `next` is the path to go on to."""

    next: str
    problem: str | None = None
