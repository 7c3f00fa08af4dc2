"""A visitor at the level of the protocol: page, websocket, widget states, messages.

For rehearsals, tests and benchmarks. It does what the browser does, but draws nothing:

    async with Visitor("http://127.0.0.1:8866", page="/?who=ana") as visitor:
        slider = visitor.find(description="Confidence")
        await visitor.set_state(slider, value=7)
        await visitor.update_of(slider)
"""

from __future__ import annotations

import asyncio
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from typing import Self
from urllib.parse import urljoin

from tornado.httpclient import HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection

from toolkit.demo.fetching import fetched, opened
from toolkit.demo.html import told_in
from toolkit.demo.messages import Message, packed, parsed, updates
from toolkit.model import JSON

PROTOCOL = "v1.kernel.websocket.jupyter.org"
LARGEST = 2**30


class ClosedError(ConnectionError):
    """The server has closed the websocket; `code` and `reason` say why."""

    def __init__(self, code: int | None, reason: str | None) -> None:
        super().__init__(f"The websocket is closed: {code} {reason or ''}")
        self.code = code
        self.reason = reason


class Visitor:
    """One browser tab; lives until `close`.

    `page` is a path or a URL. `headers` go with every request, and so do `cookies`,
    to which the ones the server sets are added. `timeout` is how many seconds anything
    may take. Messages that nobody has received yet wait in `inbox`, the oldest first.
    """

    def __init__(
        self,
        base: str,
        *,
        page: str = "/",
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        timeout: float = 30.0,
    ) -> None:
        self.base = base.rstrip("/")
        self.page = page
        self.headers = dict(headers or {})
        self.cookies = dict(cookies or {})
        self.timeout = timeout
        self.session = uuid.uuid4().hex
        self.html = ""
        self.config: dict[str, JSON] = {}
        self.kernel_id = ""
        self.states: dict[str, JSON] = {}
        self.inbox: deque[Message] = deque()
        self._socket: WebSocketClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._arrival = asyncio.Condition()
        self._closed = False

    async def __aenter__(self) -> Self:
        try:
            return await self.visit()
        except BaseException:
            await self.close()
            raise

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def visit(self) -> Self:
        """Open the page and its websocket, and hear the state of every widget."""
        await self.open_page()
        await self.connect_and_hear()
        return self

    async def connect_and_hear(self) -> dict[str, JSON]:
        """Open the page's websocket and go on from what the page carries, if anything.

        Gives the state of every widget, and fills `states`.
        """
        if not self.states:
            await self.connect()
            return await self.request_states()
        comm = uuid.uuid4().hex
        await self.connect(asking_on=comm)
        return await self.hear_states(comm)

    async def open_page(self) -> str:
        """Get the page, note its kernel and what it carries; return its HTML."""
        response = await self.fetch(self.page)
        self.html = response.body.decode()
        told = told_in(self.html)
        self.config, self.kernel_id, self.states = told.config, told.kernel, told.states
        return self.html

    async def fetch(
        self, path: str, *, method: str = "GET", body: str | bytes | None = None
    ) -> HTTPResponse:
        """Request *path* as this visitor; cookies are kept, redirects followed."""
        # Redirects are followed here, so that cookies set on the way are kept.
        url = urljoin(self.base + "/", path)
        for _ in range(8):
            request = HTTPRequest(
                url,
                method=method,
                body=body,
                headers=self._headers(),
                follow_redirects=False,
                request_timeout=self.timeout,
                connect_timeout=self.timeout,
            )
            response = await fetched(request)
            self._keep_cookies(response)
            if response.code not in {301, 302, 303, 307, 308}:
                response.rethrow()
                return response
            url = urljoin(url, response.headers["Location"])
            if response.code == 303:
                method, body = "GET", None
        raise ConnectionError(f"Too many redirects from {path}.")

    async def connect(
        self, *, kernel_id: str | None = None, asking_on: str | None = None
    ) -> None:
        """Open a websocket to the page's kernel, or to *kernel_id*.

        With *asking_on*, a comm's new id, the server asks for all states on our behalf.
        """
        self.kernel_id = kernel_id or self.kernel_id
        address = self.base.replace("http", "ws", 1)
        path = f"/api/kernels/{self.kernel_id}/channels?session_id={self.session}"
        path += f"&asks={asking_on}" if asking_on else ""
        request = HTTPRequest(
            address + path,
            headers={"Origin": self.base, **self._headers()},
            request_timeout=self.timeout,
            connect_timeout=self.timeout,
        )
        self._socket = await opened(request, protocol=PROTOCOL, largest=LARGEST)
        self._closed = False
        self._reader = asyncio.create_task(self._read(self._socket))

    async def request_states(self) -> dict[str, JSON]:
        """Ask for every widget's state as the browser does; it fills `states`."""
        target, comm = "jupyter.widget.control", uuid.uuid4().hex
        content = {"comm_id": comm, "target_name": target, "data": {}}
        await self.send("comm_open", content, metadata={"version": "1.0.0"})
        await self.send_comm(comm, {"method": "request_states"})
        return await self.hear_states(comm)

    async def hear_states(self, comm: str) -> dict[str, JSON]:
        """Wait for the answer to what was asked on *comm*; it fills `states`."""
        message = await self.receive(
            lambda message: (
                message["header"]["msg_type"] == "comm_msg"
                and message["content"]["comm_id"] == comm
            )
        )
        said = message["content"]["data"]
        if said["method"] == "goes_on":
            return self.states
        self.states = said["states"]
        await self.send("comm_close", {"comm_id": comm, "data": {}})
        return self.states

    def find(self, **state: object) -> str:
        """Return the id of the only widget whose state has these values."""
        found = [
            model
            for model, whole in self.states.items()
            if all(whole["state"].get(name) == value for name, value in state.items())
        ]
        if len(found) != 1:
            raise LookupError(f"{len(found)} widgets have {state}.")
        return found[0]

    async def set_state(self, model: str, **state: object) -> str:
        """Change a widget as the browser does; return the message's id."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        return await self.send_comm(model, data)

    async def send_custom(self, model: str, content: object) -> str:
        """Send a custom message to a widget (`model.send` in the browser)."""
        return await self.send_comm(model, {"method": "custom", "content": content})

    async def send_comm(self, comm: str, data: Mapping[str, object]) -> str:
        """Send *data* over a comm; return the message's id."""
        return await self.send("comm_msg", {"comm_id": comm, "data": data})

    async def send(
        self,
        kind: str,
        content: Mapping[str, object],
        *,
        metadata: Mapping[str, object] | None = None,
        channel: str = "shell",
    ) -> str:
        """Send any message of the Jupyter protocol; return its id."""
        message, data = packed(
            kind, content, of=self.session, metadata=metadata, channel=channel
        )
        await self.send_bytes(data)
        return message

    async def send_bytes(self, data: bytes | str) -> None:
        """Send anything at all over the websocket."""
        if self._socket is None:
            raise ConnectionError("Call connect() first.")
        await self._socket.write_message(data, binary=isinstance(data, bytes))

    async def receive(self, wanted: Callable[[Message], object]) -> Message:
        """Wait for a message for which *wanted* is true, and take it from `inbox`."""
        async with asyncio.timeout(self.timeout), self._arrival:
            while True:
                for message in self.inbox:
                    if wanted(message):
                        self.inbox.remove(message)
                        return message
                if self._closed:
                    raise self._closed_error()
                await self._arrival.wait()

    async def reply_to(self, message_id: str, kind: str) -> Message:
        """Wait for a message of this kind that answers one of ours."""
        return await self.receive(
            lambda message: (
                message["header"]["msg_type"] == kind
                and message["parent_header"].get("msg_id") == message_id
            )
        )

    async def update_of(self, model: str, *names: str) -> dict[str, JSON]:
        """Wait until the kernel changes a widget (one of *names*, if any are given)."""
        message = await self.receive(lambda message: updates(message, model, names))
        return dict(message["content"]["data"]["state"])

    async def custom_from(self, model: str) -> JSON:
        """Wait for a custom message of a widget."""
        message = await self.receive(
            lambda message: (
                message["content"].get("comm_id") == model
                and message["content"]["data"].get("method") == "custom"
            )
        )
        return message["content"]["data"]["content"]

    async def closed(self) -> ClosedError:
        """Wait until the server closes the websocket, and return why."""
        async with asyncio.timeout(self.timeout), self._arrival:
            await self._arrival.wait_for(lambda: self._closed)
        return self._closed_error()

    async def close(self) -> None:
        """Close the websocket, as a tab does that is closed."""
        if self._socket is not None:
            self._socket.close()
            await self.closed()
        if self._reader is not None:
            await self._reader

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {**self.headers, **({"Cookie": cookies} if cookies else {})}

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for line in response.headers.get_list("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value

    def _closed_error(self) -> ClosedError:
        socket = self._socket
        code = None if socket is None else socket.close_code
        return ClosedError(code, None if socket is None else socket.close_reason)

    async def _read(self, socket: WebSocketClientConnection) -> None:
        while (data := await socket.read_message()) is not None:
            async with self._arrival:
                self.inbox.append(parsed(data))
                self._arrival.notify_all()
        socket.close()  # our half, too, if the server has closed its own
        async with self._arrival:
            self._closed = True
            self._arrival.notify_all()
