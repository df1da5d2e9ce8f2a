"""Which claims of one report tell of one happening."""

from collections.abc import Sequence

from dateline.corroborate.account import Account
from dateline.corroborate.bodies import body_of
from dateline.corroborate.places import agreement, finest_first
from dateline.corroborate.rulings import Rulings, sorted_pair
from dateline.corroborate.telling import AHEAD, OVER, said_days
from dateline.model.mention import Role, Status
from dateline.resources.corroboration import Weights

_BOTH_SIDES = frozenset({"armed-clash", "talks", "agreement"})  # each side may be named first


def grouped(accounts: Sequence[Account], weights: Weights, rulings: Rulings) -> list[list[Account]]:
    """The accounts of a report by happening, in text order. Each joins the group that suits it best."""
    groups: list[list[Account]] = []
    deeds = [one for one in accounts if one.type not in weights.about_deeds]
    for account in sorted(deeds, key=_leads):
        fits = [group for group in groups if _may_join(account, group, weights, rulings)]
        best = max(fits, key=lambda group: _closeness(account, group), default=None)
        if best is None:
            groups.append([account])
        else:
            best.append(account)
    for account in accounts:
        if account.type in weights.about_deeds:
            _attach(account, groups, weights, rulings)
    ordered = [sorted(group, key=lambda one: one.position) for group in groups]
    _mark_recalls(ordered)
    return ordered


def _attach(account: Account, groups: list[list[Account]], weights: Weights, rulings: Rulings) -> None:
    """Put a statement to the deed of violence it is about: the last one told before it, else the first."""
    deeds = [group for group in groups if _is_deed(group, weights) and _is_about(account, group)]
    apart = rulings.different
    deeds = [x for x in deeds if not any(sorted_pair(account.id, one.id) in apart for one in x)]
    before = [group for group in deeds if group[0].position <= account.position]
    chosen = max(before, key=lambda group: max(x.position for x in group if x.position <= account.position),
                 default=deeds[0] if deeds else None)  # fmt: skip
    if chosen is None:
        groups.append([account])
    else:
        account.speaks = True
        chosen.append(account)


def _is_deed(group: list[Account], weights: Weights) -> bool:
    """Whether somebody may be held to account for it."""
    return any(one.type in weights.deeds and not one.background for one in group)


def _is_about(account: Account, group: list[Account]) -> bool:
    """A denial is of what its own sentence tells; who accuses or says they did it means the news."""
    if account.type == "denial":
        return any((one.start, one.end) == (account.start, account.end) for one in group)
    return account.status is not Status.DENIED and not account.background


_STALE = 10  # days after which a report that is about something else only looks back


def _mark_recalls(groups: list[list[Account]]) -> None:
    """What a report tells beside its lead, of days long gone, it recalls."""
    news = [group for group in groups if not _is_history(group)]
    lead = min(news, key=lambda group: group[0].position, default=None)
    for group in groups:
        if _is_history(group) or (group is not lead and _is_stale(group)):
            for one in group:
                one.recalls = True


def _is_history(group: list[Account]) -> bool:
    """Whether what the report calls history is all that it tells of it, in so many words."""
    history = {(one.start, one.end) for one in group if one.background}
    return bool(history) and all(one.background or (one.start, one.end) in history for one in group)


def _is_stale(group: list[Account]) -> bool:
    published = group[0].report.published
    days = [said[1] for one in group if (said := said_days(one)) is not None]
    return published is not None and bool(days) and published - max(days) > _STALE


def _leads(account: Account) -> tuple[bool, bool, int, int]:
    """Claims that say most come first: those that say less then find the happening they belong to."""
    said = (account.is_dated, bool(account.spots), bool(account.doers))
    return (not account.is_dated, account.background, -sum(said), account.position)


def _may_join(account: Account, group: list[Account], weights: Weights, rulings: Rulings) -> bool:
    if any(sorted_pair(account.id, other.id) in rulings.different for other in group):
        return False
    return all(may_be_one(account, other, weights) for other in group)


def may_be_one(a: Account, b: Account, weights: Weights) -> bool:
    """Whether nothing that the report says of both excludes one happening."""
    if a.type != b.type and not weights.values.get((a.type, b.type)):
        return False
    if _contradicts_itself(a, b) or _contradicts_itself(b, a):
        return False
    return _statuses_meet(a, b) and _days_meet(a, b) and _places_meet(a, b) and _actors_meet(a, b)


def _contradicts_itself(a: Account, b: Account) -> bool:
    """Whether who tells of one denies the other, without who, when and where: that is something else."""
    bare = a.status is Status.DENIED and not (a.is_dated or a.spots or a.doers)
    if not bare or b.status is Status.DENIED or not a.chain or not b.chain:
        return False
    mine, theirs = (set(body_of(one.chain[0], None).key.split()) for one in (a, b))
    return bool(mine & theirs)


def _statuses_meet(a: Account, b: Account) -> bool:
    """What is to come is not what has happened, nor history news, unless both are told of one day.

    What one sentence tells twice ("killed 18 in an attack on the market") is no history and news at once.
    """
    if a.background != b.background:
        return _is_one_day(a, b) or (a.start, a.end) == (b.start, b.end)
    ahead = {a.status, b.status} & AHEAD and {a.status, b.status} & OVER
    return not ahead or _is_one_day(a, b)


def _is_one_day(a: Account, b: Account) -> bool:
    mine, theirs = said_days(a), said_days(b)
    return mine is not None and mine == theirs


def _days_meet(a: Account, b: Account) -> bool:
    mine, theirs = said_days(a), said_days(b)
    if mine is None or theirs is None or _is_one_breath(a, b):
        return True
    if mine[0] > theirs[1] or theirs[0] > mine[1]:
        return False
    widths = sorted((mine[1] - mine[0], theirs[1] - theirs[0]))
    return not (widths[0] <= _WEEK and widths[1] > _SEASON)


_WEEK, _SEASON = 7, 60  # days: what has gone on for months is not the deed of one day


def _is_one_breath(a: Account, b: Account) -> bool:
    """Two words for one deed in one sentence, whichever day stands nearer: "the bombing that killed 26"."""
    return a.type != b.type and (a.start, a.end) == (b.start, b.end) and not (a.figures and b.figures)


def _places_meet(a: Account, b: Account) -> bool:
    mine, theirs = finest_first(a.spots), finest_first(b.spots)
    is_one_breath = (a.start, a.end) == (b.start, b.end) and not (a.is_placed and b.is_placed)
    if not mine or not theirs or is_one_breath:
        return True
    return any(agreement(x, y) > 0 for x in mine for y in theirs)


def _actors_meet(a: Account, b: Account) -> bool:
    """Agents of the registry that differ are two happenings, unless the deed or the doer is in doubt."""
    if a.type in _BOTH_SIDES or b.type in _BOTH_SIDES or Status.DENIED in (a.status, b.status):
        return True
    mine, theirs = _agents(a), _agents(b)
    return not mine or not theirs or bool(mine & theirs)


def _agents(account: Account) -> set[str]:
    return {x.actor_id for x in account.doers if x.role is Role.AGENT and x.actor_id and not x.hedged}


def _closeness(account: Account, group: list[Account]) -> tuple[bool, int, int, int]:
    """The same sentence first, then type, then shared days and places, then the nearest in the text."""
    same_breath = any((one.start, one.end) == (account.start, account.end) for one in group)
    same_type = any(one.type == account.type for one in group)
    shared = sum(bool(set(one.spots) & set(account.spots)) + _is_one_day(one, account) for one in group)
    return (same_breath, same_type, shared, -min(abs(one.position - account.position) for one in group))
