"""What a framed file names is brought along, and nothing that no page may show."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from toolkit.server.page import framed as bringing
from toolkit.server.page.framed import Framed, framed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("dot.png", "sub/a b.png", ".hidden.png", "workshop.ipynb", "a.py"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "sub/look.css").write_text("p { background: url(a%20b.png) }")
    return tmp_path


def inside(kind: str, text: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(text.encode()).decode()}"


def made(folder: Path, html: str, at: str = "page.html") -> Framed:
    (folder / at).write_text(html, encoding="utf-8")
    return framed(folder / at, folder)


def shown(folder: Path, html: str, at: str = "page.html") -> str:
    return made(folder, html, at).data.decode()


@pytest.mark.parametrize(
    ("html", "comes"),
    [
        ('<img src="dot.png">', inside("image/png", "dot.png")),
        ("<img src='sub/a%20b.png?v=1'>", inside("image/png", "sub/a b.png")),
        ('<img srcset="dot.png 2x">', f"{inside('image/png', 'dot.png')} 2x"),
        ("<style>b{background:url('dot.png')}</style>", inside("image/png", "dot.png")),
        (
            '<link rel="stylesheet" href="sub/look.css">',
            inside(
                "text/css",
                f'p {{ background: url("{inside("image/png", "sub/a b.png")}") }}',
            ),
        ),
    ],
)
def test_what_it_names_comes_with_it(folder: Path, html: str, comes: str) -> None:
    assert comes in shown(folder, html)


def test_a_file_below_another_folder_names_its_own_neighbours(folder: Path) -> None:
    html = '<img src="a b.png"><img src="../dot.png">'
    found = shown(folder, html, at="sub/page.html")
    assert inside("image/png", "sub/a b.png") in found
    assert inside("image/png", "dot.png") in found


@pytest.mark.parametrize(
    "html",
    [
        '<img src=".hidden.png"><script src="workshop.ipynb"></script>',
        '<script src="a.py"></script><img src="../../etc/passwd">',
        '<img src="/dot.png"><img src="//far.example/dot.png"><img src="none.png">',
        '<img src="https://far.example/dot.png"><img src="data:,x"><img src="">',
        '<a href="dot.png">Dot</a><iframe src="dot.png"></iframe>',
        '<script>const text = "<img src=dot.png>" + `url(dot.png)`;</script>',
        '<script>const text = "<style>p { fill: url(dot.png) }</style>";</script>',
        f'<img src="{"x" * 300}.png"><img src="a%00b.png">',
        "<style>@import url(sub/look.css); a { fill: url(#dot) }</style>",
        "<style>a { background: url(https://far.example/dot.png) }",
        "<p>url(dot.png) é ∑</p>\r\n<!-- <img src='dot.png'> --><img src='[bad'>",
    ],
)
def test_all_else_stays_as_it_was_written(folder: Path, html: str) -> None:
    (folder / "page.html").write_bytes(html.encode())
    assert framed(folder / "page.html", folder).data.decode() == html


def test_no_more_comes_than_a_page_can_hold(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MOST", len("dot.png") * 2)
    html = '<img src="dot.png">' * 3
    assert shown(folder, html).count("data:image/png") == 2


def test_sheets_that_name_each_other_come_to_an_end(folder: Path) -> None:
    (folder / "one.css").write_text("@import url(two.css); b { fill: url(dot.png) }")
    (folder / "two.css").write_text("@import url(one.css);")
    found = shown(folder, '<link rel="stylesheet" href="one.css">')
    sheet = base64.b64decode(found.partition("base64,")[2].partition('"')[0]).decode()
    assert "@import url(two.css)" in sheet
    assert inside("image/png", "dot.png") in sheet


def test_a_folder_that_a_link_leads_to_has_its_own_neighbours(folder: Path) -> None:
    linked = folder / "workshop"
    linked.mkdir()
    (linked / "assets").symlink_to(folder, target_is_directory=True)
    (folder / "page.html").write_text('<img src="dot.png">')
    file = (linked / "assets/page.html").resolve()
    assert inside("image/png", "dot.png") in framed(file, linked).data.decode()


def test_it_is_made_anew_once_any_file_in_it_has_changed(folder: Path) -> None:
    html = '<link rel="stylesheet" href="sub/look.css"><img src="later.png">'
    first = made(folder, html)
    assert framed(folder / "page.html", folder) is first
    os.utime(folder / "sub/a b.png", (7, 7))
    second = framed(folder / "page.html", folder)
    assert second is not first
    assert second == first
    (folder / "later.png").write_bytes(b"later")
    assert framed(folder / "page.html", folder).tag != first.tag
    (folder / "page.html").write_text("Another")
    os.utime(folder / "page.html", (7, 7))
    assert framed(folder / "page.html", folder).data == b"Another"


def test_only_the_last_few_are_kept(folder: Path) -> None:
    first = made(folder, "First")
    for number in range(bringing.MOST_KEPT):
        shown(folder, "Another", at=f"{number}.html")
    assert framed(folder / "page.html", folder) is not first
