"""Rows of CSV, JSON and JSON lines."""

import json
from datetime import date

import pytest

from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.read import read_reports

TEXT = "Two soldiers were killed by a roadside bomb in the north on Friday, officials said."


def read(tmp_path, name, content):
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8")
    return list(read_reports([str(path)]))


def row(**fields):
    return json.dumps({"text": TEXT, **fields}) + "\n"


def test_row_carries_its_fields(tmp_path):
    [document] = read(
        tmp_path,
        "a.jsonl",
        row(
            id="r1",
            title="Two killed",
            published="2031-05-03T18:04:00+02:00",
            outlet="The Example Post",
            url="https://news.example/1",
            author="Ima Reporter",
            language="en-GB",
            other=1,
        ),
    )
    assert (document.external_id, document.title, document.outlet) == ("r1", "Two killed", "The Example Post")
    assert (document.url, document.author, document.language) == (
        "https://news.example/1",
        "Ima Reporter",
        "en",
    )
    assert (document.published, document.published_at) == (date(2031, 5, 3), "2031-05-03T18:04:00+02:00")


def test_numbers_are_kept_as_ids(tmp_path):
    found = read(tmp_path, "a.jsonl", row(id=7) + row(id=None) + row(id=1.5))
    assert [one.external_id for one in found] == [7, None, "1.5"]
    assert found[2].notes == ("its id was neither text nor a whole number: kept as JSON",)


def test_id_depends_on_content_not_on_the_path(tmp_path):
    [first] = read(tmp_path, "a.jsonl", row(id="r1"))
    [second] = read(tmp_path, "b.jsonl", row(id="r1"))
    [other] = read(tmp_path, "c.jsonl", row(id="r2"))
    assert first.id == second.id != other.id
    assert first.id.startswith("d_")


def test_broken_rows_cost_only_themselves(tmp_path):
    lines = [
        row(),
        '{"text": \n',
        "\n",
        "[1]\n",
        '{"title": "x"}\n',
        '{"text": 5}\n',
        '{"text": " "}\n',
        row(),
    ]
    found = read(tmp_path, "a.jsonl", "".join(lines))
    assert [one.location.rpartition("#")[2] for one in found] == ["1", "2", "4", "5", "6", "7", "8"]
    assert [isinstance(one, Document) for one in found] == [True, False, False, False, False, False, True]
    assert [one.row for one in found[1:-1]] == [2, 4, 5, 6, 7]
    assert all(one.reason and one.remedy for one in found[1:-1])


def test_text_of_a_row_is_stored_as_given(tmp_path):
    text = "  Two\u00a0soldiers\r\nwere \u202ekilled\u202c 👩‍🚒 in Mu\u0308nchen\ufeff.\n\n"
    [document] = read(tmp_path, "a.jsonl", json.dumps({"text": text}))
    assert document.text == text


def test_what_cannot_be_stored_is_replaced_one_for_one(tmp_path):
    [document] = read(tmp_path, "a.jsonl", '{"text": "Two\\u0000 soldiers\\ud800 died."}')
    assert document.text == "Two\ufffd soldiers\ufffd died."
    assert document.notes == ("2 NUL or broken characters replaced by U+FFFD",)


def test_lost_characters_are_noted(tmp_path):
    [document] = read(tmp_path, "a.jsonl", row(title="x").replace("soldiers", "soldier\ufffd\ufffd"))
    assert document.notes == ("2 characters had been lost (U+FFFD) before it was read",)


def test_encoding_that_had_to_be_worked_out_is_noted(tmp_path):
    [document] = read(tmp_path, "a.jsonl", f'{{"text": "Müller: {TEXT}"}}'.encode("cp1252"))
    assert document.notes == ("read as cp1252: it is not UTF-8",)


