"""The codebook's triggers as patterns over plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.resources.codebook import Codebook, Trigger, TriggerKind


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger without a parse: its further words, and words of which one must stand near."""

    lemma: str
    type: str
    family: str
    weight: float
    then: tuple[frozenset[str], ...] = ()  # a phrase: the words that follow, in every form
    needs: tuple[frozenset[str], ...] = ()  # of each set one word stands near
    never: frozenset[str] = frozenset()  # none of these stands near


Index = Mapping[str, tuple[Pattern, ...]]


class Forms:
    """The inflected forms of lemmas, by rule and by a list of irregular ones."""

    def __init__(self, irregular: Mapping[str, tuple[str, ...]]) -> None:
        self._irregular = irregular

    def of(self, lemma: str) -> frozenset[str]:
        """Every form of a word that may stand in a text.

        >>> sorted(Forms({}).of("raid"))
        ['raid', 'raided', 'raiding', 'raids']
        >>> sorted(Forms({}).of("carry"))
        ['carried', 'carries', 'carry', 'carrying']
        """
        found = {lemma, *self._irregular.get(lemma, ())}
        if lemma.endswith("e"):
            found |= {lemma + "s", lemma + "d", lemma[:-1] + "ing"}
        elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            found |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
        else:
            plural = "es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s"
            found |= {lemma + plural, lemma + "ed", lemma + "ing"}
            if _SHORT_VOWEL.search(lemma) and len(lemma) <= _SHORT:
                found |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
        return frozenset(found)

    def of_all(self, lemmas: frozenset[str]) -> frozenset[str]:
        """The forms of several words."""
        return frozenset(form for lemma in lemmas for form in self.of(lemma))


_SHORT_VOWEL = re.compile(r"(?:^|[^aeiou])[aeiou][^aeiouwxy]$")  # "rob", not "raid"
_SHORT = 6  # "planned", "robbed": longer words double their consonant only if the last syllable is stressed


def index_of(codebook: Codebook, forms: Forms, least: float) -> Index:
    """The patterns of the codebook by their first word; what needs a parse to mean anything is left out."""
    found: dict[str, list[Pattern]] = {}
    for trigger in codebook.triggers():
        if trigger.weight < least or trigger.light:
            continue
        family = codebook.types[trigger.type].family
        for first, pattern in _patterns(trigger, family, forms):
            found.setdefault(first, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in found.items()}


def _patterns(trigger: Trigger, family: str, forms: Forms) -> Iterator[tuple[str, Pattern]]:
    words = [part for lemma in trigger.lemmas for part in lemma.split("-") if part]
    if not words:
        return
    needs = (trigger.objects, trigger.subjects, frozenset({trigger.particle} if trigger.particle else ()))
    prepositions = frozenset(trigger.preps)
    pattern = Pattern(
        lemma=" ".join(trigger.lemmas),
        type=trigger.type,
        family=family,
        weight=trigger.weight,
        then=tuple(forms.of(word) for word in words[1:]),
        needs=(*(forms.of_all(one) for one in needs if one), *((prepositions,) if prepositions else ())),
        never=forms.of_all(trigger.not_objects | trigger.not_subjects),
    )
    inflects = trigger.kind is not TriggerKind.ADJECTIVE
    for form in sorted(forms.of(words[0]) if inflects else {words[0]}):
        yield form, pattern
