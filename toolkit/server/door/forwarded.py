"""Where a request comes from, as the proxies before the server say it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from tornado.httputil import HTTPHeaders

_WITH_PORT = re.compile(r"\[(.+)\](?::\d+)?|([^:]+):\d+")
_PROTOCOLS = ("http", "https")


@dataclass(frozen=True, slots=True)
class Origin:
    """From which address, and by which protocol, somebody asks."""

    address: str
    protocol: str = "http"


def forwarded(headers: HTTPHeaders, *, proxies: int, peer: str) -> Origin:
    """The origin of a request that *peer* has sent, the last of so many *proxies*.

    Each proxy adds at the end of `X-Forwarded-For` whom it has heard, so what stands
    before the entry of the first one is the asker's own invention. No other header
    that names an address is read. What makes no sense leaves *peer* and "http".
    """
    if not proxies:
        return Origin(peer)
    told = _parts(headers, "X-Forwarded-For")
    address = _address(told[-proxies]) if len(told) >= proxies else None
    protocols = _parts(headers, "X-Forwarded-Proto")[-proxies:]
    is_known = protocols and protocols[0].lower() in _PROTOCOLS
    return Origin(address or peer, protocols[0].lower() if is_known else "http")


def _parts(headers: HTTPHeaders, name: str) -> list[str]:
    whole = ",".join(headers.get_list(name))
    return [each.strip() for each in whole.split(",")] if whole else []


def _address(text: str) -> str | None:
    """What *text* names; some proxies write the port, too."""
    ported = _WITH_PORT.fullmatch(text)
    try:
        return str(ipaddress.ip_address(ported[1] or ported[2] if ported else text))
    except ValueError:
        return None
