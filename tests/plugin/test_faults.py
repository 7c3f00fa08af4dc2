"""The faults that `pytest --workshop-programme` finds, one in each workshop."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugin.planting import (
    CALENDAR,
    SCRIPT,
    Fault,
    beside,
    nothing,
    own_kind,
    says,
    swapped,
    without,
    write,
)
from tests.serving import PATIENCE

pytestmark = pytest.mark.slow

FAULTS = [
    Fault(
        "own-script-broken",
        beside('w.own.broken("own", "Yes?")'),
        "scripts",
        r"activities/broken/broken\.js: .*\(SyntaxError\)",
    ),
    Fault(
        "own-script-gives-nothing",
        beside('w.own.faceless("own", "Yes?")'),
        "scripts",
        r"activities/faceless/faceless\.js draws nothing",
    ),
    Fault(
        "script-of-a-cell-broken",
        beside("from IPython.display import HTML", 'HTML("<script>if (</script>")'),
        "scripts",
        r"script-of-a-cell-broken, cell 11: Unexpected.*\(SyntaxError\)",
    ),
    Fault(
        "nothing-is-kept",
        beside('w.own.forgetful("own", "Yes?")'),
        "nothing-is-kept::kept",
        'activity "own" saves nothing',
    ),
    Fault(
        "nothing-is-sent",
        beside('w.own.silent("own", "Yes?")'),
        "scripts",
        r"activities/silent/silent\.js saves nothing",
    ),
    Fault(
        "task-deleted",
        without("w.task("),
        "task-deleted::check",
        "no cell asks for it",
    ),
    Fault(
        "section-deleted",
        without('"Try it"'),
        "section-deleted::check",
        "Try it",
    ),
    Fault(
        "sections-reordered",
        swapped('"Arrive"', '"Try it"'),
        "sections-reordered::check",
        "Try it",
    ),
    Fault(
        "activity-renamed",
        says('"hope"', '"wish"'),
        "activity-renamed::shown",
        'activity "hope" is not shown any more.*was=',
    ),
    Fault(
        "sharing-changed",
        says('"What do you hope for?",', '"What do you hope for?", sharing="cohort",'),
        "sharing-changed::shown",
        'activity "hope", face sharing: "private" has become "cohort"',
    ),
    Fault(
        "option-removed",
        says('["Yes", "No"]', '["Yes", "Not yet", "No"]'),
        "option-removed::shown",
        'activity "ready", face options: .* has become',
    ),
    Fault(
        "placeholder-changed",
        says("{end month}", "{start month}"),
        "placeholder-changed::shown",
        'activity "needs", face prompt: ".*end of the year.*" has become ".*first',
    ),
    Fault(
        "picture-gone",
        says("two.png", "gone.png"),
        "picture-gone::check",
        r"gone\.png",
    ),
    Fault("cell-raises", beside("1 / 0"), "cell-raises::check", "ZeroDivisionError"),
    Fault(
        "depends-on-the-moment",
        beside("from datetime import datetime", "f'It is {datetime.now()}'"),
        "depends-on-the-moment::shown",
        "shows something else each time it is run",
    ),
    Fault(
        "two-in-one-cell",
        beside('w.poll("a", "A?", options=["1", "2"])', 'w.reflection("b", "B?")'),
        "two-in-one-cell::check",
        "cell 11",
    ),
    Fault("empty-page", lambda cells: cells.clear(), "empty-page::check", r"begin\(\)"),
    Fault(
        "run-sheet-gone",
        nothing,
        "run-sheet-gone::facilitator",
        r"has no run-sheet-gone/facilitator\.md",
    ),
    Fault(
        "run-sheet-late",
        nothing,
        "run-sheet-late::facilitator",
        r"facilitator\.md, line 1: no section starts at 0:05",
    ),
    Fault(
        "calendar-clashes",
        nothing,
        r"calendar[clashing]",
        "starts before “The workshop sound” has ended",
    ),
]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of a programme with all of these faults."""
    folder = tmp_path_factory.mktemp("faults")
    whole = 'value if isinstance(value, dict) else {"said": ""}'
    own_kind(folder, "broken", check=whole, script=SCRIPT.replace("};\n", "", 1))
    own_kind(folder, "forgetful", check="{}", script=SCRIPT)
    own_kind(folder, "faceless", check=whole, script=SCRIPT.replace("render", "draw"))
    sends = SCRIPT.replace("keeper(model, ", "(").replace("keeper", "frame")
    own_kind(
        folder, "silent", check=whole, script=sends.replace("answer.js", "frame.js")
    )
    write(folder, FAULTS)
    (folder / "run-sheet-gone" / "facilitator.md").unlink()
    (folder / "run-sheet-late" / "facilitator.md").write_text("### 0.05 Arrive\n")
    (folder / "calendars").mkdir()
    for name, day in (("clashing", "01"), ("sound", "08")):
        file = folder / "calendars" / f"{name}.toml"
        file.write_text(CALENDAR.format(other="calendar-clashes", day=day))
    return run_pytest(folder)


def run_pytest(folder: Path, *options: str) -> str:
    """What pytest says in a programme's folder, with the plugin alone."""
    command = [sys.executable, "-m", "pytest", "-p", "toolkit.pytest_plugin"]
    quick = ["-p", "no:nbval", "-p", "no:cacheprovider", "-q", "-rA"]
    done = subprocess.run(
        [*command, *quick, "--workshop-programme", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=5 * PATIENCE,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_turns_its_test_red_and_says_what_it_is(
    fault: Fault, said: str
) -> None:
    assert f"FAILED programme.toml::{fault.test}" in said, said
    assert re.search(fault.said, said)


def test_what_has_no_fault_stays_green(said: str) -> None:
    for test in ("check", "shown", "kept", "facilitator"):
        assert f"PASSED programme.toml::sound::{test}" in said
    assert "PASSED programme.toml::calendar[sound]" in said
