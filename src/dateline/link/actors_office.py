"""The army, police or government that is meant where no country is named: that of the report."""

from dateline.link.actors_class import Described, head_of
from dateline.link.actors_story import Story
from dateline.model.actor import ActorClass
from dateline.model.mention import NameMention
from dateline.model.span import Span
from dateline.model.syntax import Token
from dateline.resources.actor_rows import Entry

_BODIES = frozenset({ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.GOVERNMENT})
_NOT_THE_STATES = frozenset(
    {
        ActorClass.REBEL_GROUP,
        ActorClass.FOREIGN_FORCES,
        ActorClass.POLITICAL_MILITIA,
        ActorClass.COMMUNAL_MILITIA,
    }
)


def office_for(story: Story, mention: NameMention, found: Described) -> Entry | None:
    """The body of the state that a description stands for, None where it stands for none or is another's."""
    _, head = head_of(story.page, mention, story.cues)
    if head is None:
        return None
    stands = head.noun in story.cues.model.stands_for_group
    if head.noun in story.cues.model.one_of_many or not (stands or head.refers == "body"):
        return None
    if found.actor_class is ActorClass.UNIDENTIFIED and head.actor_class is ActorClass.STATE_FORCES:
        return None
    return _office(story, mention, found, stands)


def _office(story: Story, mention: NameMention, found: Described, stands: bool) -> Entry | None:
    tokens = [story.page.analysis.tokens[i] for i in story.page.analysis.within(mention.span)]
    upto = [token for token in tokens if token.end <= mention.head.end]
    entry = _ending(story, tokens) or (_ending(story, upto) if found.actor_class in _BODIES else None)
    if entry is None and stands:
        entry = _ending(story, [token for token in upto if token.end <= mention.head.start], least=2)
    return entry


def _ending(story: Story, tokens: list[Token], least: int = 1) -> Entry | None:
    """The longest end of these words that names an office, of the country that the words before it leave."""
    for k in range(len(tokens) - least + 1):
        office = story.registry.office_of(story.words(Span(tokens[k].start, tokens[-1].end)))
        if office:
            country = _country(story, office, tokens[:k])
            return story.registry.office(office, country) if country else None
    return None


def _country(story: Story, office: str, before: list[Token]) -> str | None:
    """The country of the place that owns the body, else that of the report; None if it is another's."""
    owners = [token for token in before if token.i in story.here]
    if owners:
        return story.here[owners[-1].i]
    if any(_says_whose(story, token) for token in before):
        return None
    if office == "gov" and any(token.dep == "compound" for token in before):
        return None
    return story.country


def _says_whose(story: Story, token: Token) -> bool:
    word = token.lower
    if token.dep == "poss" or word in story.cues.model.not_national:
        return True
    return story.cues.modifiers.get(word) in _NOT_THE_STATES or bool(
        story.registry.country_of(word, "adjective")
    )
