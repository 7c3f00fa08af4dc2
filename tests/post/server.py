"""A real mail server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from threading import Condition
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.serving import PATIENCE


@dataclass
class MailServer:
    """What a mail server has taken, and what it answers to whom."""

    taken: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    cuts: bool = False
    port: int = 0

    came: Condition = field(default_factory=Condition)

    def arrived(self, address: str) -> EmailMessage:
        """The mail to *address*, once it is there."""
        with self.came:
            assert self.came.wait_for(lambda: address in self.to, PATIENCE), self.to
            return self.taken[self.to.index(address)]

    def all_of(self, count: int) -> list[str]:
        """Whom the mail went to, once at least *count* messages are there."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.taken) >= count, PATIENCE)
            return self.to

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _: Any
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        parsed = BytesParser(EmailMessage, policy=default).parsebytes(content)
        with self.came:
            self.to += envelope.rcpt_tos
            self.taken.append(parsed)
            self.came.notify_all()
        if self.cuts:
            server.transport.abort()
        return "250 taken"


class OnAnyPort(Controller):
    """A mail server on whichever port is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(**options: Any) -> Iterator[MailServer]:
    """A server that takes mail while the block lasts."""
    server = MailServer()
    controller = OnAnyPort(server, hostname="127.0.0.1", port=0, **options)
    controller.start()
    server.port = controller.port
    yield server
    controller.stop()
