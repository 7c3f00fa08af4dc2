"""The mistakes that authors make: each is planted alone, and named."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.checking.planting import (
    HEAD,
    Change,
    Mistake,
    code,
    notebook,
    sound,
    words,
    write_programme,
)
from toolkit.checking import Finding, check_programme, parsing
from toolkit.checking.names import RULES
from toolkit.programme import load_programme

pytestmark = pytest.mark.slow


THREAD = (
    'threading.Thread(target=time.sleep, args=(60,), name="ticks", daemon=True).start()'
)
UNSENDABLE = (
    *("import ipywidgets, traitlets", "", "class Odd(ipywidgets.DOMWidget):"),
    *("    inside = traitlets.Any(object()).tag(sync=True)", "Odd()"),
)
SHOWN = """display(
    {
        "application/vnd.plotly.v1+json": {"data": []},
        "text/html": "<script src='https://cdn.example/plotly.js'></script>",
    },
    raw=True,
)"""


def replaced(number: int, *lines: str) -> Change:
    """Another source for the cell of this number."""
    return lambda cells: cells[number - 1].update(source="\n".join(lines))


def without(*numbers: int) -> Change:
    def take_away(cells: list[Any]) -> None:
        cells[:] = [cell for n, cell in enumerate(cells, 1) if n not in numbers]

    return take_away


def after(number: int, *cells: Any) -> Change:
    """More cells after the one of this number."""
    return lambda found: found.__setitem__(slice(number, number), cells)


def swapped(one: int, other: int) -> Change:
    def swap(cells: list[Any]) -> None:
        cells[one - 1], cells[other - 1] = cells[other - 1], cells[one - 1]

    return swap


def stored(cells: list[Any]) -> None:
    cells[3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "me"}]


def late_begin(cells: list[Any]) -> None:
    replaced(1, "from toolkit import Workshop", 'w = Workshop("late")')(cells)
    after(2, code("w.begin()"))(cells)


def as_it_is(_cells: list[Any]) -> None:
    """Nothing: the mistake is elsewhere."""


def copied(cells: list[Any]) -> None:
    cells[:] = sound("sound")


def task(name: str, field: str) -> Change:
    return replaced(8, f'w.task("task-{name}", "Look around", fields=[{field}])')


SLOWER = "time.perf_counter = lambda: real() + 11"
FRAME = 'IFrame("https://films.example/tree", 300, 200)'
POOL = (  # what polars does, which is not installed here
    "import _thread, ctypes",
    "from ipywidgets import Button",
    "named, ended = _thread.allocate_lock(), _thread.allocate_lock()",
    "def wait():",
    "    ctypes.CDLL(None).prctl(15, b'polars-0')",
    "    named.release()",
    "    ended.acquire()",
    "named.acquire(), ended.acquire()",
    "_thread.start_new_thread(wait, ())",
    "named.acquire()",
)
FILM = 'YouTubeVideo("dQw4w9WgXcQ")'
SEEN = 'Video("https://films.example/tree.mp4")'
FROM_URL = 'Image.from_url("https://photos.example/tree.png")'
OPEN = 'web.urlopen("https://data.example/trees.csv").read()'
TODAY = ("from datetime import date", "", 'w.say(f"It is {date.today():%d %B}.")')
CHART = 'alt.JupyterChart(alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar())'
DRAWN = 'alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar()'
HERE = "export default { render() {} };"


def widget(*script: str, style: str = "") -> Any:
    """A cell that shows a widget of this script and style."""
    lines = (f"    _esm = {chr(10).join(script)!r}", f"    _css = {style!r}")
    return code(
        *("import anywidget", "class Far(anywidget.AnyWidget):"),
        *(f"{lines[0]}; {lines[1].strip()}", "Far()"),
    )


UNIQUE = ("import uuid", "", 'w.reflection("hope", f"Hope {uuid.uuid4()}?")')
PROTOCOL = (
    'w.protocol("talk", "Talk", steps=(',
    '    (15, "Tell", "Teller"),',
    '    (5, "Ask", "All"),',
    '), roles=("Teller", "Asker"))',
)
At = tuple[int | None, int | None]
R = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}


def named(
    name: str, rule: str, plant: Change, at: At, cure: str, **more: Any
) -> Mistake:
    """A row: *at* is the cell and the line."""
    return Mistake(name, rule, plant, *at, cure, **more)


def says(*lines: str) -> Change:
    """Another Markdown cell, in place of the third."""
    return replaced(3, *lines)


def sheet(*lines: str) -> dict[str, bytes]:
    return {"facilitator.md": "\n".join(lines).encode()}


PICTURE = {"assets/tree.png": b"png"}
ASKS = 'questions=[w.questions.text("good", "What was good?", level=1)]'
DAY = '    w.fields.date("when", " "), w.fields.short("saw", "What?")])'
FIELD = 'w.fields.short("saw", "What did you see?")'

MISTAKES = [
    # sections, beginning and end
    named("order", "section-order", swapped(2, 5), (5, 1), "Move its cells"),
    named("missing", "section-missing", without(5), (2, None), '"Try it", minutes=20'),
    named(
        "again",
        "section-twice",
        after(6, code("", 'w.section("Try it", minutes=20)')),
        (7, 2),
        "Take one of the two away",
    ),
    named(
        "invented",
        "section-unknown",
        after(6, code('w.section("Rest", minutes=20)')),
        (7, 1),
        "It has: Arrive; Try it; Leave",
    ),
    named(
        "length",
        "section-minutes",
        replaced(5, 'w.section("Try it", minutes=25)'),
        (5, 1),
        "Make the two agree",
    ),
    named(
        "beginless",
        "no-begin",
        replaced(1, "from toolkit import Workshop", 'w = Workshop("beginless")'),
        (None, None),
        "workshop.begin()",
    ),
    named("late", "no-begin", late_begin, (3, 1), "the first code cell"),
    named("endless", "no-finish", without(9), (None, None), "workshop.finish()"),
    named("early", "no-finish", swapped(7, 9), (7, 1), "the last code cell"),
    named(
        "post",
        "no-finish",
        after(9, code("", 'w.reflection("late", "And now?")')),
        (10, 2),
        "Move it above finish()",
    ),
    named(
        "postscript",
        "no-finish",
        after(9, words("<!-- end -->", "Good bye.")),
        (10, 2),
        "Move it above finish()",
    ),
    named(
        "inside",
        "no-finish",
        replaced(9, "display(w.finish())", 'w.reflection("late", "Now?")'),
        (9, 2),
        "Move it above finish()",
    ),
    named(
        "timeless",
        "no-section",
        after(1, code('w.reflection("first", "Before all?")')),
        (2, 1),
        "Move it below the section",
    ),
    # headings for whoever reads the notebook as it is
    named(
        "headed",
        "heading",
        after(4, words("", "## Try this")),
        (5, 2),
        "Write ## Try it",
    ),
    named(
        "retitled",
        "heading",
        after(0, words("# The workshop", "", "As its author writes it.")),
        (1, 1),
        "Write # The workshop retitled",
    ),
    named(
        "untitled",
        "no-title",
        after(0, words("Welcome.", "# The workshop untitled")),
        (None, None),
        "a Markdown cell: # The workshop untitled",
        metadata={"toolkit": {}},
    ),
    # what a cell shows
    named(
        "lost",
        "lost",
        replaced(4, 'w.reflection("hope", "Hope?")', 'w.reflection("fear", "Fear?")'),
        (4, 1),
        "a cell of its own",
    ),
    named(
        "unshown",
        "unshown",
        replaced(4, 'hope = w.reflection("hope", "A hope?")'),
        (4, 1),
        "stand alone as the last line",
    ),
    named(
        "semicolon",
        "unshown",
        replaced(4, 'w.reflection("hope", "A hope?");'),
        (4, 1),
        "“;” after it",
    ),
    named(
        "twice",
        "twice",
        after(4, code('w.reflection("hope", "Again?")')),
        (5, 1),
        'such as "hope-2"',
    ),
    named("fails", "fails", replaced(4, "", "1 / 0"), (4, 2), "Correct that line"),
    named("python", "fails", replaced(4, "w.poll("), (4, 1), "Correct that line"),
    named("absent", "fails", replaced(4, "import nowhere"), (4, 1), "Install that"),
    named(
        "threaded",
        "thread",
        after(4, code("import threading, time", "", THREAD)),
        (5, None),
        "a thread running (ticks)",
    ),
    named("unsendable", "fails", after(4, code(*UNSENDABLE)), (5, 5), "for JSON"),
    named(
        "dying",
        "fails",
        after(4, code("import os, signal", "", "os.kill(os.getpid(), signal.SIGSEGV)")),
        (5, None),
        "its kernel ended by itself (SIGSEGV)",
    ),
    named("stored", "stored", stored, (4, None), "Clear Outputs of All Cells"),
    named("kernel", "language", as_it_is, (None, None), "Change Kernel", metadata=R),
    named(
        "slow",
        "slow",
        after(4, code("import time", "real = time.perf_counter", SLOWER)),
        (5, None),
        "Compute it once beside the notebook",
    ),
    # what an activity is made of
    named(
        "letters",
        "list",
        replaced(6, 'w.poll("ready", "Ready?", options="Yes, No")'),
        (6, 1),
        'options=["Yes", "No"]',
    ),
    named(
        "codes",
        "list",
        replaced(4, "w.reflection(", '    "hope", "A hope?",', '    outcomes="GR1")'),
        (4, 1),
        'outcomes=["GR1"]',
    ),
    named(
        "field",
        "list",
        task("field", 'w.fields.tick("saw", "Saw?", options="A tree")'),
        (8, 1),
        'options=["First", "Second"]',
    ),
    named(
        "one",
        "fails",
        replaced(6, 'w.poll("ready", "Ready?", options=["Yes"])'),
        (6, 1),
        "at least two options",
    ),
    named(
        "alike",
        "fails",
        replaced(6, 'w.poll("ready", "Ready?", options=["Yes", "No", "Yes"])'),
        (6, 1),
        'the option "Yes" more than once',
    ),
    named(
        "misspelt",
        "fails",
        replaced(4, 'w.reflectoin("hope", "A hope?")'),
        (4, 1),
        "Did you mean reflection?",
    ),
    named(
        "keyword",
        "fails",
        replaced(4, 'w.reflection("hope", "A hope?", hlp="One.")'),
        (4, 1),
        'workshop.reflection() takes no "hlp". Did you mean help? It takes: name, prom',
    ),
    named(
        "keyword-of-field",
        "fails",
        task("keyword-of-field", 'w.fields.short("saw", "Saw?", hlp="One.")'),
        (8, 1),
        'Correct the spelling of "hlp" there',
    ),
    named(
        "lacking",
        "fails",
        replaced(6, "w.poll(", '    "ready", "Ready?"', ")"),
        (6, 1),
        "workshop.poll() needs options as well",
    ),
    named(
        "unnamed",
        "fails",
        replaced(6, 'w.poll("ready", "Ready?", ["Yes", "No"])'),
        (6, 1),
        "takes only name and prompt without a name. Name the others, such as options=",
    ),
    named(
        "quoted",
        "fails",
        replaced(5, 'w.section("Try it", minutes="20")'),
        (5, 1),
        "without quotation marks: minutes=20",
    ),
    named(
        "worded-ends",
        "fails",
        after(4, code('w.scale("sure", "Sure?", low="Not", high="Very")')),
        (5, 1),
        'ends=("Not", "Very")',
    ),
    named(
        "ended",
        "list",
        after(4, code('w.scale("sure", "Sure?", ends="Not, Very")')),
        (5, 1),
        'ends=["Not", "Very"]',
    ),
    named(
        "another-name",
        "fails",
        after(4, *[code(f'workshop.say("{n}")') for n in "abc"]),
        (5, 1),
        'Cell 1 says w = Workshop(…): write "workshop = Workshop(…)" there, or "w."',
    ),
    named(
        "following",
        "fails",
        after(4, code("1 / 0", "kept = 1"), code("kept"), code("kept")),
        (5, 1),
        "Correct that line",
    ),
    named(
        "begun",
        "twice",
        after(4, code("w.begin()")),
        (5, 1),
        "begin() stands in two cells",
    ),
    named(
        "promptless",
        "empty",
        replaced(4, 'w.reflection("hope", " ")'),
        (4, 1),
        "Say what people are asked",
    ),
    named(
        "blank",
        "empty",
        replaced(6, 'w.poll("ready", "Ready?", options=["Yes", ""])'),
        (6, 1),
        "take it out",
    ),
    named(
        "outcome",
        "outcome",
        replaced(4, 'w.reflection("hope", "Hope?", outcomes=["GR7"])'),
        (4, 1),
        "It has: GR1",
    ),
    named(
        "dateless",
        "empty",
        replaced(8, "w.task(", '    "task-dateless", "Look around", fields=[', DAY),
        (8, 3),
        "what people are asked",
    ),
    named(
        "labelled",
        "empty",
        replaced(
            8,
            'none = ""',
            'a = w.fields.long("saw", none)',
            'w.task("task-labelled", "Look around", fields=[a])',
        ),
        (8, 3),
        "as its second argument",
    ),
    named(
        "unquestioned",
        "empty",
        after(6, code('w.evaluation("end", "How was it?", questions=[])')),
        (7, 1),
        "workshop.questions.text(",
    ),
    named(
        "after",
        "no-workshop",
        after(6, code('w.evaluation("end", "How was it?",', f"after='nope', {ASKS})")),
        (7, 2),
        "there is no such workshop, so it never opens",
    ),
    named(
        "whenever",
        "no-workshop",
        after(6, code("d = 'nope'", f'w.evaluation("end", "How?", after=d, {ASKS})')),
        (7, 2),
        "and there is no such workshop",
    ),
    named(
        "linked",
        "plain",
        replaced(4, 'w.reflection("hope", "A hope?",', '    help="See [it](a.pdf)")'),
        (4, 2),
        "this text is plain",
    ),
    named(
        "bold",
        "plain",
        task("bold", 'w.fields.short("saw", "What did you **see**?")'),
        (8, 1),
        "into a Markdown cell",
    ),
    named(
        "drawn",
        "plain",
        replaced(6, 'w.poll("ready", "Ready?", options=["![](assets/a.png)", "No"])'),
        (6, 1),
        "workshop.say()",
    ),
    # what stands elsewhere
    named(
        "task-name",
        "task-name",
        replaced(8, f'w.task("another", "Look around", fields=[{FIELD}])'),
        (8, 1),
        "Make the two agree",
    ),
    named(
        "title",
        "task-title",
        replaced(8, "w.task(", '    "task-title",', '    "See", fields=[', FIELD, "])"),
        (8, 3),
        "Make the two agree",
    ),
    named("taskless", "task-missing", without(8), (None, None), "workshop.task("),
    named(
        "dated",
        "typed-date",
        says("Welcome.", "The task is due on 21 March."),
        (3, 2),
        "{task due}",
    ),
    named(
        "forgotten",
        "recall",
        after(4, code('w.recall("sound", "fear", "Your fear")')),
        (5, 1),
        "“task.field”. It asks for hope, ready, ",
    ),
    named(
        "field-forgotten",
        "recall",
        after(4, code('w.recall("sound", "task-sound.heard", "You heard")')),
        (5, 1),
        "“task.field”. It asks for task-sound.saw, task-sound.",
    ),
    named(
        "soon",
        "recall-later",
        after(4, code('w.recall("sound", "hope", "Your hope then")')),
        (5, 1),
        "Recall an answer of an earlier one",
    ),
    named(
        "prefilled",
        "recall",
        after(4, code("w.action_plan(", '    prefill={"hope": ("sound", "fear")})')),
        (5, 2),
        "permanent name",
    ),
    named("copied", "not-itself", copied, (1, 3), 'Write Workshop("copied")'),
    named(
        "placeholder",
        "placeholder",
        says("Welcome.", "", "Ask your {pupls}."),
        (3, 3),
        "Correct its spelling",
    ),
    named(
        "capital",
        "placeholder",
        replaced(4, 'w.reflection("hope",', '    "By { end month }?")'),
        (4, 2),
        "Write {end month}",
    ),
    named("cased", "placeholder", says("By {End Month}."), (3, 1), "Write {end month}"),
    named(
        "ninetieth",
        "placeholder",
        says("We meet again on {workshop 99 day}."),
        (3, 1),
        "use a number up to",
    ),
    # pictures, links, other hosts
    named(
        "no-picture",
        "picture-missing",
        says("Look:", "![A tree](assets/oak.png)"),
        (3, 2),
        "It has: tree.png",
        files=PICTURE,
    ),
    named(
        "outside",
        "picture-outside",
        says("![A tree](../order/tree.png)"),
        (3, 1),
        'write "assets/tree.png"',
    ),
    named(
        "elsewhere",
        "picture-elsewhere",
        says('<img src="https://trees.example/a.png" alt="A tree">'),
        (3, 1),
        "Keep a copy in the folder assets",
    ),
    named(
        "wordless",
        "picture-words",
        says("![](assets/tree.png)"),
        (3, 1),
        "what it shows",
        files=PICTURE,
    ),
    named(
        "alt",
        "picture-words",
        says('<img src="assets/tree.png">'),
        (3, 1),
        "in alt",
        files=PICTURE,
    ),
    named("page", "link", says("[More](../page/nowhere)"), (3, 1), "There are: order"),
    named(
        "document",
        "link",
        says("[Take it](../download/tree.pdf)"),
        (3, 1),
        'no notebook is called "tree"',
    ),
    named(
        "anchor",
        "link",
        says("[Back](../workshop/sound#activity-fear)"),
        (3, 1),
        "#activity-NAME",
    ),
    named("file", "link", says("[Sheet](tree.pdf)"), (3, 1), "assets/NAME"),
    named("root", "link", says("[Me](/me)"), (3, 1), 'such as "../me"'),
    named(
        "heading",
        "link",
        after(4, code('w.say("""', "[Up](#welcome)", '""")')),
        (5, 2),
        "#activity-NAME",
    ),
    named(
        "root-nowhere",
        "link",
        says("[Back](/workshop/solid)"),
        (3, 1),
        "Begin it with “..”",
    ),
    named("own-disk", "link", says("[A](file:///a/b.pdf)"), (3, 1), "assets/NAME"),
    named(
        "own-machine",
        "link",
        says("", "[Lab](http://localhost:8888/lab)"),
        (3, 2),
        "everybody has",
    ),
    named(
        "own-drive", "link", says(r"[A](C:\Files\a.pdf)"), (3, 1), r'"C:\Files\a.pdf"'
    ),
    named("own-number", "link", says("<http://127.0.0.1/x>"), (3, 1), "own machine"),
    named("addressless", "link", says("", "[More]()"), (3, 2), "Write where it leads"),
    named(
        "section-99",
        "link",
        says("[Down](#section-99)"),
        (3, 1),
        "section-1, section-2, section-3",
    ),
    named(
        "sheet-file",
        "link",
        as_it_is,
        (None, 2),
        "or correct its name",
        files=sheet("[Plan](workshop.ipynb) [Up](#section-3)", "[A](assets/a.pdf)"),
    ),
    named(
        "sheet-page",
        "link",
        as_it_is,
        (None, 1),
        'no notebook is called "solid"',
        files=sheet("[Before](../workshop/solid)"),
    ),
    named(
        "sheet-picture",
        "picture-missing",
        as_it_is,
        (None, 3),
        "or correct its name",
        files=sheet("# Run sheet", "", "![A tree](assets/oak.png)"),
    ),
    # scripts
    named(
        "magic",
        "script",
        after(4, code("%%javascript", "const one = 1;", "var = ;")),
        (5, 3),
        "Correct that line",
    ),
    named(
        "html-script",
        "script",
        after(4, code("%%html", "<script>", "f(;", "</script>")),
        (5, 3),
        "SyntaxError",
    ),
    named(
        "module",
        "script",
        says('<script type="module">import x from;</script>'),
        (3, 1),
        "Correct that line",
    ),
    named(
        "pressed",
        "request",
        says("<button onclick=\"fetch('https://count.example/x')\">Go</button>"),
        (3, 1),
        "count.example",
    ),
    named(
        "frame",
        "request",
        after(4, code("from IPython.display import IFrame", FRAME)),
        (5, 2),
        "Keep a copy",
    ),
    named(
        "threads",
        "forked",
        after(4, code(*POOL, "Button().on_click(print)")),
        (5, 11),
        "polars works in threads of its own, which no page's kernel has",
    ),
    named(
        "film",
        "request",
        after(4, code("from IPython.display import YouTubeVideo", "", FILM)),
        (5, 3),
        "YouTubeVideo asks www.youtube.com, and pages ask no other host. Write a link",
    ),
    named(
        "film-elsewhere",
        "request",
        after(4, code("from IPython.display import Video", SEEN)),
        (5, 2),
        "Keep a copy",
    ),
    named(
        "from-url",
        "request",
        after(4, code("import ipywidgets", "ipywidgets." + FROM_URL)),
        (5, 2),
        "photos.example",
    ),
    named(
        "style",
        "request",
        says("<style>", "@import 'https://type.example/a.css'; p { }", "</style>"),
        (3, 2),
        "Keep a copy",
    ),
    named(
        "web",
        "request",
        replaced(4, "import urllib.request as web", OPEN),
        (4, 2),
        "data.example",
    ),
    named(
        "far-widget",
        "request",
        after(4, widget('import x from "https://esm.example/x";', HERE)),
        (5, 4),
        "Far asks esm.example for a part of itself, and pages ask no other host. Take "
        "the form of the package that brings its scripts along",
    ),
    named(
        "whole-elsewhere",
        "request",
        after(4, widget("https://esm.example/whole.js")),
        (5, 4),
        "Far asks esm.example",
    ),
    named(
        "perhaps-widget",
        "may-request",
        after(4, widget("// fetch('https://no.example')", "fetch(`//a.example/${1}`)")),
        (5, 4),
        "Far may ask a.example for a part of itself",
    ),
    named(
        "far-style",
        "may-request",
        after(4, widget(HERE, style="@import 'https://type.example/a.css';")),
        (5, 4),
        "Far may ask type.example",
    ),
    named(
        "unread-widget",
        "script",
        after(4, widget("export default { render( };")),
        (5, 3),
        "no browser can read the script of Far: Unexpected token '}' (SyntaxError), "
        'near "export default { render( };".',
    ),
    named(
        "chart",
        "request",
        after(4, code("import altair as alt", CHART)),
        (5, 2),
        "JupyterChart asks esm.sh for a part of itself, and pages ask no other host. "
        "Write alt.JupyterChart.enable_offline() above it.",
    ),
    named(
        "drawn-chart",
        "may-request",
        after(4, code("import altair as alt", 'alt.renderers.enable("html")', DRAWN)),
        (5, None),
        "its script may ask cdn.jsdelivr.net for something, and pages ask no other "
        'host. Write alt.renderers.enable("html", template="inline") above it.',
    ),
    named(
        "shell",
        "request",
        after(4, code("!pip install trees")),
        (5, 1),
        "the program pip is started, which asks other hosts",
    ),
    # times
    named(
        "overlong",
        "times",
        replaced(4, 'w.discussion("hope", "Hope?", minutes=15)'),
        (4, 1),
        "give the section more",
    ),
    named(
        "full",
        "slack",
        after(6, code(*PROTOCOL)),
        (7, 1),
        "Leave some",
    ),
    named(
        "together",
        "slack",
        after(
            6,
            code('w.group_page("page", "Write", grouping="Threes", minutes=15)'),
            code('w.discussion("talk", "Talk", minutes=15)'),
            code("", 'w.discussion("more", "Talk more", minutes=10)'),
            code('w.discussion("most", "Still talk", minutes=5)'),
        ),
        (9, 2),
        "take 25 minutes, and it has 20",
    ),
    named(
        "sheet",
        "times",
        as_it_is,
        (None, 3),
        "They start at 0:00, 0:10, 0:30",
        files=sheet("# Run sheet", "", "### 0.15 Try it", "Go round."),
    ),
    named(
        "rows",
        "times",
        as_it_is,
        (None, 1),
        "add up to 25 minutes",
        files=sheet("### 0:10 Try it", "| 15 | Talk |", "| 10 | Write |"),
    ),
    named(
        "glance",
        "times",
        as_it_is,
        (None, 1),
        "from 0:10 to 0:30, 20 minutes",
        files=sheet("| 0:10 | 0:25 | 15 | Try it |"),
    ),
    named(
        "braces",
        "placeholder",
        as_it_is,
        (None, 2),
        "Correct its spelling",
        files=sheet("# Run sheet", "At {workshop tims}."),
    ),
    # computed once for everybody
    named(
        "dice",
        "computed",
        after(4, code("import random", "random.random()")),
        (5, 2),
        "seed it with a number",
    ),
    named("today", "computed", after(4, code(*TODAY)), (5, 3), "{workshop day}"),
    named("unique", "computed", replaced(4, *UNIQUE), (4, 3), "the server started"),
    named(
        "perhaps",
        "may-be-computed",
        after(4, code("from datetime import date", "late = date.today().year > 1")),
        (5, 2),
        "the server started",
    ),
]


RUN = frozenset(
    {
        *("invented", "length", "lost", "unshown", "semicolon", "twice", "fails"),
        *("python", "absent", "slow", "letters", "codes", "field", "one", "promptless"),
        *("alike", "misspelt", "begun", "dateless", "labelled", "after", "whenever"),
        *("html-script", "soon", "sheet-page"),
        *("unread-widget", "threaded", "unsendable", "dying"),
        *("keyword", "keyword-of-field", "lacking", "unnamed", "quoted"),
        *("worded-ends", "ended", "another-name", "following"),
        *(
            "blank",
            "outcome",
            "task-name",
            "anchor",
            "heading",
            "frame",
            "film",
            "film-elsewhere",
            "threads",
            "web",
            "shell",
        ),
        *("dice", "today", "unique", "perhaps"),
        *("far-widget", "whole-elsewhere", "perhaps-widget", "far-style"),
        *("chart", "drawn-chart"),
    }
)
"""What only a run can say; the others are found as well without one."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What is found in each workshop of two programmes, by its name."""
    every: dict[str, list[Finding]] = {one.name: [] for one in MISTAKES} | {"sound": []}
    for run in (True, False):
        folder = tmp_path_factory.mktemp("growing")
        path = write_programme(folder, [m for m in MISTAKES if (m.name in RUN) == run])
        for finding in check_programme(path, run=run):
            name = finding.file.parent.name
            if name == "slow" or not _is_of_machine(finding):
                every[name].append(finding)
    return every


