"""An event from the accounts of one happening: every field settled, with the claims for and against it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.corroborate.account import Account
from dateline.corroborate.bodies import country_of
from dateline.corroborate.copies import Copies
from dateline.corroborate.history import steps
from dateline.corroborate.settle import (
    Heard,
    Standing,
    settled_status,
    settled_type,
    settled_when,
    settled_where,
)
from dateline.corroborate.settle_actors import actors, is_agent_disputed
from dateline.corroborate.settle_counts import tolls
from dateline.corroborate.telling import Telling
from dateline.corroborate.voices import is_account, rests, voices_of
from dateline.model.event import Agreement, Event, Tie, Toll, WireOrigin
from dateline.model.ids import ClaimId, EventId, make_id
from dateline.model.mention import Status
from dateline.model.reason import Reason
from dateline.resources.corroboration import load_weights

RULES = 1  # counts up whenever the same claims would settle otherwise


@dataclass(frozen=True, slots=True)
class Parts:
    """The accounts of an event: those that bring it as news and stand, that were taken back, that recall."""

    standing: tuple[Account, ...]
    withdrawn: tuple[Account, ...]
    recalling: tuple[Account, ...]


def event_id(group: Telling) -> EventId:
    """The id of an event: that of its first claim decides, so that later reports do not change it."""
    return EventId(make_id("e", group.key[1]))


def build_event(group: Telling, copies: Copies, ties: tuple[Tie, ...], reasons: tuple[Reason, ...]) -> Event:
    """Settle the accounts of a group."""
    accounts = sorted(group.accounts, key=lambda one: (one.order, one.id))
    parts = parts_of(accounts)
    everything = heard_of(accounts, copies)
    heard = _which_count(everything, parts)
    deeds = [one for one in heard if not one.account.speaks] or heard
    type_ = settled_type(deeds)
    when, where = settled_when(deeds), settled_where(deeds)
    counts = _with_withdrawn(tolls(heard, type_, country_of(accounts)), parts.withdrawn)
    standing = _standing(heard, parts)
    spoken = heard if parts.standing else []
    voices = voices_of([one.account for one in spoken], [one.rest for one in spoken])
    news = (*parts.standing, *parts.withdrawn)
    reports = dict.fromkeys(one.report.name for one in sorted(news, key=lambda one: one.order))
    return Event(
        id=event_id(group),
        type=type_,
        status=standing.status,
        when=when,
        where=where,
        actors=actors(heard),
        counts=counts,
        claims=tuple(sorted(one.id for one in accounts)),
        reports=tuple(reports),
        recalled_in=tuple(
            dict.fromkeys(x.report.name for x in parts.recalling if x.report.name not in reports)
        ),
        documents=len(reports),
        outlets=len({one.report.outlet or one.report.name for one in news}),
        independent=len(voices),
        origins=_origins(news, copies),
        voices=voices,
        history=steps(_telling_of_it(everything) or deeds, when.value),
        disputed=tuple(_disputed(heard, type_, standing, (when.agreement, where.agreement), counts)),
        ties=ties,
        reasons=reasons,
        hedged=all(one.hedged for one in accounts),
        maker=maker(),
    )


def maker() -> str:
    """What settled the event: the rules and the weights, by version."""
    return f"corroborate/{RULES} weights/{load_weights().version}"


def parts_of(accounts: Sequence[Account]) -> Parts:
    """Sort the accounts by what they can support."""
    news = [one for one in accounts if not one.recalls]
    return Parts(
        standing=tuple(one for one in news if one.withdrawn is None),
        withdrawn=tuple(one for one in news if one.withdrawn is not None),
        recalling=tuple(one for one in accounts if one.recalls),
    )


def heard_of(accounts: Sequence[Account], copies: Copies) -> list[Heard]:
    """The accounts with the voices that they rest on."""
    return [Heard(one, rest) for one, rest in zip(accounts, rests(accounts, copies), strict=True)]


def _telling_of_it(everything: Sequence[Heard]) -> list[Heard]:
    """The news of the happening itself, withdrawn or not."""
    return [one for one in everything if not one.account.recalls and not one.account.speaks]


def _which_count(everything: Sequence[Heard], parts: Parts) -> list[Heard]:
    """The accounts that settle the fields: news that stands and is vouched for, where there is any."""
    for accounts in (parts.standing, parts.recalling, parts.withdrawn):
        ids = {one.id for one in accounts}
        chosen = [one for one in everything if one.account.id in ids]
        if vouched := [one for one in chosen if is_account(one.account)]:
            return vouched
        if chosen:
            return chosen
    return list(everything)


def _standing(heard: Sequence[Heard], parts: Parts) -> Standing:
    if not parts.standing and parts.withdrawn:
        return Standing(Status.DENIED, "every report that brought it was withdrawn")
    return settled_status(heard, last_words)


def last_words(heard: Sequence[Heard]) -> Mapping[str, Heard]:
    """What each voice says last of whether it happened.

    Where it says both in one report, a full assertion outweighs a denial without who, when and where: what
    is denied there is something about the happening, as that a ransom was paid.
    """
    last: dict[str, Heard] = {}
    for one in sorted(heard, key=lambda one: one.account.order):
        before = last.get(one.rest.key)
        if before is None or not _outweighs(before, one):
            last[one.rest.key] = one
    return last


def _outweighs(before: Heard, now: Heard) -> bool:
    same_report = before.account.report is now.account.report
    denied_late = now.is_denial and not before.is_denial
    return same_report and denied_late and _fullness(before) >= _fullness(now) + _FULLER


_FULLER = 2


def _fullness(one: Heard) -> int:
    account = one.account
    return sum((account.is_dated, bool(account.spots), bool(account.doers), bool(account.figures)))


def _with_withdrawn(counts: tuple[Toll, ...], withdrawn: Sequence[Account]) -> tuple[Toll, ...]:
    """Figures that were taken back stand against those that hold."""
    if not withdrawn:
        return counts
    return tuple(_against(toll, withdrawn) for toll in counts)


def _against(toll: Toll, withdrawn: Sequence[Account]) -> Toll:
    gone: set[ClaimId] = {one.id for one in withdrawn if any(f.unit is toll.unit for f in one.figures)}
    return replace(toll, against=tuple(sorted({*toll.against, *gone})))


def _origins(accounts: Sequence[Account], copies: Copies) -> tuple[WireOrigin, ...]:
    """Whose text the documents print: an agency's, or the outlet's own."""
    homes = {}
    for one in accounts:
        agencies = copies.agencies(one.report.document_id)
        homes[one.report.document_id] = agencies[0] if agencies else one.report.outlet or str(one.report.name)
    counted = Counter(homes.values())
    return tuple(
        WireOrigin(origin=name, documents=counted[name])
        for name in sorted(counted, key=lambda x: (-counted[x], x))
    )


def _disputed(
    heard: Sequence[Heard],
    type_: str,
    standing: Standing,
    agreements: tuple[Agreement, Agreement],
    counts: tuple[Toll, ...],
) -> list[str]:
    """The fields in which voices exclude one another, by name."""
    found = ["status"] if standing.is_disputed else []
    found += [
        name for name, one in zip(("when", "where"), agreements, strict=True) if one is Agreement.DISPUTED
    ]
    if standing.denied_by_accused or (not standing.is_final and is_agent_disputed(heard, type_)):
        found.append("actors.agent")
    found += [f"counts.{one.unit.value}" for one in counts if one.agreement is Agreement.DISPUTED]
    return found
