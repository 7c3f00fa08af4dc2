"""Brackets of a formula that grow with what they hold."""

from __future__ import annotations

from toolkit.written.terms import Fenced, Term

_OPENING, _CLOSING, _EITHER = "([{\u27e8", ")]}\u27e9", "|"
_TALL = {"fraction", "grid", "root", "square-root", "attached"}


def with_fences(inside: list[Term]) -> list[Term]:
    """*inside* with brackets around anything tall made to grow with it."""
    grouped: list[Term] = []
    at = 0
    while at < len(inside):
        end = _closing(inside, at)
        held = [] if end is None else inside[at + 1 : end]
        if end is None or not any(node["is"] in _TALL for node in held):
            grouped.append(inside[at])
            at += 1
            continue
        last = inside[end] if end < len(inside) else None
        group = _fenced(inside[at], held, last)
        # A power belongs to the whole bracket, though LaTeX hangs it on its end.
        if last is not None and last["is"] == "attached":
            grouped.append({**last, "inside": [group]})
        else:
            grouped.append(group)
        at = end + 1
    return grouped


def _fenced(first: Term, held: list[Term], last: Term | None) -> Fenced:
    return {
        "is": "fenced",
        "open": _fence(first),
        "close": _fence(last),
        "inside": with_fences(held),
    }


def _closing(inside: list[Term], at: int) -> int | None:
    opening = _fence(inside[at]) if inside[at]["is"] == "operator" else ""
    if not opening or opening not in _OPENING + _EITHER:
        return None
    if opening == _EITHER:
        bars = (i for i in range(at + 1, len(inside)) if _fence(inside[i]) == _EITHER)
        return next(bars, None)
    depth = 0
    for index in range(at, len(inside)):
        mark = _fence(inside[index])
        depth += (mark in _OPENING) - (mark in _CLOSING) if mark else 0
        if depth == 0:
            return index
    # A lone brace, as before cases, reaches to the end.
    return len(inside) if opening == "{" else None


def _fence(node: Term | None) -> str:
    if node is None:
        return ""
    if node["is"] == "attached":
        return _fence(node["inside"][0])
    value = node["value"] if node["is"] == "operator" else ""
    return value if len(value) == 1 and value in _OPENING + _CLOSING + _EITHER else ""
