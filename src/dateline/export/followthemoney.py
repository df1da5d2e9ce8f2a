"""FollowTheMoney entities for investigation platforms: one entity a line.

An event is an Event with an Address, the actors are its `involved` parties, the reports its `proof`, and the
words for an actor in a report are a Mention. Schemata and properties: followthemoney 4, default model.
"""

from collections.abc import Iterable, Iterator, Mapping

from dateline.export.edtf import edtf
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.lines import line
from dateline.export.phrases import place_phrase
from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Participant
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Event, Setting, Toll
from dateline.model.ids import make_id
from dateline.model.origin import Origin

Entity = dict[str, object]
_SCHEMATA: Mapping[ActorClass, str] = {
    ActorClass.PERSON: "Person",
    ActorClass.STATE_FORCES: "PublicBody",
    ActorClass.POLICE: "PublicBody",
    ActorClass.GOVERNMENT: "PublicBody",
    ActorClass.REBEL_GROUP: "Organization",
    ActorClass.POLITICAL_MILITIA: "Organization",
    ActorClass.COMMUNAL_MILITIA: "Organization",
    ActorClass.GANG: "Organization",
    ActorClass.FOREIGN_FORCES: "Organization",
    ActorClass.ORGANISATION: "Organization",
    ActorClass.MEDIA: "Organization",
}
_IN_NOTES = "numbers and disputes: as sentences in `notes`"
_AREA = "how exact a place is: as words in the address"
_ROLES = "the part that an actor took: as words in `notes`"


