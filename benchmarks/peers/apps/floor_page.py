"""The floor: static HTML, one socket and SQLite, and no more than that."""

from __future__ import annotations

import asyncio
import gzip
import json
from pathlib import Path
from typing import ClassVar

from answers import HIDDEN, Answers
from tornado.options import define, options, parse_command_line
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

define("port", type=int)


class File(RequestHandler):
    """A file that was packed when the server started."""

    def initialize(self, packed: bytes, kind: str) -> None:
        """Serve what is *packed*."""
        self.packed, self.kind = packed, kind

    def get(self) -> None:
        """All of it."""
        self.set_header("Content-Type", self.kind)
        self.set_header("Content-Encoding", "gzip")
        self.set_header("Cache-Control", "no-cache")
        self.finish(self.packed)


class Socket(WebSocketHandler):
    """One page's line."""

    pages: ClassVar[set[Socket]] = set()
    results = HIDDEN

    def initialize(self, answers: Answers) -> None:
        """Keep what people write in *answers*."""
        self.answers = answers

    def open(self) -> None:
        """Somebody is here: this is what they wrote before."""
        self.person = self.get_query_argument("person", "nobody")
        self.pages.add(self)
        self._say(kept=self.answers.kept(self.person), results=Socket.results)

    def on_message(self, message: str | bytes) -> None:
        """Save an answer, or show everybody the results."""
        said = json.loads(message)
        if "turn" not in said:
            saved = self.answers.keep(self.person, said["name"], said["value"])
            self._say(name=said["name"], saved=saved)
            return
        Socket.results = self.answers.turned(Socket.results)
        for page in self.pages:
            page._say(results=Socket.results)

    def on_close(self) -> None:
        """Somebody has left."""
        self.pages.discard(self)

    def _say(self, **words: object) -> None:
        _ = self.write_message(json.dumps(words))


def application() -> Application:
    """The page, its script and its line."""
    page = gzip.compress(Path("page.html").read_bytes())
    script = gzip.compress(Path(__file__).with_name("floor.js").read_bytes())
    return Application(
        [
            ("/", File, {"packed": page, "kind": "text/html; charset=utf-8"}),
            ("/floor.js", File, {"packed": script, "kind": "text/javascript"}),
            ("/socket", Socket, {"answers": Answers()}),
        ]
    )


async def main() -> None:
    """Serve until told to stop."""
    options.logging = "warning"
    parse_command_line()
    application().listen(options.port, address="127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