def _is_of_machine(finding: Finding) -> bool:
    """Whether a busier machine is told so of a sound notebook, and an idle one not."""
    return finding.rule == "slow"


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_named_with_its_place_and_its_cure(
    mistake: Mistake, found: dict[str, list[Finding]]
) -> None:
    (finding,) = found[mistake.name]
    assert (finding.rule, finding.cell, finding.line) == (
        mistake.rule,
        mistake.cell,
        mistake.line,
    )
    assert finding.level == RULES[mistake.rule].level
    assert mistake.cure in f"{finding.message} {finding.cure}"


SOUND = """**Bold**, and
[On](#section-2), [a form](../workshop/sound#activity-hope), [others](https://a.example).

<button onclick="window.open('https://a.example')">Look</button>
<button onclick="location.href = 'https://a.example'">Go</button>
<script>const { a, b: [c] } = x?.y ?? {};</script>
<script type="application/json">{"no": "script"}</script>
<script>/* fetch("https://a.example/x.js") */ const a = "from '//a.example'";</script>
<script>const { b = "https://a.example/b.js", c = 'src="//b.example"' } = {};</script>
<script>const far = { $schema: "https://a.example/a.json" }; fetch(far.data);</script>
<svg xmlns="http://www.w3.org/2000/svg"><style>/* url(//a.example) */</style></svg>
"""


