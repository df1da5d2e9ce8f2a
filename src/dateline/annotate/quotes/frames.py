"""What a verb takes as its content, frame by frame, as ranges of tokens."""

from collections.abc import Iterator, Sequence

from dateline.annotate.quotes.cues import Cue
from dateline.annotate.quotes.draft import Scene
from dateline.annotate.quotes.marks import Stretch
from dateline.annotate.quotes.phrases import is_infinitive, trimmed
from dateline.model.mention import TimeMention
from dateline.model.span import Span
from dateline.resources.quote_cues import Frame

Range = tuple[int, int]
Content = tuple[Cue, Frame | None, list[Range]]
_JOINTS = frozenset(("", "and", "or", "but", ", but", ", and", "that", "and that", "as"))


def contents_of(scene: Scene, verb: int, cues: Sequence[Cue]) -> Iterator[Content]:
    """What the verb may have as content; a clause before a phrase, a mere noun phrase last."""
    for frame, find in _FINDERS.items():
        cue = next((one for one in cues if frame in one.frames), None)
        if cue is not None and (found := find(scene, verb)):
            yield cue, frame, found
    for cue in cues:
        if cue.preps and (found := _after_prep(scene, verb, cue.preps)):
            yield cue, None, found
    cue = next((one for one in cues if Frame.NP in one.frames), None)
    if cue is not None and (found := _noun_phrase(scene, verb)):
        yield cue, Frame.NP, found


def _clause(scene: Scene, verb: int) -> list[Range]:
    """The finite clause that is said: behind the verb if there is one, else the one before it."""
    clauses = [c for c in scene.analysis.each_child(verb, "ccomp", "parataxis") if _is_finite(scene, c)]
    after = next((c for c in clauses if c > verb), None)
    if after is not None:
        return _around(scene, after, verb)
    if clauses and not _is_of_host(scene, clauses[0], verb) and not _has_other_content(scene, verb):
        return _around(scene, clauses[0], verb)
    return _marked(scene, verb) or _host(scene, verb)


def _is_finite(scene: Scene, c: int) -> bool:
    subject = scene.analysis.child(c, "nsubj", "nsubjpass", "expl")
    if is_infinitive(scene, c) and subject is None and not _is_wh(scene, c):
        return False
    return scene.tokens[c].tag != "VBG" or scene.analysis.child(c, "nsubj", "aux") is not None


def _has_other_content(scene: Scene, verb: int) -> bool:
    """Whether an infinitive stands behind the verb, so that a clause before it is not its content."""
    return any(c > verb and is_infinitive(scene, c) for c in scene.analysis.each_child(verb, "xcomp"))


def _is_of_host(scene: Scene, c: int, verb: int) -> bool:
    """Whether the clause before a subordinate verb is its host: "…, he said, after reports noted …"."""
    mark = scene.analysis.child(verb, "mark")
    return mark is not None and c < mark < verb


def _marked(scene: Scene, verb: int) -> list[Range]:
    """Content read as an adverbial clause: "asked if …", "reported, citing witnesses, that …"."""
    for c in scene.analysis.each_child(verb, "advcl"):
        mark = scene.analysis.child(c, "mark")
        word = "" if mark is None or c < verb else scene.tokens[mark].lower
        if mark is not None and word == "that":
            return [(mark + 1, scene.analysis.edges(c)[1])]
        if word in ("if", "whether") and scene.tokens[verb].lemma in ("ask", "wonder", "see"):
            return [scene.analysis.edges(c)]
    return []


def _host(scene: Scene, verb: int) -> list[Range]:
    """The clause in which "X said" stands as an aside, where the parser made it the governor."""
    token = scene.tokens[verb]
    if token.dep in ("parataxis",) and scene.tokens[token.head].pos in ("VERB", "AUX"):
        first, last = scene.analysis.edges(token.head)
        mine = scene.analysis.edges(verb)
        return _own_parts(scene, [(first, mine[0] - 1), (mine[1] + 1, last)])
    return []


def _is_wh(scene: Scene, c: int) -> bool:
    first = scene.analysis.edges(c)[0]
    return scene.tokens[first].tag in ("WRB", "WP", "WDT") or scene.tokens[first].lower == "whether"


