"""What the clause says happened to those who are counted: the unit of a count, read from the parse."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.model.count import Unit
from dateline.model.syntax import Analysis, Token
from dateline.resources.count_cues import CountCues, Words

_STEPS = 8
_ACTING = ("VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "JJ")
_VERBS = ("VERB", "AUX")
_BEFORE_NOUN = ("nummod", "quantmod", "det", "amod", "compound")
_JOINED = ("conj", "appos", "nmod", "npadvmod")
_OBJECTS = ("dobj", "obj")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_COMPLEMENTS = ("acomp", "oprd", "attr", "xcomp", "ccomp", "advmod", "prt", "conj", "dobj", "pobj")
_PARTICIPLES = ("VBN", "VBD")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The unit that the clause gives, the word that gives it, and whether the count is a part of another."""

    unit: Unit | None
    governor: int | None
    is_part: bool = False
    is_toll: bool = False


class Outcomes:
    """Finds the unit of a counted phrase."""

    def __init__(self, cues: CountCues) -> None:
        self._verbs = _single(cues.verbs)
        self._phrases = _phrases(cues.verbs)
        self._subjects = _single(cues.subjects)
        self._subject_phrases = _phrases(cues.subjects)
        self._states = _single(cues.states)
        self._nouns = _single(cues.nouns)
        self._none_of = _single(cues.none_of)
        self._tolls = cues.tolls
        self._gatherings = _single(cues.gatherings)
        self._people = _single(cues.people)
        self._takes_lives = cues.takes_lives
        self._part_of = cues.part_of
        self._groups = cues.groups

    def state(self, token: Token) -> Unit | None:
        """The unit of a word such as `dead`."""
        return self._states.get(token.text.lower())

    def noun(self, analysis: Analysis, token: Token, *, is_none: bool = False) -> Unit | None:
        """The unit of a noun such as `bodies`; of `lives` only where they are taken."""
        if token.pos not in ("NOUN", "PROPN"):
            return None
        if is_none and token.lemma in self._none_of:
            return self._none_of[token.lemma]
        is_life = token.lemma == "life"
        return (
            None
            if is_life and analysis.tokens[token.head].lemma not in self._takes_lives
            else self._nouns.get(token.lemma)
        )

    def beside(self, analysis: Analysis, first: int, last: int, *, has_noun: bool) -> Outcome | None:
        """What the words next to a phrase say, where they need no parse: `injured dozens`, `left 20 hurt`."""
        tokens = analysis.tokens
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        opening = tokens[max(0, first - 3) : first]
        is_left = any(token.lemma == "leave" for token in opening)
        is_bare = not has_noun and following is not None and _ends_clause(analysis, following)
        if following and self.state(following) and (is_left or is_bare):
            return Outcome(self.state(following), following.i)
        if first == 0 or tokens[first].sentence != tokens[first - 1].sentence:
            return None
        verb = tokens[first - 1]
        helper = tokens[first - 2] if first > 1 else None
        if verb.tag not in _ACTING or (helper and (helper.pos in ("AUX", "DET", "ADP", "ADJ", "NUM"))):
            return None
        unit = self._verbs.get(verb.lemma) or self.state(verb)
        return Outcome(unit, verb.i) if unit else None

    def of(self, analysis: Analysis, i: int) -> Outcome:
        """The outcome for the phrase whose head is token `i`."""
        visited, is_part = [i], False
        for _ in range(_STEPS):
            step = self._step(analysis, visited[-1])
            if isinstance(step, Outcome):
                return self._or_attached(analysis, step, visited, is_part=is_part or step.is_part)
            is_part = (
                is_part or analysis.tokens[analysis.tokens[visited[-1]].head].text.lower() in self._part_of
            )
            visited.append(step)
        return Outcome(None, None, is_part)

    def _or_attached(
        self, analysis: Analysis, step: Outcome, visited: list[int], *, is_part: bool
    ) -> Outcome:
        """The verb above the phrase decides; where it says nothing, what is attached to the phrase does."""
        if step.unit is not None:
            return replace(step, is_part=is_part)
        for i in visited:
            unit = self._own_state(analysis, i) or self.attached(analysis, i)
            if unit is not None:
                return Outcome(unit, i, is_part)
        return replace(step, is_part=is_part)

    def _step(self, analysis: Analysis, i: int) -> "Outcome | int":
        """The outcome, or the token from which to go on."""
        token = analysis.tokens[i]
        above = analysis.tokens[token.head]
        if token.head == i:
            return Outcome(self._beside(analysis, token), i)
        if above.text.lower() in self._part_of:
            return self._whole(analysis, above)
        if token.dep in _BEFORE_NOUN:
            return Outcome(self.state(above), above.i) if self.state(above) else above.i
        if token.dep == "conj" and self.noun(analysis, above):
            return Outcome(self.noun(analysis, above), above.i)
        if token.dep in _JOINED:
            return Outcome(self._beside(analysis, above), above.i) if above.pos in _VERBS else above.i
        if token.dep in ("pobj", "pcomp"):
            return self._through_preposition(analysis, above)
        if token.dep in (*_OBJECTS, "attr") and self._is_toll(analysis, above):
            return Outcome(self._toll_unit(analysis, above), above.i, is_toll=True)
        if (
            token.dep in ("attr", *_SUBJECTS)
            and above.lemma == "be"
            and (among := self._among(analysis, above))
        ):
            return among
        return Outcome(self._governed(analysis, token, above), above.i)

    def _among(self, analysis: Analysis, verb: Token) -> Outcome | None:
        """`Among the dead were four policemen`."""
        for c in analysis.each_child(verb.i, "prep"):
            if analysis.tokens[c].text.lower() != "among":
                continue
            units = [self.state(analysis.tokens[d]) for d in analysis.children[c]]
            if any(units):
                return Outcome(next(unit for unit in units if unit), verb.i, is_part=True)
        return None

    def _whole(self, analysis: Analysis, including: Token) -> "Outcome | int":
        """From a part to the whole: `nine people, including three children`."""
        if including.pos == "VERB" and including.tag != "VBG":
            subjects = (analysis.tokens[c] for c in analysis.each_child(including.i, "nsubj"))
            return Outcome(next((self.state(one) for one in subjects), None), including.i, is_part=True)
        i = including.head
        verb = analysis.tokens[i]
        if verb.pos == "VERB":
            return Outcome(
                self._passive(analysis, verb) or self._intransitive(analysis, verb), i, is_part=True
            )
        return i

    def _own_state(self, analysis: Analysis, i: int) -> Unit | None:
        """`three dead`, `the wounded`."""
        token = analysis.tokens[i]
        is_clause = token.pos == "VERB" and bool(analysis.each_child(i, *_SUBJECTS))
        is_noun = token.dep != "compound" and token.pos in ("ADJ", "NOUN", "VERB")
        return self.state(token) if is_noun and not is_clause else None

    def attached(self, analysis: Analysis, i: int) -> Unit | None:
        """`12 people killed in the raid`, `five wounded soldiers`."""
        for c in analysis.children[i]:
            child = analysis.tokens[c]
            if child.dep in ("acl", "amod", "relcl") and child.i > i:
                unit = self._participle(analysis, child)
            elif child.dep == "amod" and child.i < i:
                unit = self.state(child)
            else:
                continue
            if unit is not None:
                return unit
        return None

    def _participle(self, analysis: Analysis, verb: Token) -> Unit | None:
        is_passive = analysis.child(verb.i, "auxpass", "nsubjpass") is not None
        if verb.dep == "relcl" and not self._is_about_the_noun(analysis, verb):
            return None
        if verb.dep == "relcl" and not is_passive:
            return self._intransitive(analysis, verb) or self._complement(analysis, verb)
        if verb.tag == "VBG":
            return None
        return self._passive(analysis, verb) or self.state(verb)

    def _is_about_the_noun(self, analysis: Analysis, verb: Token) -> bool:
        """`five men who died`, but not `five men, two of whom died`."""
        subjects = [analysis.tokens[c].text.lower() for c in analysis.each_child(verb.i, *_SUBJECTS)]
        return not subjects or subjects[0] in ("who", "that", "which")

    def _beside(self, analysis: Analysis, token: Token) -> Unit | None:
        """`Three dead in market blast`: a word of state right under the same token."""
        return next(
            (unit for c in analysis.children[token.i] if (unit := self.state(analysis.tokens[c]))), None
        )

    def _through_preposition(self, analysis: Analysis, prep: Token) -> "Outcome | int":
        """The outcome, or the noun to go on from."""
        above = analysis.tokens[prep.head]
        word = prep.text.lower()
        if word in ("to", "at") and self._is_toll(analysis, above):
            return Outcome(self._toll_unit(analysis, above), above.i, is_toll=word == "to")
        if word == "with" and analysis.tokens[prep.i - 1].text.lower() in ("along", "together"):
            return (
                prep.head
                if analysis.tokens[prep.head].pos in ("NOUN", "PROPN")
                else self._alongside(analysis, prep)
            )
        if word == "to":
            return Outcome(self.noun(analysis, above), above.i)
        if above.lemma in ("toll", "tally"):  # "a toll of 12", "a toll in excess of 12"
            return Outcome(self._toll_unit(analysis, above), above.i)
        if word != "of":
            return Outcome(None, None)
        if self.noun(analysis, above):
            return Outcome(self.noun(analysis, above), above.i)
        return above.i if above.pos in ("NUM", "NOUN") else Outcome(None, None)

    def _alongside(self, analysis: Analysis, prep: Token) -> Outcome:
        """`killed the leader, along with one other man`."""
        verb = analysis.tokens[analysis.tokens[prep.head].head if prep.head == prep.i - 1 else prep.head]
        is_passive = analysis.child(verb.i, "auxpass", "nsubjpass") is not None
        unit = self._passive(analysis, verb) if is_passive else self._active(analysis, verb)
        return Outcome(unit, verb.i)

    def _is_toll(self, analysis: Analysis, above: Token) -> bool:
        return any(
            word.lemma in self._tolls or word.lemma in self._gatherings for word in _nouns_of(analysis, above)
        )

    def _toll_unit(self, analysis: Analysis, above: Token) -> Unit | None:
        for noun in _nouns_of(analysis, above):
            if noun.lemma in self._gatherings and noun.i != above.i:
                return self._gatherings[noun.lemma]
            if noun.lemma not in self._tolls:
                continue
            for i in analysis.subtree(noun.i):
                unit = self._states.get(analysis.tokens[i].text.lower()) or self._nouns.get(
                    analysis.tokens[i].lemma
                )
                if unit:
                    return unit
            return Unit.KILLED if noun.lemma == "toll" else self._numbered(analysis, noun)
        return None

    def _numbered(self, analysis: Analysis, noun: Token) -> Unit | None:
        """Whom "the number of protesters" counts."""
        of = next((c for c in analysis.each_child(noun.i, "prep") if analysis.tokens[c].lemma == "of"), None)
        people = () if of is None else analysis.each_child(of, "pobj")
        return next((self._people.get(analysis.tokens[i].lemma) for i in people), None)

    def _governed(self, analysis: Analysis, token: Token, above: Token) -> Unit | None:
        """The unit that a verb gives to its subject or object."""
        if token.dep == "nsubjpass":
            return self._passive(analysis, above) or self._complement(analysis, above)
        if token.dep in _OBJECTS or (token.dep == "dative" and above.pos == "VERB"):
            return self._active(analysis, above)
        if token.dep in ("nsubj", "attr"):
            return self._subject(analysis, token, above)
        if token.dep in ("oprd", "ccomp") and above.pos == "VERB":
            return self._active(analysis, above)
        return None

    def _subject(self, analysis: Analysis, token: Token, verb: Token) -> Unit | None:
        if (verb.pos in ("ADJ", "NOUN") or verb.tag == "VBG") and self.state(verb):
            return self.state(verb)
        unit = self._intransitive(analysis, verb) or self._complement(analysis, verb)
        if unit:
            return unit
        if token.dep == "attr":  # "there were no casualties"
            return self.attached(analysis, token.i)
        return self._passive(analysis, verb) if _is_bare_participle(analysis, verb) else None

    def _active(self, analysis: Analysis, verb: Token) -> Unit | None:
        return self._phrase(analysis, verb, self._phrases) or self._verbs.get(verb.lemma)

    def _passive(self, analysis: Analysis, verb: Token) -> Unit | None:
        unit = self._active(analysis, verb)
        if unit:
            return unit
        joined = (
            analysis.tokens[c]
            for c in analysis.each_child(verb.i, "conj", "xcomp")
            if analysis.child(c, *_SUBJECTS) is None
        )
        return next(
            (unit for one in joined if one.tag in _PARTICIPLES and (unit := self._active(analysis, one))),
            None,
        )

    def _intransitive(self, analysis: Analysis, verb: Token) -> Unit | None:
        return self._phrase(analysis, verb, self._subject_phrases) or self._subjects.get(verb.lemma)

    def _complement(self, analysis: Analysis, verb: Token) -> Unit | None:
        """`are missing`, `were reported dead`, `are feared killed`."""
        for c in analysis.each_child(verb.i, "acomp", "oprd", "attr", "xcomp"):
            child = analysis.tokens[c]
            unit = self.state(child)
            if unit is None and child.tag in _PARTICIPLES:
                unit = self._active(analysis, child)
            if unit is None and child.dep == "xcomp":
                unit = self._intransitive(analysis, child)
            if unit:
                return unit
        return None

    def _phrase(
        self, analysis: Analysis, verb: Token, table: Mapping[str, tuple[tuple[str, Unit], ...]]
    ) -> Unit | None:
        rows = table.get(verb.lemma)
        if not rows:
            return None
        near = set(_near(analysis, verb))
        return next((unit for word, unit in rows if word in near), None)


