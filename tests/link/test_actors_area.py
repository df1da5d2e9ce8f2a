"""Governments, police and mayors below the state."""

from datetime import date

import pytest

from dateline.model.actor import Actor
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.link import Link
from dateline.model.mention import NameMention
from dateline.pipeline import annotate_document, default_kit, link_page
from dateline.resources.actor_words import key_of
from dateline.resources.actors import load_registry
from dateline.resources.regional_offices import regional_offices


def _link(text: str, words: str) -> Link[Actor]:
    document = Document(
        id=DocumentId("d_1"), external_id=None, location="test", text=text, text_sha256="",
        published=date(2017, 12, 12),
    )  # fmt: skip
    linked = link_page(annotate_document(document, default_kit()), default_kit())
    mention = next(one for one in linked.page.of_kind(NameMention) if one.span.of(text) == words)
    return linked.actors[mention.id]


@pytest.mark.parametrize(
    ("text", "words", "id_", "name", "actor_class"),
    [
        ("The Jowzjan provincial government said ten died.", "The Jowzjan provincial government",
         "reggov-geonames:1139049", "Government of Jowzjan", "government"),
        ("Borno state police arrested three men in Nigeria.", "Borno state police",
         "regpol-geonames:2346794", "Police of Borno", "police"),
        ("The governor of Jowzjan said Daesh fighters were present.", "The governor of Jowzjan",
         "governor-geonames:1139049", "Governor of Jowzjan", "government"),
        ("The mayor of Kherson said two were killed.", "The mayor of Kherson",
         "mayor-geonames:706448", "Mayor of Kherson", "government"),
        ("Mosul city council met.", "Mosul city council",
         "citygov-geonames:99072", "Local Government of Mosul", "government"),
        ("Sinaloa state government sent troops to Culiacan in Mexico.", "Sinaloa state government",
         "reggov-geonames:3983035", "Government of Sinaloa", "government"),
    ],
)  # fmt: skip
def test_an_office_is_that_of_the_area_named(
    text: str, words: str, id_: str, name: str, actor_class: str
) -> None:
    chosen = _link(text, words).chosen
    assert chosen is not None
    assert (chosen.value.id, chosen.value.name, chosen.value.actor_class.value) == (id_, name, actor_class)


def test_the_states_own_body_stays_a_rival() -> None:
    link = _link("Borno state police arrested three men in Nigeria.", "Borno state police")
    assert [one.value.id for one in link.rivals] == ["police-ng"]


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The Kabul government denied it.", "The Kabul government", "gov-af"),  # the capital for the state
        ("Police in Nairobi arrested five.", "Police", "police-ke"),
        ("The Iraqi army shelled Mosul.", "The Iraqi army", "mil-iq"),
    ],
)
def test_the_state_keeps_what_is_its_own(text: str, words: str, id_: str) -> None:
    chosen = _link(text, words).chosen
    assert chosen is not None
    assert chosen.value.id == id_


def test_the_table_names_each_office_once_and_clashes_with_no_entry() -> None:
    offices = regional_offices()
    assert len({one.id for one in offices}) == len(offices)
    for one in offices:
        keys = [(key_of(words), level) for words in one.words for level in one.levels]
        assert len(set(keys)) == len(keys), one.id
        assert one.id not in load_registry().offices
