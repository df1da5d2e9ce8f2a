"""Whose a position is: an attack on "army positions" is one on the army, though no man of it is named."""

from functools import lru_cache

from dateline.model.actor import ActorClass
from dateline.resources.people_cues import load_people
from dateline.resources.role_cues import load_role_cues


@lru_cache(maxsize=1024)
def holder_of(words: str) -> ActorClass | None:
    """The class of the force that holds a post, None for other things.

    >>> holder_of("several army positions")
    <ActorClass.STATE_FORCES: 'state-forces'>
    >>> holder_of("two bridges") is None
    True
    """
    parts = words.casefold().split()
    head = parts.index("of") - 1 if "of" in parts[1:] else len(parts) - 1
    if head < 0 or not {parts[head], parts[head].removesuffix("s")} & load_role_cues().posts.nouns:
        return None
    force = load_people().force
    return next((found for i, word in enumerate(parts) if i != head and (found := force(word))), None)
