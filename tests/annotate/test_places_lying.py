"""How what happens lies to a place, with the words that say so."""

import pytest

from dateline.annotate.places_lying import with_lying
from dateline.model.ids import MentionId
from dateline.model.mention import PlaceMention
from dateline.model.span import Span
from dateline.resources.lying_cues import LyingExample, lying_cues


def mentions(text: str, *names: str) -> tuple[PlaceMention, ...]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    found = tuple(PlaceMention(id=MentionId(f"m_{one.start}"), span=one, maker="test") for one in spans)
    return with_lying(text, found)


@pytest.mark.parametrize("case", lying_cues().examples, ids=lambda one: one.text)
def test_examples(case: LyingExample) -> None:
    names = (case.name, *([case.other] if case.other else []))
    found = next(one for one in mentions(case.text, *names) if one.span.of(case.text) == case.name)
    assert found.relation == case.relation
    if found.lies:
        assert found.lies.words.of(case.text) == case.words
        assert found.lies.distance_km == (pytest.approx(case.km, abs=0.1) if case.km else case.km)
        assert (found.lies.other.of(case.text) if found.lies.other else None) == case.other


@pytest.mark.parametrize(
    ("text", "names", "relations"),
    [
        ("Troops moved from Goma to Sake.", ("Goma", "Sake"), [None, None]),
        ("A truck 25 miles from Kandahar was hit.", ("Kandahar",), ["away-from"]),
        ("The village lies to the north of Hama.", ("Hama",), ["north-of"]),
        ("Mali's restive north saw two raids.", ("Mali",), ["north-part"]),
        ("Attacks in Burkina Faso's northern region rose.", ("Burkina Faso",), ["north-part"]),
        ("Fire was traded across Ethiopia's northern border with Eritrea.", ("Ethiopia", "Eritrea"),
         ["border-between", "border-between"]),
        ("He flew between Geneva and New York.", ("Geneva", "New York"), ["between", "between"]),
        ("The boat sank 12 nautical miles off Sfax.", ("Sfax",), ["off"]),
        ("In 2014, 30 of Aleppo's shops shut.", ("Aleppo",), [None]),
        ("The Damascus-Homs motorway was cut.", ("Damascus", "Homs"), ["between", "between"]),
        ("Talks on the Damascus-Homs deal failed.", ("Damascus", "Homs"), [None, None]),
    ],
)  # fmt: skip
def test_relations(text: str, names: tuple[str, ...], relations: list[str | None]) -> None:
    assert [one.relation for one in mentions(text, *names)] == relations