def _around(scene: Scene, c: int, verb: int) -> list[Range]:
    """The clause of `c`, with the cue and its subject cut out where they stand inside."""
    first, last = scene.analysis.edges(c)
    if scene.tokens[first].lower == "that" and scene.tokens[first].dep == "mark":
        first += 1
    if not first <= verb <= last:
        return [(first, _run_on(scene, verb, last) if verb < first else last)]
    return _without(scene, (first, last), verb)


_ON = ("prep", "advmod", "advcl", "npadvmod", "dobj", "xcomp", "ccomp")


_CONTRASTS = frozenset(("while", "whereas", "though", "although"))
_AFTER_NOUN = ("prep", "advcl", "xcomp")


def _run_on(scene: Scene, verb: int, last: int, labels: tuple[str, ...] = _ON) -> int:
    """The end of a content with what follows it without a break: "said it will close on Monday"."""
    for child in scene.analysis.children[verb]:
        first, end = scene.analysis.edges(child)
        if first == last + 1 and scene.tokens[child].dep in labels:
            if labels is _AFTER_NOUN and _is_date(scene, first, end):
                break  # "announced an offensive on Sunday": the day of the speech
            last = end
    return last


def _is_date(scene: Scene, first: int, last: int) -> bool:
    words = scene.analysis.span(first, last)
    return any(
        words.covers(time.span) and time.span.end == words.end for time in scene.page.at(TimeMention, words)
    )


_ASIDE = frozenset(
    ("nsubj", "aux", "auxpass", "neg", "advmod", "npadvmod", "prep", "dative", "agent", "dobj")
)


def _without(scene: Scene, whole: Range, verb: int) -> list[Range]:
    """The clause without the cue in it: what hangs on the cue and touches it goes too."""
    first = last = verb
    edges = [scene.analysis.edges(c) for c in scene.analysis.children[verb] if scene.tokens[c].dep in _ASIDE]
    for left, right in reversed(edges):
        first = left if right == first - 1 else first
    for left, right in edges:
        last = right if left == last + 1 and _is_before_comma(scene, right, whole[1]) else last
    return _own_parts(scene, [(whole[0], first - 1), (last + 1, whole[1])])


def _is_before_comma(scene: Scene, i: int, end: int) -> bool:
    return i >= end or scene.tokens[i + 1].pos == "PUNCT"


def _own_parts(scene: Scene, parts: list[Range]) -> list[Range]:
    """The clause before an aside, and what goes on after it unless that is a clause of another voice."""
    first, last = parts[1]
    if first > last:
        return parts[:1]
    while first < last and scene.tokens[first].pos == "PUNCT":
        first += 1
    other = any(_speaks_for_itself(scene, i) for i in range(first, last + 1))
    return parts[:1] if scene.tokens[first].dep == "mark" and other else parts


def _speaks_for_itself(scene: Scene, i: int) -> bool:
    cues = scene.cues.verbs.get(scene.tokens[i].lemma, ())
    return any(not cue.attitude for cue in cues) and scene.analysis.child(i, "nsubj") is not None


def _infinitive(scene: Scene, verb: int) -> list[Range]:
    if _is_passive(scene, verb):
        return []
    for c in scene.analysis.each_child(verb, "xcomp", "ccomp", "advcl"):
        if is_infinitive(scene, c) and scene.analysis.child(c, "nsubj") is None and c > verb:
            return [scene.analysis.edges(c)]
    return []


def _gerund(scene: Scene, verb: int) -> list[Range]:
    for c in scene.analysis.each_child(verb, "xcomp", "ccomp", "pcomp"):
        if scene.tokens[c].tag == "VBG" and c > verb and not is_infinitive(scene, c):
            return [(scene.analysis.edges(c)[0], _joined(scene, verb, scene.analysis.edges(c)[1]))]
    return []


def _joined(scene: Scene, verb: int, last: int) -> int:
    """The end of a content whose second part the parser hung on the verb, without a subject of its own."""
    for c in scene.analysis.each_child(verb, "conj"):
        if scene.tokens[c].tag in ("VB", "MD") and scene.analysis.child(c, "nsubj") is None:
            last = max(last, scene.analysis.edges(c)[1])
    return last


