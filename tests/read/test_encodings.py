"""Bytes become text whatever their encoding; what is no text is refused by name."""

import pytest

from dateline.errors import UnreadableDocument
from dateline.read.decode import decode_bytes

TEXT = (
    "The “army” left – Müller said – on Friday… after £5 million had been spent in the north of the country."
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told_apart(encoding):
    assert decode_bytes(TEXT.encode(encoding))[0] == TEXT


def test_cyrillic_without_mark():
    text = "Армия покинула город в пятницу, сообщил представитель министерства обороны страны. " * 5
    assert decode_bytes(text.encode("cp1251"))[0] == text


def test_declared_encoding_is_believed_where_it_fits():
    raw = "Łódź i Świdnica są w Polsce".encode("iso8859-2")
    assert decode_bytes(raw, "iso8859-2")[0] == "Łódź i Świdnica są w Polsce"
    assert decode_bytes(TEXT.encode(), "iso8859-2")[0] == TEXT
    assert decode_bytes(TEXT.encode(), "no-such-encoding")[0] == TEXT


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 \x00", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
    ],
)
def test_binary_data_is_refused_by_name(raw, what):
    with pytest.raises(UnreadableDocument, match=what):
        decode_bytes(raw)


def test_a_few_nuls_and_controls_are_no_binary():
    raw = b"The army left.\x00 " * 3 + TEXT.encode() * 20 + b"\x1b"
    assert decode_bytes(raw)[0].startswith("The army left.\x00")