def test_what_leads_somewhere_and_can_be_read_is_not_named(tmp_path: Path) -> None:
    def plant(cells: list[Any]) -> None:
        says(SOUND)(cells)
        powers = 'w.reflection("powers", "$2**3$ or $3**2$?", help="2 * 3, [a] (b)")'
        after(4, code('w.recall("words", "hope", "Now")'), code(powers))(cells)

    sound_words = named("words", "", plant, (None, None), "")
    assert check_programme(write_programme(tmp_path, [sound_words]), run=False) == ()


def test_a_chart_and_what_is_written_in_c_are_no_mistakes(tmp_path: Path) -> None:
    cells = (code("import pandas", "", "pandas.DataFrame([1])"), code(SHOWN))
    chart = named("chart", "", after(4, *cells), (None, None), "")
    told = check_programme(write_programme(tmp_path, [chart]))
    assert [each for each in told if not _is_of_machine(each)] == []


def test_nothing_is_found_where_there_is_nothing(
    found: dict[str, list[Finding]],
) -> None:
    assert found["sound"] == []


# -- what is wrong before a notebook is run ------------------------------------


def test_a_programme_that_cannot_be_read_is_named_line_by_line(tmp_path: Path) -> None:
    path = write_programme(tmp_path, [])
    text = (
        path.read_text()
        .replace("zone =", "zoen =")
        .replace("minutes = 20", "minutes = 0")
    )
    path.write_text(text)
    found = [(one.rule, one.file, one.line) for one in check_programme(path)]
    lines = text.splitlines()
    places = {n for n, line in enumerate(lines, 1) if "zoen" in line or "= 0" in line}
    assert {line for _, _, line in found} == {None, *places}
    assert {(rule, file) for rule, file, _ in found} == {("programme", path)}


