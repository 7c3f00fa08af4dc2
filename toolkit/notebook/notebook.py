"""The author's object: one call in a notebook cell makes one activity."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from toolkit.activities import (
    ActionPlan,
    Activity,
    Audit,
    Board,
    Coverage,
    Cycle,
    Discussion,
    Elements,
    Evaluation,
    GroupPage,
    Growth,
    Ladder,
    MakingGroups,
    Marks,
    Meetings,
    PenPicture,
    Poll,
    Portfolio,
    Protocol,
    Ranking,
    Recall,
    Recommendations,
    Reflection,
    Scale,
    Sorting,
    Story,
    TalkingPoints,
    Task,
    Thread,
    ToDo,
    Voices,
    Year,
    fields,
    questions,
)
from toolkit.activities.audit.audit import audit_of
from toolkit.activities.base.printing import Printer
from toolkit.activities.cockpit import Notes, People, Steer
from toolkit.activities.coverage.outcomes import Contents
from toolkit.activities.group_pages import GroupPages
from toolkit.activities.screen import Screen
from toolkit.activities.walls import Walls
from toolkit.errors import AuthoringError
from toolkit.model.contents import Asked
from toolkit.model.points import Points
from toolkit.notebook.asks import asks, asks_with_programme
from toolkit.notebook.authoring import no_such_call
from toolkit.notebook.bound import Bound
from toolkit.notebook.headings import Part, Said
from toolkit.notebook.prepared import contents_now, points_now
from toolkit.programme import Plan
from toolkit.programme.agenda import section_titles
from toolkit.programme.dated import asked_in_words
from toolkit.programme.runsheet import run_sheet


class Notebook(Bound):
    """One of the programme's own notebooks, such as the portfolio.

    Every method returns what its cell shows. The first argument of an activity is its
    permanent name: answers hang on it. The second is the prompt: reword it freely.

    Args:
        name: what `programme.toml` calls the notebook.

    Raises:
        ProgrammeError: `programme.toml` has no such notebook.
    """

    fields = fields
    """Makers of a task's fields: `short`, `long`, `lists`, `table`, `tick`, ..."""

    questions = questions
    """Makers of an evaluation's questions: `scale`, `ticks`, `count`, `text`, ..."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._programme.notebook(name)

    if not TYPE_CHECKING:  # to a type checker, what there is not is a mistake

        def __getattr__(self, name: str) -> object:
            raise no_such_call(self, name)

    # -- what one person is asked ----------------------------------------------

    reflection = asks(Reflection)
    discussion = asks(Discussion)
    poll = asks(Poll)
    scale = asks(Scale)
    task = asks(Task)

    def recall(self, workshop: str, name: str, prompt: str) -> Activity:
        """Show one's own earlier answer; *name* is an activity, or "task.field"."""
        earlier = self._programme.workshop(workshop)
        return self._add(Recall(prompt, source_workshop=earlier.name, source=name))

    # -- what people do together in a workshop ---------------------------------

    group_page = asks(GroupPage)
    ranking = asks(Ranking)
    sorting = asks(Sorting)
    thread = asks(Thread)
    ladder = asks(Ladder)
    recommendations = asks(Recommendations)
    protocol = asks(Protocol)
    meetings = asks(Meetings)
    cycle = asks(Cycle)

    # -- what grows all year ---------------------------------------------------

    audit = asks_with_programme(Audit)
    action_plan = asks(ActionPlan)
    elements = asks_with_programme(Elements)
    pen_picture = asks(PenPicture)
    story = asks(Story)
    board = asks_with_programme(Board)
    talking_points = asks(TalkingPoints)
    voices = asks_with_programme(Voices)
    evaluation = asks_with_programme(Evaluation)

    # -- where a person is in the year, and what they have made ----------------

    def year(self, *, only_next: bool = False) -> Activity:
        """What is due next, what is new, and the workshops as a path.

        With *only_next*: the workshop that is on or comes next, and how one joins it.
        """
        return self._add(
            Year(
                self._programme,
                contents=self._contents,
                asked=self._asked,
                only_next=only_next,
            )
        )

    def to_do(self) -> Activity:
        """The tasks: how far each has come, and when it is due."""
        return self._add(ToDo(self._programme.workshops, contents=self._contents))

    def growth(self, *, hope: tuple[str, str] | None = None) -> Activity:
        """Hope, plan, audit, bookmarks and community; *hope* is (workshop, name)."""
        programme = self._programme
        return self._add(
            Growth(
                hope=hope,
                contents=self._contents,
                portfolio=programme.way_to("portfolio"),
                community=programme.way_to("community"),
                audit=programme.audit,
            )
        )

    def portfolio(self) -> Activity:
        """Everything the person has made, and what of it goes into the document."""
        return self._add(Portfolio(self._programme.workshops, contents=self._contents))

    def coverage(self) -> Activity:
        """Which of the programme's outcomes the person has worked on."""
        return self._add(Coverage(self._programme.outcomes, contents=self._contents))

    def marks(self) -> Activity:
        """A bookmark and a private note on every activity of this page."""
        return self._add(Marks(self._marked_names))

    # -- what facilitators lead by; others see nothing in it -------------------

    def groups(self) -> Activity:
        """Make groups for the year, a workshop or an activity; places and roles."""
        titles = {plan.name: plan.title for plan in self._programme.workshops}
        return self._add(MakingGroups("groups", titles=titles, contents=self._asked))

    def steer(self) -> Activity:
        """Lead the room: agenda, sections, timer, pens down, notices."""
        return self._add(Steer("steer"))

    def people(self) -> Activity:
        """Who is here and how far each has got; attendance, latecomers, substitutes."""
        return self._add(People("people", contents=self._asked))

    def walls(self) -> Activity:
        """What people share as it comes in: spotlight, merge, hide, reveal."""
        return self._add(Walls("walls", contents=self._asked))

    def group_pages(self) -> Activity:
        """What every group writes, side by side, while it is written."""
        return self._add(GroupPages("group-pages", contents=self._asked))

    def notes(self) -> Activity:
        """The run sheet of the section that is on, and notes of one's own."""
        return self._add(Notes("facilitator-notes", sheet=run_sheet))

    def screen(self) -> Activity:
        """The workshop that is led now, for everybody in the room to look at."""
        return self._add(
            Screen(
                "screen", titles=section_titles, contents=self._asked, points=self._said
            )
        )

    # -- words -----------------------------------------------------------------

    def part(self, title: str) -> Part:
        """Start a part of the page, for notebooks that have no agenda to follow."""
        return Part(self._worded(title))

    def say(self, words: str) -> Said:
        """Markdown with {learners} and other words as the programme says them.

        On a page and in a document a Markdown cell may do so too; in JupyterLab only
        this call fills the words in.

        Raises:
            AuthoringError: something else stands in braces.
        """
        return Said(self._worded(words))

    def pack(self, name: str) -> Said:
        """One of the meeting plans in `packs.toml`, to read here and to take away.

        Raises:
            AuthoringError: there is no such plan.
        """
        packs = {pack.name: pack for pack in self._programme.packs}
        if name not in packs:
            raise AuthoringError(
                f'packs.toml has no meeting plan "{name}". It has: {", ".join(packs)}.'
            )
        return Said(
            f"### {packs[name].number}. {packs[name].title}\n\n"
            f"{packs[name].markdown()}\n\n"
            f"[Take this plan with you (PDF)](../pack/{name}.pdf)"
        )

    def statements(self) -> Said:
        """The statements of the audit with their stages, to look through together.

        Raises:
            AuthoringError: the programme has no `audit.toml`.
        """
        return Said(self._filled(audit_of(self._programme).markdown()))

    def agreement(self) -> Said:
        """The programme's working agreement, to read aloud and to come back to."""
        numbered = enumerate(self._programme.agreement, start=1)
        points = (f"{number}. {point}" for number, point in numbered)
        return Said("\n".join(("**Our working agreement**", "", *points)))

    # -- what the methods above hand on ----------------------------------------

    def _plans(self) -> tuple[Plan, ...]:
        return self._programme.workshops

    def _contents(self) -> Contents:
        """What every workshop asks now, as the server keeps it."""
        return [(plan.name, self._asked(plan.name)) for plan in self._plans()]

    def _asked(self, workshop: str) -> tuple[Asked, ...]:
        """What the notebook of *workshop* asks now, with the dates of the cohort."""
        asked = contents_now(workshop)
        if self._dated is None:
            return asked
        return asked_in_words(asked, self._dated, notebook=workshop)

    def _said(self, workshop: str) -> Points:
        """What the notebook of *workshop* says, with the dates of the cohort."""
        said = points_now(workshop)
        if self._dated is None:
            return said
        fill = partial(self._dated.in_words, workshop=workshop)
        return {section: tuple(map(fill, words)) for section, words in said.items()}

    def _find_printer(self, workshop: str, name: str) -> Printer | None:
        """What prints the answers of this page that are stored as *name*."""
        for activity, _cell in self._activities.values():
            if activity.workshop != workshop or not activity.is_asked:
                continue
            for part in activity.parts:
                if activity.stored_name(part) == name:
                    return Printer(activity.face, part)
        return None

    def _marked_names(self) -> list[str]:
        every = (activity for activity, _cell in self._activities.values())
        return [one.name for one in every if one.is_asked and one.parts]
