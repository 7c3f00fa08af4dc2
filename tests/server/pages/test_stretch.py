"""Files beside a notebook: whole or by stretches, and never all of one in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from toolkit.server.pages.stretch import PIECE, send_file

FILM = bytes(range(256)) * (2 * PIECE // 256) + b"end"


class Measured(BufferedReader):
    """A file that remembers how much of it was read at once."""

    most = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        Measured.most = max(Measured.most, len(found))
        return found


class Film(type(Path())):  # type: ignore[misc]
    def open(self, *_given: Any, **_options: Any) -> Any:
        return Measured(FileIO(str(self)))


@pytest.fixture
async def asking(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    (tmp_path / "film.webm").write_bytes(FILM)
    file = Film(tmp_path / "film.webm")

    class Sending(RequestHandler):
        async def get(self) -> None:
            await send_file(file, self)

        head = get  # type: ignore[assignment]

    wire, port = bind_unused_port()
    server = HTTPServer(Application([("/", Sending)]))
    server.add_socket(wire)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        yield client
    server.stop()


async def test_a_long_film_is_never_read_whole(asking: httpx.AsyncClient):
    Measured.most = 0
    whole = await asking.get("/")
    assert (whole.status_code, whole.content) == (200, FILM)
    assert Measured.most == PIECE


@pytest.mark.parametrize(
    ("asked", "stretch"),
    [
        ("bytes=4-7", range(4, 8)),
        (f"bytes={PIECE - 1}-{PIECE}", range(PIECE - 1, PIECE + 1)),
        ("bytes=-3", range(len(FILM) - 3, len(FILM))),
        (f"bytes={PIECE}-", range(PIECE, len(FILM))),
    ],
)
async def test_a_stretch_is_what_was_asked(
    asking: httpx.AsyncClient, asked: str, stretch: range
):
    part = await asking.get("/", headers={"Range": asked})
    assert part.status_code == 206
    assert part.content == FILM[stretch.start : stretch.stop]
    said = f"bytes {stretch.start}-{stretch.stop - 1}/{len(FILM)}"
    assert part.headers["Content-Range"] == said


async def test_a_stretch_out_of_bounds_is_none(asking: httpx.AsyncClient):
    part = await asking.get("/", headers={"Range": f"bytes={len(FILM)}-"})
    assert (part.status_code, part.content) == (416, b"")


async def test_who_has_it_is_told_so_and_who_asks_for_less_gets_that(
    asking: httpx.AsyncClient,
):
    head = await asking.head("/")
    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(FILM)))
    again = await asking.get("/", headers={"If-None-Match": head.headers["Etag"]})
    assert (again.status_code, again.content) == (304, b"")
