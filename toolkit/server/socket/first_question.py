"""What every page asks first, asked by the server as soon as the page connects.

A page that is still being read can send nothing itself, and its kernel could use the
time to say what there is to draw.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from toolkit.forking.wire import pack

_ID = re.compile(r"[0-9a-f]{32}")
_CONTROL = "jupyter.widget.control"


def first_question(session: str, comm: str) -> Iterator[bytes]:
    """The messages that ask for every widget's state, answered on *comm*.

    None, if the ids are not such as our pages make.
    """
    if _ID.fullmatch(session) and _ID.fullmatch(comm):
        opened = {"comm_id": comm, "target_name": _CONTROL, "data": {}}
        yield _message("comm_open", opened, number=1, session=session)
        asked = {"comm_id": comm, "data": {"method": "request_states"}}
        yield _message("comm_msg", asked, number=2, session=session)


def _message(
    kind: str, content: Mapping[str, object], *, number: int, session: str
) -> bytes:
    header = {
        "msg_id": f"{session}-{number}",
        "msg_type": kind,
        "session": session,
        "username": "",
        "date": datetime.now(UTC).isoformat(),
        "version": "5.3",
    }
    parts: tuple[Mapping[str, object], ...] = (
        header,
        {},
        {"version": "1.0.0"},
        content,
    )
    return pack("shell", [json.dumps(part).encode() for part in parts])
