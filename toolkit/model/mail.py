"""Where mail is handed in, as a setting says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Self
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
"""The usual ports. The first is made secure once connected, the second at once."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes mail for others.

    With `secure`, nothing is said to it before the line is; only a server on this
    machine may do without.
    """

    host: str
    port: int
    user: str = ""
    secure: str = "starttls"
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, text: str, *, password: str = "") -> Self:
        """The server at an address such as `smtp://user@mail.example:587`.

        Raises:
            ValueError: it is no such address; says why.
        """
        parts = urlsplit(text)
        if parts.scheme not in PORTS:
            raise ValueError("Begin it with smtp:// or smtps://.")
        if parts.password is not None:
            raise ValueError("Leave the password out, and set it by itself.")
        if not parts.hostname or parts.path not in ("", "/") or parts.fragment:
            raise ValueError("Write it like smtp://user@mail.example:587.")
        if parts.query not in ("", "tls=no"):
            raise ValueError("After the ? only tls=no is known.")
        secure = "starttls" if parts.scheme == "smtp" else "tls"
        return cls(
            parts.hostname,
            parts.port or PORTS[parts.scheme],
            unquote(parts.username or ""),
            "no" if parts.query else secure,
            password,
        )

    @property
    def told(self) -> str:
        """Which server it is, in words without a secret."""
        return f"{self.host}, port {self.port}"


def sender_of(text: str) -> Address:
    """The sender that *text* names, such as "Workshops <workshops@example.org>".

    Raises:
        ValueError: it is no address.
    """
    if any(not c.isprintable() for c in text):
        raise ValueError(text)
    name, address = parseaddr(text)
    try:
        found = Address(name, addr_spec=address)
    except (HeaderParseError, MessageError, IndexError) as error:
        raise ValueError(text) from error
    if not (
        (found.username and "." in found.domain.strip("."))
        or found.domain == "localhost"
    ):
        raise ValueError(text)
    return found


def check_mail(server: str, sender: str) -> str:
    """What is wrong with the settings of mail; nothing, if they can work."""
    try:
        MailServer.read(server)
    except ValueError as wrong:
        return f"TOOLKIT_SMTP cannot be read. {wrong}"
    try:
        sender_of(sender)
    except ValueError:
        return (
            "It needs a sender: set TOOLKIT_MAIL_FROM, such as "
            "Workshops <workshops@example.org>."
        )
    return ""


def is_loopback(host: str) -> bool:
    """Whether *host* names the machine that says it, and no other."""
    try:
        address = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified
