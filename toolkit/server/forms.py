"""What every form does alike: it leads to a page, which says how it went."""

from __future__ import annotations

import json
from typing import Any

from tornado.web import HTTPError

from toolkit.errors import BusyError, StoreError
from toolkit.seat import key_of
from toolkit.server.handed_on import NOTICE, hand_on, take
from toolkit.server.handler import OTHER_SEAT, CalmHandler
from toolkit.server.words import DONE, FAILURES, NOTICES, OTHER_FAILURE

WITHOUT_COOKIES = "without=cookies"
"""What an address says when nothing can be handed on."""


class FormRefusedError(HTTPError):
    """A form that is not taken, for one of the reasons in `words.NOTICES`."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(status)
        self.why = why


class FormHandler(CalmHandler):
    """Answers a form by leading to a page, so that reloading it sends nothing twice.

    A script that asks for JSON gets it; whoever asks for no page is told at once.
    """

    is_of_a_seat = True
    """Whether its form acts for the seat whose page it stands on."""

    def stands_on(self) -> str:
        """The address of the page that has the form."""
        raise NotImplementedError

    async def check_page(self) -> None:
        """Take no form of a page that was opened from another seat."""
        if self.request.method != "POST" or not self.is_of_a_seat:
            return
        key = self.get_body_argument("page_of", "")
        if await self.is_other_of_own(key):
            raise FormRefusedError(OTHER_SEAT, "other seat")
        if key and self.seated is not None and key != key_of(self.seated):
            raise FormRefusedError(OTHER_SEAT, "other person")

    async def prepare(self, **options: Any) -> None:
        """Hear who asks: a script of ours, or a browser that shows what it gets."""
        if self.request.method == "POST" and self._asks_for("application/json"):
            self.speaks_json = True
        await super().prepare(**options)

    def lead_to(self, address: str, *, saying: str = "") -> None:
        """Go on at *address*, where a notice of this name is said once."""
        if saying:
            hand_on(self, NOTICE, saying)
        if self.speaks_json:
            self.set_header("Content-Type", "application/json")
            self.finish(json.dumps({"next": address}))
        else:
            self.redirect(address, status=303)

    def told(self) -> str:
        """The name of what this page has to say, this once."""
        name = take(self, NOTICE)
        if name in NOTICES or _status(name):
            return name
        lacks = WITHOUT_COOKIES in self.request.query and not self.request.cookies
        return "no cookies" if lacks else ""

    def notices(self) -> dict[str, str]:
        """What is said once: that something is done, or what stood in its way."""
        name = self.told()
        said = self.site.programme.wording.plainly(in_words(name))
        is_done = name in DONE
        return {"done": said if is_done else "", "problem": "" if is_done else said}

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what is wrong on the page that has the form."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        is_form = self.request.method == "POST" and not self.speaks_json
        if not is_form or not self._asks_for("text/html"):
            super().write_error(status_code, **kwargs)
            return
        why = _why(error) or self._of_cookies(status_code)
        hand_on(self, NOTICE, why or str(status_code))
        query = f"?{WITHOUT_COOKIES}" if why == "no cookies" else ""
        page = self.at("seats") if why == "other seat" else self.stands_on()
        self.redirect(page + query, status=303)

    def failure(self, status_code: int, error: object) -> tuple[str, str]:
        """The same words, for whoever is told at once."""
        title, words = super().failure(status_code, error)
        why = _why(error) or self._of_cookies(status_code)
        return title, NOTICES.get(why, words)

    def _of_cookies(self, status: int) -> str:
        if status != 403:
            return ""
        return "old form" if self.request.cookies else "no cookies"

    def _asks_for(self, kind: str) -> bool:
        return kind in self.request.headers.get("Accept", "")


def in_words(name: str) -> str:
    """What a notice says; nothing, if there is none."""
    if not name:
        return ""
    _, words = FAILURES.get(_status(name), OTHER_FAILURE)
    return NOTICES.get(name, words)


def _why(error: object) -> str:
    if isinstance(error, FormRefusedError):
        return error.why
    if isinstance(error, BusyError):
        return "busy"
    return "away" if isinstance(error, StoreError) else ""


def _status(name: str) -> int:
    return int(name) if name.isascii() and name.isdigit() and len(name) == 3 else 0
