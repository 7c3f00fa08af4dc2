"""Build the wheel, install it in an empty environment, and print and serve with it.

Not a test of pytest's: `make wheel` runs it. A file forgotten in the wheel shows here.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.plugin.visiting import answer, opened
from tests.serving import free_port, started
from toolkit.programme import load_programme

ROOT = Path(__file__).resolve().parents[1]
WORKSHOP = ROOT / "workshop1_launch" / "workshop.ipynb"


def main() -> None:
    """Say what the wheel can do, or fail with the program that could not."""
    wheel = built(ROOT / "dist")
    with tempfile.TemporaryDirectory() as folder:
        python = installed(wheel, Path(folder) / "empty")
        run(str(Path(python).with_name("toolkit")), "--help")
        pdf = Path(folder) / "workshop.pdf"
        convert = ("-m", "nbconvert", "--execute", "--to", "workshop-pdf")
        run(python, *convert, str(WORKSHOP), "--output", str(pdf.with_suffix("")))
        assert pdf.read_bytes().startswith(b"%PDF-")
        serve_new(python, Path(folder) / "place")
    sys.stdout.write(
        f"dist/{wheel.name} installs, prints {WORKSHOP.parent.name}, and serves a new "
        "programme in which an answer is saved.\n"
    )


def serve_new(python: str, place: Path) -> None:
    """Make a programme in an empty folder, check it, serve it, and answer something."""
    toolkit, year = str(Path(python).with_name("toolkit")), place / "my-year"
    run(toolkit, "new", "programme", str(year), "--zone", "UTC")
    run(toolkit, "new", "workshop", "Feedback that works", cwd=year)
    run(toolkit, "check", cwd=year)
    data, programme = place / "data", load_programme(year / "programme.toml")
    with (
        free_port() as port,
        started(year, data=data, port=port, settings={}, python=python) as live,
    ):
        value: dict[str, object] = {"texts": ["More time"]}
        site = opened(live, programme, "hope", value)
        assert asyncio.run(answer(site)) == value


def built(folder: Path) -> Path:
    """The wheel of this checkout."""
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps")
    run(*pip, "--wheel-dir", str(folder), str(ROOT))
    return max(folder.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime)


def installed(wheel: Path, environment: Path) -> str:
    """The Python of a new environment that has nothing but *wheel* and the lock."""
    run(sys.executable, "-m", "venv", str(environment))
    python = str(environment / "bin" / "python")
    lock = str(ROOT / "requirements.lock")
    run(python, "-m", "pip", "install", "--quiet", "-r", lock)
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel))
    return python


def run(*command: str, cwd: Path | None = None) -> None:
    """Run *command* away from the checkout, so that only what is installed counts."""
    with tempfile.TemporaryDirectory() as elsewhere:
        subprocess.run(command, check=True, cwd=cwd or elsewhere)


if __name__ == "__main__":
    main()
