"""The class of people who are described rather than named: "armed men", "army officers", "a journalist"."""

from dataclasses import dataclass

from dateline.model.actor import ActorClass
from dateline.model.mention import NameMention, NameType
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Token
from dateline.resources.people_cues import Head, PeopleCues

# Nouns of these classes take their class from the words beside them: "rebel leader", "armed men".
_OPEN = frozenset(
    {
        ActorClass.PERSON,
        ActorClass.CIVILIANS,
        ActorClass.UNIDENTIFIED,
        ActorClass.STATE_FORCES,
        ActorClass.GOVERNMENT,
        ActorClass.ORGANISATION,
    }
)
# Nouns beside the head that do not say what its people are: "network leaders".
_SAYS_NOTHING = frozenset(
    {ActorClass.PERSON, ActorClass.ORGANISATION, ActorClass.MEDIA, ActorClass.UNIDENTIFIED}
)
# "rebel forces" are rebels and "foreign troops" foreign; but "armed soldiers" remain soldiers.
_CHANGES = {
    ActorClass.STATE_FORCES: frozenset(
        {
            ActorClass.REBEL_GROUP,
            ActorClass.POLITICAL_MILITIA,
            ActorClass.COMMUNAL_MILITIA,
            ActorClass.FOREIGN_FORCES,
            ActorClass.POLICE,
        }
    ),
    ActorClass.CIVILIANS: frozenset({ActorClass.UNIDENTIFIED}),
    ActorClass.GOVERNMENT: frozenset({ActorClass.REBEL_GROUP, ActorClass.POLICE, ActorClass.STATE_FORCES}),
    ActorClass.ORGANISATION: frozenset({ActorClass.REBEL_GROUP, ActorClass.MEDIA}),
}
_SERVICE = frozenset({ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.GOVERNMENT})
_TEAMS = frozenset({"squad", "branch", "unit", "team", "force"})
_GENERALS = frozenset(
    {"secretary", "director", "attorney", "consul", "prosecutor", "inspector", "governor", "auditor"}
)
_PROPER_HEADS = {
    "army": ActorClass.STATE_FORCES,
    "police": ActorClass.POLICE,
    "ministry": ActorClass.GOVERNMENT,
    "court": ActorClass.GOVERNMENT,
}


@dataclass(frozen=True, slots=True)
class Described:
    """A class with the word that gave it."""

    actor_class: ActorClass
    word: str


def head_of(page: Page, mention: NameMention, cues: PeopleCues) -> tuple[Token | None, Head | None]:
    """The head noun of a mention and what it says about people."""
    inside = page.analysis.within(mention.head)
    if not inside:
        return None, None
    token = page.analysis.tokens[inside[-1]]
    return token, cues.head(token.lower, token.lemma)


def class_of(page: Page, mention: NameMention, cues: PeopleCues) -> Described | None:
    """The class that the words of a description give, None if they give none."""
    token, head = head_of(page, mention, cues)
    if token is None or head is None:
        return _nationals(mention, token)
    if token.lower == "general" and page.analysis.tokens[token.i - 1].lower in _GENERALS:
        return Described(ActorClass.GOVERNMENT, token.text)
    own = Described(head.actor_class, token.text)
    if head.actor_class not in _OPEN:
        return own
    for word in _modifiers(page, mention, token):
        if _is_against(page, word):
            continue
        beside = _class_beside(word, cues, head) if word.i < token.i else _class_after(page, word, cues, head)
        if beside:
            return Described(beside, word.text)
    return Described(ActorClass.UNIDENTIFIED, token.text) if _is_bound(page, mention, head) else own


def _is_against(page: Page, word: Token) -> bool:
    """Whether a word names those fought: "guerrilla" of "an anti-guerrilla battalion"."""
    before = [page.analysis.tokens[i].lower for i in range(max(0, word.i - 2), word.i)]
    return before[-1:] in (["anti"], ["counter"]) or before in (["anti", "-"], ["counter", "-"])


def as_of_now(words: str, found: Described | None, cues: PeopleCues) -> Described | None:
    """Somebody who has left the state's service is a person like others: "a retired general"."""
    if found is None or found.actor_class not in _SERVICE:
        return found
    left = next((w for w in words.casefold().replace("-", " ").split() if w in cues.model.no_longer), None)
    return Described(ActorClass.PERSON, left) if left else found


def _nationals(mention: NameMention, token: Token | None) -> Described | None:
    """ "four Americans": a description whose noun says nothing but where its people come from."""
    if token is None or not mention.plural or mention.name is not None or token.pos == "PRON":
        return None
    return Described(ActorClass.CIVILIANS, token.text)


