"""How people come in: the room code, the address, and both as a QR code."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from toolkit.activities.screen.shapes import DoorShown


def door(code: str | None, *, here: str) -> DoorShown | None:
    """What to show to those who want to join; None while no room is open."""
    if not code or not here:
        return None
    address = f"{here}/join"
    # Nobody types the scheme.
    typed = address.removeprefix(f"{urlsplit(address).scheme}://")
    return {"code": code, "address": typed, "qr": _qr(f"{address}?code={quote(code)}")}


@lru_cache(maxsize=4)
def _qr(address: str) -> str:
    # Only the kernels of facilitators ever load it.
    import segno

    made: str = segno.make(address, error="m", micro=False).svg_data_uri(border=2)
    return made
