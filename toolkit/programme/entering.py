"""A workshop's date and place as somebody types them, in a form or in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlsplit

from toolkit.model.calendar import STARTS, Occasion
from toolkit.model.dates import weekday_of

STATES = ("draft", "confirmed")
COLUMNS = {
    "date": "Date",
    "start": "Starts",
    "doors": "Doors open",
    "mode": "How people take part",
    "venue": "Venue",
    "address": "Address",
    "link": "Meeting link",
    "state": "State",
    "due": "Task due",
}
"""What is typed of a workshop, by what each box and cell is called."""

LONGEST = 300
NO_DAY = "“{typed}” is no day. Write it like 27 January 2027, 27/01/2027 or 2027-01-27."
OTHER_WEEKDAY = "“{typed}” is a {really}. Correct the day or the date."
NO_CLOCK = "“{typed}” is no time of day. Write it like 13:00 or 1pm."
NO_STATE = "“{typed}” is no state. Write draft or confirmed."
NO_WEB_ADDRESS = "A meeting link begins with https:// and has no spaces."
TOO_LONG = "This is longer than 300 characters. Write it shorter."
DOORS_LATE = "The doors open after the start. Correct one of the two times."

_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")
_DAYS = (
    *("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"),
    *("%d/%m/%y", "%d-%b-%Y", "%d-%B-%Y", "%d %b %y", "%B %d %Y", "%d-%b-%y"),
)
_CLOCKS = ("%H:%M", "%H:%M:%S", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p")


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed of one workshop, read; `wrong` says why of each box that is not.

    Where something is wrong, `occasion` has what could be read.
    """

    occasion: Occasion
    wrong: Mapping[str, str]


def read_entry(typed: Mapping[str, str]) -> Entered:
    """The date and place that *typed* says, by the names of `COLUMNS`."""
    wrong: dict[str, str] = {}
    told = {name: typed.get(name, "").strip() for name in COLUMNS}

    def read(name: str, how: object) -> object:
        try:
            return how(told[name]) if told[name] else None  # type: ignore[operator]
        except ValueError as why:
            wrong[name] = str(why)
            return None

    days = {key: read(name, read_day) for key, name in (("day", "date"), ("due",) * 2)}
    clocks = {name: read(name, read_clock) for name in ("start", "doors")}
    texts = {n: read(n, _text) or "" for n in ("mode", "venue", "address")}
    link, confirmed = read("link", _link) or "", bool(read("state", _is_confirmed))
    whole = {**days, **texts, "link": link, "confirmed": confirmed}
    start = clocks["start"] or STARTS
    occasion = Occasion(**whole, start=start, doors=clocks["doors"])  # type: ignore[arg-type]
    if "start" not in wrong and occasion.doors and occasion.doors > occasion.start:
        wrong["doors"] = DOORS_LATE
    return Entered(occasion, wrong)


def as_typed(occasion: Occasion) -> dict[str, str]:
    """*occasion* as boxes show it; reading this gives it back."""
    day, due, doors = occasion.day, occasion.due, occasion.doors
    return {
        "date": day.isoformat() if day else "",
        "start": occasion.start.isoformat("minutes"),
        "doors": doors.isoformat("minutes") if doors else "",
        "mode": occasion.mode,
        "venue": occasion.venue,
        "address": occasion.address,
        "link": occasion.link,
        "state": STATES[occasion.confirmed],
        "due": due.isoformat() if due else "",
    }


def read_day(typed: str) -> date:
    """The day in *typed*; the day of the month comes before the month.

    Raises:
        ValueError: there is none; says how to write it.
    """
    plain = " ".join(_ORDINAL.sub("", _MIDNIGHT.sub("", typed.strip())).split())
    weekday = _WEEKDAY.match(plain)
    plain = plain[weekday.end() :] if weekday else plain
    for form in _DAYS:
        found = _parsed(plain.replace(",", "").replace("Sept ", "Sep "), form)
        if found is None:
            continue
        day = found.date()
        really = weekday_of(day)
        if weekday and not really.lower().startswith(weekday[1].lower()):
            raise ValueError(OTHER_WEEKDAY.format(typed=plain, really=really))
        return day
    raise ValueError(NO_DAY.format(typed=typed))


def read_clock(typed: str) -> time:
    """The time of day in *typed*.

    Raises:
        ValueError: there is none; says how to write it.
    """
    plain = re.sub(r"\s+", "", typed).replace("a.m.", "am").replace("p.m.", "pm")
    for form in _CLOCKS:
        if found := _parsed(plain, form):
            return found.time().replace(second=0)
    raise ValueError(NO_CLOCK.format(typed=typed))


def is_web_address(text: str) -> bool:
    """Whether *text* can be the address of a meeting."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = text.isprintable() and " " not in text
    return parts.scheme in ("https", "http") and bool(parts.hostname) and is_plain


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - a clock on the wall
    except ValueError:
        return None


def _text(typed: str) -> str:
    text = " ".join(typed.split())
    if len(text) > LONGEST:
        raise ValueError(TOO_LONG)
    return text


def _link(typed: str) -> str:
    if len(typed) > LONGEST:
        raise ValueError(TOO_LONG)
    if not is_web_address(typed):
        raise ValueError(NO_WEB_ADDRESS)
    return typed


def _is_confirmed(typed: str) -> bool:
    if typed.lower() not in STATES:
        raise ValueError(NO_STATE.format(typed=typed))
    return typed.lower() == STATES[1]
