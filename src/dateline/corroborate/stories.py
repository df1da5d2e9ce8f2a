"""From a parsed report to what it is about: names, lead, numbers and days."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.model.mention import PlaceMention, TimeMention
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.story import Counts, Story
from dateline.model.syntax import Token
from dateline.model.where import Level
from dateline.resources.actor_words import fold, words_of

_LEAD = 3  # sentences
_FIRST = 2  # sentences whose names count double
_SHORTEST = 3  # letters of a word that says something
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
_YEARS = range(1900, 2100)
_YEAR_LENGTH = 4


def story_of(linked: LinkedPage) -> Story:
    """What a parsed and linked report is about."""
    page = linked.page
    document = page.document
    title = [word.key for word in words_of(document.title or "") if len(word.key) >= _SHORTEST]
    times = page.of_kind(TimeMention)
    carriers = {word.key for name in (document.outlet, *document.agencies) for word in words_of(name or "")}
    tokens = [
        token
        for token in page.analysis.tokens
        if token.text[0].isalnum() and not (token.pos == "PROPN" and fold(token.text) in carriers)
    ]
    timeless = list(_outside(tokens, [mention.span for mention in times]))
    numbers = list(_numbers(timeless, page.analysis.tokens))
    published = {document.published} if document.published else set()
    end = max((token.end for token in tokens if token.sentence < _LEAD), default=0)
    days = {day for mention in times if mention.span.start < end and (day := _day(mention))}
    return Story(
        document_id=document.id,
        published=document.published,
        words=_counts((_key(token) for token in tokens), title),
        names=_names(timeless, title),
        lead=_counts((_lemma(token) for token in timeless if _is_lead(token)), title),
        numbers=_counts(f"{figure} {unit}" for figure, unit in numbers),
        figures=_counts(figure for figure, _ in numbers),
        days=frozenset(days),
        places=frozenset(_places(linked, end)),
        years=frozenset(_years(tokens)) | {day.year for day in published},
    )


def _counts(*parts: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(word for part in parts for word in part if word).items()))


def _key(token: Token) -> str:
    key = fold(token.text)
    return key if len(key) >= _SHORTEST else ""


def _lemma(token: Token) -> str:
    return fold(token.norm if token.pos == "PROPN" else token.lemma)


def _is_lead(token: Token) -> bool:
    return token.sentence < _LEAD and token.pos in _CONTENT


def _outside(tokens: Iterable[Token], spans: list[Span]) -> Iterator[Token]:
    """The tokens outside spans; both come in text order."""
    at = 0
    for token in tokens:
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if at == len(spans) or token.end <= spans[at].start:
            yield token


def _names(tokens: Iterable[Token], title: list[str]) -> Counts:
    """The words of names; those of headline and first sentences count double."""
    found: Counter[str] = Counter()
    for token in tokens:
        if token.pos == "PROPN":
            found[fold(token.text)] += 2 if token.sentence < _FIRST else 1
    for word in title:
        if word in found:
            found[word] += 2
    return tuple(sorted(found.items()))


def _numbers(tokens: Iterable[Token], every: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """Figures, with what they count."""
    for token in tokens:
        figure = token.text.replace(",", "")
        if token.pos == "NUM" and figure.replace(".", "", 1).isdigit():
            yield figure, fold(every[token.head].lemma)


_TOWNS_AND_AREAS = frozenset({Level.POINT, Level.SETTLEMENT, Level.ADMIN3, Level.ADMIN2, Level.ADMIN1})


def _places(linked: LinkedPage, end: int) -> Iterator[str]:
    """The towns and areas named before an offset, and the provinces that they are or lie in."""
    for mention in linked.page.of_kind(PlaceMention):
        link = linked.places.get(mention.id)
        place = link.chosen.value if link and link.chosen else None
        if place and place.level in _TOWNS_AND_AREAS and mention.span.start < end:
            yield place.id
            if place.admin1:
                yield f"{place.country} {place.admin1}"


def _years(tokens: Iterable[Token]) -> Iterator[int]:
    for token in tokens:
        if len(token.text) == _YEAR_LENGTH and token.text.isdigit() and int(token.text) in _YEARS:
            yield int(token.text)


def _day(mention: TimeMention) -> date | None:
    """The one day that an expression means, if it means one."""
    when = mention.when
    return when.first if when and when.first and when.first == when.last else None
