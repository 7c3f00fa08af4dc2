"""Where links lead: to a page, a file or an activity that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from toolkit.checking.finding import Finding
from toolkit.checking.markup import Mark, marks
from toolkit.checking.pictures import ASSETS, wrong_file
from toolkit.checking.referring import asked
from toolkit.checking.written import Checked
from toolkit.programme import Plan, Programme, Served

PAGES = frozenset(
    {
        *(
            "",
            "me",
            "me/notice",
            "me/data",
            "me/data.zip",
            "me/erase",
            "me/links",
            "me/words",
        ),
        *("group", "reminders", "before", "archive", "seats", "sign-out"),
        *("privacy", "lost-link", "join", "erased", "certificate.pdf"),
        *("group/meetings.ics", "download/portfolio.pdf"),
    }
)
"""Addresses of the server's own that content may lead to; a test holds them to it."""

_ROOT = "http://here/base/"
_OF_NOTEBOOK = re.compile(
    r"(?P<kind>workshop|page|download(?=/.*\.pdf$)|calendar(?=/.*\.ics$))"
    r"/(?P<name>[\w-]+)(?:\.(?:pdf|ics))?"
)
_OF_PACK = re.compile(r"pack/([\w-]+)\.pdf")


def links(checked: Checked) -> Iterator[Finding]:
    """Every link of its Markdown, its HTML and its outputs."""
    for mark in marks(checked):
        if mark.what != "link":
            continue
        if (wrong := _wrong(checked, mark)) is not None:
            yield checked.finding(
                "link",
                f'the link to "{mark.address}" leads nowhere: {wrong[0]}',
                wrong[1],
                cell=mark.cell,
                line=mark.line,
            )


def address_of(served: Served, programme: Programme) -> str:
    """Where its page is, below the base address."""
    if served == programme.used_as("home"):
        return ""
    return f"{'workshop' if isinstance(served, Plan) else 'page'}/{served.name}"


def _wrong(checked: Checked, mark: Mark) -> tuple[str, str] | None:
    address, anchor = urldefrag(mark.address)
    parts = urlsplit(mark.address)
    if parts.scheme or parts.netloc:
        return None  # what others serve is theirs
    if address.startswith("/"):
        said = "a server may have its pages below another address."
        return said, f'Write it from this page on, such as "..{address}".'
    if not address:
        return _wrong_anchor(checked, anchor)
    if address.startswith(f"{ASSETS}/"):
        return None if wrong_file(checked, address) is None else _no_file(address)
    page = urljoin(
        f"{_ROOT}{address_of(checked.written.served, checked.programme)}", address
    )
    if not page.startswith(_ROOT):
        return "it leaves the programme.", "Begin it with fewer “../”."
    return _wrong_page(checked, unquote(page.removeprefix(_ROOT)), anchor)


def _no_file(address: str) -> tuple[str, str]:
    return f'there is no file "{address}".', "Add it, or correct its name."


def _wrong_page(checked: Checked, path: str, anchor: str) -> tuple[str, str] | None:
    path = path.split("?")[0].rstrip("/")
    if path in PAGES:
        return None
    if pack := _OF_PACK.fullmatch(path):
        names = [one.name for one in checked.programme.packs]
        if pack[1] in names:
            return None
        return f'packs.toml has no "{pack[1]}".', f"It has: {', '.join(names)}."
    found = _OF_NOTEBOOK.fullmatch(path)
    if found is None:
        return "no page is there.", _WRITE
    kind, name = found["kind"], found["name"]
    if kind in ("workshop", "page") and "." in path:
        return "no page is there.", _WRITE
    served = {one.name: one for one in checked.programme.served}
    if name not in served:
        return f'no notebook is called "{name}".', f"There are: {', '.join(served)}."
    right = address_of(served[name], checked.programme)
    if kind in ("workshop", "page") and right and path != right:
        return f'"{name}" is at {right}.', f'Write "../{right}".'
    other = checked.others.get(name)
    return _wrong_anchor(other, anchor) if other and anchor else None


_WRITE = (
    "Pages are at ../workshop/NAME and ../page/NAME, documents at "
    "../download/NAME.pdf, files of one's own at assets/NAME."
)


def _wrong_anchor(checked: Checked, anchor: str) -> tuple[str, str] | None:
    """Whether a page has what is named after “#”."""
    kind, _, name = anchor.partition("-")
    if not anchor:
        return None
    if kind in ("activity", "form") and name:
        if checked.run is None or name in asked(checked) or _is_shown(checked, name):
            return None  # what is named by no author is known from a run alone
        return (
            f'nothing there is called "{name}".',
            "Use the permanent name of an activity: #activity-NAME.",
        )
    if kind == "section" or anchor in _ids(checked):
        return None
    return (
        f'a page has no place "{anchor}".',
        "Lead to an activity, #activity-NAME, or to the page itself.",
    )


def _is_shown(checked: Checked, name: str) -> bool:
    made = checked.run.made if checked.run else ()
    return any(one.name == name for one in made)


def _ids(checked: Checked) -> set[str]:
    """What its author's own HTML names."""
    source = "\n".join(c.source for c in checked.written.cells if not c.is_code)
    return set(re.findall(r"\bid=[\"']?([\w-]+)", source))
