"""The codebook holds what a coder needs, every entry is sound, and its example sentences read as they say."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.annotate.analysis import Engine
from dateline.annotate.events import EventFinder
from dateline.annotate.quotes import QuoteFinder
from dateline.annotate.times import TimeFinder
from dateline.errors import BadResource
from dateline.model.document import Document
from dateline.model.ids import DocumentId, MentionId
from dateline.model.mention import EventMention, NameMention, NameType, Outcome, Role, Status
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.resources.codebook import Example, Slot, load_codebook, make_codebook
from dateline.resources.codebook_files import parse_family

FAMILIES = {
    "violence": "armed-clash attack abduction sexual-violence air-strike shelling explosion suicide-bombing "
    "chemical-attack",
    "territory": "territory-taken territory-lost",
    "force": "operation deployment base-established arrest weapons-seized destruction",
    "group": "group-change recruitment surrender",
    "people": "movement displacement",
    "politics": "agreement talks sanction aid",
    "crowd": "protest riot",
    "situation": "presence control",
    "statement": "declaration threat accusation denial responsibility-claim condemnation demand",
}
EXAMPLES = [example for one in load_codebook().types.values() for example in one.examples]
SOUND = """
family: territory
types:
  territory-taken:
    label: Territory taken
    definition: A side gains control of a place.
    acled: {event_type: Battles, sub_event_type: Non-state actor overtakes territory}
    ucdp: null
    plover: {event: ASSAULT}
    cameo: "192"
    roles: {subject: agent, object: place}
    triggers:
      - {verb: capture, object: [town], target: [on, at]}
    examples:
      - {text: Rebels captured the town., trigger: captured, status: occurred}
      - {text: The army captured a town., trigger: captured, status: occurred}