def _order(scene: Scene, verb: int) -> list[Range]:
    for c in scene.analysis.each_child(verb, "xcomp", "ccomp", "advcl"):
        if not is_infinitive(scene, c) or c < verb:
            continue
        inner = scene.analysis.child(c, "nsubj")
        if inner is not None or scene.analysis.child(verb, "dobj", "dative", "nsubjpass") is not None:
            first, last = scene.analysis.edges(c)
            to = next(i for i in scene.analysis.children[c] if scene.tokens[i].tag == "TO")
            return [(to if inner is not None and inner < to else first, last)]
    return []


def _noun_phrase(scene: Scene, verb: int) -> list[Range]:
    if _is_passive(scene, verb):
        return _passive_phrase(scene, verb)
    found = scene.analysis.child(verb, "dobj")
    if found is None or (found < verb and scene.tokens[found].tag not in ("WDT", "WP", "IN")):
        return []
    first, last = scene.analysis.edges(found)
    return [(first, last if found < verb else _run_on(scene, verb, last, _AFTER_NOUN))]


def _passive_phrase(scene: Scene, verb: int) -> list[Range]:
    """ "The rebels were accused of burning the school": the subject, and what they were accused of."""
    subject = scene.analysis.child(verb, "nsubjpass")
    if subject is None:
        return []
    agent = scene.analysis.child(verb, "agent")
    inside = () if agent is None else scene.analysis.subtree(agent)
    deeds = [
        i for i in inside if scene.tokens[i].lower == "of" and scene.analysis.child(i, "pcomp") is not None
    ]
    of = [i for i in scene.analysis.each_child(verb, "prep") if scene.tokens[i].lower in ("of", "for")]
    return [scene.analysis.edges(subject), *(scene.analysis.edges(i) for i in (of + deeds)[:1])]


def _small(scene: Scene, verb: int) -> list[Range]:
    thing = scene.analysis.child(verb, "dobj", "nsubjpass")
    name = scene.analysis.child(verb, "oprd")
    if name is not None and thing is not None:
        return [scene.analysis.edges(thing), scene.analysis.edges(name)]
    for c in scene.analysis.each_child(verb, "ccomp", "xcomp"):
        if c > verb and _is_verbless(scene, c):
            return [scene.analysis.edges(c)]
    if thing is None and name is not None and scene.analysis.child(verb, "nsubj") is not None:
        thing = name
    return [] if thing is None else _quoted_name(scene, thing)


def _is_verbless(scene: Scene, c: int) -> bool:
    token = scene.tokens[c]
    return token.pos not in ("VERB", "AUX") or (token.tag == "VBN" and scene.analysis.child(c, "aux") is None)


def _quoted_name(scene: Scene, thing: int) -> list[Range]:
    """The thing and the quoted words in it or right behind it: `called him “a friend”`."""
    first, last = scene.analysis.edges(thing)
    if any(i in scene.inside for i in range(first, last + 1)) and first not in scene.inside:
        return [(first, last)]
    after = last + 1
    while after < len(scene.tokens) and scene.tokens[after].pos == "PUNCT" and after not in scene.inside:
        after += 1
    is_named = last + 1 < after < len(scene.tokens) and after in scene.inside and last not in scene.inside
    return [(first, after)] if is_named else []


def _as(scene: Scene, verb: int) -> list[Range]:
    thing = _thing(scene, verb)
    if thing is None:
        return []
    for prep in (*scene.analysis.each_child(verb, "prep"), *scene.analysis.each_child(thing, "prep")):
        if scene.tokens[prep].lower == "as" and prep > max(verb, thing if thing > verb else 0):
            return [scene.analysis.edges(thing), scene.analysis.edges(prep)]
    return []


def _thing(scene: Scene, verb: int) -> int | None:
    """What is called something: the object, the subject of a passive, or the one of "refer to"."""
    found = scene.analysis.child(verb, "dobj", "nsubjpass")
    if found is None:
        to = next((i for i in scene.analysis.each_child(verb, "prep") if scene.tokens[i].lower == "to"), None)
        found = None if to is None else scene.analysis.child(to, "pobj")
    return found


