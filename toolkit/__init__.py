"""Run a programme of live workshops on Jupyter notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.cohort import Cohort
    from toolkit.notebook.notebook import Notebook
    from toolkit.notebook.workshop import Workshop

__all__ = ["Cohort", "Notebook", "ToolkitError", "Workshop", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # A notebook needs no pandas, the server no widgets: each is fetched when named.
    if name == "Workshop":
        from toolkit.notebook.workshop import Workshop

        return Workshop
    if name == "Notebook":
        from toolkit.notebook.notebook import Notebook

        return Notebook
    if name == "Cohort":
        from toolkit.cohort import Cohort

        return Cohort
    raise AttributeError(f"toolkit has no {name!r}")
