"""How much each sign says that a name is meant as a place, and the sentence that says why."""

SIGNS: dict[str, tuple[float, str]] = {
    "country": (3.0, "a country is called so"),
    "large": (1.5, "a large place is called so"),
    "middling": (0.3, "a middling place is called so"),
    "small": (-0.9, "only small places are called so"),
    "several-words": (1.4, "the name has several words"),
    "common-word": (-2.5, "the word mostly means something else"),
    "alternate-name": (-0.7, "it is an alternate name of a town"),
    "spelling-variant": (-1.0, "only another spelling is known"),
    "code": (-4.0, "it is a postal code"),
    "acronym": (-1.5, "it looks like an acronym"),
    "not-tagged-as-name": (-1.2, "the parser takes it for no name"),
    "also-lower-case": (-2.0, "the page also prints it without a capital"),
    "surname-here": (-2.0, "a person of that name is on the page"),
    "starts-sentence": (-0.2, "it starts the sentence"),
    "ends-sentence": (0.1, "it ends the sentence"),
    "after-in": (2.0, "a preposition of place stands before it"),
    "after-preposition": (0.7, "a preposition stands before it"),
    "after-of": (0.8, "'of' stands before it"),
    "of-other": (-2.0, "it is part of the name of a body: 'University of …'"),
    "after-modifier": (2.0, "a word such as 'northern' stands before it"),
    "after-title": (-3.0, "a title stands before it"),
    "after-capital": (-2.0, "another name stands before it"),
    "after-place": (0.5, "a place stands before it"),
    "after-the": (-0.3, "'the' stands before it"),
    "level-beside": (2.5, "a word such as 'province' stands beside it"),
    "does-as-persons-do": (-1.0, "it does what persons do"),
    "possessive": (0.2, "it is a possessive"),
    "before-office": (0.8, "a word such as 'Mayor' or 'Police' follows"),
    "before-other": (-2.5, "a word such as 'University' or 'Post' follows"),
    "before-capital": (-2.5, "another name follows"),
    "before-place": (0.0, "a place follows"),
    "hyphen-after": (-0.3, "a hyphen follows"),
    "before-parent": (3.0, "the wider place follows after a comma"),
    "after-child": (3.0, "a place in it stands before, after a comma"),
    "in-list": (0.8, "it stands in a list of places"),
    "accepted-elsewhere": (1.5, "the page clearly means the place elsewhere"),
}
BASE = 0.0
THRESHOLD = 0.0


def belief(signs: tuple[str, ...]) -> float:
    """The sum of what the signs say; above the threshold the name is taken for a place."""
    return BASE + sum(SIGNS[sign][0] for sign in signs)