def write_ftm(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write the entities of each event, each after those that it refers to."""
    account = Account("ftm", target)
    file = target.text(options)
    for dossier in dossiers:
        account.take()
        _lose(dossier.event, account)
        entities = list(_entities(dossier, options))
        file.write("".join(line(entity) for entity in entities))
        account.write(len(entities))
    return account.report()


def _lose(event: Event, account: Account) -> None:
    if event.counts or event.disputed:
        account.lose(_IN_NOTES)
    if event.where.value:
        account.lose(_AREA)
    if event.actors:
        account.lose(_ROLES)


def _entities(dossier: Dossier, options: ExportOptions) -> Iterator[Entity]:
    event = dossier.event
    address = _address(event.where.value) if event.where.value else None
    if address:
        yield address
    actors = {_actor_id(one.actor_id, one.name, event): one for one in event.actors if _is_party(one)}
    for key, actor in actors.items():
        yield _actor(key, actor)
    for told in dossier.told:
        yield _report(told.origin)
        if options.quotes:
            for claim in told.claims:
                yield from _mentions(claim, dossier)
    yield _event(dossier, address, list(actors))


def _event(dossier: Dossier, address: Entity | None, actors: list[str]) -> Entity:
    event = dossier.event
    when = event.when.value
    day = when.first if when and when.first == when.last else None
    return _entity(event.id, "Event", {
        "name": [_name(event)],
        "date": [day.isoformat()] if day else [],
        "startDate": [when.first.isoformat()] if when and when.first else [],
        "endDate": [when.last.isoformat()] if when and when.last else [],
        "country": _country(event.where.value.place.country if event.where.value else None),
        "location": [place_phrase(event.where.value.place)] if event.where.value else [],
        "addressEntity": [str(address["id"])] if address else [],
        "involved": actors,
        "proof": [_key(told.origin.document_id) for told in dossier.told],
        "keywords": [event.type, event.status.value, event.review.value],
        "recordId": [event.id],
        "notes": list(_notes(event)),
    })  # fmt: skip


def _name(event: Event) -> str:
    """A heading in plain words: type, place and days."""
    place = f" in {event.where.value.place.name}" if event.where.value else ""
    days = f", {edtf(event.when.value)}" if event.when.value else ""
    return f"{event.type.replace('-', ' ').capitalize()}{place}{days}"


def _notes(event: Event) -> Iterator[str]:
    for toll in event.counts:
        yield _sentence(toll)
    for actor in event.actors:
        doubt = ", by doubtful account" if actor.hedged else ""
        yield f"{actor.role.value}: {actor.name} ({actor.actor_class.value}{doubt})"
    if event.disputed:
        yield f"Disputed: {', '.join(event.disputed)}"
    yield f"{event.documents} reports, {event.outlets} outlets, {event.independent} voices"


def _sentence(toll: Toll) -> str:
    """The number with each voice's figure: "killed: 12 (12 to 20): army 12; residents at least 20"."""
    best = "unknown" if toll.best is None else toll.best
    low, high = (("?" if one is None else one) for one in (toll.low, toll.high))
    voices = "; ".join(
        f"{one.voice} {one.hedge + ' ' if one.hedge else ''}{one.low if one.best is None else one.best}"
        for one in toll.rivals
    )
    return f"{toll.unit.value}: {best} ({low} to {high})" + (f": {voices}" if voices else "")


def _address(setting: Setting) -> Entity:
    place = setting.place
    relation = f"{setting.relation} " if setting.relation else ""
    return _entity(make_id("p", place.id, setting.relation), "Address", {
        "full": [f"{relation}{place_phrase(place)}"],
        "city": [place.name] if place.level.value in ("point", "settlement") else [],
        "state": [place.admin1] if place.admin1 else [],
        "region": [place.admin2] if place.admin2 else [],
        "country": _country(place.country),
        "latitude": [f"{place.lat:.4f}"] if place.lat is not None else [],
        "longitude": [f"{place.lon:.4f}"] if place.lon is not None else [],
        "remarks": [f"{place.id}, exact to the level of: {place.level.value}"],
    })  # fmt: skip


def _is_party(actor: Actor) -> bool:
    return actor.actor_class is not ActorClass.THING


def _actor_id(actor_id: str | None, name: str, event: Event) -> str:
    """A registered actor is the same everywhere; a description means somebody else in each event."""
    return _key(make_id("k", actor_id) if actor_id else make_id("k", event.id, name))


def _actor(key: str, actor: Actor) -> Entity:
    schema = _SCHEMATA.get(actor.actor_class, "LegalEntity")
    properties = {
        "name": [actor.name],
        "country": _country(actor.country),
        "keywords": [actor.actor_class.value],
    }
    return _entity(key, schema, properties)


def _report(origin: Origin) -> Entity:
    return _entity(origin.document_id, "Article", {
        "title": [origin.title] if origin.title else [],
        "fileName": [str(origin.name)],
        "publisher": [origin.outlet] if origin.outlet else [],
        "author": [origin.author] if origin.author else [],
        "publishedAt": [origin.published.isoformat()] if origin.published else [],
        "sourceUrl": [origin.url] if origin.url else [],
    })  # fmt: skip


def _mentions(claim: Claim, dossier: Dossier) -> Iterator[Entity]:
    if claim.document_id not in dossier.texts:
        return
    parties = {(one.actor_id, one.name) for one in dossier.event.actors if _is_party(one)}
    for participant in claim.actors:
        if (participant.actor_id, participant.name) in parties:
            yield _mention(claim, participant, dossier)


def _mention(claim: Claim, participant: Participant, dossier: Dossier) -> Entity:
    """The words for an actor that the event names: others have no entity to be resolved to."""
    span = participant.span
    return _entity(make_id("m", claim.document_id, span.start, span.end), "Mention", {
        "document": [_key(claim.document_id)],
        "name": [dossier.words(claim.document_id, span)],
        "resolved": [_actor_id(participant.actor_id, participant.name, dossier.event)],
        "detectedSchema": [_SCHEMATA.get(participant.actor_class, "LegalEntity")],
    })  # fmt: skip


def _key(id_: str) -> str:
    """The id without the underscore, which FollowTheMoney does not allow."""
    return id_.replace("_", "-")


def _country(code: str | None) -> list[str]:
    return [code.lower()] if code else []


def _entity(key: str, schema: str, properties: Mapping[str, list[str]]) -> Entity:
    return {
        "id": _key(key),
        "schema": schema,
        "properties": {name: values for name, values in properties.items() if values},
    }
