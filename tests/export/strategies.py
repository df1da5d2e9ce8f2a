"""Events of any shape, for properties that hold for all of them."""

from datetime import date

from hypothesis import strategies as st

from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.event import (
    Actor,
    Agreement,
    Event,
    Relation,
    Review,
    RivalToll,
    Setting,
    Settled,
    Step,
    Tie,
    Toll,
    Voice,
    WireOrigin,
)
from dateline.model.mention import Outcome, Role, Status
from dateline.model.reason import Reason
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
awkward = st.sampled_from(
    ["=1+1", "'=1", "''-x", "@a", "+", "\t", "a\r\nb", '"', ";, ", "عدن", "Москва", "\ufeffx"]
)
words = texts | awkward
days = st.dates(min_value=date(1000, 1, 1))
numbers = st.none() | st.integers(0, 10**6)
names = st.integers(0, 99) | words
claims = st.lists(st.integers(0, 2**64 - 1).map(lambda n: f"c_{n:016x}"), max_size=3).map(tuple)


@st.composite
def intervals(draw: st.DrawFn) -> When:
    first, last = sorted((draw(days), draw(days)))
    shape = draw(st.sampled_from(["both", "open end", "open start"]))
    basis = draw(st.sampled_from(Basis))
    return When(None if shape == "open start" else first, None if shape == "open end" else last, basis)


places = st.builds(
    Place,
    id=st.integers(1, 10**7).map(lambda key: f"geonames:{key}"),
    name=words,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    level=st.sampled_from(Level),
    feature=st.none() | words,
    country=st.sampled_from([None, "CD", "YE"]),
    admin1=st.none() | words,
    admin2=st.none() | words,
    population=st.integers(0, 10**7),
)
settings = st.builds(Setting, place=places, relation=st.sampled_from([None, "near", "north-of"]))


def settled(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        Settled,
        value=st.none() | values,
        claims=claims,
        against=claims,
        agreement=st.sampled_from(Agreement),
        rule=st.just("") | words,
    )


actors = st.builds(
    Actor,
    role=st.sampled_from(Role),
    actor_id=st.none() | words,
    name=words,
    actor_class=st.sampled_from(ActorClass),
    country=st.sampled_from([None, "CD"]),
    outcome=st.none() | st.sampled_from(Outcome),
    hedged=st.booleans(),
    claims=claims,
)
rivals = st.builds(
    RivalToll, voice=words, low=numbers, best=numbers, high=numbers, hedge=st.none() | words, claims=claims
)
tolls = st.builds(
    Toll,
    unit=st.sampled_from(Unit),
    low=numbers,
    best=numbers,
    high=numbers,
    claims=claims,
    against=claims,
    agreement=st.sampled_from(Agreement),
    rule=words,
    rivals=st.lists(rivals, max_size=2).map(tuple),
)
reasons = st.builds(Reason, words, st.floats(-1, 1), words)
event_ids = st.integers(0, 2**64 - 1).map(lambda n: f"e_{n:016x}")


def several(one: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(one, max_size=2).map(tuple)


events = st.builds(
    Event,
    id=event_ids,
    type=st.sampled_from(["attack", "shelling", "protest", "talks", "territory-taken"]),
    status=st.sampled_from(Status),
    when=settled(intervals()),
    where=settled(settings),
    actors=several(actors),
    counts=several(tolls),
    claims=claims,
    reports=several(names),
    recalled_in=several(names),
    documents=st.integers(0, 99),
    outlets=st.integers(0, 99),
    independent=st.integers(0, 99),
    origins=several(st.builds(WireOrigin, origin=words, documents=st.integers(0, 9))),
    voices=several(
        st.builds(
            Voice,
            name=words,
            documents=several(names),
            outlets=several(words),
            through=several(words),
            claims=claims,
        )
    ),
    history=several(st.builds(Step, status=st.sampled_from(Status), on=st.none() | days, claims=claims)),
    disputed=several(words),
    ties=several(
        st.builds(
            Tie,
            relation=st.sampled_from(Relation),
            event_id=event_ids,
            score=st.floats(0, 1),
            reasons=several(reasons),
            proposed=st.booleans(),
        )
    ),
    reasons=several(reasons),
    hedged=st.booleans(),
    review=st.sampled_from(Review),
    maker=words,
)