def _raised(scene: Scene, verb: int) -> list[Range]:
    active = scene.tokens[verb].lemma in ("seem", "appear")
    if not active and not _is_passive(scene, verb):
        return []
    subject = scene.analysis.child(verb, "nsubj" if active else "nsubjpass", "nsubj")
    for c in scene.analysis.each_child(verb, "xcomp", "oprd", "ccomp"):
        if subject is not None and is_infinitive(scene, c):
            return [scene.analysis.edges(subject), scene.analysis.edges(c)]
    return []


def _after_prep(scene: Scene, verb: int, preps: frozenset[str]) -> list[Range]:
    for prep in scene.analysis.each_child(verb, "prep", "agent", "dative"):
        if scene.tokens[prep].lower in preps and prep > verb:
            inner = scene.analysis.child(prep, "pobj", "pcomp")
            if inner is not None:
                first, last = scene.analysis.edges(inner)
                return [(first, _run_on(scene, verb, last, _AFTER_NOUN[1:]))]
    return []


def _is_passive(scene: Scene, verb: int) -> bool:
    return scene.analysis.child(verb, "auxpass") is not None


_FINDERS = {
    Frame.SMALL: _small,
    Frame.AS: _as,
    Frame.RAISED: _raised,
    Frame.ORDER: _order,
    Frame.THAT: _clause,
    Frame.TO: _infinitive,
    Frame.ING: _gerund,
}


def spans_of(scene: Scene, found: list[Range]) -> tuple[Span, ...]:
    kept = [(first, _before_gloss(scene, first, last)) for first, last in sorted(found)]
    spans = [span for first, last in kept if (span := trimmed(scene, first, last))]
    merged: list[Span] = []
    for span in spans:
        if merged and not scene.text[merged[-1].end : span.start].strip(" “\"'`‘«\n"):
            merged[-1] = merged[-1].join(span)
        else:
            merged.append(span)
    return tuple(merged)


def _before_gloss(scene: Scene, first: int, last: int) -> int:
    """The end of a content without what the reporter adds to it behind a comma."""
    for comma in range(last - 1, first, -1):
        if (
            scene.tokens[comma].text == ","
            and comma not in scene.inside
            and _is_gloss(scene, comma + 1, last)
        ):
            return comma - 1
    return last


def _is_gloss(scene: Scene, start: int, last: int) -> bool:
    """Whether "…, which …", "…, a claim that …" or "…, while others say …" takes up the rest."""
    token = scene.tokens[start]
    if token.tag in ("WDT", "WP"):
        return scene.tokens[token.head].dep == "relcl" and _reaches(scene, token.head, last)
    if token.dep == "mark" and token.lower in _CONTRASTS:
        return _reaches(scene, token.head, last) and _speaks_for_itself(scene, token.head)
    if token.pos == "DET":
        noun = scene.tokens[token.head]
        return noun.dep == "appos" and noun.lemma in scene.cues.nouns and _reaches(scene, noun.i, last)
    return False


def _reaches(scene: Scene, head: int, last: int) -> bool:
    return scene.analysis.edges(head)[1] >= last - 1


def with_quoted(scene: Scene, contents: tuple[Span, ...], verb: int) -> tuple[Span, ...]:
    """Contents that run to the ends of the quotations they reach into."""
    paragraph = scene.analysis.sentences[scene.tokens[verb].sentence].paragraph
    return tuple(_grown(scene, one, scene.quoted_in(paragraph)) for one in contents)


def _grown(scene: Scene, content: Span, quoted: tuple[Stretch, ...]) -> Span:
    for stretch in quoted:
        inside = content.overlaps(stretch.inner)
        gap = scene.text[content.end : stretch.outer.start] if stretch.outer.start > content.end else None
        if inside and content.start < stretch.inner.start and stretch.closed:
            content = Span(content.start, max(content.end, stretch.inner.end))
        elif gap is not None and gap.strip() in _JOINTS:
            content = Span(content.start, stretch.inner.end)
    return content
