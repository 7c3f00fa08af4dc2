"""What every page asks first, asked by the server on the page's behalf.

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


def is_id(text: str) -> bool:
    """Whether our pages make such ids."""
    return _ID.fullmatch(text) is not None


def first_question(session: str, comm: str) -> Iterator[bytes]:
    """The messages that ask for every widget's state, answered on *comm*.

    None, if the ids are not such as our pages make.
    """
    if is_id(session) and is_id(comm):
        opened = {"comm_id": comm, "target_name": _CONTROL, "data": {}}
        yield _message("comm_open", opened, number=1, session=session)
        asked = {"comm_id": comm, "data": {"method": "request_states"}}
        yield _message("comm_msg", asked, number=2, session=session)


def goes_on(comm: str) -> bytes:
    """What a page hears on *comm* that has been told every widget's state before."""
    content = {"comm_id": comm, "data": {"method": "goes_on"}}
    return _message("comm_msg", content, number=0, session=comm, channel="iopub")


def _message(
    kind: str,
    content: Mapping[str, object],
    *,
    number: int,
    session: str,
    channel: str = "shell",
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
    return pack(channel, [json.dumps(part).encode() for part in parts])
