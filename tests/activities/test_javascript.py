"""Scripts that take from each other become one, or say why they cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.activities import Activity
from toolkit.activities.base.component import module, said
from toolkit.activities.base.javascript import ModuleError, in_order, joined, read
from toolkit.activities.base.kind import narrower_kinds
from toolkit.files import ACTIVITIES, PACKAGE
from toolkit.server.page.assets import CLIENT, SCRIPT

Folder = dict[str, str]


def made(folder: Path, files: Folder) -> Path:
    """The file "top.js" of *files*, written to *folder*."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "top.js"


def names(top: Path) -> list[str]:
    return [source.path.name for source in in_order(top)]


def test_a_file_stands_after_what_it_takes_and_only_once(tmp_path: Path) -> None:
    top = made(
        tmp_path,
        {
            "top.js": (
                'import { b } from "./b.js";\nimport { a } from "./a.js";\n\na(b);\n'
            ),
            "b.js": 'import { a } from "./a.js";\n\nexport const b = a(1);\n',
            "a.js": "export const a = (x) => x;\n",
        },
    )
    assert names(top) == ["a.js", "b.js", "top.js"]
    assert joined(in_order(top)) == "const a = (x) => x;\n\nconst b = a(1);\n\na(b);\n"


def test_every_form_of_giving_is_understood(tmp_path: Path) -> None:
    forms = (
        "export const a = 1;\nexport let b = 2;\nlet later;\nexport class C {}\n"
        "export function d() {}\nexport async function e() {}\n"
        "export function* f() {}\n"
    )
    takes = 'import {\n  C,\n  a,\n  b,\n  d,\n  e,\n  f,\n} from "./in/some.js";\n'
    top = made(tmp_path, {"top.js": takes, "in/some.js": forms})
    text = joined(in_order(top))
    assert "export" not in text
    assert "import" not in text
    assert text.startswith(forms.replace("export ", ""))


def test_what_explains_a_file_is_not_sent(tmp_path: Path) -> None:
    source = (
        "// What it is for.\n/** @type {number} */\nconst a = 1; // kept\n"
        "/**\n * @param {string} b\n */\nconst c = (b) => /** @type {Box} */ (b);\n"
        'const address = "https://there";\n'
    )
    kept = (
        "const a = 1; // kept\nconst c = (b) => (b);\n"
        'const address = "https://there";\n'
    )
    assert joined(in_order(made(tmp_path, {"top.js": source}))) == kept


def test_a_circle_is_refused_with_its_way(tmp_path: Path) -> None:
    top = made(
        tmp_path,
        {
            "top.js": 'import { a } from "./a.js";\n',
            "a.js": 'import { b } from "./b.js";\nexport const a = () => b;\n',
            "b.js": 'import { a } from "./a.js";\nexport const b = () => a;\n',
        },
    )
    with pytest.raises(ModuleError, match=r"in a circle: a\.js -> b\.js -> a\.js\. "):
        in_order(top)


def test_a_name_of_two_files_is_refused_even_when_neither_gives_it(
    tmp_path: Path,
) -> None:
    top = made(
        tmp_path,
        {
            "top.js": 'import { a } from "./a.js";\nconst row = a;\n',
            "a.js": "const row = 1;\nexport const a = row;\n",
        },
    )
    with pytest.raises(ModuleError, match=r"a\.js and top\.js both name row, .* Let"):
        in_order(top)


def test_taking_what_is_not_given_is_refused(tmp_path: Path) -> None:
    top = made(
        tmp_path,
        {
            "top.js": 'import { a, hidden } from "./a.js";\n',
            "a.js": "export const a = 1;\nconst hidden = 2;\n",
        },
    )
    with pytest.raises(ModuleError, match=r"top\.js takes hidden from a\.js, which"):
        in_order(top)


def test_taking_from_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    top = made(tmp_path, {"top.js": 'import { a } from "./gone.js";\n'})
    with pytest.raises(ModuleError, match=r"There is no script gone\.js"):
        in_order(top)


