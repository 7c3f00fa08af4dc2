"""Before the next workshop: themes, contributions put under them, and questions.

What a facilitator gathers is kept with their own seat, and read by those who lead with
them, a row for each workshop: so two
who lead never write over each other, and it goes when they go. In it are only places;
the words are read anew each time, so what is no longer shared is no longer here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from markupsafe import Markup
from tornado.web import HTTPError

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.to_do.everybody import task_asked
from toolkit.errors import AnswerError
from toolkit.export.page import blocks_as_html
from toolkit.model import JSON, Role, Shared, Sharing
from toolkit.model.consent import Purpose
from toolkit.model.contents import Asked
from toolkit.model.looked import What
from toolkit.programme import Plan
from toolkit.programme.dated import asked_in_words
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.seat.comments import Place
from toolkit.seat.others import called
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.tasks_words import THEMES
from toolkit.server.site import now
from toolkit.store.people import by_name

LONGEST, MOST = 300, 40


@dataclass(frozen=True, slots=True)
class Contribution:
    """One part of somebody's task: its words, if its author lets them be shown."""

    ref: str
    name: str
    school: str
    label: str
    inside: Markup | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and what is put under it."""

    id: str
    title: str
    under: Sequence[Contribution]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a colleague has gathered, to read."""

    name: str
    themes: Sequence[Theme]
    questions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Working:
    """All that the page shows."""

    plan: Plan
    themes: Sequence[Theme]
    questions: Sequence[tuple[str, str]]
    loose: Sequence[Contribution]
    """What may be shown and is under no theme yet."""

    unshown: Sequence[Contribution]
    """What facilitators read, and its author has not let be shown."""

    others: Sequence[Gathered]
    """What those have gathered who lead with whoever asks."""


