"""Whom scripts and style sheets ask, and whom they only name."""

from __future__ import annotations

import pytest

from toolkit.checking.asked import asked_by_script, asked_by_style

FAR = "https://far.example/x.js"
ASKS = [
    f'import x from "{FAR}";',
    f'import"{FAR}"',
    f"export {{ x }} from '{FAR}'",
    f'import {{ a,\n  b }} from "{FAR}"',
    f'import("{FAR}")',
    f"const x = await import(\n  `{FAR}`)",
    f'fetch("{FAR}", {{}})',
    f'new Worker("{FAR}")',
    'new WebSocket("wss://far.example/live")',
    f'importScripts("{FAR}")',
    f'script.src = "{FAR}"',
    'd3.csv("https://far.example/trees")',
    f'request.open("GET", "{FAR}")',
    "fetch(`//far.example/${name}.json`)",
    f'const a = "//"; fetch("{FAR}")',
    f'const a = x / 2, b = y / 3; fetch("{FAR}")',
    f'const a = /["\'`]/g; fetch("{FAR}")',
    f'const a = () => {{ return /["]/g }}; fetch("{FAR}")',
    f'const a = // why\n/["]/g; fetch("{FAR}")',
    f'const a = `${{b ? `${{c}}` : "}}"}}`; fetch("{FAR}")',
    f'const far = "{FAR}"; import(far)',
    'const far = { vega: "https://cdn.example/vega" }; s.src = far.vega',
    FAR,
]
NAMES = [
    f"// fetch('{FAR}')",
    f"/* import '{FAR}' */",
    f"""const a = "import x from '{FAR}'";""",
    f"const a = `fetch('{FAR}')`;",
    "const a = /fetch('https:\\/\\/far.example')/;",
    'const svg = "http://www.w3.org/2000/svg"; fetch("/here")',
    'link.href = "https://far.example/"; fetch(where)',
    f'const help = "{FAR}"; fetch("./near.json")',
    'const data = { "$schema": "https://far.example/x.json" }; fetch(data.url)',
    'fetch("/near"); import("./near.js"); import("data:text/javascript,1")',
    'Array.from("https"); x.src = "data:,"; new Worker(URL.createObjectURL(blob))',
    "const a = `cut off ${",
    "const a = `cut off \\",
]


@pytest.mark.parametrize("script", ASKS)
def test_a_script_that_asks_another_host_is_known(script: str) -> None:
    (asked,) = asked_by_script(script)
    assert asked.host in {"far.example", "cdn.example"}


@pytest.mark.parametrize("script", NAMES)
def test_a_script_that_only_names_a_host_asks_nobody(script: str) -> None:
    assert asked_by_script(script) == ()


def test_what_is_imported_at_the_top_is_needed_and_all_else_may_be() -> None:
    sure = [asked_by_script(script)[0].is_sure for script in ASKS]
    assert sure == [True] * 4 + [False] * (len(ASKS) - 5) + [True]


def test_a_library_may_name_what_it_fetches_when_it_is_asked_to() -> None:
    library = f"{'x();' * 200_000} image.src = '{FAR}'; const b = '{FAR}'; fetch(c);"
    assert asked_by_script(library) == ()
    assert asked_by_script(f"{library} import y from '{FAR}'")[0].is_sure


@pytest.mark.parametrize(
    ("style", "hosts"),
    [
        (f'@import "{FAR}";', ["far.example"]),
        (f"@IMPORT url({FAR});", ["far.example"]),
        ("p { background: url('//far.example/a.png') }", ["far.example"]),
        (f"/* url({FAR}) */ p {{ background: url(data:image/png;base64,) }}", []),
        ("@namespace svg url(http://www.w3.org/2000/svg);", []),
        ("p::after { content: 'https://far.example' }", []),
    ],
)
def test_a_style_sheet_asks_for_what_it_imports_and_draws(
    style: str, hosts: list[str]
) -> None:
    assert [asked.host for asked in asked_by_style(style)] == hosts
