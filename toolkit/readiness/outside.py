"""The server as others reach it: by its public address, with its own clock."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Self
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener
from urllib.response import addinfourl

from toolkit.clock import real
from toolkit.model import LocalTime
from toolkit.model.mail import is_loopback
from toolkit.readiness.point import Point, State
from toolkit.readiness.words import ADDRESS, CLOCK

SERVER = "X-Server"
"""The header by which a server says which it is, a new number at each start."""

KEY = "X-Server-Key"
"""The header by which who may read its data folder asks it for more."""

APART = 5.0
"""Seconds by which a clock may be wrong: a name in a list of changes stays in order."""

LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking at an address: who answered, at what moment, or why not."""

    server: str = ""
    date: datetime | None = None
    asked: datetime | None = None
    said: bytes = b""
    failure: str = ""
    is_certificate: bool = False

    @classmethod
    def of(cls, here: str, *, patience: float, key: str = "") -> Self:
        """The answer of *here*, the address of a server and its base path."""
        try:
            request = Request(f"{here}/health", headers={KEY: key} if key else {})  # noqa: S310 - an operator's own setting
            with _answering(request, patience) as answer:
                return cls._read(answer.headers, answer.read(LARGEST))
        except URLError as failure:
            return cls._failed(failure.reason)
        except (OSError, ValueError, HTTPException) as failure:
            return cls._failed(failure)

    @classmethod
    def _read(cls, headers: object, said: bytes) -> Self:
        get: Callable[[str, str], str] = headers.get  # type: ignore[attr-defined]
        date = _moment(get("Date", ""))
        return cls(server=get(SERVER, ""), date=date, asked=real(), said=said)

    @classmethod
    def _failed(cls, why: object) -> Self:
        is_certificate = isinstance(why, ssl.SSLCertVerificationError)
        said = getattr(why, "verify_message", "") or getattr(why, "strerror", "")
        # Some failures have no words at all, and no failure would be an answer.
        words = str(said or why) or type(why).__name__
        return cls(failure=words, is_certificate=is_certificate)


def address(here: str, answer: Answer | None, *, running: str | None) -> Point:
    """Whether links, which begin with *here*, lead to the server known as *running*."""
    told = {"here": here, "why": answer.failure if answer else ""}
    if is_loopback(urlsplit(here).hostname or ""):
        kind = "loopback"
    elif answer is None or (running is None and not answer.failure):
        return Point("address", State.LOOK, ADDRESS["unasked"].format(**told))
    elif answer.failure:
        kind = "certificate" if answer.is_certificate else "away"
    elif answer.server != running:
        kind = "other"
    else:
        return Point("address", State.OK, ADDRESS["ok"].format(**told))
    said = ADDRESS[kind].format(**told)
    return Point("address", State.WRONG, said, ADDRESS[f"{kind} do"])


def clock(
    database: Callable[[], datetime | None], answer: Answer | None, local: LocalTime
) -> Point:
    """Whether the machine's clock agrees with the database's, and the world's."""
    away: list[tuple[float, str]] = []
    if (there := database()) is not None:
        away.append((abs((there - real()).total_seconds()), CLOCK["database"]))
    if answer and answer.date and answer.asked:
        apart = abs((answer.date - answer.asked).total_seconds())
        away.append((apart, CLOCK["outside"]))
    if not away:
        said = CLOCK["alone"].format(when=local.on_paper(real()))
        return Point("clock", State.OK, said)
    seconds, whose = max(away)
    if seconds <= APART:
        return Point("clock", State.OK, CLOCK["ok"].format(whose=whose))
    said = CLOCK["wrong"].format(seconds=round(seconds), whose=whose)
    return Point("clock", State.WRONG, said, CLOCK["do"])


def _answering(request: Request, patience: float) -> addinfourl:
    """What answers, also where it says that something is wrong."""
    try:
        found: addinfourl = _opener().open(request, timeout=patience)
    except HTTPError as ill:
        return ill
    return found


def _moment(text: str) -> datetime | None:
    """What a header says; nothing of what is no moment, or has no zone."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _opener() -> OpenerDirector:
    """What asks without a proxy: it is this machine's own address."""
    return build_opener(ProxyHandler({}))
