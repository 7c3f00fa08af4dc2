"""Values that a cell computes once, and that are then the same for everybody."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping

from toolkit.checking.finding import Finding
from toolkit.checking.record import Ran, Run
from toolkit.checking.written import Cell, Checked, Written
from toolkit.model import JSON

_CHANGING = frozenset(
    {
        *("random", "randint", "randrange", "choice", "choices", "shuffle", "sample"),
        *("uniform", "gauss", "normal", "integers", "permutation", "rand", "randn"),
        *("getrandbits", "default_rng", "uuid1", "uuid4", "token_hex", "urandom"),
        *("token_urlsafe", "now", "utcnow", "today", "time", "time_ns", "localtime"),
        *("gmtime", "ctime", "strftime", "monotonic", "perf_counter"),
    }
)
_FROM = re.compile(
    r"^(?:\w+\.)*?(?:random|np|numpy|uuid|secrets|os|datetime|date|time|dt|rng|pd)\b"
)
_SEEDED = re.compile(
    r"\b(?:seed|Random|default_rng|RandomState)\(\s*\d|random_state\s*="
)
_WHERE = re.compile(r"\bat 0x[0-9a-f]{6,}")
"""Where Python keeps something: no author means that."""
_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
"""By what a library tells one piece of its HTML from any other."""

_MAGIC = re.compile(r"^\s*[!%]", re.MULTILINE)
_STEADY = ("toolkit", "IPython.display", "math", "fractions", "json", "textwrap", "re")
_OPEN = frozenset({"open", "exec", "eval", "__import__", "id", "hash", "get_ipython"})
_VIEW = "application/vnd.jupyter.widget-view+json"
_CURE = (
    "Everybody gets what it was when the server started. Write a value that stays, "
    "seed it with a number, or take a date from {workshop day} and the like."
)


def computed(checked: Checked) -> Iterator[Finding]:
    """What is something else when it is run again, and calls that make such."""
    calls = list(_calls(checked))
    for cell in _changed(checked):
        line = next((line for c, line in calls if c is cell), None)
        yield checked.finding(
            "computed",
            "it shows something else each time it is run.",
            _CURE,
            cell=cell,
            line=line,
        )
        calls = [call for call in calls if call[0].number > cell.number]
    for cell, line in calls:
        yield checked.finding(
            "may-be-computed",
            "this call gives another value each time.",
            _CURE,
            cell=cell,
            line=line,
        )


def may_change(written: Written) -> bool:
    """Whether it could show something else when it is run again.

    Where cells only call their author's methods on constants, nothing can.
    """
    return any(map(_reaches_out, written.code))


def _reaches_out(cell: Cell) -> bool:
    if _MAGIC.search(cell.source):
        return True
    for node in ast.walk(cell.tree):
        match node:
            case ast.Import(names=[*names]):
                if any(not one.name.startswith(_STEADY) for one in names):
                    return True
            case ast.ImportFrom(module=module):
                if not (module or "").startswith(_STEADY):
                    return True
            case ast.Name(id=name) if name in _OPEN:
                return True
    return False


def _changed(checked: Checked) -> Iterator[Cell]:
    if checked.run is None or checked.again is None:
        return
    if checked.again.stuck is not None:  # what it would have made is not known
        return
    for number, ran in checked.run.cells.items():
        again = checked.again.cells.get(number)
        if again is None or not (ran.failed is again.failed is None):
            continue
        asked = [_asked(run, number) for run in (checked.run, checked.again)]
        if _shown(ran) != _shown(again) or asked[0] != asked[1]:
            yield checked.written.cell(number)


def _asked(run: Run, number: int) -> list[object]:
    """What the activities of a cell say of themselves."""
    return [(made.name, made.face) for made in run.made if made.cell == number]


def _shown(ran: Ran) -> list[str]:
    """What a cell showed, without what differs though nobody sees it."""
    return [_plain(output) for output in ran.outputs]


def _plain(output: Mapping[str, JSON]) -> str:
    data = dict(output.get("data", {}))
    if _VIEW in data:  # its HTML says also what the person has answered
        data = {"text/plain": data.get("text/plain", "")}
    if "text/html" in data:
        data["text/html"] = _ID.sub("", str(data["text/html"]))
    told = json.dumps([data, output.get("text", "")], sort_keys=True)
    return _WHERE.sub("", told)


def _calls(checked: Checked) -> Iterator[tuple[Cell, int]]:
    """Calls that give something else each time, unless they are seeded."""
    cells = checked.written.code
    if any(_SEEDED.search(cell.source) for cell in cells):
        return
    for cell in cells:
        for call in cell.calls:
            name = ast.unparse(call.node.func)
            if call.verb in _CHANGING and _FROM.search(name):
                yield cell, call.line
