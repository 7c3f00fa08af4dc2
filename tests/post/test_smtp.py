"""The line to a mail server: secure, and let in by a password."""

from __future__ import annotations

import ssl
import subprocess
from functools import partial
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.post.conftest import NOW
from tests.post.server import mail_server
from toolkit.model import Person
from toolkit.model.mail import MailServer as Server
from toolkit.model.mail import sender_of
from toolkit.post.letter import Letter
from toolkit.post.mail import Post, Sender, posted
from toolkit.post.refusals import PutOffError
from toolkit.post.smtp import MailLine


@pytest.fixture
def letter() -> Post:
    """A letter on its way to somebody."""
    return posted(
        Letter("Hello", "Dear Ana,", (), "North", "en"),
        to=Person("", "Ana"),
        address="ana@school.example",
        sender=Sender(sender_of("workshops@programme.example"), "programme.example"),
        called="one",
        at=NOW,
    )


def handed_over(letter: Post, line: MailLine) -> None:
    try:
        line.send(letter)
    finally:
        line.close()


def test_a_server_that_knows_us_takes_mail_and_another_is_told_no_password(
    letter: Post,
) -> None:
    def known(*given: object) -> AuthResult:
        wanted = LoginPassword(b"ana", b"right")
        return AuthResult(success=given[-1] == wanted, handled=False)

    with mail_server(authenticator=known, auth_require_tls=False) as mail:
        address = f"smtp://ana@127.0.0.1:{mail.port}"
        handed_over(letter, MailLine(Server.read(address, password="right")))
        with pytest.raises(PutOffError) as refused:
            handed_over(letter, MailLine(Server.read(address, password="wrong")))
    assert mail.to == ["ana@school.example"]
    assert str(refused.value).endswith("does not take our name and password.")


def test_the_line_is_made_secure_and_only_with_a_server_that_can_be_trusted(
    letter: Post, tmp_path: Path
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    asked = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    given = ["-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*asked.split(), *given, *files], check=True, capture_output=True)
    own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    own.load_cert_chain(certificate, key)
    trusting = partial(ssl.create_default_context, cafile=str(certificate))
    with mail_server(tls_context=own, require_starttls=True) as mail:
        server = Server.read(f"smtp://127.0.0.1:{mail.port}")
        handed_over(letter, MailLine(server, secured=trusting))
        with pytest.raises(PutOffError, match="certificate"):
            handed_over(letter, MailLine(server))
    assert mail.to == ["ana@school.example"]
