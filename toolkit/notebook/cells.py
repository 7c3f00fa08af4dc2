"""Which cell of a notebook is running."""

from __future__ import annotations

from IPython import get_ipython


def running_cell() -> str | None:
    """The running cell's id where the front end tells it, as JupyterLab does."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else None
    metadata = parent.get("metadata", {}) if isinstance(parent, dict) else {}
    cell = metadata.get("cellId")
    return cell if isinstance(cell, str) else None
