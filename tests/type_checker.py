"""What mypy says of code that somebody writes with the toolkit."""

from __future__ import annotations

from pathlib import Path

from mypy import api

ROOT = Path(__file__).resolve().parents[1]


def refused(code: str, folder: Path) -> list[str]:
    """What mypy refuses in *code*, each with the number of its line before it."""
    file = folder / "written.py"
    file.write_text(code.lstrip(), encoding="utf-8")
    said, failed, _ = api.run(
        [
            f"--config-file={ROOT / 'pyproject.toml'}",
            # where `make check` keeps what it has read
            f"--cache-dir={ROOT / '.mypy_cache'}",
            "--no-error-summary",
            str(file),
        ]
    )
    assert not failed, failed
    errors = [line for line in said.splitlines() if ": error: " in line]
    return [line.split("written.py:", 1)[1] for line in errors]
