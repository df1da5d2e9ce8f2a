"""Chooses the actor that each name, description or pronoun of a page stands for, or says why not."""

from collections.abc import Mapping
from dataclasses import replace

from dateline.link.actors_area import of_area
from dateline.link.actors_class import Described, as_of_now, class_of, class_of_body, class_of_title, head_of
from dateline.link.actors_office import office_for
from dateline.link.actors_rate import TIE, Asked, reasons_for, told
from dateline.link.actors_story import Story
from dateline.model.actor import Actor, ActorClass
from dateline.model.ids import MentionId
from dateline.model.link import Candidate, Link
from dateline.model.mention import NameMention, NameType
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.span import Span
from dateline.model.where import Place
from dateline.resources.actor_rows import Entry
from dateline.resources.actors import Registry

_BACK = 0.9  # what a step back to an antecedent leaves of the score
_SHORT = 6
_DESCRIBED, _BARE = 0.6, 0.5
_OTHERS = "others"
_UNTOLD = frozenset({ActorClass.ORGANISATION, ActorClass.PERSON, ActorClass.UNIDENTIFIED})


def link_actors(
    page: Page, places: Mapping[MentionId, Link[Place]], registry: Registry
) -> dict[MentionId, Link[Actor]]:
    """For each name mention the actor it stands for on the day of the report, with reasons and rivals."""
    story = Story.of(page, places, registry)
    links: dict[MentionId, Link[Actor]] = {}
    by_span: dict[Span, Link[Actor]] = {}
    before: Link[Actor] | None = None
    for mention in sorted(page.of_kind(NameMention), key=lambda one: one.antecedent is not None):
        link = of_area(page, places, mention, _link(story, mention, by_span))
        if mention.head.of(page.document.text).lower() == _OTHERS:
            link = _like_before(story, link, before)
        before = link
        links[mention.id] = link
        by_span.setdefault(mention.span, link)
    return links


def _like_before(story: Story, link: Link[Actor], before: Link[Actor] | None) -> Link[Actor]:
    """ "seven others" are of the kind of those named before them in the sentence."""
    if before is None or before.chosen is None or link.chosen is None:
        return link
    mine, theirs = story.page.by_id[link.mention_id], story.page.by_id[before.mention_id]
    near = story.page.analysis.sentence_of(mine.span)
    if near is None or not near.span.overlaps(theirs.span) or theirs.span.overlaps(mine.span):
        return link
    actor = replace(link.chosen.value, actor_class=before.chosen.value.actor_class)
    reason = Reason("like", _DESCRIBED, f"of the same kind as “{story.words(theirs.span)}”")
    return Link(link.mention_id, Candidate(actor, _DESCRIBED, (reason,)), ())


def _link(story: Story, mention: NameMention, by_span: Mapping[Span, Link[Actor]]) -> Link[Actor]:
    if mention.antecedent and mention.antecedent in by_span:
        return _led_back(story, mention, by_span[mention.antecedent])
    if mention.name:
        return _by_name(story, mention, mention.name)
    return _by_words(story, mention)


def _led_back(story: Story, mention: NameMention, earlier: Link[Actor]) -> Link[Actor]:
    """The same actor as that of the phrase to which a pronoun or "the group" leads back."""
    if earlier.chosen is None:
        return replace(earlier, mention_id=mention.id)
    assert mention.antecedent is not None  # noqa: S101  (for the type checker; the caller looked)
    words = story.words(mention.antecedent)
    reason = Reason("antecedent", _BACK, f"“{story.words(mention.span)}” leads back to “{words}”")
    chosen = Candidate(
        earlier.chosen.value, round(earlier.chosen.score * _BACK, 3), (reason, *earlier.chosen.reasons)
    )
    return Link(mention.id, chosen, earlier.rivals)


# --- names ---------------------------------------------------------------------------------------


def _by_name(story: Story, mention: NameMention, name: Span) -> Link[Actor]:
    entries = _entries(story, name)
    if entries and _is_body_of_person(mention, entries):
        return _by_words(story, mention)
    if not entries:
        return _unknown(story, mention, name)
    candidates = sorted(
        (_candidate(story, mention, entry, len(entries)) for entry in entries),
        key=lambda one: (-one.score, one.value.id or ""),
    )
    return _choose(story, mention, name, candidates)


