"""NITF, NewsML-G2 and ninjs: headline, date and agency come from the metadata, the text from the body."""

import json
from pathlib import Path

import pytest

from dateline.model.document import Document, FurnitureKind
from dateline.model.rejected import Rejected
from dateline.read import read_reports

LEAD = "GARU, March 12 (Example Agency) - Gunmen killed two soldiers in Garu on Monday, the army said."
MORE = "Residents said the shooting went on for an hour before the gunmen left the town."
NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="en"><head><title>Clash</title>
<docdata><doc-id id-string="ea-17"/><date.issue norm="20240312T080000+0100"/></docdata>
<pubdata name="Example Agency"/></head>
<body><body.head><hedline><hl1>Two soldiers killed in Garu</hl1></hedline></body.head>
<body.content><p>{LEAD}</p><hl2>Shooting</hl2><p>{MORE}</p></body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:example:1" xml:lang="en"><itemMeta>
<versionCreated>2024-03-12T08:00:00+01:00</versionCreated>
<provider qcode="ex:ea"><name>Example Agency</name></provider><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Two soldiers killed in Garu</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>{LEAD}</p><p>{MORE}</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:example:2"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta>
<contentSet><inlineData>{LEAD} {MORE}</inlineData></contentSet></newsItem>
<newsItem guid="urn:example:3"><itemMeta/></newsItem>
</itemSet></newsMessage>"""
NINJS = {
    "uri": "urn:example:4",
    "type": "text",
    "versioncreated": "2024-03-12T08:00:00+01:00",
    "language": "en",
    "headline": "Two soldiers killed in Garu",
    "infosource": [{"name": "Example Agency"}],
    "body_html": f"<p>{LEAD}</p><p>{MORE}</p>",
}


def read(tmp_path: Path, name: str, content: str) -> list[Document | Rejected]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return list(read_reports([str(path)]))


def test_nitf(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.xml", NITF)
    assert isinstance(found, Document)
    assert (found.external_id, found.title, found.outlet) == (
        "ea-17",
        "Two soldiers killed in Garu",
        "Example Agency",
    )
    assert str(found.published) == "2024-03-12"
    heading = next(one for one in found.furniture if one.kind is FurnitureKind.CROSSHEAD)
    assert heading.span.of(found.text) == "Shooting"


def test_every_item_of_a_newsml_message(tmp_path: Path) -> None:
    whole, withdrawn, empty = read(tmp_path, "a.xml", NEWSML)
    assert isinstance(whole, Document)
    assert (whole.external_id, whole.outlet, str(whole.published)) == (
        "urn:example:1",
        "Example Agency",
        "2024-03-12",
    )
    assert isinstance(withdrawn, Document)
    assert any("withdrawn" in note for note in withdrawn.notes)
    assert isinstance(empty, Rejected)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_ninjs(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path, name, json.dumps(NINJS))
    assert isinstance(found, Document)
    assert found.text == f"{LEAD}\n\n{MORE}"
    assert (found.title, found.outlet) == ("Two soldiers killed in Garu", "Example Agency")


def test_other_xml_is_refused(tmp_path: Path) -> None:
    for content in ("<rss><channel/></rss>", "<nitf><body/>", "no xml at all"):
        (found,) = read(tmp_path, "a.xml", content)
        assert isinstance(found, Rejected)


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    entity = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "{"lol" * 1000}">]>'
    content = NITF.replace("<nitf", entity + "<nitf", 1).replace("</p>", " &x; &y;&y;&y;</p>", 1)
    (found,) = read(tmp_path, "a.xml", content)
    assert isinstance(found, Document)
    assert "a secret" not in found.text
    assert "lollol" not in found.text
