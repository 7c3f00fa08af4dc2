"""Where links lead: to a page, a file or an activity that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from toolkit.checking.finding import Finding
from toolkit.checking.markup import Mark, marks
from toolkit.checking.pictures import ASSETS, wrong_file
from toolkit.checking.referring import asked
from toolkit.checking.sheets import is_beside
from toolkit.checking.written import Checked
from toolkit.files import may_show
from toolkit.programme import Plan, Programme, Served
from toolkit.programme.agenda import section_name

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

_OWN_MACHINE = ("localhost", "127.", "0.0.0.0", "::1")  # noqa: S104 - nothing listens
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
                f'the link to "{mark.typed}" leads nowhere: {wrong[0]}',
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
    if not mark.address.strip():
        return "it has no address.", "Write where it leads, or take it out."
    address, anchor = urldefrag(mark.address)
    if not _is_within(mark.address):
        return _wrong_host(mark.address)
    folder = checked.written.served.folder
    if is_beside(checked, mark.cell, unquote(address)) or (
        address and may_show(folder, unquote(address.split("?")[0])) is not None
    ):
        return None
    if address.startswith("/"):
        return _wrong_root(checked, address, anchor)
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


def _is_within(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


def _wrong_host(address: str) -> tuple[str, str] | None:
    """What only its author has; what others serve is theirs."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "it is no address.", "Correct it."
    if parts.scheme == "file" or len(parts.scheme) == 1:
        said = "only the machine on which it was written has that file."
        return said, f"Put it into the folder {ASSETS}, and write {ASSETS}/NAME."
    if host.startswith(_OWN_MACHINE):
        said = f"“{host}” is everybody's own machine, and no server is there."
        return said, f"Write the address that everybody has. {_WRITE}"
    if parts.scheme == "javascript":
        return "it is a script, and links run none.", "Lead to a page, or take it out."
    return None


def _wrong_root(checked: Checked, address: str, anchor: str) -> tuple[str, str]:
    wrong = _wrong_page(checked, unquote(address.strip("/")), anchor)
    root = "a server may have its pages below another address."
    cure = f'Write it from this page on, such as "..{address}".'
    if wrong is None:
        return root, cure
    return f"{wrong[0]} And {root}", f"{wrong[1]} Begin it with “..”."


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
        run = checked.run
        if run is None or run.stuck is not None:
            return None
        if name in asked(checked) or _is_shown(checked, name):
            return None  # what is named by no author is known from a run alone
        return (
            f'nothing there is called "{name}".',
            "Use the permanent name of an activity: #activity-NAME.",
        )
    if anchor in _ids(checked) or anchor in (places := _sections(checked)):
        return None
    if kind == "section" and name:
        there = f" It has: {', '.join(places)}." if places else ""
        return f'no section of it is called "{anchor}".', f"Correct it.{there}"
    return (
        f'a page has no place "{anchor}".',
        "Lead to an activity, #activity-NAME, or to the page itself.",
    )


def _sections(checked: Checked) -> list[str]:
    """What its sections are called after “#”, as the page does."""
    if checked.plan is not None:
        return [section_name(checked.plan, entry) for entry in checked.plan.agenda]
    calls = [one for one in checked.written.calls if one.verb in ("section", "part")]
    made = checked.run.made if checked.run else ()
    titles = [checked.worded(call.name) for call in calls]
    titles += [one.name for one in made if one.verb == "part"]
    plain = [re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") for title in titles]
    names = [name.removeprefix("section-") for name in plain]
    numbers = map(str, range(1, len(calls) + 1))
    known = dict.fromkeys([*filter(None, names), *numbers])
    return [f"section-{each}" for each in known]


def _is_shown(checked: Checked, name: str) -> bool:
    made = checked.run.made if checked.run else ()
    return any(one.name == name for one in made)


def _ids(checked: Checked) -> set[str]:
    """What its author's own HTML names."""
    source = "\n".join(c.source for c in checked.written.cells if not c.is_code)
    return set(re.findall(r"\bid=[\"']?([\w-]+)", source))
