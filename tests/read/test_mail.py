"""Messages and mailboxes: the words of the mail are the report, what is attached is named and left aside."""

from email.message import EmailMessage
from pathlib import Path

from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.read import read_reports

TEXT = "Gunmen killed two soldiers in Garu on Monday, the army said.\n\nResidents said they heard shooting.\n"


def message(text: str | None = TEXT, page: str | None = None, attached: bytes | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Two soldiers killed in Garu"
    mail["From"] = "Example Agency <desk@example.org>"
    mail["Date"] = "Tue, 12 Mar 2024 08:00:00 +0100"
    mail["Message-ID"] = "<17@example.org>"
    if text is not None:
        mail.set_content(text)
    if page is not None:
        mail.add_alternative(page, subtype="html") if text is not None else mail.set_content(
            page, subtype="html"
        )
    if attached is not None:
        mail.add_attachment(attached, maintype="application", subtype="pdf", filename="release.pdf")
    return mail


def test_a_message(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(message(page="<p>Another form</p>", attached=b"%PDF")))
    (found,) = read_reports([str(path)])
    assert isinstance(found, Document)
    assert found.text.strip() == TEXT.strip()
    assert (found.title, found.author) == ("Two soldiers killed in Garu", "Example Agency")
    assert (found.external_id, found.published_at) == ("<17@example.org>", "2024-03-12T08:00:00+01:00")
    assert any("release.pdf" in note for note in found.notes)


def test_a_message_that_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    page = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    path.write_bytes(bytes(message(None, f"<html><body><article>{page}</article></body></html>")))
    (found,) = read_reports([str(path)])
    assert isinstance(found, Document)
    assert "Gunmen killed two soldiers" in found.text


def test_a_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "wire.mbox"
    quoted = TEXT + "\nFrom the town of Garu, 300 people fled.\n"
    mails = [bytes(message(text)) for text in (TEXT, quoted)]
    lines = [
        b"From desk@example.org Tue Mar 12 08:00:00 2024\n" + m.replace(b"\nFrom ", b"\n>From ")
        for m in mails
    ]
    path.write_bytes(b"\n".join(lines) + b"\nFrom x Tue Mar 12 09:00:00 2024\nSubject: empty\n\n")
    first, second, empty = read_reports([str(path)])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert second.location.endswith("wire.mbox#2")
    assert "\nFrom the town of Garu, 300 people fled." in second.text
    assert isinstance(empty, Rejected)


def test_what_is_no_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_text("no mailbox")
    (found,) = read_reports([str(path)])
    assert isinstance(found, Rejected)