"""


def test_every_type_of_the_contract_has_its_family() -> None:
    expected = {name: family for family, names in FAMILIES.items() for name in names.split()}
    assert {name: one.family for name, one in load_codebook().types.items()} == expected


@pytest.mark.parametrize("name", sorted(load_codebook().types))
def test_every_type_can_be_announced_by_more_than_one_word(name: str) -> None:
    words = {" ".join(trigger.lemmas) for trigger in load_codebook().of_type(name)}
    assert len(words) >= 8


@pytest.mark.parametrize(
    ("name", "sub_event_type"),
    [
        ("armed-clash", "Armed clash"),
        ("air-strike", "Air/drone strike"),
        ("suicide-bombing", "Suicide bomb"),
        ("weapons-seized", "Disrupted weapons use"),
        ("protest", "Peaceful protest"),
        ("territory-lost", "Non-violent transfer of territory"),
    ],
)
def test_types_map_to_acled(name: str, sub_event_type: str) -> None:
    assert load_codebook().types[name].acled.sub_event_type == sub_event_type


def test_a_foiled_bombing_is_disrupted_weapons_use() -> None:
    rules = load_codebook().types["suicide-bombing"].acled_by
    codes = [code.sub_event_type for when, code in rules if Status.ATTEMPTED in when.status]
    assert codes == ["Disrupted weapons use"]


@pytest.mark.parametrize(("lemma", "particle"), [("shoot", "dead"), ("beat", "up"), ("set", "ablaze")])
def test_narrower_triggers_come_first(lemma: str, particle: str) -> None:
    narrow = [trigger.particle == particle for trigger in load_codebook().verbs[lemma]]
    plain = [
        not (one.particle or one.objects or one.subjects or one.preps) for one in load_codebook().verbs[lemma]
    ]
    assert True in narrow
    assert True not in plain or narrow.index(True) < plain.index(True)


def test_prepositions_that_look_like_truth_values_are_words() -> None:
    attack = next(one for one in load_codebook().nouns["attack"] if not one.preps)
    assert attack.prep_slots["on"] is Slot.TARGET


@pytest.mark.parametrize(
    ("index", "lemma"),
    [
        ("phrases", "air"),  # "air-strike" is three tokens
        ("verbs", "rap"),  # what taggers make of "raped"
    ],
)
def test_triggers_are_spelt_as_the_tagger_hands_them_over(index: str, lemma: str) -> None:
    assert lemma in getattr(load_codebook(), index)


def test_a_hyphenated_phrase_is_found_by_its_tokens() -> None:
    spellings = {trigger.lemmas for trigger in load_codebook().phrases["air"] if trigger.type == "air-strike"}
    assert {("air", "strike"), ("air", "-", "strike")} <= spellings


def test_a_sound_file_is_taken() -> None:
    codebook = make_codebook([parse_family("x.yaml", SOUND)])
    (capture,) = codebook.verbs["capture"]
    assert (capture.subject, capture.object, set(capture.prep_slots)) == (
        Slot.AGENT,
        Slot.PLACE,
        {"on", "at"},
    )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("territory-taken:", "land-grab:", "land-grab"),
        ("Battles", "Battle", "ACLED has no"),
        ("ASSAULT", "ATTACKS", "PLOVER has no"),
        ("subject: agent", "subject: victim", "roles.subject"),
        ("verb: capture", "verb: capture, noun: capture", "exactly one of"),
        ("verb: capture", "verb: Capture", "triggers.0.verb"),
        ("object: [town]", "object: [border-town]", "hyphen"),
        ("object: [town]", "objekt: [town]", "objekt"),
        ("trigger: captured", "trigger: seized", "does not contain"),
        ("object: [town]", "light: true", "light verb"),
        ('cameo: "192"', 'cameo: "99"', "cameo"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_file_and_place(old: str, new: str, complaint: str) -> None:
    with pytest.raises(BadResource, match=f"(?s)^x.yaml.*{complaint}"):
        parse_family("x.yaml", SOUND.replace(old, new, 1))


def test_two_triggers_for_the_same_words_are_refused() -> None:
    entry = SOUND.partition("  territory-taken:")[2]
    twice = parse_family("x.yaml", SOUND + "  territory-lost:" + entry)
    with pytest.raises(BadResource, match="'capture' stands twice: territory-taken and territory-lost"):
        make_codebook([twice])


@pytest.fixture(scope="module")
def read(engine: Engine) -> Callable[[Example], list[EventMention]]:
    """The happenings of an example's type, given who is named in it."""
    finders = (TimeFinder(), QuoteFinder(), EventFinder(load_codebook()))

    def events_of(example: Example) -> list[EventMention]:
        document = Document(
            id=DocumentId("d_x"),
            external_id=None,
            location="x",
            text=example.text,
            text_sha256="",
            published=date(2024, 3, 8),
        )
        page = Page(document, engine.analyse(document))
        page = page.with_mentions(_named(page, words) for words in (example.agent, example.target) if words)
        for finder in finders:
            page = page.with_mentions(finder(page))
        return [event for event in page.of_kind(EventMention) if event.type == example.type]

    return events_of


def _named(page: Page, words: str) -> NameMention:
    start = page.document.text.index(words)
    span = Span(start, start + len(words))
    head = page.analysis.head_of(span)
    assert head is not None
    token = page.analysis.tokens[head]
    head_span = Span(token.start, token.end)
    return NameMention(id=MentionId(words), span=span, maker="test", type=NameType.GROUP, head=head_span)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.type}: {example.text[:50]}")
def test_examples_read_as_they_say(example: Example, read: Callable[[Example], list[EventMention]]) -> None:
    events = read(example)
    if example.trigger is None:
        assert events == []
        return
    start = example.text.index(example.trigger)
    trigger = Span(start, start + len(example.trigger))
    (event, *_) = [one for one in events if one.span.overlaps(trigger)]
    assert event.status is example.status
    for role, words in ((Role.AGENT, example.agent), (Role.TARGET, example.target)):
        if words:
            assert words in [_words(example, one.span) for one in event.fillers if one.role is role]
    if example.outcome:
        assert example.outcome in _outcomes(event)


def _words(example: Example, span: Span) -> str:
    return span.of(example.text)


def _outcomes(event: EventMention) -> set[Outcome | None]:
    return {filler.outcome for filler in event.fillers}
