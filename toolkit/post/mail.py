"""A letter as a mail, with headers that nobody's name can add to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from toolkit.model import Person
from toolkit.post.drawn import html_of, text_of
from toolkit.post.letter import Letter
from toolkit.post.words import NO_ADDRESS, WRONG_ADDRESS

LONGEST_LINE = 998


class AddressError(Exception):
    """Nobody can be written to there; says why."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the address of every mail, and the host that its name is of."""

    address: Address
    host: str


@dataclass(frozen=True, slots=True)
class Post:
    """A letter on its way to somebody, and the mail that it has become."""

    letter: Letter
    name: str
    school: str
    address: str
    mail: EmailMessage

    @property
    def data(self) -> bytes:
        """The mail as it travels. A header is one line: folded, some begin empty."""
        policy = self.mail.policy.clone(max_line_length=LONGEST_LINE)
        return self.mail.as_bytes(policy=policy)


def posted(
    letter: Letter,
    *,
    to: Person,
    address: str,
    sender: Sender,
    called: str,
    at: datetime,
) -> Post:
    """*letter* for somebody at *address*; *called* is what no other mail is called.

    Raises:
        AddressError: the address is none.
    """
    recipient = recipient_of(to.name, address)
    mail = EmailMessage(policy=SMTP if address.isascii() else SMTPUTF8)
    mail["From"] = sender.address
    mail["To"] = recipient
    mail["Subject"] = on_one_line(letter.subject)
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{called}@{sender.host}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = letter.language
    if letter.stop:
        mail["List-Unsubscribe"] = f"<{letter.stop}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(text_of(letter), cte="quoted-printable")
    mail.add_alternative(html_of(letter), subtype="html", cte="quoted-printable")
    for one in letter.attached:
        main, _, sub = one.media_type.partition("/")
        mail.add_attachment(
            one.data, maintype=main, subtype=sub, filename=one.name, params=one.says
        )
    return Post(letter, to.name, to.school, recipient.addr_spec, mail)


def recipient_of(name: str, address: str) -> Address:
    """Whom a mail is to.

    Raises:
        AddressError: the address is none.
    """
    wanted = address.strip()
    if not wanted:
        raise AddressError(NO_ADDRESS)
    # What stands in a header has one line and one address, whatever was typed.
    if len(wanted) > LONGEST_LINE or any(not c.isprintable() for c in wanted):
        raise AddressError(WRONG_ADDRESS)
    try:
        found = Address(on_one_line(name), addr_spec=wanted)
    except (MessageError, IndexError, ValueError) as error:
        raise AddressError(WRONG_ADDRESS) from error
    if not found.username or not found.domain or " " in wanted:
        raise AddressError(WRONG_ADDRESS)
    return found


def on_one_line(text: str) -> str:
    """*text* so that no header gets a second line from it."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())
