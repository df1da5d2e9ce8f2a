"""E-mail: a saved message (.eml) or a mailbox (.mbox) of newsletters, wire mails and press releases."""

from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from dateline.model.rejected import Rejected
from dateline.read.problem import Unusable
from dateline.read.raw import Raw
from dateline.read.web import read_page

_LARGEST_MESSAGE = 50_000_000  # bytes


def read_message(raw: bytes, location: str) -> Iterator[Raw]:
    """The report of one message: its plain text where it has one, else its page. Subject, date and sender
    stand beside it; attachments are named in the notes and left aside."""
    yield _report(BytesParser(policy=policy.default).parsebytes(raw), location, None)


def read_mailbox(stream: BinaryIO, location: str) -> Iterator[Raw | Rejected]:
    """Every message of a mailbox in the form mbox (RFC 4155), numbered from 1."""
    for number, raw in enumerate(_iter_messages(stream), start=1):
        place = f"{location}#{number}"
        try:
            message = BytesParser(policy=policy.default).parsebytes(raw)
            yield _report(message, place, number)
        except Unusable as problem:
            yield Rejected(place, number, problem.reason, problem.remedy)


def _iter_messages(stream: BinaryIO) -> Iterator[bytes]:
    """The messages between lines that begin with "From ", one at a time: a mailbox may be large."""
    lines: list[bytes] = []
    size, begun = 0, False
    blank = True
    for line in stream:
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines)
            lines, size, begun = [], 0, True
        elif begun and size < _LARGEST_MESSAGE:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        blank = not line.strip()
    if not begun:
        raise Unusable("it is no mailbox: no line begins with “From ”", "save single messages as .eml")
    yield b"".join(lines)


def _report(message: EmailMessage, location: str, row: int | None) -> Raw:
    found = _body(message, location)
    sender = message["from"].addresses if message["from"] else ()
    return replace(
        found,
        row=row,
        external_id=_line(message, "message-id"),
        title=_line(message, "subject") or found.title,
        published=_date(message) or found.published,
        author=(sender[0].display_name or None) if sender else None,
        notes=found.notes + _left_aside(message),
    )


def _body(message: EmailMessage, location: str) -> Raw:
    plain = message.get_body(("plain",))
    if plain is not None and (text := _text(plain)).strip():
        return Raw(location=location, text=text)
    page = message.get_body(("html",))
    if page is None:
        raise Unusable("the message holds no text", "save what is attached to it as a file of its own")
    return next(read_page(_text(page).encode(), location))


def _text(part: MIMEPart) -> str:
    """The words of a part; a character set that nobody knows is read as far as it goes."""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def _line(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return " ".join(str(value).split()) or None if value else None


def _date(message: EmailMessage) -> str | None:
    """The date with its zone; a header that is no date gives none."""
    try:
        return parsedate_to_datetime(message["date"]).isoformat() if message["date"] else None
    except (ValueError, TypeError):
        return None


def _left_aside(message: EmailMessage) -> tuple[str, ...]:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    return tuple(f"the attachment {name} was left aside" for name in names)
