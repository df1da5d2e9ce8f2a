"""Voices: the bodies and groups that accounts finally rest on, through speakers, agencies and reprints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.corroborate.account import Account, Report, Speech
from dateline.corroborate.bodies import Body, body_of, country_of, publisher_body, speaks_for_itself
from dateline.corroborate.copies import Copies
from dateline.model.count import Unit
from dateline.model.event import Voice
from dateline.model.ids import DocumentId
from dateline.model.mention import Role, Stance, Status
from dateline.model.span import Span
from dateline.resources.voice_cues import load_voice_cues


@dataclass(frozen=True, slots=True)
class Rest:
    """What an account rests on: a voice, and through whom it came, the farthest first."""

    key: str
    voice: str
    through: tuple[str, ...]
    is_quoted: bool = True  # somebody is quoted for it; else the words are the publisher's own


@dataclass(frozen=True, slots=True)
class _Chain:
    """The bodies of an account's speakers that are somebody, nearest first."""

    bodies: tuple[Body, ...]


def rests(accounts: Sequence[Account], copies: Copies) -> list[Rest]:
    """For each account of an event the voice it rests on.

    A deed of violence that a report tells beside what it says a speaker told rests on that speaker too: a
    report that names whom it has its account from has no second one of its own. What happens in public, as
    a march does, its reporter may have seen.
    """
    country = country_of(accounts)
    chains = [_chain(one, country) for one in accounts]
    chains = _led_back(accounts, chains)
    spoken = [_spoken(one, chain, copies) for one, chain in zip(accounts, chains, strict=True)]
    named: dict[DocumentId, Rest] = {}
    for account, rest in zip(accounts, spoken, strict=True):
        if rest is not None:
            named.setdefault(account.report.document_id, rest)
    found = [
        rest or _unspoken(account, named, country, copies)
        for account, rest in zip(accounts, spoken, strict=True)
    ]
    return _under_one_name(found)


def _chain(account: Account, country: str | None) -> _Chain:
    """The speakers of an account that are somebody: "reports" and "sources" are nobody."""
    chain = account.chain or (_speakers(account) if account.type in load_voice_cues().speech else ())
    return _Chain(tuple(one for speech in chain for one in _somebody(speech, account, country)))


def _speakers(account: Account) -> tuple[Speech, ...]:
    """Who makes a statement is its agent."""
    agents = (one for one in account.doers if one.role is Role.AGENT)
    return tuple(Speech(one.name, None, None, Stance.ASSERTS) for one in agents)[:1]


def _somebody(speech: Speech, account: Account, country: str | None) -> Iterator[Body]:
    body = body_of(speech, country)
    if body.is_somebodys:
        body = _last_named(account, country) or body
    outlet = account.report.outlet
    if outlet and speaks_for_itself(body, outlet):
        body = publisher_body(outlet, country)
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


def _led_back(accounts: Sequence[Account], chains: Sequence[_Chain]) -> list[_Chain]:
    """Who passes on others' account in one sentence has none of its own in the next.

    Nor has it in another report that gives the same figures in its name.
    """
    beyond: dict[tuple[object, str], tuple[Body, ...]] = {}
    for account, chain in zip(accounts, chains, strict=True):
        if any(speech.stance is Stance.DENIES for speech in account.chain):
            continue  # who denies what others say does not pass it on
        for n, body in enumerate(chain.bodies[:-1]):
            for where in (account.report.document_id, _numbers(account)):
                beyond.setdefault((where, body.key), chain.bodies[n + 1 :])
    if not beyond:
        return list(chains)
    return [_further(account, chain, beyond) for account, chain in zip(accounts, chains, strict=True)]


def _numbers(account: Account) -> frozenset[tuple[Unit, int | None, int | None, int | None]]:
    """The figures of an account, whatever they are figures of."""
    return frozenset((one.unit, one.low, one.best, one.high) for one in account.figures)


