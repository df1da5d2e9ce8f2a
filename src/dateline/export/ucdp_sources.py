"""UCDP's account of the reports behind a row."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.dossier import Dossier
from dateline.model.origin import Origin


@dataclass(frozen=True, slots=True)
class Sources:
    """UCDP's source columns; lists are joined by semicolons."""

    number: int
    article: str | None
    office: str | None
    date: str | None
    headline: str | None
    original: str | None


def sources_columns(dossier: Dossier) -> Sources:
    """The reports that bring the event as news, oldest first, and whom they rest on."""
    news = set(dossier.event.reports)
    origins = sorted(
        (told.origin for told in dossier.told if told.origin.name in news),
        key=lambda one: (str(one.published or ""), one.outlet or "", one.document_id),
    )
    return Sources(
        number=max(len(origins), len(news)),
        article=_list((_article(one) for one in origins), ";"),
        office=_list(_office(one) for one in origins),
        date=_list(one.published.isoformat() if one.published else "" for one in origins),
        headline=_list(one.title or "" for one in origins),
        original=_list(_speakers(dossier)),
    )


def _article(origin: Origin) -> str:
    """`"office,date,title"`, as UCDP quotes it inside the cell."""
    day = origin.published.isoformat() if origin.published else ""
    inside = ",".join((_office(origin), day, origin.title or "")).replace('"', "'")
    return f'"{inside}"'


def _office(origin: Origin) -> str:
    return origin.outlet or "; ".join(origin.agencies)


def _speakers(dossier: Dossier) -> tuple[str, ...]:
    """The voices that the accounts rest on, farthest from the page."""
    if dossier.event.voices:
        return tuple(voice.name for voice in dossier.event.voices)
    chains = (claim.attribution for told in dossier.told for claim in told.claims)
    return tuple(sorted({chain[-1].organisation or chain[-1].speaker for chain in chains if chain}))


def _list(values: Iterable[str], separator: str = "; ") -> str | None:
    seats = [one.replace(";", ",") for one in values]
    return separator.join(seats) if any(seats) else None
