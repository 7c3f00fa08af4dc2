"""What is wrong with the arguments of an author's call, in that call's own words."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import groupby
from operator import attrgetter

from toolkit.errors import AuthoringError

Known = Mapping[str, inspect.Parameter]
_LABELS = ("low", "high")


def insist_on_arguments(
    call: str,
    signature: inspect.Signature,
    given: Sequence[object],
    named: Mapping[str, object],
) -> None:
    """Refuse arguments that *call*, such as "workshop.poll", has not, or lacks.

    Raises:
        AuthoringError: one is unknown, missing or too many, or no number.
    """
    known = {
        name: parameter
        for name, parameter in signature.parameters.items()
        if name != "self"
    }
    there = {**dict(zip(_in_order(known), given, strict=False)), **named}
    if wrong := _wrong(call, known, len(given), there):
        raise AuthoringError(wrong)
    for name, value in there.items():
        if known[name].annotation in ("int", int) and isinstance(value, str):
            raise AuthoringError(_no_number(call, name, value, there))


def _in_order(known: Known) -> list[str]:
    """Those that are given without a name."""
    alike = groupby(known.values(), attrgetter("kind"))
    places = {kind: [one.name for one in those] for kind, those in alike}
    return places.get(inspect.Parameter.POSITIONAL_OR_KEYWORD, [])


def _wrong(call: str, known: Known, count: int, there: Mapping[str, object]) -> str:
    """Why *count* arguments in order, or those that are *there*, cannot be taken."""
    unknown = next((name for name in there if name not in known), None)
    if unknown is not None:
        return _unknown(call, unknown, known)
    if count > len(_in_order(known)):
        return _too_many(call, _in_order(known), known)
    needed = [name for name, one in known.items() if one.default is one.empty]
    missing = [name for name in needed if name not in there]
    if missing:
        return f"{call}() needs {_listed(missing)} as well. {_takes(known)}"
    return ""


def insist_on_number(call: str, name: str, value: object) -> None:
    """Refuse a text where *call* has a whole number.

    Raises:
        AuthoringError: *value* is one.
    """
    if isinstance(value, str):
        raise AuthoringError(_no_number(call, name, value, {}))


def _unknown(call: str, name: str, known: Known) -> str:
    near = get_close_matches(name, known, n=1)
    said = f"Did you mean {near[0]}? " if near else ""
    return f'{call}() takes no "{name}". {said}{_takes(known)}'


def _too_many(call: str, in_order: Sequence[str], known: Known) -> str:
    if not in_order:
        return f"Name what {call}() is given, as in name=value. {_takes(known)}"
    others = [name for name in known if name not in in_order]
    such_as = f", such as {others[0]}=…" if others else ""
    return (
        f"{call}() takes only {_listed(in_order)} without a name. Name the others"
        f"{such_as}. {_takes(known)}"
    )


def _no_number(call: str, name: str, value: str, there: Mapping[str, object]) -> str:
    said = f'{call}() has {name}="{value}", which is a text and no number.'
    if value.strip().isdecimal():
        without = "Write the number without quotation marks"
        return f"{said} {without}: {name}={value.strip()}."
    if name in _LABELS:
        ends = [str(there.get(end, "…")) for end in _LABELS]
        told = ", ".join(f'"{end}"' for end in ends)
        return (
            f"{said} low and high are whole numbers, such as low=1, high=5; what they "
            f"mean goes into ends=({told})."
        )
    return f"{said} Write a whole number, such as {name}=10."


def _takes(known: Mapping[str, object]) -> str:
    return f"It takes: {', '.join(known)}." if known else "It takes nothing."


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