class ThemesHandler(DeskHandler):
    """GET: what was gathered. POST: one change of it, or one author asked."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("tasks", "themes", self.path_kwargs["workshop"])

    async def get(self, cohort: str, workshop: str) -> None:  # noqa: ARG002
        """Show it; that others' words were opened is noted."""
        await self._show(workshop)

    async def post(self, cohort: str, workshop: str) -> None:  # noqa: ARG002
        """Do what was pressed; what was typed stays if it is refused."""
        deed = DEEDS.get(self.get_body_argument("do"))
        if deed is None:
            raise HTTPError(400)
        try:
            await self.site.aside.write(deed, self, workshop)
        except AnswerError as why:
            self.set_status(422)
            typed = {self.get_body_argument("do"): self.get_body_argument("text", "")}
            await self._show(workshop, problem=str(why), typed=typed)
            return
        self.site.kernels.tell(self.cohort.id)
        self.lead_to(self.stands_on())

    async def _show(
        self,
        workshop: str,
        *,
        problem: str = "",
        typed: Mapping[str, str] | None = None,
    ) -> None:
        working = await self.site.aside.read(self._working, workshop)
        if working.loose or working.themes or working.unshown:
            await self.has_looked(What.ANSWER, workshop)
        self.desk_page(
            "themes.html",
            working=working,
            typed=typed or {},
            click=uuid4().hex,
            problem=problem or self.notices()["problem"],
            words=THEMES,
        )

    def _working(self, workshop: str) -> Working:
        plan, asked = self._asked(workshop)
        kept, found = self._kept(workshop), list(self._contributions(asked))
        shown = {one.ref: one for one in found if one.inside is not None}
        placed = {ref for theme in kept["themes"] for ref in theme["refs"]}
        return Working(
            plan,
            _themes(kept["themes"], shown),
            [(q["id"], q["text"]) for q in kept["questions"]],
            [one for ref, one in shown.items() if ref not in placed],
            [one for one in found if one.inside is None],
            list(self._others(workshop, shown)),
        )

    def _others(
        self, workshop: str, shown: Mapping[str, Contribution]
    ) -> Iterator[Gathered]:
        store = self.site.store
        chosen = store.choices.chosen(self.cohort.id, f"themes/{workshop}")
        for seating in store.people.roster(self.cohort.id):
            leads = seating.role is Role.FACILITATOR and seating.id != self.seating.id
            kept = chosen[seating.id].value if leads and seating.id in chosen else {}
            themes = _themes(kept.get("themes", []), shown)
            questions = [one["text"] for one in kept.get("questions", [])]
            if themes or questions:
                yield Gathered(seating.person.name, themes, questions)

    def _asked(self, workshop: str) -> tuple[Plan, Asked]:
        programme = self.site.programme_of(self.cohort.id)
        plans = [plan for plan in programme.workshops if plan.name == workshop]
        asked = task_asked(self.site.settings.contents, plans[0]) if plans else None
        if asked is None:
            raise HTTPError(404)
        (worded,) = asked_in_words([asked], programme, notebook=workshop)
        return plans[0], worded

    def _contributions(self, asked: Asked) -> Iterator[Contribution]:
        """Every part of the task that facilitators may read, person by person."""
        seat = self._seat()
        fields = {asked.stored_name(f["name"]): f for f in asked.face["fields"]}
        found = seat.others.answers(asked.workshop, list(fields))
        counted = seat.comments.counted(asked.workshop)
        beside = counted.get((asked.workshop, asked.name), {})
        agreed = self._agreed(asked.workshop)
        for shared in sorted(found, key=lambda s: by_name(s.author)):
            response, person = shared.response, shared.author.person
            field = fields[response.key.activity]
            is_agreed = (person.id, response.key.activity) in agreed
            may_show = response.sharing is Sharing.COHORT or is_agreed
            if not shared.author.withdrawn_at:
                yield Contribution(
                    f"{shared.author.id}/{field['name']}",
                    person.name,
                    person.school,
                    field["label"],
                    _printed(field, shared) if may_show else None,
                    person.id in beside and field["name"] in beside[person.id].parts,
                )

    def _seat(self) -> Seat:
        return Seat(self.seating, store=self.site.store, channel=SilentChannel())

    def _agreed(self, workshop: str) -> set[tuple[str, str]]:
        """Whose parts may be quoted, by person and stored name."""
        standing = self.site.store.consents.standing(self.cohort.id, Purpose.QUOTE)
        return {
            (one.person, one.activity) for one in standing if one.workshop == workshop
        }

    # -- what is kept --------------------------------------------------------------

    def _kept(self, workshop: str) -> dict[str, list[dict[str, JSON]]]:
        kept = self.site.store.choices.of(self.seating.id).get(f"themes/{workshop}")
        found: dict[str, list[dict[str, JSON]]] = kept or {}
        return {
            "themes": found.get("themes", []),
            "questions": found.get("questions", []),
        }

    def _keep(self, workshop: str, kept: Mapping[str, JSON]) -> None:
        name = f"themes/{workshop}"
        self.site.store.choices.choose(self.seating.id, name, dict(kept), at=now())

    def _text(self, beside: Sequence[object]) -> str:
        text = self.get_body_argument("text", "").strip()
        if not text:
            raise AnswerError(THEMES["empty"])
        if len(text) > LONGEST:
            raise AnswerError(THEMES["long"].format(count=len(text)))
        if len(beside) >= MOST:
            raise AnswerError(THEMES["many"])
        return text

    def theme(self, workshop: str) -> None:
        """One more theme."""
        kept = self._kept(workshop)
        title = self._text(kept["themes"])
        kept["themes"].append({"id": uuid4().hex[:12], "title": title, "refs": []})
        self._keep(workshop, kept)

    def question(self, workshop: str) -> None:
        """One more question to take up."""
        kept = self._kept(workshop)
        text = self._text(kept["questions"])
        kept["questions"].append({"id": uuid4().hex[:12], "text": text})
        self._keep(workshop, kept)

    def remove(self, workshop: str) -> None:
        """A theme or a question less; what was under a theme is loose again."""
        gone, kept = self.get_body_argument("id"), self._kept(workshop)
        left = {
            name: [one for one in lines if one["id"] != gone]
            for name, lines in kept.items()
        }
        self._keep(workshop, left)

    def put(self, workshop: str) -> None:
        """Put a contribution under a theme, or under none."""
        ref, to = self.get_body_argument("ref")[:120], self.get_body_argument("to", "")
        kept = self._kept(workshop)
        for theme in kept["themes"]:
            theme["refs"] = [one for one in theme["refs"] if one != ref]
            if theme["id"] == to:
                theme["refs"].append(ref)
        self._keep(workshop, kept)

    def ask(self, workshop: str) -> None:
        """Ask the author, beside the part, to let everybody read it."""
        _plan, asked = self._asked(workshop)
        seat_id, _, part = self.get_body_argument("ref").partition("/")
        author = self.site.store.people.seating(seat_id)
        if author is None or author.cohort.id != self.cohort.id:
            raise HTTPError(404)
        seat = self._seat()
        names = [asked.stored_name(each) for each in asked.work]
        seat.comments.write(
            Place(asked.workshop, asked.name, names),
            called(self.cohort.id, author.person.id),
            text=THEMES["may I"],
            write=self.get_body_argument("click"),
            part=part,
        )


def _themes(
    kept: Sequence[Mapping[str, JSON]], shown: Mapping[str, Contribution]
) -> list[Theme]:
    """Each with what may be shown still of what was put under it."""
    return [
        Theme(one["id"], one["title"], [shown[r] for r in one["refs"] if r in shown])
        for one in kept
    ]


def _printed(field: Mapping[str, JSON], shared: Shared) -> Markup:
    face = {"fields": [{**field, "optional": True}]}
    values = {field["name"]: shared.response.value}
    blocks = activity_kind("task").printed(face, values)
    return blocks_as_html(blocks, without=field["label"])


DEEDS: Mapping[str, Callable[[ThemesHandler, str], None]] = {
    "theme": ThemesHandler.theme,
    "question": ThemesHandler.question,
    "remove": ThemesHandler.remove,
    "put": ThemesHandler.put,
    "ask": ThemesHandler.ask,
}
"""What a form of the page may ask for."""
