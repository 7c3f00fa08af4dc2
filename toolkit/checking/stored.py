"""What is saved in the file besides what its author wrote."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.written import Checked

_PYTHON = "python"


def stored(checked: Checked) -> Iterator[Finding]:
    """Outputs that were saved: they may hold somebody's answers, and grow old."""
    cells = [cell for cell in checked.written.code if cell.outputs]
    for cell in cells:
        yield checked.finding(
            "stored",
            "what it showed is saved in the file.",
            "In JupyterLab: Edit, Clear Outputs of All Cells; then save.",
            cell=cell,
        )


def language(checked: Checked) -> Iterator[Finding]:
    """A notebook that asks for another kernel than Python's."""
    metadata = checked.written.metadata
    kernel = metadata.get("kernelspec", {})
    said = metadata.get("language_info", {}).get("name") or kernel.get("language")
    name = said or kernel.get("name", _PYTHON)
    if not str(name).lower().startswith(_PYTHON):
        yield checked.finding(
            "language",
            f"its kernel is {kernel.get('display_name', name)}, and pages run Python.",
            "In JupyterLab: Kernel, Change Kernel, Python 3; then save.",
        )