def test_one_mistake_hides_no_other(tmp_path: Path) -> None:
    mistakes = [
        named("aimed", "fails", replaced(4, "1 / 0"), (4, 1), ""),
        named("unplanned", "fails", replaced(4, "1 / 0"), (4, 1), ""),
        named("talked", "recall", says("Ask. {pupls}"), (3, 1), ""),
    ]
    path = write_programme(tmp_path, mistakes)
    aimed, unplanned, rest = path.read_text().split("[[workshops]]", 3)[1:]
    head = path.read_text().split("[[workshops]]")[0]
    aimed = aimed.replace('outcomes = ["GR1"]', 'outcomes = ["GR9"]')
    unplanned = unplanned.replace("minutes = 20", 'minutes = "20"')
    path.write_text("[[workshops]]".join([head, aimed, unplanned, rest]))
    path.write_text(path.read_text().replace('pupils = "', 'pupils = "{learnrs} and '))
    (tmp_path / "about.toml").write_text('titel = "For schools"')
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "year.toml").write_text(f"{CALENDAR}doors = 1\n")
    found = [
        (one.file.relative_to(tmp_path).as_posix(), one.rule)
        for one in check_programme(path)
        if one.file.name != "about.toml"
    ]
    assert found == [
        ("aimed/workshop.ipynb", "fails"),
        ("calendars/year.toml", "calendar"),
        *[("programme.toml", "programme")] * 3,
        ("talked/workshop.ipynb", "placeholder"),
    ]
    assert any(
        one.file.name == "about.toml" for one in check_programme(path, run=False)
    )


