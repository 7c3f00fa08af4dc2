"""WebKitGTK's MiniBrowser, over its own WebDriver, on a display that nobody sees."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.engines.engine import EngineError, program
from tests.engines.webdriver import Driven
from tests.serving import PATIENCE, free_port

_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
_PLACES = {
    "SetTimeouts": ("POST", "/timeouts"),
    "Navigate": ("POST", "/url"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ElementClear": ("POST", "/element/{id}/clear"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "SetWindowRect": ("POST", "/window/rect"),
    "TakeScreenshot": ("GET", "/screenshot"),
    "DeleteSession": ("DELETE", ""),
}
"""Where the driver takes each command."""

_WATCH = """if (!self.isWatched) {
  self.isWatched = true;
  const kept = () => JSON.parse(sessionStorage.getItem("troubles") ?? "[]");
  const note = (said) =>
    sessionStorage.setItem("troubles", JSON.stringify([...kept(), String(said)]));
  addEventListener("error", ({ message }) => message && note(message));
  addEventListener("unhandledrejection", ({ reason }) => note(reason));
  addEventListener("securitypolicyviolation", (event) =>
    note(`${event.violatedDirective} forbids ${event.blockedURI}`));
  console.error = note;
}
"""
"""What a page complains of: a browser that keeps nothing prints it nowhere, so each
script that runs on a page first lets it be noted."""

_TROUBLES = "return JSON.parse(sessionStorage.getItem('troubles') ?? '[]')"


class Driver:
    """The line to WebKit's driver."""

    def __init__(self, http: httpx.Client):
        self._http = http
        self._session = ""

    def begin(self, browser: str) -> None:
        """Have the driver start *browser*."""
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        found = self._send("POST", "/session", {"capabilities": wanted})
        self._session = f"/session/{found['sessionId']}"

    def ask(self, command: str, **parameters: object) -> Any:
        """What *command* brings; see `Ask`."""
        if command == "ExecuteScript":
            parameters["script"] = f"{_WATCH}{parameters['script']}"
        method, place = _PLACES[command]
        path = self._session + place.format(**parameters)
        return self._send(method, path, parameters)

    def complaints(self) -> list[str]:
        """What the pages of this origin complained of."""
        said: list[str] = self.ask("ExecuteScript", script=_TROUBLES, args=[])
        return said

    def _send(self, method: str, path: str, told: object) -> Any:
        body = told if method == "POST" else None
        found = self._http.request(method, path, json=body).json()["value"]
        if isinstance(found, dict) and "error" in found:
            raise EngineError(f"{found['error']}: {found['message']}")
        return found


@contextlib.contextmanager
def webkit() -> Iterator[Driven]:
    """A MiniBrowser that keeps nothing."""
    found = program("WebKitWebDriver", package="webkit2gtk-driver")
    browser = next(map(str, Path("/").glob(_BROWSERS.lstrip("/"))))
    with _display() as display, free_port() as port:
        process = subprocess.Popen(
            [found, f"--port={port}"], env={**os.environ, "DISPLAY": display}
        )
        address = f"http://127.0.0.1:{port}"
        try:
            with httpx.Client(base_url=address, timeout=PATIENCE) as http:
                _wait(http, process)
                driver = Driver(http)
                driver.begin(browser)
                engine = Driven(driver.ask, driver.complaints)
                engine.begin()
                yield engine
                driver.ask("DeleteSession")
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextlib.contextmanager
def _display() -> Iterator[str]:
    """The name of a display of our own: Xvfb says which it has found free."""
    found = program("Xvfb", package="xvfb")
    told, tells = os.pipe()
    arguments = ["-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    process = subprocess.Popen(
        [found, "-displayfd", str(tells), *arguments],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as line:
            yield f":{line.readline().strip()}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(http: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        assert process.poll() is None, "WebKit's driver has ended."
        with contextlib.suppress(httpx.TransportError):
            if http.get("/status").status_code == httpx.codes.OK:
                return
        time.sleep(0.05)  # between two looks at the state that is awaited
    raise AssertionError("WebKit's driver does not answer.")
