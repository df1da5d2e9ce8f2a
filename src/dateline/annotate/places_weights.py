"""How much each sign says that a name is meant as a place, and the sentence that says why."""

SIGNS: dict[str, tuple[float, str]] = {
    "country": (2.8, "a country is called so"),
    "large": (1.5, "a large place is called so"),
    "middling": (1.2, "a middling place is called so"),
    "small": (0.1, "only small places are called so"),
    "several-words": (1.0, "the name has several words"),
    "common-word": (-3.0, "the word mostly means something else"),
    "alternate-name": (-1.3, "it is an alternate name of a town"),
    "spelling-variant": (-2.3, "only another spelling is known"),
    "variant-in-place": (2.2, "but the words beside it speak of a place"),
    "given-name": (-2.0, "persons are called so, and it stands where a person would"),
    "code": (-3.9, "it is a postal code"),
    "acronym": (-1.9, "it looks like an acronym"),
    "in-capitals": (-0.8, "the text is in capitals throughout, which hides what is a name"),
    "not-tagged-as-name": (-1.6, "the parser takes it for no name"),
    "also-lower-case": (-1.9, "the page also prints it without a capital"),
    "surname-here": (-1.9, "a person of that name is on the page"),
    "starts-sentence": (0.0, "it starts the sentence"),
    "ends-sentence": (0.2, "it ends the sentence"),
    "after-in": (1.7, "a preposition of place stands before it"),
    "after-preposition": (0.1, "a preposition stands before it"),
    "after-of": (0.4, "'of' stands before it"),
    "of-other": (-2.2, "it is part of the name of a body: 'University of …'"),
    "after-modifier": (1.5, "a word such as 'northern' stands before it"),
    "after-title": (-3.1, "a title stands before it"),
    "after-capital": (-1.1, "another name stands before it"),
    "after-place": (-1.3, "a place stands before it"),
    "after-the": (0.0, "'the' stands before it"),
    "level-beside": (0.8, "a word such as 'province' stands beside it"),
    "does-as-persons-do": (-1.4, "it does what persons do"),
    "like-a-dateline": (2.5, "it is in capitals, with a dash or colon after it, as datelines are"),
    "verb-of-place": (1.9, "the verb is one of places: 'seized', 'fled', 'sent to'"),
    "country-of-page": (1.2, "few places are called so, and one lies in a country that the page names"),
    "possessive": (0.0, "it is a possessive"),
    "before-office": (0.0, "a word such as 'Mayor' or 'Police' follows"),
    "before-other": (-1.7, "a word such as 'University' or 'Post' follows"),
    "before-capital": (-1.9, "another name follows"),
    "before-place": (-1.8, "a place follows"),
    "hyphen-after": (-0.4, "a hyphen follows"),
    "before-parent": (3.3, "the wider place follows after a comma"),
    "after-child": (3.2, "a place in it stands before, after a comma"),
    "in-list": (0.9, "it stands in a list of places"),
    "accepted-elsewhere": (0.7, "the page clearly means the place elsewhere"),
}
BASE = 0.0
THRESHOLD = 0.0


def belief(signs: tuple[str, ...]) -> float:
    """The sum of what the signs say; above the threshold the name is taken for a place."""
    return BASE + sum(SIGNS[sign][0] for sign in signs)


_SURE = 1.5
_SPEAK_OF_PLACE = frozenset({"after-in", "after-child", "after-modifier", "before-parent", "level-beside"})
_SPEAK_OF_PERSON = frozenset({"after-title", "after-capital", "does-as-persons-do", "given-name"})


def is_sure(signs: tuple[str, ...]) -> bool:
    """Whether the signs are so clear that they hold for the same name elsewhere on the page."""
    if "surname-here" in signs and _SPEAK_OF_PLACE.intersection(signs):
        signs = tuple(sign for sign in signs if sign != "surname-here")
    return belief(signs) >= THRESHOLD + _SURE


def with_certainty(signs: tuple[str, ...]) -> tuple[str, ...]:
    """The signs at a name that clearly means a place elsewhere on the page."""
    known = {*signs, "accepted-elsewhere"}
    return tuple(sorted(known if known & _SPEAK_OF_PERSON else known - {"surname-here"}))
