"""PLOVER 2.0 as JSON lines: one event a line, with the words it rests on and what it is cited from."""

from collections.abc import Iterable, Iterator

from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.lines import line
from dateline.export.plover_code import (
    alpha3_of,
    geoname_id,
    plover_code,
    resolution,
    sector_of,
)
from dateline.export.readings import toll_of
from dateline.model.count import Unit
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Setting
from dateline.model.origin import Told
from dateline.model.where import Level
from dateline.resources.field_tables import states

Record = dict[str, object]
_SIZES = {"dead": Unit.KILLED, "injured": Unit.INJURED, "arrested": Unit.ARRESTED}
_FLAGS = ("historical", "future", "hypothetical", "negation")
CODEBOOK, VERSION = "PLOVER", "2.0"


def write_plover(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one line per event that has a day, an actor and a PLOVER code."""
    account = Account("plover", target)
    file = target.text(options)
    for dossier in dossiers:
        account.take()
        record = _record(dossier, options, account)
        if isinstance(record, str):
            account.leave_out(dossier.event.id, record)
            continue
        file.write(line(record))
        account.write()
    return account.report()


def _record(dossier: Dossier, options: ExportOptions, account: Account) -> Record | str:
    coded = plover_code(dossier)
    if isinstance(coded, str):
        return coded
    event = dossier.event
    when = event.when.value
    if when is None or when.first is None:
        return "the day is not known, which PLOVER requires"
    if not coded.actors:
        return "no actor is told, which PLOVER requires"
    account.rule(coded.rule)
    told = dossier.told[0] if dossier.told else None
    return {
        "id": event.id,
        "has_event": True,
        "date": when.first.isoformat(),
        "enddate": when.last.isoformat() if when.last and when.last != when.first else None,
        "actor": [_entity(one) for one in coded.actors],
        "recipient": [_entity(one) for one in coded.recipients],
        "event": coded.event,
        "mode": coded.mode,
        "quad_code": coded.quad,
        "event_scale": coded.score,
        "context": list(coded.contexts),
        **{flag: True for flag in _FLAGS if flag == coded.flag},
        "size": _size(dossier),
        "event_loc": _location(dossier, event.where.value) if event.where.value else None,
        "event_text": _trigger(dossier, told) if told else None,
        "text_info": _text_info(dossier, told) if told else None,
        "cite_info": [_cited(one, options) for one in dossier.told],
        "coder": event.maker or None,
        "comment": "; ".join(event.disputed) or None,
    }


def _entity(actor: Actor) -> Record:
    return {"code": alpha3_of(actor), "sector": sector_of(actor), "entity_text": actor.name,
            "identifier_id": actor.actor_id}  # fmt: skip


def _size(dossier: Dossier) -> Record:
    return {name: found.best for name, unit in _SIZES.items() if (found := toll_of(dossier.event, unit))}


def _location(dossier: Dossier, setting: Setting) -> Record:
    place = setting.place
    state = states().get(place.country or "")
    return {
        "extracted_place": next(_raw_places(dossier), None),
        "resolved_place": place.name,
        "geonameid": geoname_id(place),
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if place.level is Level.SETTLEMENT else None,
        "district": place.admin2,
        "province": place.admin1,
        "country": state.acled if state else None,
        "country_code": state.iso3 if state else None,
        "feature_code": place.feature,
        "resolution": resolution(place),
    }


def _raw_places(dossier: Dossier) -> Iterator[str]:
    for told in dossier.told:
        text = dossier.texts.get(told.origin.document_id)
        for claim in told.claims:
            if text and claim.where:
                yield claim.where[0].span.of(text)


def _trigger(dossier: Dossier, told: Told) -> str | None:
    text = dossier.texts.get(told.origin.document_id)
    return told.claims[0].trigger.of(text) if text and told.claims else None


def _text_info(dossier: Dossier, told: Told) -> Record | None:
    text = dossier.texts.get(told.origin.document_id)
    if not text or not told.claims:
        return None
    sentence = told.claims[0].sentence
    return {"start": sentence.start, "end": sentence.end, "text": sentence.of(text)}


def _cited(told: Told, options: ExportOptions) -> Record:
    origin = told.origin
    return {
        "citation": origin.external_id if origin.external_id is not None else origin.document_id,
        "url": origin.url,
        "title": origin.title if options.quotes else None,
        "language": origin.language,
        "publication": origin.outlet,
        "date": origin.published.isoformat() if origin.published else None,
        "coder": told.claims[0].maker if told.claims else None,
        "codebook": CODEBOOK,
        "version": VERSION,
    }