def test_what_follows_from_another_mistake_is_not_said(tmp_path: Path) -> None:
    def recalls(cells: list[Any]) -> None:
        names = ("hope", "task-first.saw", "other.saw", "fear")
        calls = [code(f'w.recall("first", "{name}", "Then")') for name in names]
        after(4, *calls)(cells)

    def stops(cells: list[Any]) -> None:
        replaced(4, 'w.reflection("hope", "")')(cells)
        replaced(8, f'w.task("other", "Look around", fields=[{FIELD}])')(cells)

    mistakes = [
        named("first", "empty", stops, (4, 1), ""),
        named("third", "recall", recalls, (5, 1), ""),
    ]
    (tmp_path / "packs.toml").write_text("packs = 1")
    path = write_programme(tmp_path, mistakes)
    found = [(one.file.name, one.cell, one.rule) for one in check_programme(path)]
    assert found == [
        ("workshop.ipynb", 4, "empty"),
        ("workshop.ipynb", 8, "task-name"),
        ("packs.toml", None, "programme"),
        ("workshop.ipynb", 8, "recall"),
    ]


SPOILT = """
import { h } from "toolkit/base/dom.js";

export const render = ({ el }) => {
  el.append(h("p" "x"));
};
"""


@pytest.mark.parametrize(
    ("script", "line", "words"),
    [
        (SPOILT, 5, "SyntaxError"),
        ('import { none } from "toolkit/base/dom.js";\n', None, "does not give it"),
    ],
)
def test_a_script_that_no_browser_can_read_is_named(
    tmp_path: Path, script: str, line: int | None, words: str
) -> None:
    path = write_programme(tmp_path, [])
    own = tmp_path / "activities" / "lights"
    own.mkdir(parents=True)
    (own / "lights.py").write_text("_esm = script(__file__)")
    (own / "lights.js").write_text(script)
    (found,) = check_programme(path, run=False)
    assert (found.rule, found.file, found.line) == ("script", own / "lights.js", line)
    assert words in found.message


