"""What surrounds every page: who works, where one can go, which keys there are."""

import json
from dataclasses import dataclass

from dateline.serve.keys import Key

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class NavLink:
    """A screen that the bar leads to."""

    screen: str
    label: str
    path: str
    act: str | None = None


NAV = (
    NavLink("queue", "Queue", "/queue", "go-queue"),
    NavLink("review", "Review", "/review", "go-review"),
    NavLink("duplicates", "Duplicates", "/duplicates"),
    NavLink("adjudicate", "Adjudicate", "/adjudicate"),
    NavLink("agreement", "Agreement", "/agreement"),
    NavLink("map", "Map", "/map", "go-map"),
    NavLink("timeline", "Timeline", "/timeline", "go-timeline"),
    NavLink("actors", "Actors, places", "/actors"),
    NavLink("documents", "Documents", "/documents"),
    NavLink("export", "Export", "/export"),
    NavLink("history", "History", "/history", "go-history"),
    NavLink("codebook", "Codebook", "/codebook"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The frame of one page. `here` is the address of the page itself, to come back to."""

    project: str
    title: str
    screen: str
    root: str
    here: str
    csrf: str
    theme: str = "auto"
    user: str | None = None
    role: str | None = None
    may_leave: bool = False
    masked: bool = False
    notice: str | None = None
    keys: tuple[Key, ...] = ()

    @property
    def nav(self) -> tuple[NavLink, ...]:
        """The screens, in order."""
        return NAV

    @property
    def other_theme(self) -> str:
        """The theme that the button changes to."""
        return THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]

    @property
    def keys_json(self) -> str:
        """Each key of this screen with its act, for the script."""
        return json.dumps({one: key.act for key in self.keys for one in key.keys})

    def hint(self, act: str) -> str:
        """The first key of an act, empty if this screen has none."""
        return next((key.keys[0] for key in self.keys if key.act == act and key.keys), "")

    def to(self, path: str) -> str:
        """A path of the desk as the browser has to ask for it, behind a proxy too."""
        return self.root + path