def _class_beside(word: Token, cues: PeopleCues, head: Head) -> ActorClass | None:
    """What a word beside the head makes of its people."""
    if head.actor_class is ActorClass.STATE_FORCES and word.lower in cues.model.other_forces:
        return ActorClass.REBEL_GROUP
    if head.noun in _TEAMS and word.lower in cues.model.policing:
        return ActorClass.POLICE
    beside = cues.modifiers.get(word.lower) or _class_of_noun(word, cues, head)
    if beside is ActorClass.FOREIGN_FORCES and head.noun not in cues.model.collective and not _is_army(head):
        return None
    allowed = _CHANGES.get(head.actor_class)
    if head.noun == "man" and beside in (ActorClass.STATE_FORCES, ActorClass.POLICE):
        return beside  # "security men"
    return beside if allowed is None or beside in allowed else None


def _class_after(page: Page, noun: Token, cues: PeopleCues, head: Head) -> ActorClass | None:
    """What the noun after "of" makes of them, its own modifiers first: "a group of armed men"."""
    if head.actor_class is not ActorClass.PERSON and head.noun not in cues.model.collective:
        return None
    for child in page.analysis.children[noun.i]:
        said = cues.modifiers.get(page.analysis.tokens[child].lower)
        if said and child < noun.i:
            return said
    return cues.modifiers.get(noun.lower) or _class_of_noun(noun, cues, head)


def _is_army(head: Head) -> bool:
    return head.actor_class is ActorClass.STATE_FORCES


def _is_bound(page: Page, mention: NameMention, head: Head) -> bool:
    """Whether words after the head say that the forces are somebody's: "forces backed by Russia"."""
    if head.actor_class is not ActorClass.STATE_FORCES or mention.span.end <= mention.head.end:
        return False
    after = page.document.text[mention.head.end : mention.span.end].split(maxsplit=1)
    return bool(after) and after[0] != "of"


def _modifiers(page: Page, mention: NameMention, head: Token) -> list[Token]:
    """The words before the head, the nearest first, then the noun after "of"."""
    tokens = page.analysis.tokens
    inside = page.analysis.within(mention.span)
    before = [
        tokens[i] for i in reversed(inside) if i < head.i and tokens[i].dep not in ("det", "nummod", "poss")
    ]
    return before + [tokens[i] for i in inside if i > head.i and tokens[i].dep == "pobj"]


def _class_of_noun(word: Token, cues: PeopleCues, head: Head) -> ActorClass | None:
    """ "army" of "army commander", for nouns such as "commander" that say nothing by themselves."""
    if head.actor_class is not ActorClass.PERSON and head.noun not in cues.model.collective:
        return None
    if word.pos == "ADJ":
        return None
    beside = cues.head(word.lower, word.lemma)
    if beside is None or beside.actor_class in _SAYS_NOTHING:
        return None
    return beside.actor_class


def class_of_title(page: Page, title: Span, organisation: Span | None, cues: PeopleCues) -> Described | None:
    """The class that a title gives: "Colonel", "journalist"; but none for the president of a union."""
    tokens = [page.analysis.tokens[i] for i in page.analysis.within(title)]
    inside = page.analysis.within(organisation) if organisation else ()
    private = any(_is_private(token, cues) for token in (*tokens, *(page.analysis.tokens[i] for i in inside)))
    for token in reversed(tokens):
        head = cues.head(token.lower, token.lemma)
        if private and head and head.noun in cues.model.posts:
            continue
        if head and head.actor_class is not ActorClass.PERSON and not _follows_post(tokens, token):
            return Described(head.actor_class, token.text)
        beside = cues.modifiers.get(token.lower)
        if beside:
            return Described(beside, token.text)
    return None


def _is_private(token: Token, cues: PeopleCues) -> bool:
    """Whether a word of a title names a union, party or company, or is an acronym."""
    head = cues.head(token.lower, token.lemma)
    if head and head.type is NameType.ORGANISATION:
        return True
    return token.norm.isupper() and len(token.norm) > 1 and token.norm.isalpha()


def _follows_post(tokens: list[Token], token: Token) -> bool:
    """Whether "general" belongs to "secretary general" or "attorney general"."""
    place = tokens.index(token)
    return token.lower == "general" and place > 0 and tokens[place - 1].lower in _GENERALS


def class_of_body(page: Page, mention: NameMention, cues: PeopleCues) -> Described | None:
    """The class of a named body that is in no list, by the noun in its name: "Supreme Electoral Court"."""
    token, head = head_of(page, mention, cues)
    if token is None or head is None or head.type is NameType.PERSON:
        return None
    if head.actor_class is ActorClass.UNIDENTIFIED:
        return None
    return Described(_PROPER_HEADS.get(head.noun, head.actor_class), token.text)
