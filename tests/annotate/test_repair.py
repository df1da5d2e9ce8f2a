"""A finite verb gets the subject that the parser hung on the noun before it."""

import pytest

from dateline.annotate.analysis import Engine
from dateline.model.document import Document
from dateline.model.ids import DocumentId

CASES = [
    (
        "In Balbala district, Arta province, an army-led rescue team freed two men.",
        "freed",
        "team",
    ),
    (
        "Gunmen attacked a market in Djibo on Thursday, killing 12 people and wounding several others,"
        " the governor of the Sahel region said.",
        "said",
        "governor",
    ),
    ("The rebels shelled the town, killing nine farmers, police said.", "said", "police"),
    ("Soldiers, police and a militia guarded the gate.", "guarded", "Soldiers"),
    ("The minister, a former general, resigned.", "resigned", "minister"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), CASES)
def test_the_subject_of_a_verb(engine: Engine, text: str, verb: str, subject: str) -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    analysis = engine.analyse(document)
    token = next(one for one in analysis.tokens if one.text == verb)
    found = [analysis.tokens[c].text for c in analysis.each_child(token.i, "nsubj", "nsubjpass")]
    assert found == [subject]


OUTCOMES = [
    (
        "The raid resulted in one rebel commander killed and two suspected rebels detained.",
        "killed",
        "commander",
    ),
    (
        "The raid resulted in one rebel commander killed and two suspected rebels detained.",
        "detained",
        "rebels",
    ),
    ("Troops fought the rebels, resulting in several fighters killed.", "killed", "fighters"),
]


@pytest.mark.parametrize(("text", "word", "noun"), OUTCOMES)
def test_whom_an_outcome_befell(engine: Engine, text: str, word: str, noun: str) -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    analysis = engine.analyse(document)
    token = next(one for one in analysis.tokens if one.text == word)
    assert (token.dep, analysis.tokens[token.head].text) == ("acl", noun)


def test_a_verb_of_saying_at_the_end_stands_above_what_was_said(engine: Engine) -> None:
    text = "Gunmen killed two men, the chief of police of the region told reporters."
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    tokens = {token.text: token for token in engine.analyse(document).tokens}
    assert tokens["killed"].head == tokens["told"].i == tokens["told"].head
