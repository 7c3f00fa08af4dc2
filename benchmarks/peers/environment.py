"""Where Shiny for Python and NiceGUI are installed: nowhere near the project's own."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
LONGEST = 600
"""Seconds that installing may take."""


class NotInstalledError(Exception):
    """The peers cannot be installed here; the words say why."""


def install_peers() -> None:
    """Make an environment of their own, unless there is one that is whole.

    Raises:
        NotInstalledError: they cannot be installed, for instance without a network.
    """
    folder = _folder()
    if _whole(folder).exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    print(f"Installing Shiny for Python and NiceGUI into {folder} ...", file=sys.stderr)
    _run(sys.executable, "-m", "venv", str(folder))
    pip = (str(python_of_peers()), "-m", "pip", "install", "--quiet")
    _run(*pip, "--disable-pip-version-check", "-r", str(REQUIREMENTS))
    _whole(folder).touch()


def python_of_peers() -> Path:
    """The Python that has them, once they are installed."""
    return _folder() / "bin" / "python"


def are_installed() -> bool:
    """Whether they are there already."""
    return _whole(_folder()).exists()


def version_of(package: str) -> str:
    """The release of *package* that is installed: exactly the one that is asked for."""
    pinned = REQUIREMENTS.read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(package)}==(\S+)", pinned, re.MULTILINE)
    assert found, f"{package} is not pinned."
    return found[1]


def _folder() -> Path:
    """In the user's cache; another one for other releases or another Python."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    said = REQUIREMENTS.read_bytes() + sys.version.encode()
    own = hashlib.sha256(said).hexdigest()[:12]
    return cache / "workshop-benchmarks" / f"peers-{own}"


def _whole(folder: Path) -> Path:
    """What is there once everything else is."""
    return folder / "whole"


def _run(*command: str) -> None:
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=LONGEST
        )
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout).strip().splitlines()
        raise NotInstalledError(said[-1] if said else "pip gave no reason") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotInstalledError(str(error)) from error
