"""The desk's tab "Evaluation": counted and grouped, and nobody's name in it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tornado.web import HTTPError

from toolkit.activities.evaluation.opening import opens_at
from toolkit.activities.evaluation.points import Point
from toolkit.activities.evaluation.questions import LEVELS
from toolkit.activities.evaluation.results import Outcome, ref_of
from toolkit.activities.evaluation.schools import QUESTION
from toolkit.activities.evaluation.settled import Settled, points_of, settle
from toolkit.activities.evaluation.team import (
    LONGEST_LINE,
    LONGEST_THEME,
    NOT_WORKED,
    THEMES,
    newest,
    themes_of,
)
from toolkit.activities.evaluation.told import (
    COLUMNS,
    answered_in_words,
    count_of,
    number,
    rows_of,
    waits,
)
from toolkit.files import cell_text
from toolkit.model import Role
from toolkit.model.dates import weekday_in_words
from toolkit.model.looked import What
from toolkit.programme import Programme
from toolkit.server.forms import FormRefusedError
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.site import now

_THEME = "theme "
"""What the name of a text's box begins with, before its ref."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that the page shows.

    `opens` says of each point that is not asked yet when it will be, `lines` what the
    team says of each workshop did not work, `themes` in which theme each text is.
    """

    settled: Settled
    opens: dict[str, str]
    lines: dict[str, str]
    themes: dict[str, str]


class EvaluationHandler(DeskHandler):
    """GET: what came of every point. POST: themes, and what the team says itself."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("evaluation")

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Show it; an organiser gets the same numbers, and nobody's words."""
        found = await self.site.aside.write(self._found)
        if not self.organises:
            await self.has_looked(What.EVALUATION)
        self.desk_page(
            "evaluation.html",
            **self.notices(),
            found=found,
            evaluated=found.settled.evaluated,
            schools=found.settled.schools,
            organises=self.organises,
            answered_in_words=partial(answered_in_words, steps=self.organises),
            number=partial(number, steps=self.organises),
            count_of=partial(count_of, steps=self.organises),
            of_schools=self.site.programme.wording.plainly(QUESTION),
            organisation=LEVELS[2],
            waits=waits,
            grouped=grouped,
            longest_theme=LONGEST_THEME,
            longest_line=LONGEST_LINE,
        )

    async def post(self, cohort: str) -> None:  # noqa: ARG002
        """Keep themes, or what did not work; facilitators only."""
        if self.seating.role is not Role.FACILITATOR:
            raise HTTPError(403)
        keep = {"themes": self._keep_themes, "line": self._keep_line}
        what = self.get_body_argument("what", "")
        if what not in keep:
            raise HTTPError(400)
        await self.site.aside.write(keep[what])
        self.lead_to(self.stands_on(), saying="evaluation kept")

    # -- what is read -----------------------------------------------------------------

    def _found(self) -> Found:
        """All of it; what is shown is kept for the next look to stand beside."""
        programme = self.site.programme_of(self.cohort.id)
        points = points_of(programme, self.site.settings.contents)
        return Found(
            settle(self.site.store, self.cohort.id, points, at=now()),
            self._opens(points, programme),
            {plan.name: self._line(plan.name) for plan in programme.workshops},
            themes_of(self.site.store.choices.chosen(self.cohort.id, THEMES)),
        )

    def _opens(self, points: Sequence[Point], programme: Programme) -> dict[str, str]:
        moments = {one.name: opens_at(one.face, programme.workshops) for one in points}
        return {
            name: weekday_in_words(programme.local.day(opens))
            for name, opens in moments.items()
            if opens is not None and opens > now()
        }

    def _line(self, workshop: str) -> str:
        name = NOT_WORKED.format(workshop=workshop)
        return newest(self.site.store.choices.chosen(self.cohort.id, name))

    # -- what is kept -----------------------------------------------------------------

    def _keep_themes(self) -> None:
        """Change the themes that the form has; all others stay."""
        choices, seat = self.site.store.choices, self.seating.id
        typed = {
            name.removeprefix(_THEME): self.get_body_argument(name, "").strip()
            for name in self.request.body_arguments
            if name.startswith(_THEME)
        }
        if any(len(theme) > LONGEST_THEME for theme in typed.values()):
            raise FormRefusedError(422, "long words")
        kept = themes_of(choices.chosen(self.cohort.id, THEMES))
        choices.choose(seat, THEMES, {**kept, **typed}, at=now())

    def _keep_line(self) -> None:
        workshop = self.get_body_argument("workshop", "")
        if workshop not in {plan.name for plan in self.site.programme.workshops}:
            raise HTTPError(400)
        text = " ".join(self.get_body_argument("text", "").split())
        if len(text) > LONGEST_LINE:
            raise FormRefusedError(422, "long words")
        name = NOT_WORKED.format(workshop=workshop)
        self.site.store.choices.choose(self.seating.id, name, text, at=now())


class EvaluationFileHandler(EvaluationHandler):
    """GET: the same as CSV without formulas."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Give the file, and write down that it was given."""
        found = await self.site.aside.write(self._found)
        await self.has_looked(What.EVALUATION)
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        name = f"evaluation-{self.cohort.id}.csv"
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        organises = self.organises
        for row in rows_of(
            found.settled.evaluated, words=not organises, steps=organises
        ):
            writer.writerow([cell_text(cell) for cell in row.cells])
        self.finish("\ufeff" + text.getvalue())

    async def post(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: a file takes nothing."""
        raise HTTPError(405)


def grouped(
    point: Point, outcome: Outcome, themes: Mapping[str, str]
) -> dict[str, list[tuple[str, str]]]:
    """The texts of one question with their refs, by theme; what has none comes last."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for text in outcome.texts:
        ref = f"{point.name}.{ref_of(outcome.question['name'], text)}"
        found[themes.get(ref, "")].append((ref, text))
    return dict(sorted(found.items(), key=lambda one: (not one[0], one[0])))
