"""Activities, fields and questions that ask nothing, or ask at no time."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from toolkit.activities import fields, questions
from toolkit.checking.finding import Finding
from toolkit.checking.written import Call, Checked

_MAKERS = {"fields": fields.__all__, "questions": questions.__all__}


def asking(checked: Checked) -> Iterator[Finding]:
    """Labels without words, lists with nothing in them, times that never come."""
    for call in checked.written.calls:
        if makes_part(call):
            yield from _label(checked, call)
        elif call.verb in ("task", "evaluation"):
            yield from _nothing(checked, call)
        if call.verb == "evaluation":
            yield from _after(checked, call)


def makes_part(call: Call) -> bool:
    """Whether it is one of `workshop.fields.short(...)` and the like."""
    match call.node.func:
        case ast.Attribute(value=ast.Attribute(attr=of) | ast.Name(id=of), attr=verb):
            return verb in _MAKERS.get(of, ())
    return False


def _label(checked: Checked, call: Call) -> Iterator[Finding]:
    given = dict(enumerate(call.node.args)).get(1) or _keyword(call, "label")
    match given:
        case ast.Constant(value=str(label)) if not label.strip():
            yield checked.finding(
                "empty",
                f'"{call.name}" has no label.',
                "Say there what people are asked, as its second argument.",
                cell=call.cell,
                line=given.lineno,
            )


def _nothing(checked: Checked, call: Call) -> Iterator[Finding]:
    name = "fields" if call.verb == "task" else "questions"
    match _keyword(call, name):
        case ast.List(elts=[]) | ast.Tuple(elts=[]):
            yield checked.finding(
                "empty",
                f'"{call.name or call.verb}" has no {name}, so it asks nothing.',
                f"Give it some, such as {_SUCH_AS[name]}.",
                cell=call.cell,
                line=call.line,
            )


def _after(checked: Checked, call: Call) -> Iterator[Finding]:
    names = [plan.name for plan in checked.programme.workshops]
    match _keyword(call, "after"):
        case ast.Constant(value=str(name)) as given if name and name not in names:
            yield checked.finding(
                "no-workshop",
                f'after="{name}": there is no such workshop, so it never opens.',
                f"The workshops are: {', '.join(names)}.",
                cell=call.cell,
                line=given.lineno,
            )


def _keyword(call: Call, name: str) -> ast.expr | None:
    found = (one.value for one in call.node.keywords if one.arg == name)
    return next(found, None)


_SUCH_AS = {
    "fields": 'workshop.fields.short("saw", "What did you see?")',
    "questions": 'workshop.questions.text("helped", "What helped?", level=1)',
}
