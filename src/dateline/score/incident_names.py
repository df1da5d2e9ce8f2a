"""Names of states and actors, so that two spellings of one are one."""

import re
from functools import lru_cache

from dateline.model.actor import ActorClass
from dateline.resources.actor_rows import read_countries
from dateline.resources.actors import Registry, load_registry
from dateline.resources.field_tables import states

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_YEARS = re.compile(r"\(\d{4}-(\d{4})?\)")
_STATE = re.compile(
    r"^(?:Military Forces|Police Forces|Government|Armed Forces) of (?:the )?(.+)$", re.IGNORECASE
)
_GENERIC = {
    "civilians": "civilians",
    "protesters": "protesters",
    "rioters": "rioters",
    "unidentified armed group": "unidentified",
    "unidentified military forces": "unidentified",
    "unidentified gang": "unidentified",
    "unidentified communal militia": "unidentified",
}
VAGUE = frozenset({"civilians", "protesters", "rioters", "unidentified"})
_SHORT = 2


@lru_cache
def _countries() -> dict[str, str]:
    found = {}
    for iso, state in states().items():
        names = (iso, state.iso3, str(state.numeric), state.acled, state.ucdp or "")
        found.update({_folded(name): iso for name in names if name})
        found.update(
            {_folded(name): iso for name in re.split(r"[()]", state.ucdp or "") if len(name) > _SHORT}
        )
    for country in read_countries():
        for name in country.names:
            found.setdefault(_folded(name), country.iso)
    return found


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 of a state by its name in ACLED or UCDP, or by any ISO code.

    >>> country_code("DR Congo (Zaire)"), country_code("Democratic Republic of Congo"), country_code("180")
    ('CD', 'CD', 'CD')
    """
    known = _countries()
    return known.get(_folded(name)) or known.get(_folded(_BRACKETS.sub("", name)))


@lru_cache(maxsize=65536)
def actor_key(name: str) -> str:
    """Who an actor is: its state, a kind of people, the registry's entry, else its folded name.

    >>> actor_key("Military Forces of Mali (2020-)"), actor_key("Government of Mali")
    ('state:ML', 'state:ML')
    >>> actor_key("Civilians (Mali)"), actor_key("Al Shabaab") == actor_key("al-Shabaab")
    ('civilians', True)
    """
    bare = _BRACKETS.sub("", _YEARS.sub("", name)).strip()
    generic = _GENERIC.get(bare.casefold())
    if generic:
        return generic
    state = _STATE.match(bare)
    country = country_code(_state_name(name)) or (country_code(state[1]) if state else None)
    if state and country:
        return f"state:{country}"
    return _registered(name, bare) or _folded(bare)


def _state_name(name: str) -> str:
    """The state of "Government of DR Congo (Zaire)", whose bracket belongs to the name."""
    found = _STATE.match(_YEARS.sub("", name).strip())
    return found[1].strip() if found else ""


def _registered(name: str, bare: str) -> str | None:
    parts = [bare, *re.split(r":| - |/", bare), *re.findall(r"\(([^)]*)\)", name)]
    for part in dict.fromkeys(one.strip() for one in parts):
        if len(part) > _SHORT - 1 and not country_code(part) and (entries := _registry().lookup(part)):
            entry = entries[0]
            if entry.class_on(None) in _STATES and entry.countries:
                return f"state:{entry.countries[0]}"
            return f"actor:{entry.id}"
    return None


_STATES = frozenset({ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.GOVERNMENT})


@lru_cache
def _registry() -> Registry:
    return load_registry()


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
