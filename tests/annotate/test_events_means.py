"""A deed done by a telling means is of that means' type, and what carries a noun is folded into it."""

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import EventMention, Role
from dateline.pipeline import Kit, annotate_document

CASES = [
    ("Airmen dropped a chlorine bomb on a suburb.", "chemical-attack", ["Airmen"], ["a suburb"]),
    ("Villagers were attacked with poisonous gas.", "chemical-attack", [], ["Villagers"]),
    (
        "Gunmen detonated a suicide vehicle-borne improvised explosive device at the hotel.",
        "suicide-bombing",
        ["Gunmen"],
        ["the hotel"],
    ),
    ("Police came under a grenade attack.", "attack", [], ["Police"]),
    ("The base came under mortar fire.", "shelling", [], ["The base"]),
    ("Rebels used mustard gas in an attack on a village.", "chemical-attack", ["Rebels"], ["a village"]),
    ("A suspected chemical attack killed 40 villagers.", "chemical-attack", [], ["40 villagers"]),
    ("The air force dropped a bomb on a suburb.", "air-strike", ["The air force"], ["a suburb"]),
]


@pytest.mark.parametrize(("text", "kind", "agents", "targets"), CASES, ids=[case[0] for case in CASES])
def test_the_means_decide(text: str, kind: str, agents: list[str], targets: list[str], kit: Kit) -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    events = annotate_document(document, kit).of_kind(EventMention)
    assert [event.type for event in events] == [kind]
    for role, words in ((Role.AGENT, agents), (Role.TARGET, targets)):
        assert [f.span.of(text) for f in events[0].fillers if f.role is role] == words
