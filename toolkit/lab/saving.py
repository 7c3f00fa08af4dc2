"""What JupyterLab leaves out when it saves a notebook that `toolkit edit` opened."""

from __future__ import annotations

from typing import Any


def without_outputs(*, model: dict[str, Any], **_about: object) -> None:
    """Clear outputs, counts and widgets of a notebook: authors keep what they wrote."""
    if model.get("type") != "notebook" or model.get("content") is None:
        return
    notebook = model["content"]
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell["metadata"].pop("execution", None)
