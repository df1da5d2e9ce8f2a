"""POLECAT's 40 columns: PLOVER events as the weekly files of that data set have them, separated by tabs."""

from collections.abc import Callable, Iterable, Sequence

from dateline.export.field_rows import joined
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.plover_code import PloverCoded, alpha3_of, cow_of, geoname_id, plover_code, sector_of
from dateline.model.actor import ActorClass
from dateline.model.dossier import Dossier
from dateline.model.event import Actor
from dateline.model.where import Level
from dateline.resources.field_tables import states

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename",
    "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
_TOWN = frozenset({Level.POINT, Level.SETTLEMENT})
_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})
Cell = str | int | float | None


def write_polecat(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one line per event that has a day and a PLOVER code. Tabs and line ends in a cell are spaces."""
    account = Account("polecat", target)
    file = target.text(options)
    file.write("\t".join(COLUMNS) + "\n")
    for dossier in dossiers:
        account.take()
        line = _line(dossier, options, account)
        if isinstance(line, str):
            account.leave_out(dossier.event.id, line)
            continue
        file.write("\t".join(_text(line[column]) for column in COLUMNS) + "\n")
        account.write()
    account.lose("Wikipedia ids, titles of actors")
    return account.report()


def _text(value: Cell) -> str:
    return "" if value is None else str(value).translate(_BREAKS)


def _line(dossier: Dossier, options: ExportOptions, account: Account) -> dict[str, Cell] | str:
    coded = plover_code(dossier)
    if isinstance(coded, str):
        return coded
    when = dossier.event.when.value
    if when is None or when.first is None:
        return "the day is not known, which PLOVER requires"
    if coded.flag:
        return f"POLECAT has no flag for what is {coded.flag}"
    account.rule(coded.rule)
    empty: dict[str, Cell] = dict.fromkeys(COLUMNS)
    return (
        empty
        | _event_cells(dossier, coded, when.first.isoformat())
        | _actor_cells("Actor", coded.actors, dossier)
        | _actor_cells("Recipient", coded.recipients, dossier)
        | _place_cells(dossier)
        | _story_cells(dossier, options)
    )


def _event_cells(dossier: Dossier, coded: PloverCoded, day: str) -> dict[str, Cell]:
    return {
        "Event ID": dossier.event.id,
        "Event Date": day,
        "Event Type": coded.event,
        "Event Mode": coded.mode,
        "Intensity": coded.score,
        "Quad Code": coded.quad,
        "Contexts": joined(coded.contexts) or None,
    }


def _actor_cells(role: str, actors: Sequence[Actor], dossier: Dossier) -> dict[str, Cell]:
    first = actors[0] if actors else None
    return {
        f"{role} Name": joined(one.name for one in actors) or None,
        f"{role} Country": alpha3_of(first) if first else None,
        f"{role} COW": cow_of(first) if first else None,
        f"Primary {role} Sector": sector_of(first) if first else None,
        f"{role} Sectors": joined(sector_of(one) for one in actors) or None,
        f"{role} Name Raw": joined(_words(dossier, actors)) or None,
    }


def _words(dossier: Dossier, actors: Sequence[Actor]) -> list[str]:
    """The words of the reports for these actors; none where the texts may not be printed."""
    wanted = {(one.role, one.actor_id or one.name) for one in actors}
    return [
        part.span.of(text)
        for told in dossier.told
        if (text := dossier.texts.get(told.origin.document_id))
        for claim in told.claims
        for part in claim.actors
        if (part.role, part.actor_id or part.name) in wanted
    ]


def _place_cells(dossier: Dossier) -> dict[str, Cell]:
    setting = dossier.event.where.value
    if setting is None:
        return {}
    place = setting.place
    state = states().get(place.country or "")
    return {
        "Placename": place.name,
        "City": place.name if place.level in _TOWN else None,
        "District": place.admin2,
        "Province": place.admin1,
        "Country": state.iso3 if state else None,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": geoname_id(place),
        "Feature Type": place.feature,
    }


def _story_cells(dossier: Dossier, options: ExportOptions) -> dict[str, Cell]:
    origins = [told.origin for told in dossier.told]
    days = [one.published.isoformat() for one in origins if one.published]
    return {
        "Source": joined(one.outlet or "" for one in origins) or None,
        "Publication Date": min(days, default=None),
        "Story People": _named(dossier, lambda one: one.actor_class is ActorClass.PERSON)
        if options.quotes
        else None,
        "Story Organizations": _named(dossier, lambda one: one.actor_class is ActorClass.ORGANISATION),
        "Story Locations": joined(_places(dossier)) or None,
        "Raw Placename": joined(_raw_places(dossier)) or None,
        "Language": joined(sorted({one.language for one in origins})) or None,
        "Version": dossier.event.maker or None,
    }


def _named(dossier: Dossier, wanted: Callable[[Actor], bool]) -> str | None:
    return joined(one.name for one in dossier.event.actors if wanted(one)) or None


def _places(dossier: Dossier) -> list[str]:
    return [
        locus.place.name
        for told in dossier.told
        for claim in told.claims
        for locus in claim.where
        if locus.place
    ]


def _raw_places(dossier: Dossier) -> list[str]:
    return [
        claim.where[0].span.of(text)
        for told in dossier.told
        if (text := dossier.texts.get(told.origin.document_id))
        for claim in told.claims
        if claim.where
    ]
