from __future__ import annotations

from email.message import EmailMessage

import pytest

from timeline_app.interchange.mail import is_mail, read_mail


def message(
    body: str = "They met on Tuesday.\n", *, date: str = "Wed, 08 Sep 2021 10:00:31 +0300"
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Á. Writer <writer@paper.example>"
    made["Subject"] = "The talks – résumé"
    made["Date"] = date
    made.set_content(body)
    return made


def test_a_message_says_what_it_is_about_who_wrote_it_and_when() -> None:
    found = read_mail(message().as_bytes())
    assert found.title == "The talks – résumé"
    assert found.author == "Á. Writer <writer@paper.example>"
    assert found.published == "2021-09-08T10:00+03:00"
    assert found.text == "They met on Tuesday.\n"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("Wed, 08 Sep 2021 00:00:00 +0000", "2021-09-08T00:00+00:00"),
        ("8 Sep 2021 07:00 GMT", "2021-09-08T07:00+00:00"),
        ("8 Sep 2021 07:00 -0000", "2021-09-08T07:00"),
        ("yesterday", ""),
    ],
)
def test_the_date_keeps_its_offset(date: str, edtf: str) -> None:
    made = message().as_bytes().replace(b"Date: Wed, 08 Sep 2021 10:00:31 +0300", f"Date: {date}".encode())
    assert read_mail(made).published == edtf


def test_of_two_bodies_the_plain_one_is_read() -> None:
    made = message()
    made.add_alternative("<p>They <b>met</b>.</p>", subtype="html")
    assert read_mail(made.as_bytes()).text.strip() == "They met on Tuesday."


def test_a_body_in_html_gives_its_text() -> None:
    made = message()
    made.set_content(
        "<p>They <b>met</b>.</p><img src='http://x.example/i.png'><script>x</script>", subtype="html"
    )
    assert read_mail(made.as_bytes()).text == "They met."


def test_attachments_are_named_and_not_read() -> None:
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="the pläne.pdf")
    made.add_attachment("secret", filename="notes.txt")
    found = read_mail(made.as_bytes())
    assert found.text == "They met on Tuesday.\n\nAttachments: the pläne.pdf, notes.txt"
    assert found.losses == ("Its attachments stay in the original only.",)


def test_an_unknown_encoding_is_guessed() -> None:
    head = (
        b"From: a@b.example\nContent-Type: text/plain; charset=x-unknown\nContent-Transfer-Encoding: 8bit\n\n"
    )
    assert read_mail(head + "Köln".encode()).text == "Köln"
    assert read_mail(head + "Köln".encode("cp1252")).text == "Köln"


def test_a_message_is_known_by_its_head() -> None:
    assert is_mail(b"Received: from x\nFrom: a@b.example\n\nHello")
    assert not is_mail(b"From: the beginning of a text\n\nand on")
    assert not is_mail(b"Received: a letter\n\nin the morning")
