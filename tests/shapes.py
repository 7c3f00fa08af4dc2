"""What Python sends to the browser, said to the type checker of the scripts.

`python -m tests.shapes` writes a `shapes.d.ts` beside each `shapes.py`; a test holds
the two together.
"""

from __future__ import annotations

import ast
import enum
import importlib
import json
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NotRequired, Union, get_args, get_origin

from toolkit.files import ACTIVITIES

SHAPES = sorted(ACTIVITIES.glob("*/shapes.py"))
HEADER = "// Written by `python -m tests.shapes`: mend shapes.py, and run it again.\n"
WIDTH = 88
PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    object: "unknown",
    Any: "unknown",
}


def declared(path: Path) -> str:
    """What `shapes.d.ts` says of the shapes of the module at *path*."""
    module = importlib.import_module(f"toolkit.activities.{path.parent.name}.shapes")
    own = [
        shape
        for shape in vars(module).values()
        if typing.is_typeddict(shape) and shape.__module__ == module.__name__
    ]
    wider = _wider(path, vars(module))
    taken: set[type] = set()
    text = "".join(f"\n{_interface(s, wider.get(s.__name__, []), taken)}" for s in own)
    foreign = [shape for shape in taken if shape.__module__ != module.__name__]
    return HEADER + "".join(_imports(foreign)) + text


def _wider(path: Path, known: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The shapes that each shape of the module at *path* takes over, by its name.

    A TypedDict does not say so itself.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    bases = {
        one.name: [known.get(ast.unparse(b)) for b in one.bases] for one in classes
    }
    return {name: [*filter(typing.is_typeddict, of)] for name, of in bases.items()}


def target(path: Path) -> Path:
    """The file that says the same to TypeScript."""
    return path.with_suffix(".d.ts")


def _imports(shapes: list[type]) -> Iterator[str]:
    folders: dict[str, list[str]] = {}
    for shape in shapes:
        folders.setdefault(shape.__module__.split(".")[-2], []).append(shape.__name__)
    for folder, names in sorted(folders.items()):
        listed, whence = sorted(names), f'from "../{folder}/shapes.d.ts";'
        line = f"import type {{ {', '.join(listed)} }} {whence}"
        if len(line) > WIDTH:
            each = "".join(f"  {name},\n" for name in listed)
            line = f"import type {{\n{each}}} {whence}"
        yield f"{line}\n"


def _interface(shape: Any, wider: list[Any], taken: set[type]) -> str:
    taken.update(wider)
    above = {name for each in wider for name in typing.get_type_hints(each)}
    extends = f" extends {', '.join(each.__name__ for each in wider)}" if wider else ""
    about = (shape.__doc__ or "").strip().split("\n")[0]
    hints = typing.get_type_hints(shape, include_extras=True)
    fields = (
        f"  {name}{'' if name in shape.__required_keys__ else '?'}: "
        f"{_said(hint, taken)};\n"
        for name, hint in hints.items()
        if name not in above
    )
    body = "".join(fields)
    inside = f"{{\n{body}}}" if body else "{}"
    return f"/** {about} */\nexport interface {shape.__name__}{extends} {inside}\n"


def _said(hint: Any, taken: set[type]) -> str:
    """The type *hint* in TypeScript; the shapes it names go into *taken*."""
    if hint in PLAIN:
        return PLAIN[hint]
    if typing.is_typeddict(hint):
        taken.add(hint)
        return str(hint.__name__)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return " | ".join(json.dumps(each.value) for each in hint)
    return _composed(hint, get_origin(hint), taken)


def _composed(hint: Any, origin: Any, taken: set[type]) -> str:
    inner = get_args(hint)
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in inner)
    if origin is NotRequired:
        return _said(inner[0], taken)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(_said(each, taken) for each in inner))
    if origin is tuple and inner[-1] is not Ellipsis:
        return f"[{', '.join(_said(each, taken) for each in inner)}]"
    if issubclass(origin, typing.Mapping):
        key, value = (_said(each, taken) for each in inner)
        return (
            f"Partial<Record<{key}, {value}>>"
            if "|" in key
            else f"Record<{key}, {value}>"
        )
    if issubclass(origin, typing.Sequence):
        item = _said(inner[0], taken)
        is_union = get_origin(inner[0]) in (Union, types.UnionType)
        return f"({item})[]" if is_union else f"{item}[]"
    raise TypeError(f"tests/shapes.py does not know how TypeScript says {hint}.")


if __name__ == "__main__":
    for shapes in SHAPES:
        target(shapes).write_text(declared(shapes), encoding="utf-8")
