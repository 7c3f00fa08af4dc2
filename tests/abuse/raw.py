"""Bytes on a socket, as only an attacker sends them."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from tests.serving import PATIENCE, Browser

FORM = "application/x-www-form-urlencoded"
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")


def connected(base: str, *, source: str = "127.0.0.1") -> socket.socket:
    """A plain connection to the server, from any address of this machine's own."""
    address = urlsplit(base)
    assert address.port is not None
    return socket.create_connection(
        ("127.0.0.1", address.port), timeout=PATIENCE, source_address=(source, 0)
    )


def exchange(base: str, sent: bytes, *, source: str = "127.0.0.1") -> bytes:
    """Send *sent*; everything that comes back until the server closes."""
    with connected(base, source=source) as wire:
        wire.sendall(sent)
        received = b""
        while piece := wire.recv(65536):
            received += piece
    return received


def request(target: str, *lines: str, method: str = "GET", body: bytes = b"") -> bytes:
    """A request for *target*, exactly as written."""
    head = [f"{method} {target} HTTP/1.1", "Connection: close", *lines]
    if not any(line.lower().startswith("host:") for line in lines):
        head.append("Host: 127.0.0.1")
    return "\r\n".join([*head, "", ""]).encode("latin-1") + body


def form(fields: Mapping[str, str], *lines: str, target: str = "/join") -> bytes:
    """The request that sends a form."""
    body = urlencode(fields).encode()
    head = (f"Content-Length: {len(body)}", f"Content-Type: {FORM}", *lines)
    return request(target, *head, method="POST", body=body)


def cookies(browser: Browser, **more: str) -> str:
    """The line with all that *browser* holds."""
    held = {**dict(browser.http.cookies), **more}
    return "Cookie: " + "; ".join(f"{k}={v}" for k, v in held.items())


def statuses(answer: bytes) -> list[int]:
    """The status of every response in *answer*."""
    return [int(found) for found in STATUS.findall(answer)]