def test_a_run_sheet_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = write_programme(tmp_path, [])
    sheet = tmp_path / "sound" / "facilitator.md"
    sheet.write_bytes("### 0:00 Café".encode("latin-1"))
    (found,) = check_programme(path, run=False)
    assert (found.rule, found.file) == ("unreadable", sheet)
    assert "UTF-8" in found.message


def test_what_stands_around_notebooks_is_held_against_them(tmp_path: Path) -> None:
    path = write_programme(tmp_path, [])
    advice = [
        'advice = [{ when = "behind", text = "Take time from “Try it”, say “wait”." },',
        '  { when = "ahead", text = "Use “Trie it” more." },',
        '  { when = "few", text = "Skip “A walk”." }]',
    ]
    text = path.read_text()
    path.write_text(text.replace("agenda =", "\n".join([*advice, "agenda ="])))
    shutil.copytree(tmp_path / "sound", tmp_path / "old" / "copied")
    for passed_by in (".git", "node_modules", "other"):
        shutil.copytree(tmp_path / "sound", tmp_path / passed_by / "sound")
    (tmp_path / "other" / "programme.toml").write_text("")
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "workshop.ipynb").write_text("{")
    found = check_programme(path, run=False)
    at = [n for n, line in enumerate(path.read_text().splitlines(), 1) if "few" in line]
    assert [(one.rule, one.file.parent.name, one.line) for one in found] == [
        ("unlisted", "copied", None),
        ("advice", tmp_path.name, at[0] - 1),
        ("advice", tmp_path.name, at[0]),
    ]
    assert [one.cure for one in found[1:]] == [
        "Write “Try it”.",
        "It has: Arrive; Try it; Leave.",
    ]
    assert "which is that of the folder sound" in found[0].message


