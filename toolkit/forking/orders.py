"""What the server and its processes say to each other, as JSON on their sockets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict

Mode = Literal["fork", "spawn"]

Output = dict[str, Any]
"""What a cell showed, as nbformat has it."""

Payload = Mapping[str, object]
"""A notice between a notebook and the server."""


class CellOrder(TypedDict):
    """One cell to run; it is called by its place in the notebook."""

    index: int
    source: str
    may_fail: bool


class Order(TypedDict):
    """Which notebook a template runs, and how it makes kernels of it."""

    cells: list[CellOrder]
    cwd: str
    imports: list[str]
    mode: Mode
    parent: int
    seed: str
    told: dict[str, str]
    """What the notebook may ask of `hooks.told`."""


class ZygoteOrder(TypedDict):
    """What a zygote imports, once for all templates."""

    imports: list[str]
    parent: int


class CellDone(TypedDict):
    """What a cell did."""

    outputs: list[Output]
    count: int | None


class Failure(TypedDict):
    """Why a notebook cannot be a template, and the cell that is to blame, if one is."""

    message: str
    cell: int | None
    traceback: str


class Failed(TypedDict):
    """The report of a template that is none."""

    failure: Failure


class Ready(TypedDict):
    """The report of a template from which kernels can be made."""

    failure: None
    cells: dict[str, CellDone]
    """By their places, which are text in JSON."""

    notices: list[Payload]
    models: list[list[str]]
    """The widgets: of each its id, its module and name in a browser, and its class."""


Report = Failed | Ready


class BindOrder(TypedDict):
    """Whom a kernel is for."""

    binding: dict[str, str]
    env: dict[str, str]
    cwd: str | None
