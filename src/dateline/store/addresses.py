"""Where a store lies: a file, a PostgreSQL server, or memory."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dateline.errors import BadUsage

MEMORY = "memory:"


class Engine(Enum):
    """What holds the tables."""

    SQLITE = "sqlite"
    POSTGRES = "postgresql"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Address:
    """A store's address, taken apart."""

    engine: Engine
    path: Path | None = None
    url: str = ""

    @property
    def shown(self) -> str:
        """The address for people: without the password."""
        if self.engine is Engine.SQLITE:
            return str(self.path)
        from sqlalchemy import make_url

        return make_url(self.url).set(drivername="postgresql").render_as_string() if self.url else MEMORY


def read_address(text: str) -> Address:
    """What an address means.

    >>> read_address("reports/dateline.db").path
    PosixPath('reports/dateline.db')
    >>> read_address("postgresql://ann@db.example/desk").engine.value
    'postgresql'
    """
    if text == MEMORY:
        return Address(Engine.MEMORY)
    scheme, separator, rest = text.partition("://")
    if not separator:
        return Address(Engine.SQLITE, Path(text))
    if scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
        return Address(Engine.POSTGRES, url=f"postgresql+psycopg://{rest}")
    if scheme == "sqlite":
        return Address(Engine.SQLITE, Path(rest.removeprefix("/")))
    raise BadUsage(f"{scheme}: no store is known by this kind of address; give a file or postgresql://…")
