"""JupyterLab in a process of its own, which ends with the block it was started for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from toolkit.errors import ToolkitError

BASE = "/jupyter/"
"""Where it is below its address: so cookies of one server are none of the other's."""

_WAITS, _ENDS_WITHIN, _LOOK_EVERY = 120.0, 15.0, 0.1
_NOT_STARTED = "JupyterLab did not start. It said:\n{said}"
_TAIL = 2_000


@dataclass(frozen=True, slots=True)
class Lab:
    """A JupyterLab that runs: at which port, and the token that lets one in."""

    port: int
    token: str

    @property
    def origin(self) -> str:
        """Its scheme, host and port."""
        return f"http://127.0.0.1:{self.port}"

    def address_of(self, notebook: str) -> str:
        """Where it shows *notebook*, a path from its folder on, and little else."""
        return f"{self.origin}{BASE}doc/tree/{quote(notebook)}?token={self.token}"


@contextmanager
def running(
    lab: Lab, *, folder: Path, log: Path, framed_by: str, environment: Mapping[str, str]
) -> Iterator[None]:
    """Run *lab* in *folder*; only the page at the origin *framed_by* may frame it.

    Raises:
        ToolkitError: it does not start; says what it said.
    """
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "jupyterlab", *_options(lab, folder, framed_by)],
            cwd=folder,
            env={**environment, "JUPYTER_TOKEN": lab.token},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl+C is ours, and it would ask whether to end
        )
    try:
        _await(lab, process, log)
        yield
    finally:
        _end(process)


def _options(lab: Lab, folder: Path, framed_by: str) -> list[str]:
    policy = f"frame-ancestors 'self' {framed_by}"
    said = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": str(lab.port),
        "ServerApp.port_retries": "0",
        "ServerApp.base_url": BASE,
        "ServerApp.root_dir": str(folder),
        "ServerApp.allow_root": "True",  # whoever it is, it is they who type this
        "ServerApp.tornado_settings": repr(
            {"headers": {"Content-Security-Policy": policy}}
        ),
        # With it, a second page of every notebook would be a server of its own.
        "ServerApp.jpserver_extensions": repr({"voila.server_extension": False}),
        "ContentsManager.pre_save_hook": "toolkit.lab.saving.without_outputs",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
    }
    return ["--no-browser", *(f"--{name}={value}" for name, value in said.items())]


def _await(lab: Lab, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _WAITS
    while process.poll() is None and time.monotonic() < until:
        with suppress(URLError, OSError):
            urlopen(f"{lab.origin}{BASE}api", timeout=_LOOK_EVERY * 10).close()  # noqa: S310 - ours
            return
        time.sleep(_LOOK_EVERY)
    said = log.read_text(encoding="utf-8", errors="replace")[-_TAIL:]
    raise ToolkitError(_NOT_STARTED.format(said=said))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and its kernels, however busy they are."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_ENDS_WITHIN)
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
