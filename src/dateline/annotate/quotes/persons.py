"""Takes a speaker's phrase apart: name, title, and whom the person speaks for."""

from collections.abc import Sequence

from dateline.annotate.quotes.draft import Scene
from dateline.annotate.quotes.phrases import trimmed
from dateline.model.mention import NameMention, Speaker
from dateline.model.span import Span

_PARTICLES = frozenset(
    ("al", "el", "de", "da", "di", "van", "von", "bin", "ibn", "ben", "abu", "-", "der", "la", "del")
)
_FOR = frozenset(("for", "of", "at", "with", "from"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))


def make_speaker(scene: Scene, span: Span) -> Speaker:
    """The speaker with what the words or the known names say of name, title and organisation."""
    head = scene.analysis.head_of(span)
    if head is None:
        return Speaker(span=span)
    tokens = scene.tokens
    if tokens[head].lower in _RELATIVE and tokens[head].sentence == tokens[_led_from(scene, head)].sentence:
        return _of_antecedent(scene, span, _phrase_before(scene, head))
    if tokens[head].pos == "PRON":
        return _of_antecedent(scene, span, _known_antecedent(scene, span))
    return _described(scene, span)


def _described(scene: Scene, span: Span) -> Speaker:
    words = scene.analysis.within(span)
    name = _name(scene, words)
    title = _title(scene, words, name)
    organisation = _organisation(scene, words, name, title)
    known = _known(scene, span)
    if known is not None:
        name, title = known.name or name, known.title or title
        organisation = known.organisation or organisation
    return Speaker(span=span, name=name, title=title, organisation=organisation)


def _of_antecedent(scene: Scene, span: Span, antecedent: Span | None) -> Speaker:
    """A pronoun keeps its own words and takes name, title and organisation from what it stands for."""
    if antecedent is None:
        return Speaker(span=span)
    behind = _described(scene, antecedent)
    return Speaker(span=span, name=behind.name, title=behind.title, organisation=behind.organisation)


def _led_from(scene: Scene, head: int) -> int:
    verb = scene.tokens[head].head
    return scene.tokens[verb].head if scene.tokens[verb].dep == "relcl" else head


def _phrase_before(scene: Scene, relative: int) -> Span | None:
    """The phrase that a relative pronoun belongs to: all of it up to the pronoun."""
    noun = _led_from(scene, relative)
    if noun == relative:
        return None
    return trimmed(scene, scene.analysis.edges(noun)[0], relative - 1)


def _known(scene: Scene, span: Span) -> NameMention | None:
    """The name that was found in the phrase: the first that shares its head."""
    head = scene.analysis.head_of(span)
    if head is None:
        return None
    place = scene.analysis.span(head, head)
    return next(
        (
            one
            for one in scene.page.at(NameMention, place)
            if one.span.covers(place) and one.antecedent is None
        ),
        None,
    )


def _known_antecedent(scene: Scene, span: Span) -> Span | None:
    return next((one.antecedent for one in scene.page.at(NameMention, span) if one.span == span), None)


def _is_rank(scene: Scene, i: int) -> bool:
    lower = scene.tokens[i].lower
    return lower in scene.cues.ranks or lower in scene.cues.roles


def _name(scene: Scene, words: Sequence[int]) -> Span | None:
    """The first run of proper nouns that is not part of a title: "Dawlat Waziri"."""
    head = scene.analysis.head_of(scene.analysis.span(words[0], words[-1])) if words else None
    for last in (head, *_appositions(scene, head)):
        if last is not None and scene.tokens[last].pos == "PROPN" and not _is_rank(scene, last):
            return _name_ending(scene, last, words)
    return None


def _name_ending(scene: Scene, last: int, words: Sequence[int]) -> Span:
    """The name whose last word this is; that of a body, behind "the", may go on with "for" or "of"."""
    first = last
    while first - 1 in words and _continues(scene, first - 1):
        first -= 1
    if first - 1 in words and scene.tokens[first - 1].pos == "DET":
        return scene.analysis.span(first, _whole_name(scene, last, words))
    while first < last and scene.tokens[first].lower in _PARTICLES and scene.tokens[first].lower != "al":
        first += 1
    return scene.analysis.span(first, last)


def _whole_name(scene: Scene, last: int, words: Sequence[int]) -> int:
    """The end of a body's name that goes on behind "for" or "of": "the Observatory for Human Rights"."""
    for prep in scene.analysis.each_child(last, "prep"):
        body = scene.analysis.child(prep, "pobj")
        joins = prep == last + 1 and scene.tokens[prep].lower in ("for", "of", "on")
        if joins and body in words and body is not None and scene.tokens[body].pos == "PROPN":
            return _whole_name(scene, body, words)
    return last


