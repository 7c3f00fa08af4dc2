"""What takes mail to people: a mail server, or a folder that somebody else empties."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

from toolkit.model.mail import sender_of
from toolkit.post.folder import MailFolder
from toolkit.post.mail import Post, Sender
from toolkit.post.smtp import MailLine
from toolkit.settings import Settings


class Delivery(Protocol):
    """Takes one mail after the other; as long as one round."""

    def ready(self) -> None:
        """Find out whether mail is taken at all, before anything is on its way.

        Raises:
            PutOffError: not now.
        """

    def send(self, post: Post) -> None:
        """Hand a mail over.

        Raises:
            PutOffError: it was not taken now.
            RefusedError: it never will be.
            CutOffError: perhaps it was taken.
        """

    def close(self) -> None:
        """Say goodbye."""


def delivery_of(settings: Settings) -> Delivery:
    """What takes mail where these settings hold."""
    if settings.mail_server is not None:
        return MailLine(settings.mail_server)
    return MailFolder(settings.mail_kept)


def sender_in(settings: Settings) -> Sender:
    """Who writes: without a mail server somebody who sends the files puts it right."""
    host = urlsplit(settings.here).hostname or "localhost"
    written = settings.mail_from or f"no-reply@{host.strip('[]')}"
    return Sender(sender_of(written), host.strip("[]").replace(":", "."))
