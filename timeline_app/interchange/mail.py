"""The text of an e-mail message (.eml: RFC 5322, MIME)."""

from __future__ import annotations

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from timeline_app.interchange.draft import Draft, Refused
from timeline_app.interchange.html_page import edtf_from_web, read_whole
from timeline_app.model.text import clean

MAX_PARTS = 1_000
MAX_BOUNDARIES = 100_000
_BEGINS = re.compile(
    rb"(?i)(?:from [^\n]{1,200}\n)?(?:return-path|received|delivered-to|message-id|mime-version|x-[\w-]+):[^\n]*\n"
)


def is_mail(data: bytes) -> bool:
    """Whether a file begins as messages do."""
    return _BEGINS.match(data) is not None and re.search(rb"(?im)^from:", data[:20_000]) is not None


def read_mail(data: bytes) -> Draft:
    """The message without its attachments, which are named at its end. Raises Refused."""
    if data.count(b"\n--") > MAX_BOUNDARIES:
        raise Refused("has far more parts than a message has")
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        return _draft(message)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(
            "is damaged: it cannot be read as a message"
        ) from error  # the parser fails in all these ways


def _draft(message: EmailMessage) -> Draft:
    names = _attachments(message)
    body = _body(message)
    losses = []
    if names:
        body = f"{body.rstrip()}\n\nAttachments: {', '.join(names)}"
        losses.append("Its attachments stay in the original only.")
    return Draft(
        text=body,
        title=_header(message, "Subject"),
        author=_sender(message),
        published=_published(message),
        losses=tuple(losses),
    )


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(clean(str(message.get(name, ""))).split())


def _sender(message: EmailMessage) -> str:
    """Who wrote it, by name and address."""
    senders = getattr(message.get("From"), "addresses", ())
    named = (
        f"{each.display_name} <{each.addr_spec}>" if each.display_name else each.addr_spec for each in senders
    )
    return " ".join(clean(", ".join(named)).split()) or _header(message, "From")


def _published(message: EmailMessage) -> str:
    """When it was sent, with the offset of whoever sent it; "-0000" says that the offset is not known."""
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, IndexError, TypeError, OverflowError):
        return ""
    offset = sent.strftime("%z")
    return edtf_from_web(f"{sent:%Y-%m-%dT%H:%M}:01{offset}") if sent.year >= 1000 else ""


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    text = _content(part)
    if part.get_content_subtype() != "html":
        return text
    return "\n\n".join(read_whole(clean(text)).blocks)


def _content(part: MIMEPart) -> str:
    """The text of a part; an encoding that is not known is taken for UTF-8, or for that of Western Europe."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        data = part.get_payload(decode=True)
        data = data if isinstance(data, bytes) else b""
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")


def _attachments(message: EmailMessage) -> list[str]:
    names: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS:
            raise Refused("has far more parts than a message has")
        name = part.get_filename()
        if name and not part.is_multipart():
            names.append(" ".join(clean(name).split()))
    return names
