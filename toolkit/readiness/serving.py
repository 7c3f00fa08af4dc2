"""How a command on the same machine finds the server that runs, and is told more."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from toolkit.readiness.machine import Running
from toolkit.readiness.outside import Answer
from toolkit.settings import Settings

FILE = "serving.json"
_OWN_EYES = 0o600
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - it is asked of
"""Where a server that listens at every address is asked."""


@dataclass(frozen=True, slots=True)
class Serving:
    """One start of a server: what anybody may know it by, and the key to more.

    It says so in its data folder, which nobody else reads.
    """

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    address: str = ""

    @classmethod
    def there(cls, data: Path) -> Self | None:
        """The one that wrote into the folder *data* last; None if none runs."""
        try:
            return cls(**json.loads((data / FILE).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, settings: Settings) -> None:
        """Say in the data folder that it runs, and where *settings* let it listen."""
        fresh = settings.data / f".{FILE}.{os.getpid()}"
        told = asdict(replace(self, address=_address(settings)))
        with suppress(OSError):  # without it, only `toolkit ready` knows less
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWN_EYES)
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                json.dump(told, opened)
            fresh.replace(settings.data / FILE)

    def end(self, settings: Settings) -> None:
        """Take that back, unless another server says so meanwhile."""
        there = self.there(settings.data)
        if there is not None and there.id == self.id:
            with suppress(OSError):
                (settings.data / FILE).unlink()

    def opens(self, key: str) -> bool:
        """Whether who says *key* may be told more."""
        return secrets.compare_digest(self.key.encode(), key.encode())


def running_at(settings: Settings, *, patience: float) -> Running | None:
    """What the server that serves from this data folder says of itself, if one does."""
    serving = Serving.there(settings.data)
    if serving is None:
        return None
    answer = Answer.of(serving.address, patience=patience, key=serving.key)
    if answer.server != serving.id:
        return None
    try:
        return _running(serving.id, json.loads(answer.said))
    except (ValueError, TypeError, KeyError):
        return None


def _address(settings: Settings) -> str:
    host = _EVERYWHERE.get(settings.address, settings.address)
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{host}:{settings.port}{settings.base_url.rstrip('/')}"


def _running(id: str, told: Any) -> Running:  # noqa: A002
    return Running(id, told["status"], **told["more"])
