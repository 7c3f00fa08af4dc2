"""Firefox ESR, over Marionette: JSON with its length before it, over a socket."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from tests.engines.engine import EngineError, program
from tests.engines.webdriver import Driven
from tests.serving import PATIENCE

_SETTINGS = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
"""A browser that speaks to nobody but the server under test."""

_COMPLAINTS = """return Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && /^http/.test(one.sourceName))
  .map((one) => one.message);"""


class Marionette:
    """The line to one Firefox."""

    def __init__(self, line: socket.socket, heard: BinaryIO):
        self._line = line
        self._heard = heard
        self._numbers = count(1)
        self._receive()

    def ask(self, command: str, **parameters: object) -> Any:
        """What *command* brings; see `Ask`."""
        number = next(self._numbers)
        said = json.dumps([0, number, _spelled(command), parameters]).encode()
        self._line.sendall(b"%d:%s" % (len(said), said))
        _, _, error, found = self._receive()
        if error:
            raise EngineError(f"{error['error']}: {error['message']}")
        return found.get("value") if isinstance(found, dict) else found

    def complaints(self) -> list[str]:
        """Errors and warnings of pages, which only the browser's own part may read."""
        self.ask("Marionette:SetContext", value="chrome")
        try:
            said: list[str] = self.ask("ExecuteScript", script=_COMPLAINTS, args=[])
        finally:
            self.ask("Marionette:SetContext", value="content")
        return said

    def _receive(self) -> Any:
        size = b""
        while (digit := self._heard.read(1)) != b":":
            assert digit, "Firefox has hung up."
            size += digit
        return json.loads(self._heard.read(int(size)))


@contextlib.contextmanager
def firefox() -> Iterator[Driven]:
    """A Firefox with a profile of its own."""
    found = program("firefox-esr", "firefox", package="firefox-esr")
    with tempfile.TemporaryDirectory(prefix="firefox-") as folder:
        profile = Path(folder)
        _write_settings(profile)
        command = [found, "--headless", "--marionette", "--remote-allow-system-access"]
        process = subprocess.Popen(
            [*command, "--no-remote", "--profile", folder],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            with _connected(_port(profile, process)) as marionette:
                marionette.ask("NewSession")
                engine = Driven(marionette.ask, marionette.complaints)
                engine.begin()
                yield engine
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextlib.contextmanager
def _connected(port: int) -> Iterator[Marionette]:
    with (
        socket.create_connection(("127.0.0.1", port)) as line,
        line.makefile("rb") as heard,
    ):
        yield Marionette(line, heard)


def _spelled(command: str) -> str:
    return command if ":" in command else f"WebDriver:{command}"


def _write_settings(profile: Path) -> None:
    said = ((json.dumps(name), json.dumps(value)) for name, value in _SETTINGS.items())
    lines = (f"user_pref({name}, {value});\n" for name, value in said)
    (profile / "user.js").write_text("".join(lines))


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Where Firefox listens: it writes that down when it is ready."""
    written = profile / "MarionetteActivePort"
    give_up = time.monotonic() + PATIENCE
    while not (written.exists() and written.read_text().strip()):
        assert process.poll() is None, "Firefox has ended."
        assert time.monotonic() < give_up, "Firefox does not listen."
        time.sleep(0.05)  # between two looks at the state that is awaited
    return int(written.read_text())