def _is_body_of_person(mention: NameMention, entries: tuple[Entry, ...]) -> bool:
    """ "the government of President Roe": the body is meant, not its head."""
    if mention.type is NameType.PERSON or _names_itself(mention):
        return False
    return all(entry.kind == "person" for entry in entries)


def _entries(story: Story, name: Span) -> tuple[Entry, ...]:
    """What the registry knows under a name; a country stands for its government."""
    words = story.words(name)
    found = story.registry.lookup(words, on=story.day, countries=_home(story))
    if found and found[0].kind != "office":
        found = _not_elsewhere(story, words, _not_namesakes(story, words, found))
    if found:
        return found
    states = story.registry.country_of(words, "name", "capital", "people")
    governments = (story.registry.office("gov", iso) for iso in states)
    return tuple(entry for entry in governments if entry)


def _not_namesakes(story: Story, words: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without people known by a common surname, unless a title or the report's country points to them."""
    sure = {one.entry for one in story.registry.spellings_of(words) if not one.is_weak}
    return tuple(one for one in found if one.id in sure or _is_pointed_to(story, one))


def _is_pointed_to(story: Story, entry: Entry) -> bool:
    if entry.kind != "person":
        return bool(story.named.intersection(entry.countries))
    in_office = entry.class_on(story.day) is not ActorClass.PERSON
    return (
        story.country in entry.countries
        and in_office
        and (story.day is None or entry.existed_in(story.day.year))
    )


def _not_elsewhere(story: Story, words: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without those whose acronym or single word is known from countries that the page never names."""
    if len(words) > _SHORT and " " in words:
        return found
    if not story.named:
        return found
    return tuple(
        one for one in found if not one.countries or story.named.intersection(one.countries) or _is_wide(one)
    )


def _is_wide(entry: Entry) -> bool:
    """Media and international bodies turn up in reports from anywhere; so do the best known groups."""
    return entry.kind in ("organisation", "person") or entry.id in ("isis", "al-qaeda")


def _home(story: Story) -> frozenset[str]:
    return frozenset({story.country}) if story.country else frozenset()


def _candidate(story: Story, mention: NameMention, entry: Entry, how_many: int) -> Candidate[Actor]:
    words = story.words(mention.name or mention.span)
    asked = Asked(story.registry, words, story.day, story.country, story.named)
    reasons = reasons_for(asked, entry, how_many)
    actor = _actor(story, mention, entry)
    score = round(sum(reason.value for reason in reasons), 3)
    return Candidate(actor, score, (*reasons, *told(asked, entry), *_relation(story, mention, entry, actor)))


def _relation(story: Story, mention: NameMention, entry: Entry, actor: Actor) -> tuple[Reason, ...]:
    if actor.id == entry.id and actor.actor_class is entry.class_on(story.day):
        return ()
    if actor.id == entry.id:
        return (Reason("abroad", 0.0, f"forces of {entry.countries[0]} outside their country"),)
    return (
        Reason("affiliation", 0.0, f"“{story.words(mention.span)}” belongs to {entry.name} [{entry.id}]"),
    )


def _actor(story: Story, mention: NameMention, entry: Entry) -> Actor:
    """The entry itself, or somebody who belongs to it: "a Taliban commander"."""
    actor_class = _class_abroad(story, mention, entry)
    country = entry.countries[0] if len(entry.countries) == 1 else None
    if country is None and story.country in entry.countries:
        country = story.country
    if _is_the_group(story, mention, entry):
        return Actor(entry.id, entry.name, actor_class, country)
    _, head = head_of(story.page, mention, story.cues)
    own = head.actor_class if head else ActorClass.PERSON
    if (own not in _UNTOLD and own is not ActorClass.GOVERNMENT) or actor_class is ActorClass.ORGANISATION:
        actor_class = own
    return Actor(None, story.words(mention.span), actor_class, country)


def _is_the_group(story: Story, mention: NameMention, entry: Entry) -> bool:
    """Whether the phrase names the actor or stands for it: "Taliban fighters", not "a Taliban spokesman"."""
    if mention.name and mention.name.start <= mention.head.start and mention.head.end <= mention.name.end:
        return True
    if entry.kind == "person":
        return False
    _, head = head_of(story.page, mention, story.cues)
    if head is None or head.noun not in story.cues.model.stands_for_group:
        return False
    return mention.plural or head.noun not in story.cues.model.one_of_many


def _class_abroad(story: Story, mention: NameMention, entry: Entry) -> ActorClass:
    """The class on the day; a state's forces are foreign in a report about another country."""
    actor_class = entry.class_on(story.day)
    if entry.kind == "person" or actor_class is not ActorClass.STATE_FORCES or not entry.countries:
        return actor_class
    return ActorClass.FOREIGN_FORCES if story.is_abroad(mention, entry.countries) else actor_class


def _choose(
    story: Story, mention: NameMention, name: Span, candidates: list[Candidate[Actor]]
) -> Link[Actor]:
    best, rivals = candidates[0], tuple(candidates[1:6])
    if not rivals or best.score - rivals[0].score > TIE:
        return Link(mention.id, best, rivals)
    classes = {one.value.actor_class for one in candidates if best.score - one.score <= TIE}
    shared = classes.pop() if len(classes) == 1 else ActorClass.UNIDENTIFIED
    reason = Reason(
        "undecided", 0.0, f"“{story.words(name)}” may be {best.value.name} or {rivals[0].value.name}"
    )
    open_ = Candidate(Actor(None, story.words(name), shared), _BARE, (reason,))
    return Link(mention.id, open_, tuple(candidates[:5]))


def _unknown(story: Story, mention: NameMention, name: Span) -> Link[Actor]:
    """Somebody or some body that no list knows, with the class that title or words give."""
    if mention.type is NameType.PERSON and _names_itself(mention):
        return _person(story, mention, name)
    found = class_of(story.page, mention, story.cues) if not _names_itself(mention) else None
    found = found or class_of_body(story.page, mention, story.cues)
    return _as_described(story, mention, found, ActorClass.ORGANISATION)


def _names_itself(mention: NameMention) -> bool:
    return mention.name is not None and mention.name.start <= mention.head.start < mention.name.end


def _person(story: Story, mention: NameMention, name: Span) -> Link[Actor]:
    words = story.words(name)
    found = as_of_now(story.words(mention.span), _class_by_title(story, mention), story.cues)
    if found is None or found.actor_class in _UNTOLD or found.actor_class is ActorClass.CIVILIANS:
        reason = Reason("person", _BARE, f"{words} is a person whom no list knows")
        return Link(mention.id, Candidate(Actor(None, words, ActorClass.PERSON), _BARE, (reason,)), ())
    reason = Reason("title", _DESCRIBED, f"“{found.word}” says that {words} is {found.actor_class.value}")
    return Link(mention.id, Candidate(Actor(None, words, found.actor_class), _DESCRIBED, (reason,)), ())


def _class_by_title(story: Story, mention: NameMention) -> Described | None:
    if mention.organisation:
        words = story.words(mention.organisation)
        entries = story.registry.lookup(words, on=story.day, countries=_home(story))
        if entries:
            return Described(_class_abroad(story, mention, entries[0]), words)
    return _class_of_title(story, mention)


def _class_of_title(story: Story, mention: NameMention) -> Described | None:
    if mention.title is None:
        return None
    return class_of_title(story.page, mention.title, mention.organisation, story.cues)


# --- descriptions --------------------------------------------------------------------------------


def _by_words(story: Story, mention: NameMention) -> Link[Actor]:
    found = as_of_now(story.words(mention.span), class_of(story.page, mention, story.cues), story.cues)
    if found is None:
        return Link(mention.id, None, (), declined="nothing says who this is")
    office = office_for(story, mention, found)
    if office is None:
        return _as_described(story, mention, found, found.actor_class)
    reason = Reason("story", _DESCRIBED, f"“{story.words(mention.span)}” in a report about {story.country}")
    actor = Actor(office.id, office.name, office.class_on(story.day), office.countries[0])
    asked = Asked(story.registry, story.words(mention.span), story.day, story.country, story.named)
    return Link(mention.id, Candidate(actor, _DESCRIBED, (reason, *told(asked, office))), ())


def _as_described(
    story: Story, mention: NameMention, found: Described | None, otherwise: ActorClass
) -> Link[Actor]:
    words = story.words(mention.span if not _names_itself(mention) else mention.name or mention.span)
    actor_class = found.actor_class if found else otherwise
    text = f"“{found.word}” is {actor_class.value}" if found else "a name that no list knows"
    reason = Reason("words", _DESCRIBED if found else _BARE, text)
    return Link(mention.id, Candidate(Actor(None, words, actor_class), reason.value, (reason,)), ())