@pytest.mark.parametrize(
    "form",
    [
        'import a from "./a.js";',
        'import * as a from "./a.js";',
        'import "./a.js";',
        'import { a as b } from "./a.js";',
        "import { a } from './a.js';",
        'import { a } from "./a.js"',
        'import { a } from "elsewhere";',
        'import { a } from "./a.js" with { type: "json" };',
        '  import { a } from "./a.js";',
        "export default a;",
        "export { a };",
        'export { a } from "./a.js";',
        'export * from "./a.js";',
        "export const { a, b } = {};",
        "const { a, b } = {};",
        "const [a, b] = [];",
        "let a, b;",
        "export var a = 1;",
        "var a = 1;",
    ],
)
def test_a_form_that_is_not_known_is_refused_and_never_dropped(
    form: str, tmp_path: Path
) -> None:
    top = made(tmp_path, {"top.js": f"{form}\n", "a.js": "export const a = 1;\n"})
    with pytest.raises(ModuleError, match=r"top\.js says .*, which cannot be joined"):
        in_order(top)


def test_a_script_may_load_another_while_it_runs(tmp_path: Path) -> None:
    load = "const load = () =>\n  import(address);\n"
    assert joined(in_order(made(tmp_path, {"top.js": load}))) == load


def test_only_what_an_activity_says_is_filled_in() -> None:
    text = module("recall/recall", {"greeting": "Hello, {pupils}"})
    filled = said(text, lambda line: line.replace("{pupils}", "learners"))
    assert '"greeting": "Hello, learners"' in filled
    one, other = (
        [n for n in t.split("\n") if "Hello" not in n] for t in (text, filled)
    )
    assert one == other


SCRIPTS = sorted(PACKAGE.glob("**/*.js"))
IN_THE_PAGE_ITSELF = {
    CLIENT / name
    for name in (
        *("early.js", "closing.js", "too_old.js"),
        *("voila_early.js", "voila_line.js", "voila_answers.js"),
        *("charts.js", "printing_here.js"),
    )
}
ON_THE_SERVERS_OWN_PAGES = {
    CLIENT / name for name in ("door.js", "copying.js", "following.js", "inserting.js")
}
IN_JUPYTERLAB = {PACKAGE / "lab" / "edit.js"}


def test_every_script_belongs_to_the_page_or_to_an_activity() -> None:
    drawing = [path for path in SCRIPTS if {"render", "drawing"} & read(path).gives]
    used = {source.path for top in (*drawing, SCRIPT) for source in in_order(top)}
    elsewhere = IN_THE_PAGE_ITSELF | ON_THE_SERVERS_OWN_PAGES | IN_JUPYTERLAB
    assert set(SCRIPTS) - used == elsewhere


def test_a_name_means_one_thing_in_all_scripts() -> None:
    named: dict[str, list[str]] = {}
    for path in SCRIPTS:
        for name in read(path).names:
            named.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    del named["render"]
    twice = [f"{name}: {', '.join(by)}" for name, by in named.items() if len(by) > 1]
    assert twice == [], "Let one take it from the other, or give it another name."


def test_what_a_script_gives_another_takes() -> None:
    taken = {
        (other, name)
        for path in SCRIPTS
        for other, names in read(path).takes.items()
        for name in names
    }
    given = {(path, name) for path in SCRIPTS for name in read(path).gives}
    # These two are called by the lines that `component.py` writes around them.
    drawing = {(path, "render") for path in ACTIVITIES.glob("*/*.js")}
    drawing.add((PACKAGE / "notebook" / "beside.js", "render"))  # by `beside.py`
    drawing.add((CLIENT / "binding.js", "Binding"))  # by its type alone
    around = {(ACTIVITIES / "base" / "drawing.js", "drawing")}
    assert given - drawing - around == taken


DRAWN = [kind for kind in narrower_kinds(Activity) if "_esm" in vars(kind)]


@pytest.mark.parametrize("kind", DRAWN)
def test_an_activity_is_given_every_word_that_its_script_says(
    kind: type[Activity],
) -> None:
    [script] = ACTIVITIES.glob(f"*/{kind.kind}.js")
    says = re.findall(
        r"\bwords\.(?!length)([a-z_]+)\b(?!\()", script.read_text(encoding="utf-8")
    )
    text = kind._esm.default_value
    given = "".join(re.findall(r"^const (?:COMMON|WORDS) = .*", text, re.M))
    assert [word for word in says if f'"{word}": ' not in given] == []
