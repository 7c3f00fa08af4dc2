"""A small programme of another subject, and its demonstration."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tests.workshops.executed import executed
from toolkit.activities import Activity
from toolkit.demo.roster import COHORT
from toolkit.demo.year import Demonstration, show_demo
from toolkit.model import Response
from toolkit.model.contents import Asked, write_contents
from toolkit.programme import Programme, load_programme
from toolkit.programme.dated import dated
from toolkit.settings import Settings
from toolkit.store import Store

AT = datetime(2027, 2, 3, 9, 10, tzinfo=UTC)
WARDS = """
title = "Teaching on a ward"
zone = "Europe/Dublin"
[wording]
pupil = "patient"
pupils = "patients"
"""
WORKSHOP = """
[[workshops]]
name = "%(name)s"
title = "%(title)s"
agenda = [{ minutes = 60, title = "Hand-over" }]
"""
TASK = (
    'task = { name = "task-first", title = "Ask", due = "3 weeks after the workshop" }'
)
PAGES = """
[[notebooks]]
name = "corridor"
title = "The corridor"
file = "notebooks/corridor.ipynb"
for = "everyone"
"""
CELLS = {
    "first/workshop.ipynb": (
        'from toolkit import Workshop\nward = Workshop("first")',
        'ward.poll("ready", "Ready?", options=["No", "Yes"])',
        'ward.reflection("hope", "My hope in a sentence.")',
        'ward.group_page("causes", "What gets in the way")',
        'ward.own.lights("lights", "How is it going?")',
        'ward.task("task-first", "Ask one", fields=['
        'ward.fields.short("who", "Whom I asked"),'
        'ward.fields.long("what", "What they said"),'
        'ward.fields.evidence("proof", "A picture")])',
    ),
    "second/workshop.ipynb": (
        'from toolkit import Workshop\nward = Workshop("second")',
        'ward.discussion("now", "What now?")',
    ),
    "notebooks/corridor.ipynb": (
        'from toolkit import Notebook\npage = Notebook("corridor")',
        'page.board("board", "What we share", threads={"any": "Anything"})',
        "ask = page.questions\n"
        'page.evaluation("end", "How was it?", after="first", questions=['
        'ask.scale("use", "A good use of time", level=1, ends=("No", "Yes")),'
        'ask.text("keep", "What to keep", level=1)])',
    ),
}
LIGHTS = '''
from toolkit.own import Activity, Text, script

class Lights(Activity):
    """One of three."""
    kind = "lights"
    _esm = script(__file__, {})

    def check(self, value, *, part):
        return {"light": int(value["light"])}

    @staticmethod
    def printed(face, values):
        return [Text(str(values[""]["light"]))] if values.get("") else []
'''
EXAMPLE = """
    @staticmethod
    def example(face, *, seed):
        return {"": {"light": %s}}
"""


def make_ward(folder: Path, *workshops: str, example: str = "seed % 3") -> Settings:
    """A small programme of another subject, which has an activity of its own."""
    first, *others = (WORKSHOP % {"name": n, "title": n.title()} for n in workshops)
    told = [WARDS, first, TASK, *others, PAGES]
    (folder / "programme.toml").write_text("\n".join(told))
    own = folder / "activities" / "lights"
    own.mkdir(parents=True)
    (own / "lights.py").write_text(LIGHTS + (EXAMPLE % example if example else ""))
    (own / "lights.js").write_text("export const render = () => {};")
    for name, cells in CELLS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        nbformat.write(new_notebook(cells=[*map(new_code_cell, cells)]), path)
    return Settings(data=folder / "data", programme=folder / "programme.toml")


def asked_of(activity: Activity) -> Asked:
    return Asked(
        workshop=activity.workshop,
        name=activity.name,
        kind=activity.kind,
        prompt=activity.prompt,
        section="",
        outcomes=(),
        parts=tuple(activity.parts),
        face=activity.face,
    )


def execute(settings: Settings, *notebooks: str) -> None:
    """Let it be known what these notebooks ask, as the server does."""
    programme = load_programme(settings.programme)
    for name in notebooks:
        with executed(programme.notebook(name).notebook) as activities:
            asked = tuple(map(asked_of, activities))
            write_contents(settings.contents, name, asked)


class Shown:
    """A demonstration, and what is in its store."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings, self.store = settings, store
        self.programme = load_programme(settings.programme)

    def start(self) -> None:
        show_demo(self.store, programme=self.programme, settings=self.settings)

    def answer(self, *notebooks: str) -> None:
        execute(self.settings, *notebooks)
        shown = Demonstration(
            self.store, programme=self.programme, settings=self.settings
        )
        for name in notebooks:
            shown.answer(name)

    def answers(self, workshop: str) -> dict[str, list[Response]]:
        found: dict[str, list[Response]] = {}
        for one in self.store.responses.within(COHORT, workshop):
            found.setdefault(one.response.key.activity, []).append(one.response)
        return found

    @property
    def year(self) -> Programme:
        return dated(self.programme, self.store.calendars.of(COHORT))
