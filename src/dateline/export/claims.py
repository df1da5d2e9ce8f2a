"""A claim as the record that is printed."""

from datetime import date

from dateline.export.records import (
    ClaimRecord,
    LocusRecord,
    ParticipantRecord,
    PlaceRecord,
    SpanRecord,
    TallyRecord,
    VoiceRecord,
    WhenRecord,
    WordsRecord,
)
from dateline.export.shapes import shape_record
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally, Voice
from dateline.model.span import Span
from dateline.model.where import Place

DIGITS = 4  # of scores: more would only repeat noise


def claim_record(claim: Claim, text: str) -> ClaimRecord:
    """The claim with its keys in the published order; `text` is that of its document."""
    return {
        "schema": "dateline/claim/1",
        "id": claim.id,
        "document_id": claim.document_id,
        "external_id": claim.external_id,
        "type": claim.type,
        "status": claim.status.value,
        "sentence": pair(claim.sentence),
        "trigger": words(claim.trigger, text),
        "actors": [_participant(one, text) for one in claim.actors],
        "when": _when(claim.when, text) if claim.when else None,
        "where": [_locus(one, text) for one in claim.where],
        "counts": [_tally(one, text) for one in claim.counts],
        "attribution": [_voice(one) for one in claim.attribution],
        "also": [pair(span) for span in claim.also],
        "instrument": words(claim.instrument, text) if claim.instrument else None,
        "hedged": claim.hedged,
        "background": claim.background,
        "score": round(claim.score, DIGITS),
        "maker": claim.maker,
    }


def pair(span: Span) -> SpanRecord:
    """The span as [start, end]."""
    return [span.start, span.end]


def pair_or_none(span: Span | None) -> SpanRecord | None:
    """The span as [start, end], where there is one."""
    return pair(span) if span else None


def words(span: Span, text: str) -> WordsRecord:
    """The span with its words."""
    return {"span": pair(span), "text": span.of(text)}


def day(value: date | None) -> str | None:
    """The day as ISO 8601."""
    return value.isoformat() if value else None


def place_record(place: Place) -> PlaceRecord:
    """The place as a claim names it."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "level": place.level.value,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
    }


def _participant(one: Participant, text: str) -> ParticipantRecord:
    return {
        "role": one.role.value,
        "actor_id": one.actor_id,
        "name": one.name,
        "class": one.actor_class.value,
        "span": pair(one.span),
        "text": one.span.of(text),
        "outcome": one.outcome.value if one.outcome else None,
        "hedged": one.hedged,
    }


def _when(one: Dated, text: str) -> WhenRecord:
    return {
        "first": day(one.when.first),
        "last": day(one.when.last),
        "basis": one.when.basis.value,
        "span": pair_or_none(one.span),
        "text": one.span.of(text) if one.span else None,
    }


def _locus(one: Locus, text: str) -> LocusRecord:
    return {
        "span": pair(one.span),
        "text": one.span.of(text),
        "relation": one.relation,
        "role": one.role.value,
        "place": place_record(one.place) if one.place else None,
        "shape": shape_record(one.shape, text) if one.shape else None,
    }


def _tally(one: Tally, text: str) -> TallyRecord:
    return {
        "unit": one.unit.value,
        "low": one.count.low,
        "best": one.count.best,
        "high": one.count.high,
        "hedge": one.count.hedge,
        "who": pair_or_none(one.who),
        "claimant": one.claimant,
        "relation": one.relation.value,
        "span": pair(one.span),
        "text": one.span.of(text),
    }


def _voice(one: Voice) -> VoiceRecord:
    return {
        "speaker": one.speaker,
        "title": one.title,
        "organisation": one.organisation,
        "to": one.to,
        "stance": one.stance.value,
        "date": day(one.said_on),
        "span": pair(one.span),
        "cue": pair_or_none(one.cue),
    }
