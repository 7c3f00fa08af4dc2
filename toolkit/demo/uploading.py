"""A file on its way from a visitor to the server, as a browser's form sends it."""

from __future__ import annotations

import json
import mimetypes
from uuid import uuid4

from toolkit.demo.visitor import Visitor


async def uploaded(visitor: Visitor, address: str, *, name: str, data: bytes) -> str:
    """The id of the file that *visitor* has added at *address*.

    Raises:
        HTTPError: the server does not keep it.
    """
    boundary = uuid4().hex
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    fields = (
        ('name="_xsrf"', "", visitor.cookies.get("_xsrf", "").encode()),
        (f'name="file"; filename="{name}"', f"\r\nContent-Type: {kind}", data),
    )
    head = f"--{boundary}\r\nContent-Disposition: form-data; "
    parts = [
        f"{head}{named}{more}\r\n\r\n".encode() + inside + b"\r\n"
        for named, more, inside in fields
    ]
    hand = Visitor(
        visitor.base,
        headers={"Content-Type": f"multipart/form-data; boundary={boundary}"},
        cookies=visitor.cookies,
        timeout=visitor.timeout,
    )
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    answer = await hand.fetch(address, method="POST", body=body)
    return str(json.loads(answer.body)["id"])
