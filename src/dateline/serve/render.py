"""Templates: one for each page, filled with one typed record."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from dateline.serve.shell import Shell


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The desk's templates. All that comes from records is escaped; a name that no record has is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("dateline.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(name: str, page: object, shell: Shell) -> str:
    """A page as HTML."""
    return templates().get_template(name).render(page=page, shell=shell)
