"""Any mix of files, folders and standard input becomes documents, or a reason and a remedy."""

import io

import pytest

from dateline.errors import BadInput, UnknownLanguage, UnreadableDocument
from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.read import read_document, read_reports
from dateline.read.build import LONGEST_TEXT

TEXT = "Two soldiers were killed by a roadside bomb in the north on Friday, officials said."


def rejected(location):
    found = list(read_reports([str(location)]))
    assert len(found) == 1
    assert isinstance(found[0], Rejected), found
    assert found[0].remedy
    return found[0]


def test_text_file_is_one_report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = read_document(str(path))
    assert document.text == TEXT
    assert document.location == str(path)


def test_line_ends_are_kept_as_they_are(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode() + b"\r\n\r\n" + TEXT.encode() + b"\r\n")
    document = read_document(str(path))
    assert document.text == f"{TEXT}\r\n\r\n{TEXT}\r\n"
    assert [block.of(document.text) for block in document.paragraphs()] == [TEXT, TEXT]


def test_folder_is_read_in_order_of_paths_and_hidden_files_are_left_alone(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.TXT", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = [one.location for one in read_reports([str(tmp_path)])]
    assert found == [str(tmp_path / name) for name in ("a/c.TXT", "a/z.txt", "b.txt")]


def test_loop_of_links_is_walked_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [one.location for one in read_reports([str(tmp_path)])] == [str(tmp_path / "a.txt")]


def test_broken_link_is_named(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert rejected(tmp_path).reason == "there is no such file"


def test_empty_folder_is_named(tmp_path):
    assert "no files" in rejected(tmp_path).reason


def test_missing_file_is_named(tmp_path):
    assert rejected(tmp_path / "nowhere.txt").reason == "there is no such file"


@pytest.mark.parametrize("raw", [b"", b" \n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_empty_file_is_rejected(tmp_path, raw):
    (tmp_path / "a.txt").write_bytes(raw)
    assert rejected(tmp_path / "a.txt").reason in ("it is empty", "it holds no text")


@pytest.mark.parametrize("ending", [".pdf", ".xml", ".mbox", ".warc", ".warc.gz", ".wacz"])
def test_files_that_are_not_what_they_are_called_are_refused(tmp_path, ending):
    (tmp_path / f"a{ending}").write_bytes(b"x" * 40)
    found = rejected(tmp_path / f"a{ending}")
    assert found.reason
    assert found.remedy


def test_unknown_ending_lists_the_known_ones(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"x")
    found = rejected(tmp_path / "a.docx")
    assert ".docx" in found.reason
    assert ".txt .md .html .htm .csv .json .jsonl" in found.remedy


def test_refused_file_is_named(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert rejected(path).reason == "it may not be read"


def test_file_deleted_while_reading_does_not_stop_the_others(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    reports = read_reports([str(tmp_path)])
    next(reports)
    (tmp_path / "b.txt").unlink()
    rest = list(reports)
    assert isinstance(rest[0], Rejected)
    assert isinstance(rest[1], Document)


def test_reports_are_read_one_by_one(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{TEXT}"}}\n' * 3, encoding="utf-8")
    reports = read_reports([str(path), str(tmp_path / "nowhere.txt")])
    assert next(reports).location == f"{path}#1"


def test_too_long_text_is_rejected(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("word " * (LONGEST_TEXT // 5 + 1), encoding="utf-8")
    found = rejected(path)
    assert "2,000,000" in found.reason
    assert "cut it" in found.remedy


def test_huge_file_is_rejected_without_being_decoded(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_001)
    assert "50 MB" in rejected(path).reason


def test_longest_text_without_a_full_stop_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("the word of " * 20_000, encoding="utf-8")
    document = read_document(str(path))
    assert len(list(document.paragraphs())) == 1


def test_french_is_rejected_by_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "Au moins douze personnes ont été tuées mardi dans un attentat à la bombe sur le marché de la ville.",
        encoding="utf-8",
    )
    found = rejected(path)
    assert "French" in found.reason
    assert found.error is UnknownLanguage
    with pytest.raises(UnknownLanguage, match="French"):
        read_document(str(path))


def test_read_document_raises_bad_input_that_says_what_to_do(tmp_path):
    with pytest.raises(UnreadableDocument, match="check the path"):
        read_document(str(tmp_path / "nowhere.txt"))


def test_read_document_takes_one_row(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "id": 1}\n{"text": "Two.", "id": 2}\n', encoding="utf-8")
    assert read_document(f"{path}#2").external_id == 2
    with pytest.raises(BadInput, match="2 reports"):
        read_document(str(path))


def test_markdown_headings_are_furniture(tmp_path):
    path = tmp_path / "a.md"
    text = f"# Bomb kills *two*\n\n{TEXT}\n\n## A second bomb\n\n{TEXT}\n\n---\n\n![The port](port.jpg)\n"
    path.write_text(text, encoding="utf-8")
    document = read_document(str(path))
    assert document.text == text
    assert document.title == "Bomb kills *two*"
    assert [part.kind.value for part in document.furniture] == [
        "headline",
        "crosshead",
        "reference",
        "caption",
    ]
    assert [block.of(text) for block in document.paragraphs()] == [TEXT, TEXT]


def test_markdown_front_matter_gives_metadata(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        f'---\ntitle: "Two killed"\ndate: 2031-05-03\nauthor: Ima Reporter\n---\n\n{TEXT}\n', encoding="utf-8"
    )
    document = read_document(str(path))
    assert (document.title, str(document.published), document.author) == (
        "Two killed",
        "2031-05-03",
        "Ima Reporter",
    )
    assert [block.of(document.text) for block in document.paragraphs()] == [TEXT]


@pytest.mark.parametrize(
    ("raw", "location"),
    [
        (f'{{"text": "{TEXT}"}}\n', "-#1"),
        (f'[{{"text": "{TEXT}"}}]', "-#1"),
        (f'{{\n "text": "{TEXT}"\n}}', "-#1"),
        (TEXT, "-"),
        (f"<html><body><article><p>{TEXT}</p></article></body></html>", "-"),
    ],
)
def test_standard_input_tells_its_format(raw, location):
    found = list(read_reports(["-"], stdin=io.BytesIO(raw.encode())))
    assert [(one.location, one.text.strip()) for one in found] == [(location, TEXT)]


def test_empty_standard_input_is_rejected():
    assert [one.reason for one in read_reports(["-"], stdin=io.BytesIO(b""))] == ["it is empty"]