def test_json_lines_in_other_encodings(tmp_path):
    line = json.dumps({"text": TEXT + " – Müller"}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        [document] = read(tmp_path, f"{encoding}.jsonl", (line + "\n").encode(encoding))
        assert document.text == TEXT + " – Müller"


def test_json_may_be_a_list_or_an_object_or_lines(tmp_path):
    one = json.dumps({"text": TEXT})
    for name, content, rows in (("a", f"[{one}, {one}, 5]", 3), ("b", one, 1), ("c", f"{one}\n{one}\n", 2)):
        found = read(tmp_path, f"{name}.json", content)
        assert [entry.location.rpartition("#")[2] for entry in found] == [str(at + 1) for at in range(rows)]


@pytest.mark.parametrize("content", ["{", "[]", "[" * 100_000, "nonsense"])
def test_broken_json_is_rejected(tmp_path, content):
    [found] = read(tmp_path, "a.json", content)
    assert isinstance(found, Rejected)


def test_csv_with_line_breaks_and_quotes(tmp_path):
    text = 'He said: "We left."\r\n\r\nThen the army came, residents of the town said.'
    quoted = text.replace('"', '""')
    content = f'ID,Text,Published\r\n1,"{quoted}",2031-05-03\r\n,,\r\n3,,\r\n'
    found = read(tmp_path, "a.csv", content.encode())
    assert found[0].text == text
    assert (found[0].external_id, found[0].published) == ("1", date(2031, 5, 3))
    assert [one.location.rpartition("#")[2] for one in found] == ["1", "3"]
    assert isinstance(found[1], Rejected)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_delimiter_is_that_of_its_first_line(tmp_path, mark):
    [document] = read(tmp_path, "a.csv", f'id{mark}text\n1{mark}"{TEXT}"\n')
    assert document.text == TEXT


def test_csv_in_windows_encoding(tmp_path):
    [document] = read(tmp_path, "a.csv", f"id,text\n1,“{TEXT.replace(',', '')}” – so\n".encode("cp1252"))
    assert document.text.startswith("“Two soldiers")


def test_csv_without_text_column_names_its_columns(tmp_path):
    [found] = read(tmp_path, "a.csv", "id,body\n1,Two killed\n")
    assert "columns: id, body" in found.reason
    assert "text" in found.remedy


def test_empty_csv_is_rejected(tmp_path):
    [found] = read(tmp_path, "a.csv", "")
    assert isinstance(found, Rejected)


def test_csv_cell_of_a_million_characters_is_read(tmp_path):
    [document] = read(tmp_path, "a.csv", "id,text\n1,the " + "the town of Goma fell " * 50_000 + "\n")
    assert len(document.text) > 1_000_000


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2017-12-12", date(2017, 12, 12)),
        ("2017-12-12T23:30:00-05:00", date(2017, 12, 12)),
        ("2017-12-12 18:04:00+00:00", date(2017, 12, 12)),
        ("20171212", date(2017, 12, 12)),
        ("2017/12/12", date(2017, 12, 12)),
        ("Tue, 12 Dec 2017 18:04:00 GMT", date(2017, 12, 12)),
        ("December 12, 2017", date(2017, 12, 12)),
        ("12 December 2017", date(2017, 12, 12)),
        ("12-Dec-17", date(2017, 12, 12)),
        ("13/02/2024", date(2024, 2, 13)),
        ("02/13/2024", date(2024, 2, 13)),
        ("02/02/2024", date(2024, 2, 2)),
        ("05/03/2024", None),
        ("2017", None),
        ("2017-12", None),
        ("Dec 12", None),
        ("2017-13-45", None),
        ("soon", None),
    ],
)
def test_published_is_a_day_or_unknown(tmp_path, published, day):
    [document] = read(tmp_path, "a.jsonl", row(published=published))
    assert document.published == day
    assert bool(document.notes) == (day is None)


def test_given_date_supplies_the_year_of_the_dateline(tmp_path):
    text = f"KABUL, Dec 12 (AFP) – {TEXT}"
    [document] = read(tmp_path, "a.jsonl", json.dumps({"text": text, "published": "2017-12-12"}))
    assert document.published_from.of(text) == "Dec 12"
    assert document.notes == ()


def test_dateline_of_new_years_eve_belongs_to_the_year_before(tmp_path):
    text = f"KABUL, Dec 31 (AFP) – {TEXT}"
    [document] = read(tmp_path, "a.jsonl", json.dumps({"text": text, "published": "2018-01-01"}))
    assert document.notes == ()


def test_author_may_be_an_agency(tmp_path):
    [document] = read(tmp_path, "a.jsonl", row(author="Agence France-Presse"))
    assert document.agencies == ("AFP",)


def test_contradicting_dates_are_noted(tmp_path):
    text = f"KABUL, Dec 2 2016 (AFP) – {TEXT}"
    [document] = read(tmp_path, "a.jsonl", json.dumps({"text": text, "published": "2017-12-12"}))
    assert document.published == date(2017, 12, 12)
    assert document.notes == ("published 2017-12-12 is given, but the text says 2016-12-02",)


def test_language_of_a_row_wins(tmp_path):
    french = (
        "Au moins douze personnes ont été tuées mardi dans un attentat à la bombe sur le marché de la ville."
    )
    [kept] = read(tmp_path, "a.jsonl", json.dumps({"text": french, "language": "en"}))
    [refused] = read(tmp_path, "b.jsonl", row(language="fr"))
    assert isinstance(kept, Document)
    assert "French" in refused.reason