def _further(
    account: Account, chain: _Chain, beyond: Mapping[tuple[object, str], tuple[Body, ...]]
) -> _Chain:
    """The chain with those whom its last body passes on: in the same report, or with the same figures."""
    if not chain.bodies or account.status is Status.DENIED:
        return chain
    last = chain.bodies[-1].key
    more = beyond.get((account.report.document_id, last))
    if more is None and account.figures:
        more = beyond.get((_numbers(account), last))
    return _Chain((*chain.bodies, *(more or ())))


def _spoken(account: Account, chain: _Chain, copies: Copies) -> Rest | None:
    """The farthest speaker."""
    if not chain.bodies:
        return None
    last = chain.bodies[-1]
    passed = [one.name for one in reversed(chain.bodies[:-1])]
    through = dict.fromkeys([*passed, *_agency(account, copies)])
    return Rest(last.key, last.name, tuple(one for one in through if one != last.name))


def _unspoken(
    account: Account, named: Mapping[DocumentId, Rest], country: str | None, copies: Copies
) -> Rest:
    """An account for which nobody is quoted."""
    is_seen = account.type in load_voice_cues().public and account.status in (Status.OCCURRED, Status.ONGOING)
    if not is_seen:
        rest = named.get(account.report.document_id) or _elsewhere(account.report, country, copies)
        if rest is not None:
            return rest
    return _own(account, country, copies)


def _elsewhere(report: Report, country: str | None, copies: Copies) -> Rest | None:
    """Who is quoted first in the report, be it on something else."""
    for other in report.accounts:
        rest = _spoken(other, _chain(other, country), copies)
        if rest is not None:
            return rest
    return None


def _own(account: Account, country: str | None, copies: Copies) -> Rest:
    """What nobody is quoted for is the agency's, else the outlet's whose words these are."""
    carrier = _carrier(account, copies)
    if carrier is None:
        return Rest("", "unknown outlet", (), is_quoted=False)
    body = publisher_body(carrier, country)
    return Rest(body.key, body.name, (), is_quoted=False)


def _carrier(account: Account, copies: Copies) -> str | None:
    """The agency or outlet whose words the sentence is, wherever it is printed."""
    if agencies := _agency(account, copies):
        return agencies[0]
    origin = copies.origins.get(_home(account, copies))
    return (origin.outlet if origin else None) or account.report.outlet


def _agency(account: Account, copies: Copies) -> tuple[str, ...]:
    """The agency whose words the sentence is, where it is one's."""
    return copies.agencies(_home(account, copies))[:1]


def _home(account: Account, copies: Copies) -> DocumentId:
    """The first document with the sentence."""
    return copies.first_telling(account.report.document_id, Span(account.start, account.end))


def _under_one_name(rests_: list[Rest]) -> list[Rest]:
    """ "The union" is the teachers' union where an event has no other: fewer words for the same body."""
    names = {one.key: one.voice for one in rests_ if one.is_quoted}
    if len(names) < 2:  # noqa: PLR2004
        return rests_
    words = {key: _words(f"{key} {name}") for key, name in names.items()}
    aliases: dict[str, str] = {}
    for key in names:
        wider = [other for other in names if other != key and words[key] < words[other]]
        if len(wider) == 1 and len(words[key]) < _FULL_NAME:
            aliases[key] = wider[0]
    return [
        replace(one, key=aliases[one.key], voice=names[aliases[one.key]]) if one.key in aliases else one
        for one in rests_
    ]


_FULL_NAME = 3  # words from which a name is taken to be whole


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace("'s", "").replace("’s", "").replace("'", "").split())


def is_account(account: Account) -> bool:
    """Whether a speaker vouches for it: who could not confirm it, or asks, gives no account."""
    stance = account.chain[0].stance if account.chain else Stance.ASSERTS
    return stance not in (Stance.COULD_NOT_CONFIRM, Stance.ASKS)


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
