"""Mails that were saved: newsletters as `.eml`, and mailboxes of them (mbox).

Guarantees: of the text and the HTML of one mail, one is read, whichever is the article; attached
files that a reader knows are read as if they stood alone. Nothing that a mail links to is fetched.
"""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import BinaryIO

from dateline.core.errors import SourceError
from dateline.core.text import to_printable
from dateline.ingest import markup
from dateline.ingest.base import Damaged, Entry, Item, ReadingOptions, Story
from dateline.ingest.marks import find_names
from dateline.ingest.plaintext import decode_bytes
from dateline.ingest.stamps import to_edtf
from dateline.ingest.streams import LARGEST, LONGEST_LINE, read_whole
from dateline.ingest.zones import PageMetadata

_STUB = 0.5  # share of the HTML's length below which the plain text is only "see our page"
_BROKEN = (LookupError, ValueError, TypeError, AttributeError)  # headers against all rules


class EmlReader:
    """Reads one mail and the files that are attached to it."""

    name = "mail"
    endings = (".eml",)
    marks = (b"return-path:", b"received:", b"delivered-to:", b"mime-version:", b"message-id:")

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield the article that the mail is, then its attachments.

        Raises:
            SourceError: its headers can't be read.
        """
        data = read_whole(file, source=source)
        try:
            mail = email.message_from_bytes(data, policy=email.policy.default)
            yield _read_mail(mail, name=source)
            for part in mail.iter_attachments():
                attached = part.get_filename()
                content = part.get_payload(decode=True)
                if attached and isinstance(content, bytes):
                    name = f"{source}: {to_printable(attached)}"
                    yield Entry(name=name, file=io.BytesIO(content), file_name=attached)
        except _BROKEN as error:
            message = f"{source}: is a mail that is damaged ({error}); save it anew"
            raise SourceError(" ".join(message.split())) from error


class MboxReader:
    """Reads a mailbox, one mail after another."""

    name = "mbox"
    endings = (".mbox", ".mbx")
    marks: tuple[bytes, ...] = ()

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:  # noqa: ARG002 - a splitter's
        """Yield its mails.

        Raises:
            SourceError: it is no mailbox.
        """
        for number, data in enumerate(_split_mailbox(file, source=source), 1):
            name = f"{source}: mail {number}"
            if len(data) > LARGEST:
                reason = f"is larger than {LARGEST >> 20} MiB, which no article is"
                yield Damaged(name=name, reason=f"{reason}; take its attachments out")
            else:
                yield Entry(name=name, file=io.BytesIO(data), file_name="mail.eml")


def _split_mailbox(file: BinaryIO, *, source: str) -> Iterator[bytes]:
    """The mails of a mailbox; of one that is too large, only so much as shows that it is."""
    mail: list[bytes] | None = None
    size, blank = 0, True
    while line := file.readline(LONGEST_LINE):
        if blank and line.startswith(b"From "):
            if mail is not None:
                yield b"".join(mail)
            mail, size = [], 0
        elif mail is None:
            message = f"{source}: is no mailbox, which begins with 'From '; name a mail .eml"
            raise SourceError(message)
        elif size <= LARGEST:
            quoted = line.lstrip(b">").startswith(b"From ") and line.startswith(b">")
            mail.append(line[1:] if quoted else line)
            size += len(line)
        blank = not line.strip()
    if mail is not None:
        yield b"".join(mail)


def _read_mail(mail: EmailMessage, *, name: str) -> Item:
    text = _choose_body(mail, name=name)
    if not text.strip():
        return Damaged(name=name, reason="has no text; read its attachments, or save it anew")
    sender, _ = parseaddr(str(mail.get("From", "")))
    letter = "List-Unsubscribe" in mail or "List-Id" in mail
    known = PageMetadata(
        title=" ".join(str(mail.get("Subject", "")).split()) or None,
        authors=() if letter else find_names(sender),
        published=to_edtf(_read_date(mail)),
        publisher=" ".join(sender.split()) or None if letter else None,
        language=str(mail.get("Content-Language", "")).partition(",")[0].strip() or "en",
    )
    return Story(name=name, text=text, known=known)


def _read_date(mail: EmailMessage) -> str:
    """The date of a mail; none where its numbers are too large for the library that reads it."""
    try:
        return str(mail.get("Date", ""))
    except OverflowError:
        return ""


def _choose_body(mail: EmailMessage, *, name: str) -> str:
    """The plain text, unless it is a stub beside the HTML."""
    plain, formatted = (mail.get_body((kind,)) for kind in ("plain", "html"))
    text = _decode_part(plain, name=name)
    shown = markup.to_text(_decode_part(formatted, name=name))
    return shown if len(text) < _STUB * len(shown) else text


def _decode_part(part: MIMEPart | None, *, name: str) -> str:
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        return ""
    try:
        return content.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode_bytes(content, source=name)[0]
