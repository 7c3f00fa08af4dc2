"""What arrived by mail, as its reader and their programs take it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.message import EmailMessage

from icalendar import Calendar

OUTSIDE = "http://workshops.example"
"""The address that people type, where tests see what was sent."""


def expect_whole(message: EmailMessage, *, says: Sequence[str]) -> None:
    """Both sides, link, place and call, and a calendar file of the strict form."""
    html = message.get_body(("html",))
    assert html is not None
    for side in (text_of(message), html.get_content()):
        for part in (link_in(message), *says):
            assert part in side
    (file,) = message.iter_attachments()
    data = file.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    (zone,) = calendar.walk("VTIMEZONE")
    assert event["DTSTART"].params["TZID"] == zone["TZID"] == "Europe/London"
    assert re.fullmatch(r"[\w-]+\.[0-9a-f]{32}", event["UID"])
    assert event["SEQUENCE"] == 1
    assert not [each.errors for each in calendar.walk() if each.errors]


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(message: EmailMessage) -> str:
    found = re.search(rf"{OUTSIDE}/(join|register)/\S+", text_of(message))
    assert found is not None
    return found[0]


def addressed(message: EmailMessage) -> str:
    found = re.search("Dear (.+),", text_of(message))
    assert found is not None
    return found[1]


def path_of(link: str) -> str:
    return re.sub("^http://[^/]+", "", link)
