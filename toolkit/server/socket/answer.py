"""What a page hears of a message that was dropped alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import uuid4

from toolkit.forking.wire import pack
from toolkit.server.socket.sent import Sent

_LONGEST = 200
"""Characters of what is repeated of a header."""

_MOST_NAMES = 100
_OF_PARENT = ("msg_id", "msg_type", "session")


def refusal(sent: Sent, reason: str, names: Sequence[str]) -> tuple[bytes, ...]:
    """Say on the comm of *sent* that it was refused, and that it is dealt with."""
    told = {"method": "refused", "reason": reason, "names": list(names)[:_MOST_NAMES]}
    said = {"comm_id": sent.comm, "data": told}
    return (
        _message("comm_msg", said, parent=sent.header),
        _message("status", {"execution_state": "idle"}, parent=sent.header),
    )


def _message(
    kind: str, content: Mapping[str, object], *, parent: Mapping[str, object]
) -> bytes:
    repeated = {name: str(parent.get(name, ""))[:_LONGEST] for name in _OF_PARENT}
    header = {
        **repeated,
        "msg_id": uuid4().hex,
        "msg_type": kind,
        "username": "",
        "date": datetime.now(UTC).isoformat(),
        "version": "5.3",
    }
    parts: tuple[Mapping[str, object], ...] = (header, repeated, {}, content)
    return pack("iopub", [json.dumps(part).encode() for part in parts])
