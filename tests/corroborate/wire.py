"""An invented wire story and short ways to make documents of them."""

from dateline.model.document import Document
from dateline.model.origin import Origin
from dateline.read.build import build_document
from dateline.read.fingerprint import origin_of
from dateline.read.raw import Raw

LEAD = "Mortar shells struck a crowded livestock market in the town of Hallim on Sunday, killing nine men."
CALL = (
    "Colonel Ansa Pirel, who speaks for the Northern Command, told AFP by phone that rebels had fired them."
)
SMOKE = "Residents who fled across the river described columns of smoke above the grain depot until dark."
WARD = "The district hospital admitted thirty people, most with shrapnel in their legs, a nurse there said."
REBELS = "A commander of the Free Valley Front denied by radio that his men had any mortars in range."
PAST = "The Front took up arms four years ago after the government cancelled elections in the valley."
STORY = (LEAD, CALL, SMOKE, WARD, REBELS, PAST)


def report(*sentences: str, published: str | None = "2031-03-09", **fields: str) -> Document:
    """A document with one paragraph for each sentence."""
    text = "\n\n".join(sentences)
    document = build_document(
        Raw(location="test", text=text, published=published, external_id=fields.get("outlet"), **fields)
    )
    assert isinstance(document, Document), document
    return document


def origin(*sentences: str, published: str | None = "2031-03-09", **fields: str) -> Origin:
    """What later rooms know of such a document."""
    return origin_of(report(*sentences, published=published, **fields))