def _continues(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return (token.pos == "PROPN" and not _is_rank(scene, i)) or token.lower in _PARTICLES


def _appositions(scene: Scene, head: int | None) -> tuple[int, ...]:
    return () if head is None else scene.analysis.each_child(head, "appos")


def _title(scene: Scene, words: Sequence[int], name: Span | None) -> Span | None:
    """The words with a role or rank before the name, else after it, without article."""
    head = scene.analysis.head_of(scene.analysis.span(words[0], words[-1])) if words else None
    if head is None:
        return None
    before = [i for i in words if name is None or scene.tokens[i].end <= name.start]
    after = [i for i in words if name is not None and scene.tokens[i].start >= name.end]
    for side in (before, after):
        part = _without_edges(scene, side)
        if any(_is_rank(scene, i) for i in part) and (name is not None or _is_rank(scene, head)):
            return _up_to_clause(scene, part)
    return None


def _without_edges(scene: Scene, part: list[int]) -> list[int]:
    while part and (
        scene.tokens[part[0]].pos in ("DET", "PUNCT", "NUM") or scene.tokens[part[0]].tag in ("CC", "IN")
    ):
        part = part[1:]
    while part and scene.tokens[part[-1]].pos == "PUNCT":
        part = part[:-1]
    return part


def _up_to_clause(scene: Scene, part: list[int]) -> Span | None:
    """A title ends where a relative clause or a second comma begins."""
    for n, i in enumerate(part):
        if n and (scene.tokens[i].text in (",", "—", "–") or scene.tokens[i].tag in ("WP", "WDT")):
            return trimmed(scene, part[0], part[n - 1])
    return trimmed(scene, part[0], part[-1])


def _organisation(scene: Scene, words: Sequence[int], name: Span | None, title: Span | None) -> Span | None:
    """Whom they speak for: "for the governor", "Defence Ministry" of "Defence Ministry spokesman"."""
    roles = [
        i
        for i in words
        if scene.tokens[i].lower in scene.cues.roles and title and title.covers(_at(scene, i))
    ]
    for role in roles:
        found = _served(scene, role) or _owner(scene, role) or _words_before(scene, role, words)
        if found is not None:
            return found
    head = next((i for i in words if name and name.end == scene.tokens[i].end and _served(scene, i)), None)
    return _served(scene, head) if head is not None and not roles else None


def _at(scene: Scene, i: int) -> Span:
    return scene.analysis.span(i, i)


def _served(scene: Scene, i: int) -> Span | None:
    """Whom a role or a name belongs to: "for the governor", "of the Red Cross"."""
    for prep in scene.analysis.each_child(i, "prep"):
        body = scene.analysis.child(prep, "pobj") if scene.tokens[prep].lower in _FOR else None
        if body is not None:
            words = _bare(scene, body)
            is_named = words is not None and any(
                scene.tokens[t].pos == "PROPN" for t in scene.analysis.within(words)
            )
            return words if is_named or scene.tokens[prep].lower in ("for", "at") else None
    return None


def _owner(scene: Scene, i: int) -> Span | None:
    owner = scene.analysis.child(i, "poss")
    return None if owner is None or scene.tokens[owner].pos == "PRON" else _bare(scene, owner)


def _bare(scene: Scene, head: int) -> Span | None:
    """The phrase of a noun up to itself and its "of" part, without article or possessive mark."""
    first, last = scene.analysis.edges(head)
    for child in scene.analysis.children[head]:
        if child > head and scene.tokens[child].dep in (
            "relcl",
            "appos",
            "acl",
            "case",
            "punct",
            "cc",
            "conj",
        ):
            last = min(last, child - 1)
    while first < head and scene.tokens[first].pos in ("DET", "PUNCT"):
        first += 1
    return trimmed(scene, first, max(last, head))


def _words_before(scene: Scene, role: int, words: Sequence[int]) -> Span | None:
    """The nouns right before the role: "Defence Ministry" of "Defence Ministry spokesman"."""
    first = role
    while first - 1 in words and _is_body_word(scene, first - 1):
        first -= 1
    alone = first == role - 1 and scene.tokens[first].lower in scene.cues.kinds
    return scene.analysis.span(first, role - 1) if first < role and not alone else None


def _is_body_word(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return (
        token.pos in ("NOUN", "PROPN")
        and token.dep in ("compound", "nmod", "amod", "poss")
        and not _is_rank(scene, i)
    )