def _ends_clause(analysis: Analysis, state: Token) -> bool:
    """`40 injured in the blast`, but neither `two injured three others` nor `the two injured were held`."""
    following = analysis.tokens[min(state.i + 1, len(analysis.tokens) - 1)]
    return analysis.child(state.i, *_OBJECTS) is None and following.pos != "AUX"


def _is_bare_participle(analysis: Analysis, verb: Token) -> bool:
    """`12 wounded in the attack`: taken for active by the parse, but nothing is acted on."""
    if verb.tag not in _PARTICIPLES or analysis.child(verb.i, "aux", *_OBJECTS) is not None:
        return False
    return all(analysis.child(c, *_OBJECTS) is None for c in analysis.each_child(verb.i, "conj"))


def _near(analysis: Analysis, verb: Token) -> Iterator[str]:
    """Lemmas and words that complete a verb: particles, complements, and what follows it closely."""
    for c in analysis.each_child(verb.i, *_COMPLEMENTS, "prep"):
        yield analysis.tokens[c].lemma
        yield analysis.tokens[c].text.lower()
        for d in analysis.children[c]:
            yield analysis.tokens[d].text.lower()
            yield analysis.tokens[d].lemma
    for token in analysis.tokens[verb.i + 1 : verb.i + 3]:
        yield token.text.lower()


def _nouns_of(analysis: Analysis, above: Token) -> Iterator[Token]:
    """The word itself, its subject and its object."""
    yield above
    for c in analysis.each_child(above.i, "nsubj", "nsubjpass", "dobj"):
        yield analysis.tokens[c]


def _single(words: Words) -> dict[str, Unit]:
    return {word: unit for unit, members in words.items() for word in members if " " not in word}


def _phrases(words: Words) -> dict[str, tuple[tuple[str, Unit], ...]]:
    table: dict[str, list[tuple[str, Unit]]] = {}
    for unit, members in words.items():
        for phrase in members:
            if " " in phrase:
                verb, rest = phrase.split(" ", 1)
                table.setdefault(verb, []).append((rest, unit))
    return {verb: tuple(rows) for verb, rows in table.items()}
