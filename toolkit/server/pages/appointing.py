"""Giving somebody a role to run cohorts with: what their form says, and their link."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial

from toolkit.model import Role, Seating
from toolkit.model.people import LIMIT_NAME
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.server.door.links import link_to
from toolkit.server.forms import FormHandler, FormRefusedError
from toolkit.server.handed_on import NEW_LINK, TYPED, hand_on, take
from toolkit.server.site import now
from toolkit.store import Store

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_OF_THE_FORM = {"_xsrf", "page_of"}


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A personal link, at the one moment it is shown."""

    name: str
    address: str


def said(form: FormHandler, box: str, *, limit: int = LIMIT_NAME) -> str:
    """What was typed into a box; nothing, if the form has no such box.

    Raises:
        FormRefusedError: it is longer than *limit*.
    """
    text = form.get_body_argument(box, "").strip()
    if len(text) > limit:
        raise refused(form, "too long")
    return text


def refused(form: FormHandler, why: str) -> FormRefusedError:
    """Why a form is not taken; its page keeps what was typed into it."""
    boxes = form.request.body_arguments.keys() - _OF_THE_FORM
    kept = {box: form.get_body_argument(box)[:LIMIT_NAME] for box in boxes}
    hand_on(form, TYPED, json.dumps(kept))
    return FormRefusedError(422, why)


def typed(form: FormHandler) -> dict[str, str]:
    """What had been typed when it was refused; anybody may have written it."""
    try:
        boxes = json.loads(take(form, TYPED) or "{}")
    except ValueError:
        return {}
    is_ours = isinstance(boxes, dict)
    return {box: str(text) for box, text in boxes.items()} if is_ours else {}


async def appoint_new(form: FormHandler, cohort: str, role: Role) -> None:
    """Give whom the form names a seat in *cohort*, and hand on their link.

    Raises:
        FormRefusedError: the name is missing, or may be somebody else's.
    """
    name, email = said(form, "name"), said(form, "email").casefold()
    if not name:
        raise refused(form, "no name")
    if email and not _ADDRESS.fullmatch(email):
        raise refused(form, "no address")
    work = partial(_seat, form.site.store, cohort, name=name, email=email, role=role)
    seating, why = await form.site.aside.write(work)
    if seating is None:
        raise refused(form, why)
    await form.site.kernels.end_all_of(seating.id)
    await hand_link_on(form, seating)


async def hand_link_on(form: FormHandler, seating: Seating) -> None:
    """Let the next page show a new link of *seating*; earlier ones go on working."""
    issue = form.site.store.tokens.issue
    until = now() + LINK_KEPT_FOR
    token = await form.site.aside.write(issue, seating.id, "link", expires_at=until)
    hand_on(form, NEW_LINK, token)


async def link_to_show(form: FormHandler, cohort: str) -> ShownLink | None:
    """What was handed on, if it leads into *cohort*: anybody may have written it."""
    token = take(form, NEW_LINK)
    holder = form.site.store.tokens.holder
    seating = await form.site.aside.read(holder, token, "link", now=now())
    if seating is None or seating.cohort.id != cohort:
        return None
    return ShownLink(seating.person.name, link_to(token, form.site.settings))


def _seat(
    store: Store, cohort: str, *, name: str, email: str, role: Role
) -> tuple[Seating | None, str]:
    """The seat of whoever is to run *cohort*; or none, and why."""
    known = store.people.known_by([email]).get(email) if email else None
    everybody = store.people.roster(cohort, withdrawn=True)
    if known is not None and known.name.casefold() != name.casefold():
        return None, "known address"
    if known is None and any(s.person.name == name for s in everybody):
        return None, "name here"
    seating = store.people.add(cohort, name=name, email=email, role=role)
    if seating.withdrawn_at is not None:
        store.people.bring_back(seating)
    if seating.role is not role:
        store.people.give_role(seating, role)
    return seating, ""
