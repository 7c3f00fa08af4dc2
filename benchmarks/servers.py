"""Servers to measure: fresh processes on loopback, each in a temporary folder."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.plain import write_plain
from benchmarks.processes import end_tree
from toolkit.demo.year import add_demo
from toolkit.programme import load_programme
from toolkit.programme.calendars import load_calendar
from toolkit.settings import Settings
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[1]
WORKSHOP = "workshop1_launch"
NOTEBOOK = ROOT / WORKSHOP / "workshop.ipynb"
PATIENCE = 60.0
"""Seconds a server may take to answer for the first time."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; as long as the block that started it."""

    base: str
    process: int
    folder: Path


@contextmanager
def our_server() -> Iterator[Server]:
    """Our server with one workshop, and an empty data folder beside it."""
    with TemporaryDirectory(prefix="bench-ours-") as name:
        folder, port = Path(name), _free_port()
        for file in ("programme.toml", "audit.toml", "elements.toml"):
            shutil.copy(ROOT / file, folder)
        shutil.copytree(ROOT / WORKSHOP, folder / WORKSHOP)
        settings = {
            "TOOLKIT_DATA": str(folder / "data"),
            "TOOLKIT_PROGRAMME": str(folder / "programme.toml"),
        }
        command = [_program("toolkit"), "serve", f"--port={port}"]
        with _running(command, folder, port=port, settings=settings) as server:
            _await(server, "/health")
            yield server


@dataclass(frozen=True, slots=True)
class YearSite:
    """A folder with the invented year, served as often as somebody wants it."""

    settings: Settings
    link: str
    """A participant's."""

    @contextmanager
    def served(self) -> Iterator[Server]:
        """Our server; as long as the block, or until somebody ends it."""
        settings = self.settings
        told = {
            "TOOLKIT_DATA": str(settings.data),
            "TOOLKIT_PROGRAMME": str(settings.programme),
        }
        command = [_program("toolkit"), "serve", f"--port={settings.port}"]
        folder = settings.data.parent
        with _running(command, folder, port=settings.port, settings=told) as server:
            yield server


@contextmanager
def year_site() -> Iterator[YearSite]:
    """The invented year of the programme in a folder of its own."""
    with TemporaryDirectory(prefix="bench-year-") as name:
        settings = Settings(
            data=Path(name) / "data",
            programme=ROOT / "programme.toml",
            port=_free_port(),
        )
        yield YearSite(settings, _fill(settings))


@contextmanager
def year_server() -> Iterator[tuple[Server, str]]:
    """Our server with the invented year of the programme; a participant's link."""
    with year_site() as site, site.served() as server:
        _await(server, "/health")
        yield server, site.link


def _fill(settings: Settings) -> str:
    """Let the invented people have the year 2022-23; a participant's link."""
    programme = load_programme(settings.programme)
    calendar = load_calendar(ROOT / "calendars" / "2022-23.toml", programme)
    settings.data.mkdir(mode=0o700, parents=True)
    with Store.open(settings.store_url) as store:
        return add_demo(
            store, programme=programme, settings=settings, calendar=calendar
        ).participant


@contextmanager
def plain_server(*, steered: bool = False) -> Iterator[Server]:
    """Voila as it comes, with the plain equal of the same workshop."""
    with TemporaryDirectory(prefix="bench-plain-") as name:
        folder, port = Path(name), _free_port()
        write_plain(NOTEBOOK, folder, steered=steered)
        options = ("--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1")
        command = [_program("voila"), "plain.ipynb", *options]
        with _running(command, folder, port=port, settings={}) as server:
            _await(server, "/voila/static/voila.js")
            yield server


@contextmanager
def other_server(
    name: str, command: Sequence[str], *, fill: Callable[[Path], None]
) -> Iterator[Server]:
    """Any other program, in a folder that *fill* has filled, on the port it is told."""
    with TemporaryDirectory(prefix=f"bench-{name}-") as temporary:
        folder, port = Path(temporary), _free_port()
        fill(folder)
        whole = [*command, f"--port={port}"]
        with _running(whole, folder, port=port, settings={}) as server:
            _await(server, "/")
            yield server


@contextmanager
def _running(
    command: list[str], folder: Path, *, port: int, settings: Mapping[str, str]
) -> Iterator[Server]:
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_environment(), **settings},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Server(f"http://127.0.0.1:{port}", process.pid, folder)
    except Exception:
        print(log.read_text(encoding="utf-8", errors="replace")[-2000:])
        raise
    finally:
        end_tree(process.pid, patience=10)
        process.wait()


def _environment() -> dict[str, str]:
    """Ours, without an operator's own settings, and without a word of pytest's."""
    ours = ("TOOLKIT_", "PYTEST_")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)}


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


async def to_answer(server: Server) -> None:
    """Wait until *server* answers for the first time."""
    await asyncio.to_thread(_await, server, "/health")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _await(server: Server, path: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(server.base + path, timeout=5):  # noqa: S310  loopback
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(f"The server did not answer within {PATIENCE:g} s.")