def test_scripts_that_nothing_here_can_read_are_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "_node", lambda: None)
    assert check_programme(write_programme(tmp_path, []), run=False) == ()
    cells = [words("<script>var = ;</script>"), *sound("sound")]
    (tmp_path / "sound" / "workshop.ipynb").write_text(notebook(cells))
    (found,) = check_programme(tmp_path / "programme.toml", run=False)
    assert (found.rule, found.is_error) == ("script-unread", False)


CALENDAR = """
[sound]
date = 2027-01-20
start = "13:00"
"""


@pytest.mark.parametrize(
    ("text", "rule", "line", "words"),
    [
        (CALENDAR.replace("13:00", "1 pm"), "calendar", 4, "is not a time of day"),
        (f'{CALENDAR}doors = "14:00"\n', "calendar", 2, "doors open after"),
        (CALENDAR.replace("sound", "solid"), "calendar", 2, "means nothing here"),
        (f"{CALENDAR}task_due = 2027-01-19\n", "calendar", None, "not after the work"),
        (
            f"{CALENDAR.replace('-20', '-23')}task_due = 2027-02-15\n",
            "clash",
            None,
            "is on a weekend",
        ),
    ],
)
def test_a_calendar_is_held_against_the_programme(
    tmp_path: Path, text: str, rule: str, line: int | None, words: str
) -> None:
    path = write_programme(tmp_path, [])
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "year.toml").write_text(text)
    (found,) = check_programme(path, run=False)
    assert (found.rule, found.line) == (rule, line)
    assert found.file.name == "year.toml"
    assert words in found.message


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda folder: shutil.rmtree(folder), "unreadable"),
        (lambda folder: (folder / "workshop.ipynb").unlink(), "no-notebook"),
        (lambda folder: (folder / "workshop.ipynb").write_text("{"), "unreadable"),
        (lambda f: (f / "workshop.ipynb").write_text('{"nbformat": 3}'), "unreadable"),
    ],
)
def test_a_notebook_that_is_none_is_named(
    tmp_path: Path, spoil: Callable[[Path], object], rule: str
) -> None:
    path = write_programme(tmp_path, [])
    spoil(tmp_path / "sound")
    (found,) = check_programme(path, run=False)
    assert found.rule == rule


