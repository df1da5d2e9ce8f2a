"""Voices: the bodies and groups that accounts finally rest on, through speakers, agencies and reprints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.corroborate.account import Account, Speech
from dateline.corroborate.bodies import Body, body_of, country_of, publisher_body
from dateline.corroborate.copies import Copies
from dateline.model.event import Voice
from dateline.model.ids import DocumentId
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Rest:
    """What an account rests on: a voice, and through whom it came, the farthest first."""

    key: str
    voice: str
    through: tuple[str, ...]


def rests(accounts: Sequence[Account], copies: Copies) -> list[Rest]:
    """For each account of an event the voice it rests on.

    What a report says in its own voice beside what it says a speaker told rests on that speaker too: a
    report that names whom it has its account from has no second one of its own.
    """
    country = country_of(accounts)
    spoken = [_spoken(one, country, copies) for one in accounts]
    named: dict[DocumentId, Rest] = {}
    for account, rest in zip(accounts, spoken, strict=True):
        if rest is not None:
            named.setdefault(account.report.document_id, rest)
    return [
        rest or named.get(account.report.document_id) or _own(account, country, copies)
        for account, rest in zip(accounts, spoken, strict=True)
    ]


def _spoken(account: Account, country: str | None, copies: Copies) -> Rest | None:
    """The farthest speaker that is somebody: "reports" and "sources" are nobody."""
    known = [one for speech in account.chain for one in _somebody(speech, account, country)]
    if not known:
        return None
    last = known[-1]
    passed = [one.name for one in reversed(known[:-1])]
    carrier = _carrier(account, copies)
    return Rest(last.key, last.name, tuple(dict.fromkeys([*passed, *([carrier] if carrier else [])])))


def _somebody(speech: Speech, account: Account, country: str | None) -> Iterator[Body]:
    body = body_of(speech, country)
    if body.is_somebodys:
        body = _last_named(account, country) or body
    if not body.is_vague:
        yield body


def _last_named(account: Account, country: str | None) -> Body | None:
    """Whose "its coordinator" is: the body that the report quoted last before."""
    for other in reversed(account.report.accounts[: account.position]):
        for speech in other.chain:
            body = body_of(speech, country)
            if not body.is_vague and not body.is_somebodys:
                return body
    return None


def _own(account: Account, country: str | None, copies: Copies) -> Rest:
    """What nobody is quoted for is the agency's, else the outlet's whose words these are."""
    carrier = _carrier(account, copies)
    if carrier is None:
        return Rest("", "unknown outlet", ())
    body = publisher_body(carrier, country)
    return Rest(body.key, body.name, ())


def _carrier(account: Account, copies: Copies) -> str | None:
    """The agency or outlet whose words the sentence is, wherever it is printed."""
    home = copies.first_telling(account.report.document_id, Span(account.start, account.end))
    agencies = copies.agencies(home)
    if agencies:
        return agencies[0]
    origin = copies.origins.get(home)
    return (origin.outlet if origin else None) or account.report.outlet


def voices_of(accounts: Sequence[Account], resting: Sequence[Rest]) -> tuple[Voice, ...]:
    """The voices of an event, those with most documents first."""
    by_voice: defaultdict[str, list[tuple[Account, Rest]]] = defaultdict(list)
    for account, rest in zip(accounts, resting, strict=True):
        by_voice[rest.key].append((account, rest))
    voices = [_voice(members) for members in by_voice.values()]
    return tuple(sorted(voices, key=lambda one: (-len(one.documents), one.name)))


def _voice(members: list[tuple[Account, Rest]]) -> Voice:
    names = dict.fromkeys(account.report.name for account, _ in members)
    return Voice(
        name=_most_usual((rest.voice,) for _, rest in members)[0],
        documents=tuple(names),
        outlets=tuple(sorted({a.report.outlet for a, _ in members if a.report.outlet})),
        through=_most_usual(rest.through for _, rest in members),
        claims=tuple(account.id for account, _ in members),
    )


def _most_usual(chains: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counted: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for chain in chains:
        counted[chain] += 1
    return min(counted, key=lambda chain: (-counted[chain], chain))
