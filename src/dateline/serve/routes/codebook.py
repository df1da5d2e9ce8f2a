"""The codebook as it is in force: rules, examples, words, and what other codebooks call each type."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.serve.access import reading
from dateline.serve.contexts.codebook import CodebookPage, Family, TypeEntry

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.resources.codebook import Codebook, EventType
    from dateline.serve.call import Call

_EXAMPLES, _WORDS = 4, 24


def routes() -> list[Route]:
    """The routes of this file."""
    return [reading("/codebook", show_codebook)]


def show_codebook(call: Call) -> Response:
    """Every type by family."""
    codebook = call.desk.codebook
    families: defaultdict[str, list[TypeEntry]] = defaultdict(list)
    for name, one in codebook.types.items():
        families[one.family].append(_entry(name, one, codebook))
    page = CodebookPage(
        families=tuple(Family(name, tuple(types)) for name, types in families.items()),
        types=len(codebook.types),
        words=sum(1 for _ in codebook.triggers()),
    )
    return call.page("codebook", "Codebook", page)


def _entry(name: str, one: EventType, codebook: Codebook) -> TypeEntry:
    triggers = codebook.of_type(name)
    words = dict.fromkeys(" ".join((*t.lemmas, t.particle or "")).strip() for t in triggers)
    plover = one.plover
    return TypeEntry(
        code=name,
        label=one.label,
        definition=one.definition,
        acled=f"{one.acled.event_type}: {one.acled.sub_event_type}",
        ucdp=one.ucdp or "none",
        plover=f"{plover.event}{f', {plover.mode}' if plover.mode else ''}" if plover else "none",
        cameo=one.cameo,
        examples=tuple(example.text for example in one.examples if example.status)[:_EXAMPLES],
        words=tuple(words)[:_WORDS],
        all_words=len(words),
    )
