"""Mails and mailboxes."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.sources import STORY, read_file, read_parts, write

from dateline.core.errors import SourceError

HTML = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))


def mail(text=STORY, html=None, **headers):
    """A newsletter."""
    made = EmailMessage()
    made["From"] = "Harbour Daily <letter@news.example>"
    made["Subject"] = "Häfen sign"
    made["Date"] = "Tue, 05 Mar 2024 23:30:00 -0500"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def test_a_newsletter_is_an_article(tmp_path):
    """Its subject is the headline, its sender the publisher."""
    made = mail(List_Unsubscribe="<https://news.example/stop>")
    path = write(tmp_path / "a.eml", made.as_bytes())
    (found,) = read_file(path)
    assert found.text.rstrip() == f"Häfen sign\n\n{STORY}"
    assert (found.published, found.publisher) == ("2024-03-05", "Harbour Daily")
    assert (found.authors, found.source) == ((), str(path))


def test_a_persons_mail_has_an_author(tmp_path):
    """Who isn't a list is a person, if it is a name."""
    made = mail()
    made.replace_header("From", "Mara Lindqvist <mara@news.example>")
    (found,) = read_file(write(tmp_path / "a.eml", made.as_bytes()))
    assert (found.authors, found.publisher) == (("Mara Lindqvist",), None)


@pytest.mark.parametrize(
    ("text", "html"), [("See our page.", HTML), (STORY, "<p>See our page.</p>")]
)
def test_of_two_bodies_one_is_the_article(tmp_path, text, html):
    """A stub beside the other is passed over, be it plain or HTML."""
    (found,) = read_file(write(tmp_path / "a.eml", mail(text, html).as_bytes()))
    assert found.text.rstrip() == f"Häfen sign\n\n{STORY}"


def test_attachments_are_read_as_files_are(tmp_path):
    """Those that a reader knows; a damaged one costs no other."""
    made = mail()
    made.add_attachment(f"Again. {STORY}".encode(), "text", "plain", filename="b.txt")
    made.add_attachment(b"%PDF-1", "application", "pdf", filename="c.pdf")
    made.add_attachment(b"\x89PNG", "image", "png", filename="d.png")
    path = write(tmp_path / "a.eml", made.as_bytes())
    body, text, damaged = read_parts(path)
    assert body.source == str(path)
    assert (text.text, text.source) == (f"Again. {STORY}", f"{path}: b.txt")
    assert damaged.startswith(f"{path}: c.pdf: is damaged")


line = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).map("A{}".format)


@settings(max_examples=40)
@given(st.lists(st.lists(line, min_size=1, max_size=3), min_size=1, max_size=3))
def test_text_in_is_text_out(tmp_path_factory, mails):
    """A mailbox that Python writes comes back, a document a mail, whatever letters it has."""
    path = tmp_path_factory.mktemp("mail") / "a.mbox"
    box = mailbox.mbox(path)
    for number, lines in enumerate(mails):
        box.add(mail("\n".join(["From here on", f"mail {number}", *lines, "From there"])))
    box.close()
    found = read_file(path)
    assert [one.source for one in found] == [f"{path}: mail {n + 1}" for n in range(len(mails))]
    for number, lines in enumerate(mails):
        body = "\n".join(["From here on", f"mail {number}", *lines, "From there"])
        assert found[number].text.rstrip("\n") == f"Häfen sign\n\n{body}"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.mbox", b"Subject: x\n\nBody", "is no mailbox"),
        ("a.eml", b"Subject: x\n\n", "has no text"),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=nope\n\n\x00\x01", "isn't text"),
    ],
)
def test_what_cant_be_read(tmp_path, name, data, reason):
    """One line says what it is."""
    path = write(tmp_path / name, data)
    with pytest.raises(SourceError, match=reason) as caught:
        read_file(path)
    assert "\n" not in str(caught.value)


def test_a_charset_that_isnt_is_guessed(tmp_path):
    """A wrong statement about letters costs no text."""
    data = f"Subject: x\nContent-Type: text/plain; charset=nope\n\nCafé. {STORY}".encode()
    assert read_file(write(tmp_path / "a.eml", data))[0].text == f"x\n\nCafé. {STORY}"
