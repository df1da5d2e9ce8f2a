"""PDF with a text layer, without one, locked, and broken."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.read import read_reports

LINES = [
    "Gunmen killed two soldiers in Garu on Mon-",
    "day, the army said in a short state-",
    "ment that gave no further detail of",
    "the attack on the checkpoint.",
    "Residents said they heard shooting for an hour.",
]


def pdf(*lines: str) -> bytes:
    """A PDF of one page, each line where a typesetter would put it."""
    shown = "".join(f"BT /F1 12 Tf 72 {720 - 14 * i} Td ({line}) Tj ET\n" for i, line in enumerate(lines))
    stream = shown.encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def read(tmp_path: Path, raw: bytes) -> Document | Rejected:
    path = tmp_path / "a.pdf"
    path.write_bytes(raw)
    (found,) = read_reports([str(path)])
    return found


def test_broken_lines_and_words_are_joined(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(*LINES))
    assert isinstance(found, Document)
    assert (
        "in Garu on Monday, the army said in a short statement that gave no further detail of the"
        in found.text
    )
    assert found.published is None


def test_pictures_of_pages_are_refused(tmp_path: Path) -> None:
    found = read(tmp_path, pdf())
    assert isinstance(found, Rejected)
    assert "pictures" in found.reason


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(*LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    found = read(tmp_path, out.getvalue())
    assert isinstance(found, Rejected)
    assert "password" in found.reason
