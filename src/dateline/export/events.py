"""An event as the record that is printed, and JSON lines of events."""

from collections.abc import Iterable

from dateline.export.claims import day, place_record
from dateline.export.event_records import (
    EventActorRecord,
    EventRecord,
    EventVoiceRecord,
    ReasonRecord,
    RivalRecord,
    SettingRecord,
    SettledWhenRecord,
    SettledWhereRecord,
    StepRecord,
    TieRecord,
    TollRecord,
)
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.lines import line
from dateline.model.dossier import Dossier
from dateline.model.event import Actor, Event, RivalToll, Setting, Settled, Step, Tie, Toll, Voice
from dateline.model.reason import Reason
from dateline.model.when import When


def event_record(event: Event) -> EventRecord:
    """The event with its keys in the published order, and with every field that it has."""
    return {
        "schema": "dateline/event/1",
        "id": event.id,
        "type": event.type,
        "status": event.status.value,
        "when": when_record(event.when),
        "where": where_record(event.where),
        "actors": [actor_record(one) for one in event.actors],
        "counts": [toll_record(one) for one in event.counts],
        "claims": list(event.claims),
        "reports": list(event.reports),
        "recalled_in": list(event.recalled_in),
        "documents": event.documents,
        "outlets": event.outlets,
        "independent": event.independent,
        "origins": [{"origin": one.origin, "documents": one.documents} for one in event.origins],
        "voices": [voice_record(one) for one in event.voices],
        "history": [step_record(one) for one in event.history],
        "disputed": list(event.disputed),
        "ties": [tie_record(one) for one in event.ties],
        "reasons": [reason_record(one) for one in event.reasons],
        "hedged": event.hedged,
        "review": event.review.value,
        "maker": event.maker,
    }


def write_jsonl(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one event record a line: everything that an event holds."""
    account = Account("jsonl", target)
    file = target.text(options)
    for dossier in dossiers:
        account.take()
        file.write(line(event_record(dossier.event)))
        account.write()
    return account.report()


def when_record(settled: Settled[When]) -> SettledWhenRecord:
    """The settled days."""
    when = settled.value
    return {
        "value": {"first": day(when.first), "last": day(when.last), "basis": when.basis.value}
        if when
        else None,
        "claims": list(settled.claims),
        "against": list(settled.against),
        "agreement": settled.agreement.value,
        "rule": settled.rule,
    }


def where_record(settled: Settled[Setting]) -> SettledWhereRecord:
    """The settled place."""
    return {
        "value": _setting(settled.value) if settled.value else None,
        "claims": list(settled.claims),
        "against": list(settled.against),
        "agreement": settled.agreement.value,
        "rule": settled.rule,
    }


def _setting(setting: Setting) -> SettingRecord:
    place = setting.place
    return {
        **place_record(place),
        "feature": place.feature,
        "population": place.population,
        "relation": setting.relation,
    }


def actor_record(actor: Actor) -> EventActorRecord:
    """An actor of an event."""
    return {
        "role": actor.role.value,
        "actor_id": actor.actor_id,
        "name": actor.name,
        "class": actor.actor_class.value,
        "claims": list(actor.claims),
        "country": actor.country,
        "outcome": actor.outcome.value if actor.outcome else None,
        "hedged": actor.hedged,
    }


def toll_record(toll: Toll) -> TollRecord:
    """A settled number, with each voice's figure."""
    return {
        "unit": toll.unit.value,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "claims": list(toll.claims),
        "against": list(toll.against),
        "agreement": toll.agreement.value,
        "rule": toll.rule,
        "rivals": [_rival(one) for one in toll.rivals],
    }


def _rival(rival: RivalToll) -> RivalRecord:
    return {
        "voice": rival.voice,
        "low": rival.low,
        "best": rival.best,
        "high": rival.high,
        "hedge": rival.hedge,
        "claims": list(rival.claims),
    }


def voice_record(voice: Voice) -> EventVoiceRecord:
    """A voice, and through whom it reached which documents."""
    return {
        "name": voice.name,
        "documents": list(voice.documents),
        "outlets": list(voice.outlets),
        "through": list(voice.through),
        "claims": list(voice.claims),
    }


def step_record(step: Step) -> StepRecord:
    """A status as told on a day."""
    return {"status": step.status.value, "on": day(step.on), "claims": list(step.claims)}


def tie_record(tie: Tie) -> TieRecord:
    """A relation to another event. Scores are written in full, so that reading gives the same event."""
    return {
        "relation": tie.relation.value,
        "event_id": tie.event_id,
        "score": tie.score,
        "reasons": [reason_record(one) for one in tie.reasons],
        "proposed": tie.proposed,
    }


def reason_record(reason: Reason) -> ReasonRecord:
    """One named part of a score."""
    return {"name": reason.name, "value": reason.value, "text": reason.text}
