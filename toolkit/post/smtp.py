"""A line to the mail server."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import EmailMessage

from toolkit.model.mail import MailServer, is_loopback
from toolkit.post.mail import Post, on_one_line
from toolkit.post.refusals import CutOffError, PutOffError, RefusedError
from toolkit.post.words import (
    CUT_OFF,
    NO_ANSWER,
    NO_NAME,
    NO_UTF8,
    NOBODY_THERE,
    NOT_LET_IN,
    NOT_SECURE,
    NOT_TRUSTED,
    PUT_OFF,
    REFUSED,
    UNREACHED,
)

PATIENCE = 30.0
"""Seconds after which a server that says nothing is given up."""

LONGEST_ANSWER = 300
_TAKEN, _NEVER = 250, 500
FAILURES: Mapping[type[Exception], str] = {
    ConnectionRefusedError: NOBODY_THERE,
    TimeoutError: NO_ANSWER,
    socket.gaierror: NO_NAME,
    ssl.SSLCertVerificationError: NOT_TRUSTED,
}
_BROKEN = (OSError, smtplib.SMTPServerDisconnected)


class MailLine:
    """Hands mail over, on one connection for many; as long as one round."""

    def __init__(
        self,
        server: MailServer,
        *,
        secured: Callable[[], ssl.SSLContext] = ssl.create_default_context,
        patience: float = PATIENCE,
    ) -> None:
        self._server = server
        self._secured = secured
        self._patience = patience
        self._line: smtplib.SMTP | None = None

    def ready(self) -> None:
        """Be connected, and let in.

        Raises:
            PutOffError: the server cannot be reached, or does not know us.
        """
        if self._line is not None:
            return
        server = self._server
        try:
            self._line = self._let_in()
        except smtplib.SMTPAuthenticationError as refused:
            raise PutOffError(NOT_LET_IN.format(server=server.told)) from refused
        except (OSError, smtplib.SMTPException) as failure:
            said = said_by(failure)
            raise PutOffError(UNREACHED.format(server=server.told, said=said)) from None

    def _connected(self) -> smtplib.SMTP:
        server, patience = self._server, self._patience
        if server.secure == "tls":
            context = self._secured()
            return smtplib.SMTP_SSL(
                server.host, server.port, timeout=patience, context=context
            )
        return smtplib.SMTP(server.host, server.port, timeout=patience)

    def _let_in(self) -> smtplib.SMTP:
        line = self._connected()
        try:
            self._introduce(line)
        except Exception:
            line.close()
            raise
        return line

    def _introduce(self, line: smtplib.SMTP) -> None:
        server = self._server
        line.ehlo_or_helo_if_needed()
        if server.secure == "starttls":
            if line.has_extn("starttls"):
                line.starttls(context=self._secured())
                line.ehlo()
            elif not is_loopback(server.host):
                raise PutOffError(NOT_SECURE.format(server=server.told))
        if server.user:
            line.login(server.user, server.password)

    def send(self, post: Post) -> None:
        """Hand a mail over; what goes wrong is told apart by what may be done."""
        self.ready()
        mail, to = post.mail, post.address
        line = self._line
        assert line is not None  # noqa: S101 - it is ready
        try:
            self._announce(line, mail, to=to)
        except _BROKEN as failure:
            self.close()
            raise PutOffError(PUT_OFF.format(said=said_by(failure))) from None
        try:
            answer = line.data(post.data)
        except smtplib.SMTPDataError as failure:
            self.close()
            raise _refusal(failure.smtp_code, failure.smtp_error) from None
        except (*_BROKEN, smtplib.SMTPException):
            self.close()
            raise CutOffError(CUT_OFF) from None
        if answer[0] != _TAKEN:
            self._forget(line)
            raise _refusal(*answer)

    def _announce(self, line: smtplib.SMTP, mail: EmailMessage, *, to: str) -> None:
        options: tuple[str, ...] = ()
        if getattr(mail.policy, "utf8", False):
            if not line.has_extn("smtputf8"):
                raise RefusedError(NO_UTF8)
            options = ("SMTPUTF8", "BODY=8BITMIME")
        sender = mail["From"].addresses[0].addr_spec
        for answer in (lambda: line.mail(sender, options), lambda: line.rcpt(to)):
            code, said = answer()
            if code not in {_TAKEN, 251}:
                self._forget(line)
                raise _refusal(code, said)

    def _forget(self, line: smtplib.SMTP) -> None:
        """Let the next mail begin anew, whatever was said of this one."""
        try:
            line.rset()
        except (OSError, smtplib.SMTPException):
            self.close()

    def close(self) -> None:
        """Say goodbye, if there is anybody left."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(OSError, smtplib.SMTPException):
                line.quit()


def _refusal(code: int, said: bytes | str) -> PutOffError | RefusedError:
    answer = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = _plain(f"{code} {answer}")
    if code >= _NEVER:
        return RefusedError(REFUSED.format(said=words))
    return PutOffError(PUT_OFF.format(said=words))


def said_by(failure: Exception) -> str:
    """What went wrong: in our words, or in those of the system or of the server."""
    for kind, words in FAILURES.items():
        if isinstance(failure, kind):
            return words
    said = failure.strerror if isinstance(failure, OSError) else ""
    return _plain(said or str(failure) or type(failure).__name__)


def _plain(text: str) -> str:
    return on_one_line(text)[:LONGEST_ANSWER]
