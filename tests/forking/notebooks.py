"""The notebooks that the tests serve."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook


def notebook(*cells: str | NotebookNode) -> NotebookNode:
    """Make a notebook of code cells, or of their sources."""
    made = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    return new_notebook(cells=made)


PROBE = notebook(
    """\
import asyncio, contextlib, os, random, secrets, tempfile, threading, time, uuid
import ipywidgets as w
import numpy as np
from IPython.display import display
from toolkit.forking import after_fork, notify_server, on_bind, on_notice
""",
    """\
shared_uuid = uuid.uuid4().hex
rng = np.random.default_rng()
template = os.getpid()
await asyncio.sleep(0.01)
await asyncio.to_thread(list)
await asyncio.to_thread(list)
""",
    """\
from tqdm import tqdm

counted = list(tqdm(range(3)))
""",
    """\
@after_fork
def renew():
    global rng
    rng = np.random.default_rng()
""",
    """\
ask, told = w.Text(description="ask"), w.Text(description="told")

def answer(change):
    number, _, code = change["new"].partition(":")
    try:
        found = eval(code, globals())
    except BaseException as error:
        found = error
    told.value = f"{number}:{found!r}"

ask.observe(answer, "value")
display(ask, told)
""",
    """\
slider = w.IntSlider(5, 0, 10, description="slider")
twice = w.IntText(0, description="twice")
slider.observe(lambda change: setattr(twice, "value", 2 * change["new"]), "value")
display(slider, twice)
""",
    """\
button = w.Button(description="button")
button.on_click(lambda _: print("clicked"))
area = w.Textarea(description="area")
size = w.IntText(0, description="size")
area.observe(lambda change: setattr(size, "value", len(change["new"])), "value")
display(button, area, size)
""",
    """\
out = w.Output()
with out:
    print("inside the widget")
out
""",
    """\
async def later():
    await asyncio.sleep(0.05)
    twice.value = -1

def endless():
    while True:
        pass

def sockets():
    count = 0
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            count += os.readlink(f"/proc/self/fd/{name}").startswith("socket:")
    return count
""",
    """\
heard = w.Text(description="heard")
on_notice(lambda payload: setattr(heard, "value", payload["say"]))
who = w.HTML("nobody", description="who")
display(who, heard)

@on_bind
def bind(binding):
    who.value = f"<b>{binding['person']}</b>"
    assert binding["person"] != "nobody"
""",
)
