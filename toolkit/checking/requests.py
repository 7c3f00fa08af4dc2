"""What would be fetched from other hosts: pages have to work without them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from toolkit.checking.finding import Finding
from toolkit.checking.inside.orders import PROGRAMS
from toolkit.checking.markup import marks
from toolkit.checking.names import LEVELS
from toolkit.checking.offline import BRING, offline_cure
from toolkit.checking.written import Cell, Checked

_FETCHING = re.compile(
    r"^(?:requests|httpx|urllib3?|aiohttp|http)\b|(?:^|\.)urlopen$|(?:^|\.)read_\w+$"
    r"|(?:^|\.)urlretrieve$|(?:^|\.)from_url$"
)
_PROGRAMS = re.compile(rf"^\s*[!%](?:\s*)({PROGRAMS})\b", re.M)
_CURE = "Keep a copy in the folder, and read or show that."
_PLAYERS = {
    "www.youtube.com": "YouTubeVideo",
    "player.vimeo.com": "VimeoVideo",
    "www.scribd.com": "ScribdDocument",
}
"""What of IPython shows something of another host, which its author has not typed."""

_BESIDE = {"img.youtube.com": "www.youtube.com"}
_LINKED = (
    "Write a link to it in a Markdown cell, which opens by itself, or show a film of "
    'yours that lies beside the notebook: Video("film.mp4").'
)
_IN_FILE = re.compile(r"""(?:https?:|wss?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+""")


def requests(checked: Checked) -> Iterator[Finding]:
    """Scripts, frames, styles and clips of others, and Python that asks for more."""
    said: set[tuple[int, str]] = set()
    for mark in marks(checked):
        host = urlsplit(mark.address).netloc
        host = _BESIDE.get(host, host)
        is_new = host and (mark.cell.number, host) not in said
        if mark.what in ("fetched", "perhaps") and is_new:
            said.add((mark.cell.number, host))
            tell = _asked if mark.what == "fetched" else _may_ask
            yield tell(checked, host, mark.cell, mark.line)
    yield from _of_widgets(checked)
    for reached in checked.run.reached if checked.run else ():
        cell = checked.written.cell(reached.cell)
        host = _BESIDE.get(reached.host, reached.host)
        if (cell.number, host) not in said:
            said.add((cell.number, host))
            yield _asked(checked, host, cell, reached.line)
    for cell in checked.written.code:
        for host, line in _in_source(cell):
            if (cell.number, host) not in said:
                said.add((cell.number, host))
                yield _asked(checked, host, cell, line)


def _asked(checked: Checked, host: str, cell: Cell, line: int | None) -> Finding:
    said, cure = f"{host} is asked for something.", _CURE
    if player := _PLAYERS.get(host):
        said, cure = f"{player} asks {host}, and pages ask no other host.", _LINKED
        line = line or cell.line_of(f"{player}(")
    if re.fullmatch(PROGRAMS, host):
        said = f"the program {host} is started, which asks other hosts."
        cure = "Run it once yourself, keep what it brings in the folder, and read that."
    return checked.finding("request", said, cure, cell=cell, line=line)


def _may_ask(checked: Checked, host: str, cell: Cell, line: int | None) -> Finding:
    said = f"its script may ask {host} for something, and pages ask no other host."
    sources = (cell.source, *(each.source for each in checked.written.code))
    cures = (offline_cure(source) for source in sources)
    cure = next((cure for cure in cures if cure != BRING), BRING)
    return checked.finding("may-request", said, cure, cell=cell, line=line)


def _of_widgets(checked: Checked) -> Iterator[Finding]:
    """Widgets of others whose script or style sheet asks for more."""
    for one in checked.run.scripted if checked.run else ():
        cell = checked.written.cell(one.cell)
        rule, asks = ("request", "asks") if one.is_sure else ("may-request", "may ask")
        said = f"{one.name} {asks} {one.host} for a part of itself, and pages ask no "
        cure = offline_cure(f"{one.package} {one.name}")
        yield checked.finding(
            rule, f"{said}other host.", cure, cell=cell, line=one.line
        )


def _in_source(cell: Cell) -> Iterator[tuple[str, int]]:
    """Hosts that the source of *cell* asks, though it may not come to it here."""
    for found in _PROGRAMS.finditer(cell.source):
        yield found[1], cell.source[: found.start()].count("\n") + 1
    for node in ast.walk(cell.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        given = getattr(node.args[0], "value", None)
        if isinstance(given, str) and _FETCHING.search(ast.unparse(node.func)):
            host = urlsplit(given).netloc
            if host:
                yield host, node.lineno


def in_files(known: Mapping[str, Checked]) -> Iterator[Finding]:
    """Scripts and style sheets of the programme's own activities."""
    for checked in list(known.values())[:1]:
        for folder in (checked.root / "activities", checked.root / "notebooks"):
            for file in sorted(folder.rglob("*")):
                if file.suffix not in (".js", ".css", ".html"):
                    continue
                text = file.read_text(encoding="utf-8", errors="replace")
                for number, line in enumerate(text.splitlines(), start=1):
                    if found := _IN_FILE.search(line):
                        yield Finding(
                            file,
                            f"{found[0]} is named, and pages ask no other host.",
                            "Keep a copy beside it.",
                            line=number,
                            level=LEVELS["request"],
                            rule="request",
                        )