def test_a_script_of_the_programmes_own_asks_no_other_host(tmp_path: Path) -> None:
    path = write_programme(tmp_path, [])
    script = tmp_path / "activities" / "lights" / "lights.js"
    script.parent.mkdir(parents=True)
    script.write_text('export const render = 1;\nimport "https://cdn.example/x.js";\n')
    (found,) = check_programme(path, run=False)
    assert (found.rule, found.file, found.line) == ("request", script, 2)


@pytest.mark.parametrize(
    ("package", "cure"),
    [
        ("ipyvuetfy", 'Write "ipyvuetify".'),
        ("jupyter_scatter", 'Write "jscatter".'),
        ("qqqqq", "Correct its spelling, or take it out."),
    ],
)
def test_a_package_that_is_not_installed_may_not_evaluate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, cure: str
) -> None:
    # As where the command is a script of its own.
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    names = f'"anywidget", "beside", "__main__", "{package}"'
    head = f"{HEAD}\n[widgets]\nevaluate = [{names}]\n"
    path = write_programme(tmp_path, [], head=head)
    (tmp_path / "sound" / "beside.py").write_text("")
    (found,) = check_programme(path, run=False)
    line = next(n for n, each in enumerate(head.splitlines(), 1) if package in each)
    assert (found.rule, found.line, found.cure) == ("package", line, cure)
    assert f'"evaluate" names "{package}"' in found.message


def test_a_section_that_is_misspelt_is_mended_by_the_agendas_title(
    tmp_path: Path,
) -> None:
    def misspell(cells: list[Any]) -> None:
        replaced(5, 'w.section("Tri it", minutes=20)')(cells)
        after(4, words("## Try it"))(cells)

    mistake = named("near", "section-unknown", misspell, (6, 1), "")
    path = write_programme(tmp_path, [mistake])
    (found,) = check_programme(path)
    assert found.rule == "section-unknown"
    assert 'Did you mean "Try it"?' in found.message
    notebook = tmp_path / "near" / "workshop.ipynb"
    notebook.write_text(notebook.read_text().replace("## Try it", "## Try this"))
    said = {one.rule: one.cure for one in check_programme(path, run=False)}
    assert said["heading"] == "Write ## Try it"


def test_of_two_workshops_in_one_folder_the_second_is_told_to_name_its_own(
    tmp_path: Path,
) -> None:
    path = write_programme(tmp_path, [named("first", "fails", as_it_is, (1, 1), "")])
    own = 'name = "sound"\nfolder = "first"'
    text = path.read_text().replace('name = "sound"', own)
    path.write_text(text)
    (found,) = check_programme(path, run=False)
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "folder" in each)
    assert (found.rule, found.line) == ("programme", line)
    assert 'Name the folder of "sound" here' in found.message
    served = load_programme(path, lenient=True)
    assert [*served.mistakes] == ["sound"]
