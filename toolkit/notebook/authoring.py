"""What a call in a notebook can know to be a mistake, said beside its cell."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from toolkit.activities import Activity
from toolkit.errors import AuthoringError, NoSuchCallError
from toolkit.programme import Plan, Programme

_SEVERAL = ("Sequence[", "Mapping[", "tuple[")
_BETWEEN = re.compile(r"\s*[,;|\n]\s*")


def insist_on_lists(
    verb: str,
    signature: inspect.Signature,
    given: Sequence[object],
    named: Mapping[str, object],
) -> None:
    """Refuse one text where *signature* asks for several: Python would take letters.

    Raises:
        AuthoringError: it is one text, or one of several texts is blank.
    """
    try:
        arguments = signature.bind(*given, **named).arguments
    except TypeError:
        return  # whatever is missing is said by the call itself
    what = f'{verb} "{next(iter(arguments.values()), "")}"'
    for name, value in arguments.items():
        kind = signature.parameters[name].annotation
        if not str(kind).startswith(_SEVERAL):
            continue
        if isinstance(value, str):
            raise AuthoringError(_one_text(what, name, value))
        has_blanks = isinstance(value, list | tuple) and any(map(_is_blank, value))
        if has_blanks and not str(kind).startswith("tuple["):
            raise AuthoringError(
                f"In {what} one of the {name} has no words. Write some, or take it out."
            )


def insist_on_sense(activity: Activity, programme: Programme) -> None:
    """Refuse an activity that asks nothing, or that serves what nobody knows of.

    Raises:
        AuthoringError: its prompt or a label is blank, or one of its outcomes unknown.
    """
    _insist_on_words(activity)
    _insist_on_outcomes(activity, programme)


def _insist_on_words(activity: Activity) -> None:
    if activity.is_asked and not activity.prompt.strip():
        raise AuthoringError(
            f'The prompt of "{activity.name}" has no words. Say what people are asked, '
            "as the second argument."
        )
    face: dict[str, Any] = {**activity.face}
    for part in (*face.get("fields", ()), *face.get("questions", ())):
        if isinstance(part, dict) and not str(part.get("label", "some")).strip():
            raise AuthoringError(
                f'The label of "{part["name"]}" in "{activity.name}" has no words. Say '
                "what people are asked, as its second argument."
            )


def _insist_on_outcomes(activity: Activity, programme: Programme) -> None:
    known = programme.outcomes
    unknown = next((c for c in activity.face["outcomes"] if c not in known), None)
    if unknown is not None:
        said = f"It has: {', '.join(known)}." if known else "It has none."
        raise AuthoringError(
            f'The outcome "{unknown}" of "{activity.name}" is not registered under '
            f"[outcomes] in programme.toml. {said} Correct the code, or register it."
        )


def insist_on_task(activity: Activity, plan: Plan) -> None:
    """Refuse a task by another name: its day, and who has finished, hang on the name.

    Raises:
        AuthoringError: `programme.toml` calls it otherwise.
    """
    if plan.task is not None and activity.name != plan.task.name:
        raise AuthoringError(
            f'The task of "{plan.name}" is called "{plan.task.name}" in programme.toml '
            f'and "{activity.name}" here. Make the two agree; once people have '
            "answered, change programme.toml."
        )


def no_such_call(notebook: object, name: str) -> AttributeError:
    """What is raised where *notebook* has nothing called *name*."""
    if name.startswith("_"):  # Python and JupyterLab look for many of these
        return AttributeError(name)
    what = type(notebook).__name__
    known = [one for one in dir(type(notebook)) if not one.startswith("_")]
    near = get_close_matches(name, known, n=1)
    said = f"Did you mean {near[0]}? " if near else ""
    return NoSuchCallError(
        f'A {what} has nothing called "{name}". {said}In JupyterLab, a dot and Tab '
        "list all that it has."
    )


def named_twice(activity: Activity) -> str:
    """What is said where *activity* has the name of another of its notebook."""
    moved = "(If you moved its cell, restart the kernel and run all cells.)"
    if activity.made_by:
        return (
            f"{activity.made_by} stands in two cells. Take one of the two away. {moved}"
        )
    return (
        f'Two activities are named "{activity.name}". Give the second another name, '
        f'such as "{activity.name}-2". {moved}'
    )


def _one_text(what: str, name: str, value: str) -> str:
    parts = [part for part in _BETWEEN.split(value.strip()) if part][:3]
    such_as = ", ".join(f'"{part}"' for part in parts)
    return (
        f"In {what} {name} is one text where a list belongs. Write it like "
        f"{name}=[{such_as}]."
    )


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()
